from fractions import Fraction

import pytest

from tests.rules.make import given, rule, score

RANGES = [{"label": "好", "low": "3", "high": "5"}]
REPORT = rule(
    "combined",
    parts=[
        {"label": "正文", "points": "8", "rule": {"kind": "occurrences", "deduct": "2", "label": "正文缺项"}},
        {"label": "附件", "points": "7", "rule": {"kind": "occurrences", "deduct": "2", "label": "附件缺项"}},
    ],
)
MIXED = rule(
    "combined",
    parts=[
        {"label": "权重", "points": "5", "rule": {"kind": "proportional"}},
        {"label": "内容", "points": "5", "rule": {"kind": "judged", "ranges": RANGES}},
    ],
)


@pytest.mark.parametrize(
    ("body", "annexes", "expected"),
    [("0", "0", "15"), ("1", "0", "13"), ("0", "3", "9"), ("0", "4", "8"), ("4", "3", "1"), ("5", "9", "0")],
)
def test_each_part_stops_at_zero_by_itself(body: str, annexes: str, expected: str) -> None:
    assert score(REPORT, given({"1.cases": body, "2.cases": annexes}), "15") == expected


def test_one_part_unknown_leaves_the_whole_unknown() -> None:
    facts = given({"1.cases": "1"})
    assert score(REPORT, facts, "15") is None
    assert REPORT.working(facts, Fraction(15)) == (
        "①正文：正文缺项为1，扣1×2=2分，得8−2=6分；②附件：缺少附件缺项，无法计分；有分项无法计分，合计无法得出"
    )


def test_the_chosen_score_of_a_judged_part_is_an_input_of_its_own() -> None:
    assert [item.name for item in MIXED.inputs()] == ["1.numerator", "1.denominator", "2.level", "2.chosen"]
    facts = {"1.numerator": "1", "1.denominator": "2", "2.level": "1"}
    assert score(MIXED, given(facts | {"2.chosen": "4"}), "10") == "13/2"
    assert score(MIXED, given(facts | {"2.chosen": "5.01"}), "10") is None
    assert not MIXED.judges({})
    assert MIXED.allowed({}, Fraction(10)) is None


def test_the_most_is_the_sum_of_the_parts() -> None:
    assert REPORT.most(Fraction(0)) == 15
    assert MIXED.most(Fraction(0)) == 10


def test_it_is_continuous_only_where_every_part_is() -> None:
    smooth = {"label": "甲", "points": "1", "rule": {"kind": "proportional"}}
    assert rule("combined", parts=[smooth, smooth]).continuous
    assert not MIXED.continuous


def test_its_words() -> None:
    assert REPORT.describe(Fraction(15)) == (
        "①正文（8分）：正文缺项为0，得8分；每出现一例扣2分，扣完为止。②附件（7分）：附件缺项为0，得7分；每出现一例扣2分，扣完为止。"
    )
    assert REPORT.working(given({"1.cases": "0", "2.cases": "4"}), Fraction(15)) == (
        "①正文：正文缺项为0，不扣分，得8分；②附件：附件缺项为4，应扣4×2=8分，超过分值7分，扣完为止，得0分；合计得8分"
    )


def test_its_formula_is_a_sum_that_fails_on_any_unknown_part() -> None:
    text = REPORT.formula({"1.cases": "A2", "2.cases": "B2"}, "C2")
    first = 'IF(COUNT(A2)<1,"",IF(OR(A2<0,INT(A2)<>A2),"",MAX(0,8-2*A2)))'
    second = 'IF(COUNT(B2)<1,"",IF(OR(B2<0,INT(B2)<>B2),"",MAX(0,7-2*B2)))'
    assert text == f'IFERROR({first}+{second},"")'
