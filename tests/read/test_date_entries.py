from datetime import date
from fractions import Fraction

import pytest

from tests.read.forms import moment
from xlscore.cells import CellRef
from xlscore.model.submission import MISSING, State
from xlscore.model.workbook import Cell, CellError, CellValue
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


def broken(*values: CellValue) -> tuple[State, str, tuple[str, ...]]:
    entry = days_entry((Cell(value), CellRef("基础数据", row, 4)) for row, value in enumerate(values, 4))
    return entry.state, str(entry.at), entry.unread


@pytest.mark.parametrize(
    ("values", "cell", "unread"),
    [
        ((moment(2024, 4, 4), "清明节"), "基础数据!D5", ("清明节",)),
        ((moment(2024, 4, 4), "未提供"), "基础数据!D5", ("未提供",)),
        (("2024-04-04、4月5日", "2024-02-30"), "基础数据!D4", ("4月5日", "2024-02-30")),
        (("2024-04-04、清明节",), "基础数据!D4", ("清明节",)),
        ((45386, 12), "基础数据!D5", ("12",)),
        ((45386, float("inf")), "基础数据!D5", ("inf",)),
    ],
)
def test_a_piece_that_is_no_day_makes_the_list_malformed_at_its_cell(
    values: tuple[CellValue, ...], cell: str, unread: tuple[str, ...]
) -> None:
    assert broken(*values) == (State.MALFORMED, cell, unread)


def test_an_error_among_the_days_is_where_the_list_is_broken() -> None:
    entry = days_entry(
        (Cell(value), CellRef("基础数据", row, 4)) for row, value in enumerate(["春", CellError("#REF!")], 4)
    )
    assert (entry.state, str(entry.at), entry.error) == (State.MALFORMED, "基础数据!D5", "#REF!")


def test_a_word_for_absence_alone_is_the_state_of_the_list() -> None:
    assert listed("未提供") == (State.NOT_PROVIDED, "未提供")
    assert listed("不适用", "不适用") == (State.NOT_APPLICABLE, "不适用")


def test_a_serial_with_a_time_of_day_is_its_day() -> None:
    assert listed(45388.5, moment(2024, 4, 8)) == (State.GIVEN, "2024-04-06、2024-04-08")


def test_no_days_at_all() -> None:
    assert listed(None, None) == (State.BLANK, "")
    assert days_entry(()) is MISSING
