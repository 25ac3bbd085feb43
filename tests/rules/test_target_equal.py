from fractions import Fraction

import pytest

from tests.rules.make import given, rule, score

SHAPE = rule("target_equal")


@pytest.mark.parametrize(
    ("target", "actual", "expected"),
    [
        ("10", "0", "0"),
        ("10", "9.99", "999/200"),
        ("10", "10", "5"),
        ("10", "10.01", "5"),
        ("0", "0", "5"),
        ("0", "0.01", "0"),
    ],
)
def test_the_target_itself_is_asked_for(target: str, actual: str, expected: str) -> None:
    assert score(SHAPE, given(target=target, actual=actual), "5") == expected


def test_its_words() -> None:
    assert SHAPE.describe(Fraction(5)) == (
        "实际完成值等于（或超过）年度指标值，得5分；未达到的，得分=实际完成值÷年度指标值×5分；年度指标值为0的，实际大于0得0分。"
    )
    assert SHAPE.working(given(target="10", actual="10"), Fraction(5)) == "实际完成值等于年度指标值10，得5分"
    assert SHAPE.working(given(target="10", actual="12"), Fraction(5)) == (
        "实际完成值12超过年度指标值10，按5分计，超过的情况宜说明"
    )
    assert SHAPE.working(given(target="10", actual="9"), Fraction(5)) == "实际完成值9未达到年度指标值10，得9÷10×5=4.5分"
    assert SHAPE.working(given(target="0", actual="0"), Fraction(5)) == "年度指标值为0，实际完成值为0，得5分"
    assert SHAPE.working(given(target="0", actual="1"), Fraction(5)) == "年度指标值为0，实际完成值1大于0，得0分"


def test_its_formula() -> None:
    assert "IF(A2=0,IF(B2=0,1,0),MIN(1,B2/A2))" in SHAPE.formula({"target": "A2", "actual": "B2"}, "C2")
