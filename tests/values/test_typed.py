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
