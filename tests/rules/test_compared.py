from fractions import Fraction

import pytest

from tests.rules.make import rate, rule, score

SHAPE = rule("compared", zero="3", within="2", above="0")


@pytest.mark.parametrize(
    ("amount", "reference", "expected"),
    [
        ("-0.01", "50", None),
        ("0", "50", "3"),
        ("0", "0", "3"),
        ("0.01", "50", "2"),
        ("50", "50", "2"),
        ("50.01", "50", "0"),
        ("0.01", "0", "0"),
    ],
)
def test_one_amount_against_another(amount: str, reference: str, expected: str | None) -> None:
    assert score(SHAPE, rate(amount, reference), "3") == expected


def test_both_amounts_are_needed_even_where_one_is_zero() -> None:
    assert score(SHAPE, {"numerator": Fraction(0)}, "3") is None
    assert SHAPE.working({"numerator": Fraction(0)}, Fraction(3)) == "缺少对比金额，无法计分"


def test_the_most_is_the_best_case() -> None:
    assert SHAPE.most(Fraction(10)) == 3


def test_its_words() -> None:
    assert SHAPE.describe(Fraction(3)) == "金额为0，得3分；大于0且不超过对比金额，得2分；超过对比金额，得0分。"
    assert SHAPE.working(rate("0", "5"), Fraction(3)) == "金额为0，得3分"
    assert SHAPE.working(rate("5", "5"), Fraction(3)) == "金额5不超过对比金额5，得2分"
    assert SHAPE.working(rate("5.01", "5"), Fraction(3)) == "金额5.01超过对比金额5，得0分"
    assert SHAPE.working(rate("-1", "5"), Fraction(3)) == "金额为负数−1，评分标准未作规定，无法计分"


def test_its_formula() -> None:
    text = SHAPE.formula({"numerator": "(A2-B2)", "denominator": "C2"}, "D2")
    amount = "ROUND((A2-B2),6)"
    assert text == f'IF(COUNT(A2,B2,C2)<3,"",IF({amount}<0,"",IF({amount}=0,3,IF({amount}<=C2,2,0))))'
