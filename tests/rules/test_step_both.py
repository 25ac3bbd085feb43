from fractions import Fraction

import pytest

from tests.rules.make import rate, rule, score

SHAPE = rule("step_both", limit="1", step="0.05", deduct="2")


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("84.99", "0"),
        ("85", "0"),
        ("85.01", "2"),
        ("90", "2"),
        ("90.01", "4"),
        ("95", "4"),
        ("95.01", "6"),
        ("100", "6"),
        ("104.99", "6"),
        ("105", "4"),
        ("109.99", "4"),
        ("110", "2"),
        ("114.99", "2"),
        ("115", "0"),
    ],
)
def test_steps_on_either_side_cost_points(top: str, expected: str) -> None:
    assert score(SHAPE, rate(top), "6") == expected


def test_it_reads_like_a_score_sheet() -> None:
    assert (
        SHAPE.describe(Fraction(6)) == "比率=100%，得6分；每超过或低于5个百分点扣2分（不足5个百分点不扣），扣完为止。"
    )


def test_its_working_names_the_side() -> None:
    assert SHAPE.working(rate("106"), Fraction(6)) == (
        "比率=106÷100=106.00%，超过100%共6个百分点，每5个百分点为一步，按整步计1步，扣1×2=2分，得6−2=4分"
    )
    assert SHAPE.working(rate("97"), Fraction(6)) == (
        "比率=97÷100=97.00%，低于100%共3个百分点，每5个百分点为一步，按整步计0步，不扣分，得6分"
    )
    assert SHAPE.working(rate("100"), Fraction(6)) == "比率=100÷100=100.00%，等于100%，得6分"


def test_its_formula_measures_both_ways() -> None:
    text = SHAPE.formula({"numerator": "A2", "denominator": "B2"}, "6")
    assert "INT(ROUND(ABS(A2-B2)/(0.05*B2),10))" in text
