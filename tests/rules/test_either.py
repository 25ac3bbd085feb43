from fractions import Fraction

import pytest
from pydantic import ValidationError

from tests.rules.make import given, rule, score
from xlscore.rules.base import InputKind

FIRST = {"kind": "step_over", "limit": "0.1", "step": "0.01", "deduct": "0.5"}
SECOND = {"kind": "bands", "bands": {"(-inf, 0]": "7", "(0, inf)": "0"}}
SHAPE = rule("either", labels=["结转结余率", "结转结余变动率"], first=FIRST, second=SECOND)
FACTS = {"first.numerator": "12", "first.denominator": "100", "second.numerator": "-1", "second.denominator": "100"}


def test_only_the_chosen_rule_counts() -> None:
    assert score(SHAPE, given({"which": "1", **FACTS}), "5") == "4"
    assert score(SHAPE, given({"which": "2", **FACTS}), "5") == "7"
    assert score(SHAPE, given({"which": "1", "first.numerator": "12", "first.denominator": "100"}), "5") == "4"
    assert score(SHAPE, given({"which": "2", "first.numerator": "12", "first.denominator": "100"}), "5") is None


def test_without_a_choice_nothing_is_known() -> None:
    assert score(SHAPE, given(FACTS), "5") is None
    assert SHAPE.working(given(FACTS), Fraction(5)) == "缺少适用的评分标准，无法计分"
    assert SHAPE.working(given({"which": "3", **FACTS}), Fraction(5)) == "适用的评分标准不在所列两项之内，无法计分"


def test_its_inputs_are_the_choice_and_those_of_both() -> None:
    which, *rest = SHAPE.inputs()
    assert (which.name, which.kind, which.choices) == ("which", InputKind.CHOICE, ("结转结余率", "结转结余变动率"))
    assert [item.name for item in rest] == list(FACTS)
    assert rest[0].label == "结转结余率：比率的分子"


def test_the_most_is_the_better_of_the_two() -> None:
    assert SHAPE.most(Fraction(5)) == 7
    assert SHAPE.most(Fraction(8)) == 8


def test_it_is_continuous_only_where_both_are() -> None:
    smooth = {"kind": "proportional"}
    assert rule("either", labels=["甲", "乙"], first=smooth, second=smooth).continuous
    assert not rule("either", labels=["甲", "乙"], first=smooth, second=SECOND).continuous


def test_labels_must_differ() -> None:
    with pytest.raises(ValidationError, match="名称相同"):
        rule("either", labels=["甲", "甲"], first=FIRST, second=SECOND)


def test_its_words() -> None:
    assert SHAPE.describe(Fraction(5)) == (
        "两项择一适用。【结转结余率】比率≤10%，得5分；每超过1个百分点扣0.5分（不足1个百分点不扣），扣完为止。"
        "【结转结余变动率】比率≤0，得7分；比率>0，得0分。"
    )
    assert SHAPE.working(given({"which": "2", **FACTS}), Fraction(5)) == (
        "适用“结转结余变动率”：比率=（−1）÷100=−1.00%，属于“比率≤0”，得7分"
    )


def test_its_formula_is_the_choice_between_the_two() -> None:
    shape = rule("either", labels=["甲", "乙"], first={"kind": "binary"}, second={"kind": "binary"})
    text = shape.formula({"which": "A2", "first.fulfilled": "B2", "second.fulfilled": "C2"}, "2")
    assert text == (
        'IF(A2="甲",IF(OR(B2="是",B2="否"),2*(B2="是"),""),IF(A2="乙",IF(OR(C2="是",C2="否"),2*(C2="是"),""),""))'
    )
