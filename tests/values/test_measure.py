from fractions import Fraction

import pytest

from xlscore.values.measure import scan_measure
from xlscore.values.notes import Note
from xlscore.values.numbers import LARGEST
from xlscore.values.read import read_value
from xlscore.values.reading import Exactness, Flag, Kind, Operator


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("16-18分", "16", "18", "分"),
        ("16~18分", "16", "18", "分"),
        ("16至18分", "16", "18", "分"),
        ("16 — 18分", "16", "18", "分"),
        ("16分-18分", "16", "18", "分"),
        ("90-95%", "0.9", "0.95", "%"),
        ("90%-95%", "0.9", "0.95", "%"),
        ("5-10万元", "50000", "100000", "元"),
        ("5万-10万元", "50000", "100000", "元"),
        ("5万元-10万元", "50000", "100000", "元"),
        ("-5%~-3%", "-0.05", "-0.03", "%"),
        ("16-16分", "16", "16", "分"),
    ],
)
def test_a_range_has_both_ends_in_one_unit(text: str, low: str, high: str, unit: str) -> None:
    reading = read_value(text)
    assert (reading.op, reading.unit) == (Operator.BETWEEN, unit)
    assert (reading.value, reading.value2) == (Fraction(low), Fraction(high))


def test_a_range_that_runs_backwards_has_no_value() -> None:
    reading = read_value("18-16分")
    assert (reading.value, reading.value2, reading.flags) == (None, None, frozenset({Flag.MALFORMED}))


def test_two_units_make_no_range() -> None:
    assert [found.unit for found in read_value("5个-6家").candidates] == ["个", "家"]


def test_an_equal_sign_before_a_range_agrees_and_any_other_clashes() -> None:
    assert read_value("=16-18分").op is Operator.BETWEEN
    assert read_value("≥16-18分").kind is Kind.CLASH


@pytest.mark.parametrize(
    ("text", "op", "value"),
    [
        ("提升10%", Operator.UNSTATED, "0.1"),
        ("提升10%以上", Operator.AT_LEAST, "0.1"),
        ("降低10%", Operator.UNSTATED, "-0.1"),
        ("降低10%以上", Operator.AT_MOST, "-0.1"),
        ("降低不超过10%", Operator.AT_LEAST, "-0.1"),
        ("下降超过10%", Operator.LESS, "-0.1"),
        ("降低了10%", Operator.UNSTATED, "-0.1"),
    ],
)
def test_a_decrease_is_a_negative_change_and_turns_its_sign(text: str, op: Operator, value: str) -> None:
    reading = read_value(text)
    assert (reading.op, reading.value, reading.flags) == (op, Fraction(value), frozenset({Flag.BASE_MISSING}))


def test_a_range_of_decreases_runs_from_the_larger_one() -> None:
    reading = read_value("降低5%-10%")
    assert (reading.value, reading.value2) == (Fraction(-1, 10), Fraction(-1, 20))


def test_a_change_that_names_its_base_lacks_nothing() -> None:
    assert read_value("较上年增长8.5%").flags == frozenset()
    assert read_value("同比下降3%").flags == frozenset()


def test_a_change_to_a_level_is_a_level() -> None:
    reading = read_value("降低至5%")
    assert (reading.value, reading.flags) == (Fraction(1, 20), frozenset())


def test_a_change_of_a_count_needs_no_base() -> None:
    reading = read_value("减少5人")
    assert (reading.value, reading.flags) == (Fraction(-5), frozenset())


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("每月1次", "次/月"),
        ("1次/月", "次/月"),
        ("每人1000元", "元/人"),
        ("1000元每人", "元/人"),
        ("每季度不少于2次", "次/季度"),
    ],
)
def test_each_in_front_is_the_denominator(text: str, unit: str) -> None:
    assert read_value(text).unit == unit


@pytest.mark.parametrize(
    ("text", "value"), [("百分之95", "0.95"), ("百分之九十五", "0.95"), ("百分之百", "1"), ("不低于百分之八十", "0.8")]
)
def test_parts_of_a_hundred_in_words(text: str, value: str) -> None:
    reading = read_value(text)
    assert (reading.value, reading.unit) == (Fraction(value), "%")


@pytest.mark.parametrize("text", ["十", "三%", "百", "两", "三十万元", "三千元"])
def test_a_chinese_numeral_without_counter_is_wording(text: str) -> None:
    assert read_value(text).kind is Kind.QUALITATIVE


def test_two_scale_words_are_ten_to_the_twelfth() -> None:
    assert read_value("1.5万亿元").value == Fraction("1.5") * 10**12


def test_per_mille_is_a_percent() -> None:
    assert read_value("5‰").value == Fraction(5, 1000)


def test_a_figure_beyond_all_measure_has_no_value() -> None:
    assert read_value(str(LARGEST - 1) + "个").value == LARGEST - 1
    assert read_value(str(LARGEST) + "个").flags == {Flag.MALFORMED}


@pytest.mark.parametrize("text", ["达到95%", "已完成95%", "95%完成", "控制在95%", "(95%)", "95%。", "95%；"])
def test_fillers_brackets_and_closing_marks_change_nothing(text: str) -> None:
    reading = read_value(text)
    assert (reading.value, reading.kind, reading.exactness) == (Fraction(19, 20), Kind.PERCENT, Exactness.EXACT)


@pytest.mark.parametrize(
    "text", ["100%达标", "100%完成", "100%全部完成", "100%(达标)", "≥95%(满意)", "90%(优秀)", "5台到位", "100%(已完成)"]
)
def test_words_that_only_praise_a_figure_belong_to_it(text: str) -> None:
    measure = scan_measure(text, 0)
    assert measure is not None
    assert measure.end == len(text)
    assert Note.FILLER in measure.notes


@pytest.mark.parametrize(
    "text", ["100%未达标", "100%(基本达标)", "100万元(约)", "95%(不满意)", "30天(内)", "10场未完成"]
)
def test_words_that_say_more_of_a_figure_stay_behind_it(text: str) -> None:
    measure = scan_measure(text, 0)
    assert measure is not None
    assert measure.end < len(text)
