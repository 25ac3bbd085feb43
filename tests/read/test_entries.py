from datetime import date, time, timedelta
from fractions import Fraction

import pytest

from tests.read.forms import facts, moment
from xlscore.cells import CellRef
from xlscore.model.submission import Entry, State
from xlscore.model.workbook import Cell, CellError, CellValue
from xlscore.read.entries import (
    amount_entry,
    in_unit,
    is_dash,
    number_entry,
    shown_value,
    text_entry,
    text_of,
    value_entry,
)
from xlscore.values import Flag, Kind, Operator

AT = CellRef("表", 7, 5)


def amount(value: CellValue, unit: str = "万元") -> Entry:
    return amount_entry(Cell(value), AT, unit)


@pytest.mark.parametrize(
    ("value", "state"),
    [
        (None, State.BLANK),
        ("  ", State.BLANK),
        ("未提供", State.NOT_PROVIDED),
        (" 未 提供 ", State.NOT_PROVIDED),
        ("（不适用）", State.NOT_APPLICABLE),
        ("—", State.NOT_APPLICABLE),
        ("／", State.NOT_APPLICABLE),
        ("7,00.0,77", State.MALFORMED),
        ("7.50.", State.MALFORMED),
        ("无", State.MALFORMED),
        (True, State.MALFORMED),
        (moment(2021, 3, 1), State.MALFORMED),
        (float("nan"), State.MALFORMED),
        (timedelta(1), State.MALFORMED),
    ],
)
def test_without_figure_the_state_says_why_and_the_value_is_none(value: CellValue, state: State) -> None:
    for entry in (amount(value), number_entry(Cell(value), AT)):
        assert facts(entry.state, entry.value, entry.at) == (state, None, AT)


def test_a_cell_that_does_not_exist_is_blank_with_its_address() -> None:
    assert amount_entry(None, AT, "元") == number_entry(None, AT) == text_entry(None, AT) == Entry(State.BLANK, AT)


def test_malformed_text_is_kept_as_typed() -> None:
    assert amount("7,00.0,77").text == "7,00.0,77"


def test_an_error_value_is_malformed_and_named() -> None:
    entry = number_entry(Cell(CellError("#REF!"), formula="A1/B1"), AT)
    assert facts(entry.state, entry.error, entry.formula, entry.value) == (State.MALFORMED, "#REF!", "A1/B1", None)


def test_a_formula_without_calculated_value_is_blank_and_uncached() -> None:
    entry = number_entry(Cell(None, formula="SUM(A1:A3)", cached=False), AT)
    assert facts(entry.state, entry.uncached, entry.formula) == (State.BLANK, True, "SUM(A1:A3)")


def test_a_formula_that_shows_nothing_is_blank_but_calculated() -> None:
    assert not number_entry(Cell("", formula='IF(A1="","",1)'), AT).uncached


@pytest.mark.parametrize(
    ("value", "number_format", "exactly", "places", "percent", "text"),
    [
        (98.87, "General", Fraction(9887, 100), 2, False, "98.87"),
        (98.87, "0.0", Fraction(9887, 100), 1, False, "98.9"),
        (0.1 + 0.2, "General", Fraction(3, 10), 1, False, "0.3"),
        (12, "#,##0.00", Fraction(12), 2, False, "12.00"),
        (0.9887, "0.00%", Fraction(9887, 10000), 2, True, "98.87%"),
        (0.9887, "0%", Fraction(9887, 10000), 0, True, "99%"),
        (-3, "General", Fraction(-3), 0, False, "-3"),
        (0, "General", Fraction(0), 0, False, "0"),
    ],
)
def test_typed_numbers_are_exact_with_the_places_their_format_prints(
    value: float, number_format: str, exactly: Fraction, places: int, percent: bool, text: str
) -> None:
    entry = number_entry(Cell(value, number_format=number_format), AT)
    assert entry == Entry(State.GIVEN, AT, exactly, text=text, places=places, percent=percent)


@pytest.mark.parametrize(
    ("text", "unit", "value", "places"),
    [
        ("１，２３４．５６万元", "万元", Fraction(123456, 100), 2),
        ("1,234.56", "万元", Fraction(123456, 100), 2),
        ("766. 17万元", "万元", Fraction(76617, 100), 2),
        ("2026400元", "万元", Fraction(20264, 100), 4),
        ("10.5万元", "元", Fraction(105000), -3),
        ("0.5亿元", "万元", Fraction(5000), -3),
        ("1,234.50", "元", Fraction(123450, 100), 2),
        ("14.8万", "万元", Fraction(148, 10), 1),
    ],
)
def test_amounts_in_words_come_in_the_unit_of_the_line(text: str, unit: str, value: Fraction, places: int) -> None:
    entry = amount(text, unit)
    assert facts(entry.state, entry.value, entry.places, entry.text) == (State.GIVEN, value, places, text)
    assert entry.reading is not None


@pytest.mark.parametrize("text", ["90%", "16-18万元", "12元/人"])
def test_what_is_no_single_amount_is_malformed_although_it_has_a_reading(text: str) -> None:
    entry = amount(text)
    assert facts(entry.state, entry.value, entry.places) == (State.MALFORMED, None, None)
    assert entry.reading is not None


@pytest.mark.parametrize(
    ("text", "value"), [("9.89分", Fraction(989, 100)), ("１５", Fraction(15)), ("5.0", Fraction(5))]
)
def test_points_in_words(text: str, value: Fraction) -> None:
    assert number_entry(Cell(text), AT).value == value


@pytest.mark.parametrize("text", ["10%", "4-5", "满分", "≤10", "10分以上", "增加2分"])
def test_points_that_are_no_plain_number_are_malformed(text: str) -> None:
    assert number_entry(Cell(text), AT).state is State.MALFORMED


def test_a_count_with_its_unit() -> None:
    assert number_entry(Cell("18人"), AT, unit="人", column="actual").value == 18


def test_a_hedged_amount_keeps_its_value_and_its_reading_says_so() -> None:
    entry = amount("约300万元")
    assert entry.value == 300
    assert entry.reading is not None
    assert entry.reading.exactness.value == "approximate"


@pytest.mark.parametrize("text", ["≥300万元", "不超过300", "300万元以内", "增加300万元"])
def test_a_bound_or_a_change_is_no_amount(text: str) -> None:
    entry = amount(text)
    assert facts(entry.state, entry.value, entry.text) == (State.MALFORMED, None, text)
    assert amount("=300").value == 300


def test_a_target_may_be_words_and_has_no_value_then() -> None:
    entry = value_entry(Cell("及时"), AT, column="target")
    assert facts(entry.state, entry.value) == (State.GIVEN, None)
    assert entry.reading is not None
    assert entry.reading.kind is Kind.QUALITATIVE


def test_a_target_with_sign_and_unit_in_one_cell() -> None:
    entry = value_entry(Cell("≥95%"), AT, column="target")
    assert entry.reading is not None
    assert facts(entry.reading.op, entry.value, entry.percent) == (Operator.AT_LEAST, Fraction(19, 20), True)


def test_an_actual_under_a_percent_unit() -> None:
    assert value_entry(Cell(95), AT, column="actual", unit="%").value == Fraction(19, 20)


def test_a_malformed_actual_has_no_value() -> None:
    entry = value_entry(Cell("7.50."), AT, column="actual")
    assert facts(entry.state, entry.value) == (State.MALFORMED, None)
    assert entry.reading is not None
    assert Flag.MALFORMED in entry.reading.flags


@pytest.mark.parametrize("text", ["指标2：", "……"])
def test_a_stub_is_blank(text: str) -> None:
    assert value_entry(Cell(text), AT, column="target").state is State.BLANK


@pytest.mark.parametrize(("value", "state"), [(None, State.BLANK), ("不适用", State.NOT_APPLICABLE)])
def test_value_entries_know_absence(value: CellValue, state: State) -> None:
    assert value_entry(Cell(value), AT, column="actual").state is state


def test_words_keep_the_text_of_numbers() -> None:
    assert text_entry(Cell(3), AT) == Entry(State.GIVEN, AT, text="3")
    assert text_entry(Cell("天气原因"), AT).text == "天气原因"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "TRUE"),
        (False, "FALSE"),
        (float("inf"), "inf"),
        (moment(2024, 3, 31), "2024-03-31"),
        (moment(2024, 3, 31, 8, 5), "2024-03-31 08:05"),
        (date(2024, 3, 31), "2024-03-31"),
        (time(8, 5), "08:05:00"),
        (None, ""),
        (" 合计 ", "合计"),
    ],
)
def test_text_of_a_cell(value: CellValue, text: str) -> None:
    assert text_of(Cell(value)) == text


def test_text_of_no_cell_is_empty() -> None:
    assert text_of(None) == ""


def test_shown_value_leaves_out_a_format_that_says_nothing() -> None:
    assert shown_value(Cell(1.5)) == (1.5, None)
    assert shown_value(Cell(0.5, number_format="0%")) == (0.5, "0%")
    assert shown_value(Cell(float("nan"))) == ("nan", None)


@pytest.mark.parametrize(
    ("text", "dash"), [("-", True), ("— —", True), ("/", True), ("", False), ("一", False), ("-1", False)]
)
def test_dashes(text: str, dash: bool) -> None:
    assert is_dash(text) is dash


def test_converting_between_the_units_of_money_moves_the_places_too() -> None:
    entry = Entry(State.GIVEN, AT, Fraction(1234567, 100), text="12345.67", places=2)
    assert in_unit(entry, "元", "万元").value == Fraction(1234567, 1000000)
    assert in_unit(entry, "元", "万元").places == 6
    assert in_unit(entry, "万元", "元").places == -2
    assert in_unit(entry, "万元", "万元") is entry


def test_converting_keeps_unknown_places_unknown_and_blanks_blank() -> None:
    unknown = Entry(State.GIVEN, AT, Fraction(1))
    assert in_unit(unknown, "万元", "元").places is None
    blank = Entry(State.BLANK, AT)
    assert in_unit(blank, "万元", "元") is blank


def formatted(value: float, code: str, unit: str = "万元") -> Entry:
    return amount_entry(Cell(value, number_format=code), AT, unit)


@pytest.mark.parametrize(
    ("value", "code", "unit", "expected", "places", "text"),
    [
        (1200000, '0!.0,"万元"', "万元", "120", 1, "120.0万元"),
        (1200400, '0!.0,"万元"', "万元", "120.04", 1, "120.0万元"),
        (1200000, "0!.0,", "万元", "120", 1, "120.0"),
        (120, '0.00"万元"', "万元", "120", 2, "120.00万元"),
        (1200000, '0"元"', "万元", "120", 4, "1200000元"),
        (1200000, '0.00"元"', "元", "1200000", 2, "1200000.00元"),
        (120, "¥#,##0.00", "万元", "120", 2, "¥120.00"),
    ],
)
def test_an_amount_is_what_its_cell_shows(
    value: float, code: str, unit: str, expected: str, places: int, text: str
) -> None:
    entry = formatted(value, code, unit)
    assert facts(entry.state, entry.value, entry.places, entry.text) == (State.GIVEN, Fraction(expected), places, text)


def test_a_sign_written_by_the_format_makes_no_amount() -> None:
    assert formatted(130, '"≤"0"万元"').state is State.MALFORMED
    assert formatted(130, '"约"0"万元"').reading is not None


def test_words_in_a_format_that_make_no_value_leave_the_amount_alone() -> None:
    entry = formatted(130, '0"（万元）"')
    assert facts(entry.state, entry.value, entry.reading) == (State.GIVEN, 130, None)


def test_a_target_with_its_sign_and_unit_in_the_format() -> None:
    entry = value_entry(Cell(130, number_format='"≤"0"万元"'), AT, column="target")
    assert entry.reading is not None
    assert facts(entry.reading.op, entry.value, entry.text) == (Operator.AT_MOST, 1300000, "≤130万元")
