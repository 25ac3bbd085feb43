from fractions import Fraction

import pytest

from xlscore.exact import Interval
from xlscore.rules.base import Input, InputKind
from xlscore.rules.wording import (
    deducted,
    equals,
    equals_percent,
    figure,
    lacking,
    numbered,
    operand,
    percent,
    span,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("3.2", "3.2"),
        ("0.123456", "0.123456"),
        ("0.1234567", "约0.1235"),
        ("1/3", "约0.3333"),
        ("-3", "−3"),
        ("2.99999999", "约2.99999999"),
        ("-8/3", "约−2.6667"),
    ],
)
def test_a_figure_is_whole_only_if_it_is(value: str, text: str) -> None:
    assert figure(Fraction(value)) == text


@pytest.mark.parametrize(
    ("rate", "text"),
    [
        ("1.032", "=103.20%"),
        ("1.03256789", "=103.256789%"),
        ("1/3", "≈33.33%"),
        ("0.89999999999", "≈89.999999999%"),
        ("-1/3", "≈−33.33%"),
    ],
)
def test_a_rate_never_looks_like_a_whole_percent_it_is_not(rate: str, text: str) -> None:
    assert equals_percent(Fraction(rate)) == text


def test_cut_figures_are_not_called_equal() -> None:
    assert equals(Fraction(5, 2)) == "=2.5"
    assert equals(Fraction(1, 3)) == "≈0.3333"


def test_negative_terms_are_bracketed_and_declared_percents_are_short() -> None:
    assert operand(Fraction(-3)) == "（−3）"
    assert operand(Fraction(3)) == "3"
    assert percent(Fraction(9, 10)) == "90%"
    assert percent(Fraction(0)) == "0"


def test_a_deduction_stops_at_the_points() -> None:
    assert deducted(Fraction(6), Fraction(3), Fraction(1)) == "扣3×1=3分，得6−3=3分"
    assert deducted(Fraction(6), Fraction(6), Fraction(1)) == "扣6×1=6分，得6−6=0分"
    assert deducted(Fraction(6), Fraction(7), Fraction(1)) == "应扣7×1=7分，超过分值6分，扣完为止，得0分"


def test_bands_of_scores_say_which_ends_belong() -> None:
    assert span(Interval.parse("[6, 8)")) == "6分（含）至8分（不含）"
    assert span(Interval.parse("(6, 8]")) == "6分（不含）至8分（含）"
    assert span(Interval.parse("{20}")) == "20分"


def test_what_is_lacking_is_named_but_lists_of_dates_may_be_empty() -> None:
    inputs = [Input("a", "甲", InputKind.NUMBER), Input("b", "乙", InputKind.NUMBER), Input("d", "丙", InputKind.DATES)]
    assert lacking(inputs, {}) == "缺少甲、乙，无法计分"
    assert lacking(inputs, {"a": Fraction(0)}) == "缺少乙，无法计分"
    assert lacking(inputs, {"a": Fraction(0), "b": Fraction(0)}) == ""


def test_items_are_numbered_beyond_twenty() -> None:
    assert [numbered(place) for place in (1, 20, 21)] == ["①", "⑳", "（21）"]
