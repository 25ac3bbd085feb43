from fractions import Fraction

import pytest

from tests.rules.make import rate, rule, score

SHAPE = rule("step_short", limit="1", step="0.05", deduct="2")


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("120", "5"),
        ("100", "5"),
        ("95.01", "5"),
        ("95", "3"),
        ("90.01", "3"),
        ("90", "1"),
        ("85.01", "1"),
        ("85", "0"),
        ("-5", "0"),
    ],
)
def test_steps_below_the_limit_cost_points(top: str, expected: str) -> None:
    assert score(SHAPE, rate(top), "5") == expected


def test_it_reads_like_a_score_sheet() -> None:
    assert SHAPE.describe(Fraction(5)) == "比率≥100%，得5分；每低于5个百分点扣2分（不足5个百分点不扣），扣完为止。"


def test_its_working_on_either_side() -> None:
    assert SHAPE.working(rate("94"), Fraction(5)) == (
        "比率=94÷100=94.00%，低于100%共6个百分点，每5个百分点为一步，按整步计1步，扣1×2=2分，得5−2=3分"
    )
    assert SHAPE.working(rate("100"), Fraction(5)) == "比率=100÷100=100.00%，不低于100%，得5分"


def test_its_formula_measures_downwards() -> None:
    text = SHAPE.formula({"numerator": "A2", "denominator": "B2"}, "5")
    assert "INT(ROUND((-(A2-B2))/(0.05*B2),10))" in text
