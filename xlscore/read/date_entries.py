"""Dates: a real date, a serial typed without a date format, or a date in words."""

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from xlscore.cells import CellRef
from xlscore.model.submission import MISSING, Entry, State
from xlscore.model.workbook import Cell
from xlscore.read.entries import read_cell, text_entry, text_of, typed_number, without_figure
from xlscore.values import Kind, Reading
from xlscore.values.day_lists import read_days

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
    if isinstance(value, datetime):
        return replace(entry, text=value.date().isoformat())
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        day = math.floor(value)
        return replace(entry, text=(_EPOCH + timedelta(days=day)).isoformat()) if day in _SERIALS else entry
    return entry


def days_entry(cells: Iterable[tuple[Cell | None, CellRef]]) -> Entry:
    """Return a list of dates, one a cell or several in one, as a text of days joined by ``、``.

    A single piece that is no date makes the whole list MALFORMED: its pieces are in ``unread``, its cell is the first
    that holds one.  A word for absence (未提供) is the state of the list only where nothing else stands in it.
    """
    entries = [_listed(cell, at) for cell, at in cells]
    filled = [entry for entry in entries if entry.state is not State.BLANK]
    if not filled:
        return entries[0] if entries else MISSING
    states = {entry.state for entry in filled}
    if len(states) == 1 and State.GIVEN not in states:
        return filled[0]
    text = "、".join(entry.text for entry in filled)
    broken = {entry: pieces for entry in filled if (pieces := read_days(entry.text).unread)}
    if not broken:
        return filled[0] if len(filled) == 1 else Entry(State.GIVEN, filled[0].at, text=text)
    worst = next((entry for entry in broken if entry.error is not None), next(iter(broken)))
    unread = tuple(piece for pieces in broken.values() for piece in pieces)
    return Entry(State.MALFORMED, worst.at, text=text, formula=worst.formula, error=worst.error, unread=unread)
