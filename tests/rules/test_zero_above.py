from fractions import Fraction

import pytest

from tests.rules.make import rate, rule, score

PLAN = rule("zero_above", limit="1")
LOOSE = rule("zero_above", limit="1.05")


@pytest.mark.parametrize(("top", "expected"), [("0", "2"), ("99.99", "2"), ("100", "2"), ("100.01", "0"), ("500", "0")])
def test_nothing_as_soon_as_the_limit_is_passed(top: str, expected: str) -> None:
    assert score(PLAN, rate(top), "2") == expected


@pytest.mark.parametrize(("top", "expected"), [("105", "2"), ("105.01", "0")])
def test_another_limit(top: str, expected: str) -> None:
    assert score(LOOSE, rate(top), "2") == expected


@pytest.mark.parametrize(
    ("top", "bottom", "expected"),
    [("0.01", "0", "0"), ("0", "0", None), ("-1", "0", None), ("1", "-1", None), ("-2", "-1", None)],
)
def test_without_a_base_only_spending_is_scored(top: str, bottom: str, expected: str | None) -> None:
    assert score(PLAN, rate(top, bottom), "2") == expected


def test_its_words() -> None:
    assert PLAN.describe(Fraction(2)) == "比率>100%（含基数为0而有发生数的），得0分；比率≤100%，得2分。"
    assert PLAN.working({}, Fraction(2)) == "缺少比率的分子、比率的分母，无法计分"
    assert PLAN.working(rate("100.01"), Fraction(2)) == "比率=100.01÷100=100.01%，超过100%，得0分"
    assert PLAN.working(rate("100"), Fraction(2)) == "比率=100÷100=100.00%，未超过100%，得2分"
    assert PLAN.working(rate("5", "0"), Fraction(2)) == "基数为0而发生数为5，视为超过，得0分"
    assert PLAN.working(rate("0", "0"), Fraction(2)) == "基数为0，发生数为0，比率无法计算，不能据此计分"
    assert PLAN.working(rate("1", "-1"), Fraction(2)) == "比率的分母为负数（−1），不能据此计分"


def test_its_formula_needs_no_division() -> None:
    assert LOOSE.formula({"numerator": "A2", "denominator": "B2"}, "C2") == (
        'IF(COUNT(A2,B2,C2)<3,"",IF(OR(B2<0,AND(B2=0,A2<=0)),"",IF(ROUND(A2-1.05*B2,6)>0,0,C2)))'
    )
