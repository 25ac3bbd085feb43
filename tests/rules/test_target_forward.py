from fractions import Fraction

import pytest

from tests.rules.make import given, rule, score

SHAPE = rule("target_forward")


@pytest.mark.parametrize(
    ("target", "actual", "expected"),
    [
        ("10", "0", "0"), ("10", "9.99", "999/200"), ("10", "10", "5"), ("10", "10.01", "5"), ("10", "100", "5"),
        ("3", "1", "5/3"), ("0", "0", "5"), ("0", "7", "5"), ("0.95", "0.95", "5"),
    ],
)  # fmt: skip
def test_the_more_the_better_up_to_the_target(target: str, actual: str, expected: str) -> None:
    assert score(SHAPE, given(target=target, actual=actual), "5") == expected


def test_its_words() -> None:
    assert SHAPE.describe(Fraction(5)) == "实际完成值达到年度指标值，得5分；未达到的，得分=实际完成值÷年度指标值×5分。"
    assert SHAPE.working(given(target="10", actual="10"), Fraction(5)) == "实际完成值10达到年度指标值10，得5分"
    assert SHAPE.working(given(target="10", actual="9"), Fraction(5)) == "实际完成值9未达到年度指标值10，得9÷10×5=4.5分"
    assert (
        SHAPE.working(given(target="0", actual="3"), Fraction(5))
        == "年度指标值为0，实际完成值3不低于0，得5分，指标值宜核实"
    )


def test_its_formula() -> None:
    assert SHAPE.formula({"target": "A2", "actual": "B2"}, "C2") == (
        'IF(COUNT(A2,B2,C2)<3,"",IF(A2<0,"",IF(B2<0,0,C2*IF(A2=0,1,MIN(1,B2/A2)))))'
    )
