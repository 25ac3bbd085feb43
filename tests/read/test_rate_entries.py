from fractions import Fraction

import pytest

from tests.read.forms import facts
from xlscore.cells import CellRef
from xlscore.model.submission import Entry, State
from xlscore.model.workbook import Cell, CellValue
from xlscore.read.rate_entries import rate_entry
from xlscore.values import Flag

AT = CellRef("表", 6, 9)
RATIO = Fraction(9888, 10000)


def flagged(entry: Entry) -> bool:
    return entry.reading is not None and Flag.PERCENT_OR_FRACTION in entry.reading.flags


@pytest.mark.parametrize("value", ["98.87%", "98.87％", "98.87", 98.87])
@pytest.mark.parametrize("ratio", [RATIO, None])
def test_percent_figures_are_fractions_of_one(value: CellValue, ratio: Fraction | None) -> None:
    entry = rate_entry(Cell(value), AT, ratio)
    assert facts(entry.value, entry.places, entry.percent) == (Fraction(9887, 10000), 2, True)


def test_a_fraction_under_a_percent_format_is_a_percent() -> None:
    entry = rate_entry(Cell(0.9887, number_format="0.00%"), AT, None)
    assert facts(entry.value, entry.places, entry.percent, entry.text) == (Fraction(9887, 10000), 2, True, "98.87%")
    assert not flagged(entry)


def test_a_bare_fraction_that_agrees_with_the_amounts_is_taken_as_one() -> None:
    entry = rate_entry(Cell(0.9887), AT, RATIO)
    assert facts(entry.value, entry.places, entry.percent) == (Fraction(9887, 10000), 4, False)
    assert not flagged(entry)


def test_a_wrong_rate_is_still_read_the_way_that_comes_near() -> None:
    entry = rate_entry(Cell(60), AT, RATIO)
    assert entry.value == Fraction(6, 10)
    assert not flagged(entry)


@pytest.mark.parametrize(
    ("value", "read"),
    [(98.87, Fraction(9887, 10000)), (1.5, Fraction(3, 2)), (1.51, Fraction(151, 10000)), (1, Fraction(1))],
)
def test_without_amounts_a_bare_number_is_flagged_and_read_by_its_size(value: float, read: Fraction) -> None:
    entry = rate_entry(Cell(value), AT, None)
    assert entry.value == read
    assert flagged(entry)


def test_where_neither_reading_agrees_the_number_is_flagged() -> None:
    assert flagged(rate_entry(Cell(10), AT, RATIO))


@pytest.mark.parametrize(("value", "settled"), [(50, True), (49, False), (200, True), (201, False)])
def test_agreeing_means_between_half_and_double(value: float, settled: bool) -> None:
    assert flagged(rate_entry(Cell(value), AT, Fraction(1))) is not settled


def test_zero_is_zero_either_way() -> None:
    for ratio in (None, Fraction(0), RATIO):
        entry = rate_entry(Cell(0), AT, ratio)
        assert facts(entry.value, entry.percent) == (0, True)
        assert not flagged(entry)


@pytest.mark.parametrize(
    ("value", "state"), [(None, State.BLANK), ("—", State.NOT_APPLICABLE), ("较高", State.MALFORMED)]
)
def test_no_rate_is_a_state(value: CellValue, state: State) -> None:
    assert rate_entry(Cell(value), AT, RATIO).state is state
