from datetime import date, datetime
from fractions import Fraction

import pytest

from xlscore.values.notes import Note
from xlscore.values.number_format import printed_places
from xlscore.values.read import read_value
from xlscore.values.reading import Flag, Kind, Operator


@pytest.mark.parametrize(
    ("code", "percent", "places"),
    [
        (None, False, None),
        ("", False, None),
        ("General", False, None),
        ("@", False, None),
        ("0", False, 0),
        ("0.00", False, 2),
        ("#,##0.00", False, 2),
        ("0%", True, 0),
        ("0.00%", True, 2),
        ("0.0%;-0.0%", True, 1),
        ('0.00"%"', False, 2),
        ("0\\%", False, 0),
        ("[Red]0.0", False, 1),
        ("_ * #,##0.00_ ", False, 2),
    ],
)
def test_the_number_format_tells_percent_and_places(code: str | None, percent: bool, places: int | None) -> None:
    assert printed_places(code or "General") == (places, percent)


def test_a_fraction_under_a_percent_format_is_that_percent() -> None:
    reading = read_value(0.95, number_format="0%")
    assert (reading.text, reading.kind, reading.value, reading.unit) == ("95%", Kind.PERCENT, Fraction(95, 100), "%")
    assert (reading.places, reading.scale) == (0, Fraction(1, 100))
    assert reading.notes == (Note.PERCENT_FORMAT,)
    assert reading.flags == frozenset()


def test_a_percent_format_settles_what_a_rate_column_means() -> None:
    reading = read_value(0.9888, number_format="0.00%", column="rate", unit="%")
    assert (reading.value, reading.flags) == (Fraction(9888, 10000), frozenset())


def test_binary_residue_becomes_the_decimal_it_stands_for() -> None:
    reading = read_value(0.1 + 0.2, column="actual")
    assert (reading.value, reading.text, reading.notes) == (Fraction(3, 10), "0.3", (Note.BINARY_RESIDUE,))


def test_single_precision_residue_is_kept_and_noted() -> None:
    reading = read_value(0.30000001192092896, column="actual")
    assert reading.value == Fraction("0.300000011920929")
    assert Note.SINGLE_PRECISION in reading.notes


@pytest.mark.parametrize("number", [0.5, 0.3, 1234567.25, 1e300, 98.88])
def test_plain_doubles_carry_no_residue(number: float) -> None:
    assert read_value(number, column="actual").notes == ()


def test_places_are_those_shown_or_those_of_the_number_itself() -> None:
    assert read_value(692.05).places == 2
    assert read_value(30.1, number_format="0.00").places == 2
    assert read_value(30).places == 0
    assert read_value(Fraction(1, 3)).places is None


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan"), 10**200, Fraction(1, 10**200)])
def test_what_no_cell_can_mean_is_malformed_and_not_raised(number: float | Fraction) -> None:
    reading = read_value(number)
    assert (reading.value, reading.flags) == (None, frozenset({Flag.MALFORMED}))


def test_zero_is_a_number_and_not_a_blank() -> None:
    reading = read_value(0, column="actual")
    assert (reading.value, reading.empty) == (Fraction(0), False)


def test_typed_dates_are_days() -> None:
    assert read_value(date(2021, 11, 30)).value == date(2021, 11, 30)
    reading = read_value(datetime(2021, 11, 30, 8))  # noqa: DTZ001 -- a spreadsheet's date has no zone
    assert (reading.kind, reading.op, reading.value) == (Kind.DEADLINE, Operator.UNSTATED, date(2021, 11, 30))
    assert reading.text == "2021-11-30"


def test_a_typed_truth_value_is_wording() -> None:
    ticked: bool = True
    reading = read_value(ticked)
    assert (reading.kind, reading.text) == (Kind.QUALITATIVE, "TRUE")


def test_a_number_too_large_for_single_precision_is_no_export_of_one() -> None:
    assert read_value(1.23456789012e300, column="actual").notes == ()


@pytest.mark.parametrize(
    ("number", "code", "text", "op", "value", "unit"),
    [
        (130, '"≤"0"万元"', "≤130万元", "<=", "1300000", "元"),
        (130.4, '"≤"0"万元"', "≤130.4万元", "<=", "1304000", "元"),
        (5, '"≤"0"分钟"', "≤5分钟", "<=", "5", "分钟"),
        (300, '"≥"0"公里"', "≥300公里", ">=", "300", "公里"),
        (1200000, '0!.0,"万元"', "120万元", "unstated", "1200000", "元"),
        (0.95, '"≥"0%', "≥95%", ">=", "0.95", "%"),
        (96.54, '0.00"%"', "96.54%", "unstated", "0.9654", "%"),
        (-5, '0"万元";(0"万元")', "-5万元", "unstated", "-50000", "元"),
    ],
)
def test_the_words_of_a_number_format_are_part_of_the_value(
    number: float, code: str, text: str, op: str, value: str, unit: str
) -> None:
    reading = read_value(number, number_format=code)
    assert (reading.text, reading.op, reading.value, reading.unit) == (text, Operator(op), Fraction(value), unit)
    assert Note.NUMBER_FORMAT in reading.notes
    assert Flag.UNIT_MISSING not in reading.flags


def test_the_places_are_those_the_format_prints() -> None:
    assert read_value(1200400, number_format='0!.0,"万元"').places == 1
    assert read_value(12.5, number_format='General"元"').places == 1


@pytest.mark.parametrize("code", ['0"号"', '"第"0"批次名单"', "[$¥-804]0", "0_ "])
def test_words_that_make_no_value_leave_the_number_alone(code: str) -> None:
    reading = read_value(3, number_format=code)
    assert (reading.text, reading.kind, reading.value) == ("3", Kind.QUANTITY, Fraction(3))
    assert Note.NUMBER_FORMAT not in reading.notes


def test_a_scale_in_the_format_counts_without_words_too() -> None:
    assert read_value(1234500, number_format="#,##0.0,", unit="千元").value == 1234500


@pytest.mark.parametrize("code", ["yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "m/d/yy h:mm"])
def test_a_number_shown_as_a_date_is_that_day(code: str) -> None:
    reading = read_value(44530.5, number_format=code)
    assert (reading.text, reading.kind, reading.value) == ("2021-11-30", Kind.DEADLINE, date(2021, 11, 30))


@pytest.mark.parametrize(("number", "code"), [(44530, "[h]:mm"), (60, "yyyy-mm-dd"), (0.5, "h:mm"), (44530, "0")])
def test_elapsed_time_and_days_no_calendar_has_stay_numbers(number: float, code: str) -> None:
    assert read_value(number, number_format=code).kind is Kind.QUANTITY


def test_no_number_is_no_day() -> None:
    assert Flag.MALFORMED in read_value(float("inf"), number_format="yyyy-mm-dd").flags
