"""From a cell to an entry: the figure, the words or the absence that stands there."""

import math
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from functools import lru_cache
from typing import Final

from xlscore.cells import CellRef
from xlscore.exact import exact, places_of
from xlscore.model.stamp import NOT_APPLICABLE, NOT_PROVIDED
from xlscore.model.submission import MISSING, Entry, State
from xlscore.model.workbook import Cell, CellError
from xlscore.values import Exactness, Flag, Kind, Note, Operator, Reading, read_value
from xlscore.values.number_format import displayed_text, printed_places, shown_size, written_out
from xlscore.values.settling import Column
from xlscore.values.unit_table import ONE, YUAN
from xlscore.values.units import parse_unit

_LONE_MARKS: Final = frozenset("/／\\-－—–―ー~～")
_PLAIN: Final = {
    "points": frozenset({Kind.QUANTITY}),
    "rate": frozenset({Kind.QUANTITY, Kind.PERCENT}),
    "amount": frozenset({Kind.QUANTITY, Kind.AMOUNT}),
}
"""Kinds that are one plain number in a column; a percentage of points or 元/人 of money is none."""

_LEVEL: Final = frozenset({Operator.UNSTATED, Operator.EQUAL})
_MEASURED: Final = frozenset({Kind.QUANTITY, Kind.PERCENT, Kind.AMOUNT, Kind.FREQUENCY})


def is_dash(text: str) -> bool:
    """Tell whether a cell holds nothing but dashes or slashes, which on these forms means 不适用."""
    return bool(text) and all(mark in _LONE_MARKS for mark in "".join(text.split()))


def text_of(cell: Cell | None) -> str:
    """Return what a cell shows, trimmed; empty for a blank, a date as ``2024-03-31``."""
    if cell is None or cell.value is None:
        return ""
    value = cell.value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return displayed_text(value, cell.number_format) if _finite(value) else str(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ", "minutes")
    return str(value).strip()


def _finite(value: float) -> bool:
    return isinstance(value, int) or math.isfinite(value)


def without_figure(cell: Cell | None, at: CellRef) -> Entry | None:
    """Return the entry of a cell whose state is plain before it is read, ``None`` where something is to be read."""
    if cell is None:
        return Entry(State.BLANK, at)
    if isinstance(cell.value, CellError):
        return Entry(State.MALFORMED, at, text=str(cell.value), formula=cell.formula, error=str(cell.value))
    text = text_of(cell)
    if not text:
        uncached = cell.formula is not None and not cell.cached and cell.value is None
        return Entry(State.BLANK, at, formula=cell.formula, uncached=uncached)
    word = "".join(text.split()).strip("()（）")
    if word == NOT_PROVIDED:
        return Entry(State.NOT_PROVIDED, at, text=text, formula=cell.formula)
    if word == NOT_APPLICABLE or (isinstance(cell.value, str) and is_dash(text)):
        return Entry(State.NOT_APPLICABLE, at, text=text, formula=cell.formula)
    return None


def number_entry(cell: Cell | None, at: CellRef, *, unit: str = "", column: Column = "points") -> Entry:
    """Return a cell that should hold one plain number (分值, 得分, 人数 …).

    Text is read as a number where it says one beyond doubt (``"１５分"``); everything else is MALFORMED with its text.
    """
    bare = without_figure(cell, at)
    if bare is not None or cell is None:
        return bare or MISSING
    typed = typed_number(cell, at)
    if typed is not None:
        return typed
    reading = read_cell(cell, column=column, unit=unit)
    number = reading.number if _certain(reading, column) else None
    percent = reading.kind is Kind.PERCENT
    return _from_text(cell, at, reading, number, percent=percent)


def typed_number(cell: Cell, at: CellRef) -> Entry | None:
    """Return the entry of a cell that stores a number, ``None`` for any other."""
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, int | float) or not _finite(value):
        return None
    number = shown_size(exact(value), cell.number_format)
    places, percent = printed_places(cell.number_format)
    if places is None:
        places = places_of(number * 100 if percent else number)
    return Entry(State.GIVEN, at, number, text=text_of(cell), places=places, percent=percent, formula=cell.formula)


def shown_value(cell: Cell) -> tuple[str | int | float | date, str | None]:
    """Return a cell's value as ``read_value`` takes it, and its number format where that says anything."""
    value = cell.value
    if isinstance(value, bool | None) or not isinstance(value, str | int | float | date):
        return text_of(cell), None
    if isinstance(value, float) and not math.isfinite(value):
        return text_of(cell), None
    return value, None if cell.number_format == "General" else cell.number_format


def read_cell(cell: Cell, *, column: Column, unit: str = "", year: int | None = None) -> Reading:
    """Return the reading of what a cell holds, its number format taken into account."""
    value, number_format = shown_value(cell)
    return read_value(value, number_format=number_format, unit=unit or None, column=column, year=year)


def _certain(reading: Reading, column: Column) -> bool:
    """Whether a reading is one single number: no range, bound or change, not two in one cell, nothing malformed.

    An estimate (约300) keeps its value; that it is one is reported beside it.
    """
    doubtful = {Flag.MALFORMED, Flag.COMPOUND, Flag.CLASH} | ({Flag.UNIT_CLASH} if column in _PLAIN else set())
    level = reading.op in _LEVEL and Note.CHANGE not in reading.notes
    single = level and reading.value2 is None and not reading.flags & doubtful
    return single and reading.kind in _PLAIN.get(column, _MEASURED)


def _from_text(cell: Cell, at: CellRef, reading: Reading, number: Fraction | None, *, percent: bool = False) -> Entry:
    state = State.BLANK if reading.empty else State.MALFORMED if number is None else State.GIVEN
    return Entry(
        state,
        at,
        number,
        text=text_of(cell),
        places=reading.places if number is not None else None,
        percent=percent and number is not None,
        formula=cell.formula,
        reading=reading,
    )


def amount_entry(cell: Cell | None, at: CellRef, unit: str) -> Entry:
    """Return an amount of money in ``unit`` (万元, 元, 千元 …); a cell that states another unit is converted."""
    bare = without_figure(cell, at)
    if bare is not None or cell is None:
        return bare or MISSING
    typed = typed_number(cell, at)
    if typed is not None and not _has_words(cell):
        return typed
    reading = read_cell(cell, column="amount", unit=unit)
    if typed is not None and _says_no_more(reading, unit):
        return typed
    if not _certain(reading, "amount") or reading.number is None:
        return _from_text(cell, at, reading, None)
    number, places = reading.number, reading.places
    if reading.kind is Kind.AMOUNT:
        # The reading is in 元; its places are those of the figure as printed, in whichever unit the cell states.
        number /= _size(unit)
        if places is not None:
            places += _zeros(_size(unit)) - _zeros(reading.scale)
    return replace(_from_text(cell, at, reading, number), places=places)


def _has_words(cell: Cell) -> bool:
    """Tell whether the number format of a typed number writes words around it."""
    value = cell.value
    return isinstance(value, int | float) and written_out(exact(value), cell.number_format) is not None


def _says_no_more(reading: Reading, unit: str) -> bool:
    """Tell whether a typed amount with the words of its format is what its column makes of it: no sign, the unit."""
    plain = reading.op in _LEVEL and reading.exactness is Exactness.EXACT and reading.kind is Kind.AMOUNT
    return plain and reading.scale == _size(unit)


@lru_cache(maxsize=64)
def _size(unit: str) -> Fraction:
    """Return how many 元 one of a unit of money is; 1 for any other unit."""
    found = parse_unit(unit)
    return found.factor if found is not None and found.name == YUAN else ONE


def _zeros(size: Fraction) -> int:
    """Return by how many decimals a unit of that size differs from 元: 4 for 万元, -1 for 角."""
    return len(str(size.numerator)) - len(str(size.denominator))


def in_unit(entry: Entry, unit: str, wanted: str) -> Entry:
    """Return an amount entry of a line stated in ``unit`` as an amount in ``wanted``."""
    if entry.value is None or _size(unit) == _size(wanted):
        return entry
    shift = _zeros(_size(wanted)) - _zeros(_size(unit))
    value = entry.value * _size(unit) / _size(wanted)
    return replace(entry, value=value, places=None if entry.places is None else entry.places + shift)


def in_stated_unit(entry: Entry, unit: str, wanted: str) -> Entry:
    """Return an amount under a label that states ``unit`` in the unit of its line, and keep that it was converted.

    A cell that states its unit itself was read by that: what its label says did not count.
    """
    converted = in_unit(entry, unit, wanted)
    own = entry.reading is not None and any(word in entry.reading.text for word in ("亿", "万", "元"))
    return converted if own or converted is entry else replace(converted, converted_from=unit)


def value_entry(cell: Cell | None, at: CellRef, *, column: Column, unit: str = "", year: int | None = None) -> Entry:
    """Return a target or an actual: any wording is a value there; a number is in its reading's canonical unit."""
    bare = without_figure(cell, at)
    if bare is not None or cell is None:
        return bare or MISSING
    reading = read_cell(cell, column=column, unit=unit, year=year)
    state = State.BLANK if reading.empty else State.MALFORMED if Flag.MALFORMED in reading.flags else State.GIVEN
    return Entry(
        state,
        at,
        reading.number if state is State.GIVEN else None,
        text=text_of(cell),
        places=reading.places,
        percent=reading.kind is Kind.PERCENT,
        formula=cell.formula,
        reading=reading,
    )


def text_entry(cell: Cell | None, at: CellRef) -> Entry:
    """Return a cell of words (原因, 等级, 是/否 …); a number there keeps its text."""
    bare = without_figure(cell, at)
    if bare is not None or cell is None:
        return bare or MISSING
    return Entry(State.GIVEN, at, text=text_of(cell), formula=cell.formula)
