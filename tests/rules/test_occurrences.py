from fractions import Fraction

import pytest

from tests.rules.make import given, rule, score

SHAPE = rule("occurrences", deduct="0.5", label="未按计划下达的专项个数")


@pytest.mark.parametrize(("cases", "expected"), [("0", "3"), ("1", "5/2"), ("5", "1/2"), ("6", "0"), ("7", "0")])
def test_every_case_costs_points(cases: str, expected: str) -> None:
    assert score(SHAPE, given(cases=cases), "3") == expected


@pytest.mark.parametrize("cases", ["-1", "0.5", "-0.5"])
def test_what_is_no_count_has_no_score(cases: str) -> None:
    assert score(SHAPE, given(cases=cases), "3") is None
    assert "次数应为不小于0的整数，无法计分" in SHAPE.working(given(cases=cases), Fraction(3))


def test_it_reads_like_a_score_sheet() -> None:
    assert SHAPE.describe(Fraction(3)) == "未按计划下达的专项个数为0，得3分；每出现一例扣0.5分，扣完为止。"
    assert rule("occurrences", deduct="1").inputs()[0].label == "违规次数"


def test_its_working() -> None:
    assert SHAPE.working({}, Fraction(3)) == "缺少未按计划下达的专项个数，无法计分"
    assert SHAPE.working(given(cases="0"), Fraction(3)) == "未按计划下达的专项个数为0，不扣分，得3分"
    assert SHAPE.working(given(cases="2"), Fraction(3)) == "未按计划下达的专项个数为2，扣2×0.5=1分，得3−1=2分"


def test_its_formula() -> None:
    text = SHAPE.formula({"cases": "A2"}, "B2")
    assert text == 'IF(COUNT(A2,B2)<2,"",IF(OR(A2<0,INT(A2)<>A2),"",MAX(0,B2-0.5*A2)))'
