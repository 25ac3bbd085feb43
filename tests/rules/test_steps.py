from fractions import Fraction

import pytest

from tests.rules.make import rate, rule, score


@pytest.mark.parametrize(
    ("top", "whole", "started", "pro_rata"),
    [
        ("100", "6", "6", "6"),
        ("100.01", "6", "5", "599/100"),
        ("100.99", "6", "5", "501/100"),
        ("101", "5", "5", "5"),
        ("101.01", "5", "4", "499/100"),
        ("103.2", "3", "2", "14/5"),
        ("105.99", "1", "0", "1/100"),
        ("106", "0", "0", "0"),
        ("200", "0", "0", "0"),
        ("-20", "6", "6", "6"),
    ],
)
def test_how_steps_are_counted(top: str, whole: str, started: str, pro_rata: str) -> None:
    for count, expected in (("whole", whole), ("started", started), ("pro_rata", pro_rata), (None, whole)):
        shape = rule("step_over", limit="1", step="0.01", deduct="1", count=count)
        assert score(shape, rate(top), "6") == expected


def test_a_rate_binary_arithmetic_puts_a_step_too_low_is_counted_right() -> None:
    shape = rule("step_over", limit="1", step="0.01", deduct="1")
    assert score(shape, rate("115", "100"), "20") == "5"
    assert score(shape, rate("1.15", "1"), "20") == "5"


def test_the_published_case_that_decides_for_whole_steps() -> None:
    scores = [
        score(rule("step_short", limit="1", step="0.05", deduct="2", count=count), rate("99.27"), "8")
        for count in ("whole", "started", "pro_rata")
    ]
    assert scores == ["8", "6", "1927/250"]


def test_only_measured_steps_are_continuous() -> None:
    for count, expected in (("whole", False), ("started", False), (None, False), ("pro_rata", True)):
        assert rule("step_over", limit="1", step="0.01", deduct="1", count=count).continuous is expected


@pytest.mark.parametrize(
    ("count", "text"),
    [
        ("whole", "比率≤100%，得5分；每超过1个百分点扣0.5分（不足1个百分点不扣），扣完为止。"),
        ("started", "比率≤100%，得5分；每超过1个百分点扣0.5分（不足1个百分点按1个百分点计），扣完为止。"),
        ("pro_rata", "比率≤100%，得5分；每超过1个百分点扣0.5分（按实际幅度比例扣），扣完为止。"),
    ],
)
def test_the_wording_names_the_counting(count: str, text: str) -> None:
    assert rule("step_over", limit="1", step="0.01", deduct="0.5", count=count).describe(Fraction(5)) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        ("whole", "按整数计3个百分点，扣3×1=3分，得6−3=3分"),
        ("started", "不足1个按1个计，共4个百分点，扣4×1=4分，得6−4=2分"),
        ("pro_rata", "按比例计3.2个百分点，扣3.2×1=3.2分，得6−3.2=2.8分"),
    ],
)
def test_the_working_names_the_counting(count: str, text: str) -> None:
    shape = rule("step_over", limit="1", step="0.01", deduct="1", count=count)
    assert shape.working(rate("103.2"), Fraction(6)) == f"比率=103.2÷100=103.20%，超过100%共3.2个百分点，{text}"


@pytest.mark.parametrize(
    ("count", "text"),
    [
        ("whole", "按整步计1步，扣1×2=2分，得8−2=6分"),
        ("started", "不足一步按一步计，共2步，扣2×2=4分，得8−4=4分"),
        ("pro_rata", "按比例计1.4步，扣1.4×2=2.8分，得8−2.8=5.2分"),
    ],
)
def test_the_working_counts_steps_that_are_no_percentage_point(count: str, text: str) -> None:
    shape = rule("step_over", limit="1", step="0.05", deduct="2", count=count)
    assert shape.working(rate("107"), Fraction(8)) == (
        f"比率=107÷100=107.00%，超过100%共7个百分点，每5个百分点为一步，{text}"
    )


def test_the_working_of_less_than_one_step_and_of_none() -> None:
    shape = rule("step_over", limit="1", step="0.01", deduct="1")
    assert shape.working(rate("100.5"), Fraction(6)) == (
        "比率=100.5÷100=100.50%，超过100%共0.5个百分点，按整数计0个百分点，不扣分，得6分"
    )
    assert shape.working(rate("100"), Fraction(6)) == "比率=100÷100=100.00%，未超过100%，得6分"


@pytest.mark.parametrize(
    ("count", "text"),
    [
        ("whole", "MAX(0,6-0.5*MAX(0,INT(ROUND((A2-1.05*B2)/(0.01*B2),10))))"),
        ("started", "MAX(0,6-0.5*MAX(0,ROUNDUP(ROUND((A2-1.05*B2)/(0.01*B2),10),0)))"),
        ("pro_rata", "MAX(0,6-0.5*MAX(0,(A2-1.05*B2)/(0.01*B2)))"),
    ],
)
def test_the_formula_counts_after_cutting_residue(count: str, text: str) -> None:
    shape = rule("step_over", limit="1.05", step="0.01", deduct="0.5", count=count)
    found = shape.formula({"numerator": "A2", "denominator": "B2"}, "6")
    assert found == f'IF(COUNT(A2,B2)<2,"",IF(B2<=0,"",{text}))'
