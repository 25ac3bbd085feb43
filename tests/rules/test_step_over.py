from fractions import Fraction

import pytest

from tests.rules.make import rate, rule, score

CONTROL = rule("step_over", limit="1", step="0.01", deduct="0.5")
CHANGE = rule("step_over", limit="0", step="0.01", deduct="0.5")


@pytest.mark.parametrize(
    ("top", "expected"), [("0", "5"), ("100", "5"), ("100.99", "5"), ("101", "9/2"), ("109.99", "1/2"), ("110", "0")]
)
def test_steps_above_the_limit_cost_points(top: str, expected: str) -> None:
    assert score(CONTROL, rate(top), "5") == expected


@pytest.mark.parametrize(("top", "expected"), [("-30", "5"), ("0", "5"), ("0.99", "5"), ("1", "9/2")])
def test_a_limit_of_zero_is_for_changes(top: str, expected: str) -> None:
    assert score(CHANGE, rate(top), "5") == expected
    assert CHANGE.describe(Fraction(5)).startswith("比率≤0，得5分；每超过1个百分点")


def test_its_formula_with_a_limit_of_zero_needs_no_difference() -> None:
    text = CHANGE.formula({"numerator": "A2", "denominator": "B2"}, "5")
    assert "INT(ROUND(A2/(0.01*B2),10))" in text
