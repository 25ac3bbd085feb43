from datetime import date
from fractions import Fraction

import pytest

from tests.read.forms import moment
from xlscore.cells import CellRef
from xlscore.model.submission import MISSING, State
from xlscore.model.workbook import Cell, CellValue
from xlscore.read.date_entries import day_entry, days_entry

AT = CellRef("基础数据", 4, 4)


@pytest.mark.parametrize("value", [moment(2024, 3, 31), date(2024, 3, 31), "2024-03-31", "2024年3月31日"])
def test_a_day_is_in_the_reading(value: CellValue) -> None:
    entry = day_entry(Cell(value), AT)
    assert entry.state is State.GIVEN
    assert entry.reading is not None
    assert entry.reading.value == date(2024, 3, 31)


def test_a_day_without_year_takes_the_fiscal_year() -> None:
    entry = day_entry(Cell("11月30日"), AT, 2023)
    assert entry.reading is not None
    assert entry.reading.value == date(2023, 11, 30)


def test_a_serial_typed_without_date_format_is_the_value() -> None:
    assert day_entry(Cell(45382), AT).value == Fraction(45382)


@pytest.mark.parametrize(
    ("value", "state"),
    [(None, State.BLANK), ("未提供", State.NOT_PROVIDED), ("春天", State.MALFORMED), ("指标2：", State.BLANK)],
)
def test_no_day_is_a_state(value: CellValue, state: State) -> None:
    assert day_entry(Cell(value), AT).state is state


def listed(*values: CellValue) -> tuple[State, str]:
    entry = days_entry((Cell(value), CellRef("基础数据", row, 4)) for row, value in enumerate(values, 4))
    return entry.state, entry.text


def test_days_of_several_cells_are_joined() -> None:
    assert listed(moment(2024, 4, 4), None, "2024-04-05", 45388) == (
        State.GIVEN,
        "2024-04-04、2024-04-05、2024-04-06",
    )


def test_a_single_filled_cell_may_list_several_days() -> None:
    assert listed(None, "2024-04-04、2024-04-05") == (State.GIVEN, "2024-04-04、2024-04-05")


def test_a_word_among_the_days_is_the_state_of_all() -> None:
    assert listed(moment(2024, 4, 4), "未提供") == (State.NOT_PROVIDED, "2024-04-04、未提供")


def test_no_days_at_all() -> None:
    assert listed(None, None) == (State.BLANK, "")
    assert days_entry(()) is MISSING
