from fractions import Fraction

import pytest

from tests.rules.make import given, rule, score

QUOTIENT = rule("target_reverse", way="quotient")
DEVIATION = rule("target_reverse", way="deviation")


@pytest.mark.parametrize(
    ("target", "actual", "quotient", "deviation"),
    [
        ("10", "0", "10", "10"),
        ("10", "10", "10", "10"),
        ("10", "10.01", "10000/1001", "999/100"),
        ("10", "15", "20/3", "5"),
        ("10", "19.99", "10000/1999", "1/100"),
        ("10", "20", "5", "0"),
        ("10", "40", "5/2", "0"),
        ("0", "0", "10", "10"),
        ("0", "0.01", "0", "0"),
    ],
)
def test_the_less_the_better_down_to_the_target(target: str, actual: str, quotient: str, deviation: str) -> None:
    facts = given(target=target, actual=actual)
    assert score(QUOTIENT, facts, "10") == quotient
    assert score(DEVIATION, facts, "10") == deviation


def test_the_words_of_the_quotient() -> None:
    assert QUOTIENT.describe(Fraction(10)) == (
        "实际完成值不超过年度指标值，得10分；超过的，得分=年度指标值÷实际完成值×10分；年度指标值为0的得0分。"
    )
    assert QUOTIENT.working(given(target="10", actual="15"), Fraction(10)) == (
        "实际完成值15超过年度指标值10，得10÷15×10≈6.6667分"
    )
    assert QUOTIENT.working(given(target="10", actual="10"), Fraction(10)) == "实际完成值10未超过年度指标值10，得10分"
    assert QUOTIENT.working(given(target="0", actual="1"), Fraction(10)) == "年度指标值为0，实际完成值1大于0，得0分"


def test_the_words_of_the_deviation() -> None:
    assert DEVIATION.describe(Fraction(10)) == (
        "实际完成值不超过年度指标值，得10分；超过的，得分=（1−（实际完成值−年度指标值）÷年度指标值）×10分，最低0分；年度指标值为0的得0分。"
    )
    assert DEVIATION.working(given(target="10", actual="15"), Fraction(10)) == (
        "实际完成值15超过年度指标值10，得（1−（15−10）÷10）×10=5分"
    )
    assert DEVIATION.working(given(target="10", actual="20"), Fraction(10)) == (
        "实际完成值20超过年度指标值10，超出幅度达到或超过100%，得0分"
    )


def test_its_formulas() -> None:
    cells = {"target": "A2", "actual": "B2"}
    assert "C2*IF(B2<=A2,1,A2/B2)" in QUOTIENT.formula(cells, "C2")
    assert "C2*IF(B2<=A2,1,IF(A2=0,0,MAX(0,1-(B2-A2)/A2)))" in DEVIATION.formula(cells, "C2")
