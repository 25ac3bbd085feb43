from fractions import Fraction

import pytest
from pydantic import ValidationError

from tests.rules.make import given, rule, score
from xlscore.rules import RuleShape

SHAPES = [
    rule("target_forward"),
    rule("target_equal"),
    rule("target_reverse", way="quotient"),
    rule("target_reverse", way="deviation"),
]


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_a_negative_actual_earns_nothing_whatever_the_target(shape: RuleShape) -> None:
    for target in ("10", "0"):
        facts = given(target=target, actual="-0.01")
        assert score(shape, facts, "5") == "0"
        assert shape.working(facts, Fraction(5)) == "实际完成值为负数−0.01，不得分"


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_a_negative_target_has_no_score(shape: RuleShape) -> None:
    for actual in ("-20", "0", "5"):
        facts = given(target="-10", actual=actual)
        assert score(shape, facts, "5") is None
        assert shape.working(facts, Fraction(5)) == "年度指标值为负数−10，评分标准未作规定，无法计分"


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_both_figures_are_needed(shape: RuleShape) -> None:
    assert score(shape, given(target="1"), "5") is None
    assert shape.working(given(target="1"), Fraction(5)) == "缺少实际完成值，无法计分"
    assert shape.working(given(actual="1"), Fraction(5)) == "缺少年度指标值，无法计分"


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_they_are_continuous(shape: RuleShape) -> None:
    assert shape.continuous
    assert not shape.judges({})


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        ("0", "0"),
        ("5.99", "0"),
        ("6", "0"),
        ("6.01", "1/40"),
        ("8", "5"),
        ("9.99", "399/40"),
        ("10", "10"),
        ("12", "10"),
    ],
)
def test_the_threshold_stretches_what_lies_above_it(actual: str, expected: str) -> None:
    for kind in ("target_forward", "target_equal"):
        assert score(rule(kind, threshold="0.60"), given(target="10", actual=actual), "10") == expected


@pytest.mark.parametrize("threshold", ["0", "1", "1.2", "-0.1"])
def test_a_threshold_outside_nothing_and_all_is_refused(threshold: str) -> None:
    with pytest.raises(ValidationError):
        rule("target_forward", threshold=threshold)


def test_the_words_of_the_threshold() -> None:
    shape = rule("target_forward", threshold="0.60")
    assert shape.describe(Fraction(10)) == (
        "实际完成值达到年度指标值，得10分；未达到的，完成比例=实际完成值÷年度指标值，低于60%得0分，否则得分=（完成比例−60%）÷40%×10分。"
    )
    assert shape.working(given(target="9", actual="7"), Fraction(10)) == (
        "实际完成值7未达到年度指标值9，完成比例=7÷9≈77.78%，得（完成比例−60%）÷40%×10≈4.4444分"
    )
    assert shape.working(given(target="10", actual="5.9"), Fraction(10)) == (
        "实际完成值5.9未达到年度指标值10，完成比例=5.9÷10=59.00%，低于及格门槛60%，得0分"
    )


def test_the_threshold_in_excel() -> None:
    text = rule("target_forward", threshold="0.60").formula({"target": "A2", "actual": "B2"}, "C2")
    assert text == ('IF(COUNT(A2,B2,C2)<3,"",IF(A2<0,"",IF(B2<0,0,C2*IF(A2=0,1,MAX(0,(MIN(1,B2/A2)-0.6)/0.4)))))')
