"""Dates: a real date, a serial typed without a date format, or a date in words."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from xlscore.cells import CellRef
from xlscore.model.submission import MISSING, Entry, State
from xlscore.model.workbook import Cell
from xlscore.read.entries import read_cell, text_entry, text_of, typed_number, without_figure
from xlscore.values import Kind, Reading

_EPOCH: Final = date(1899, 12, 30)
_SERIALS: Final = range(36526, 73051)
"""Days from 2000 to 2100 as Excel counts them."""


def day_entry(cell: Cell | None, at: CellRef, year: int | None = None) -> Entry:
    """Return a date: its reading holds the day, its value the serial of a number typed without a date format."""
    bare = without_figure(cell, at)
    if bare is not None or cell is None:
        return bare or MISSING
    value = cell.value
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        reading = Reading(text_of(cell), Kind.DEADLINE, value=day)
        return Entry(State.GIVEN, at, text=text_of(cell), formula=cell.formula, reading=reading)
    typed = typed_number(cell, at)
    if typed is not None:
        return typed
    reading = read_cell(cell, column="actual", year=year)
    state = State.GIVEN if isinstance(reading.value, date) else State.BLANK if reading.empty else State.MALFORMED
    return Entry(state, at, text=text_of(cell), formula=cell.formula, reading=reading)


def _listed(cell: Cell | None, at: CellRef) -> Entry:
    entry = text_entry(cell, at)
    value = cell.value if cell is not None else None
    if isinstance(value, int | float) and not isinstance(value, bool) and value in _SERIALS:
        return replace(entry, text=(_EPOCH + timedelta(days=int(value))).isoformat())
    return entry


def days_entry(cells: Iterable[tuple[Cell | None, CellRef]]) -> Entry:
    """Return a list of dates, one a cell or several in one, as a text of days joined by ``、``."""
    entries = [_listed(cell, at) for cell, at in cells]
    filled = [entry for entry in entries if entry.state is not State.BLANK]
    if len(filled) == 1:
        return filled[0]
    if not filled:
        return entries[0] if entries else MISSING
    state = next((entry.state for entry in filled if entry.state is not State.GIVEN), State.GIVEN)
    return Entry(state, filled[0].at, text="、".join(entry.text for entry in filled))
