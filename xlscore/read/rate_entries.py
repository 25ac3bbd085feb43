"""Rates: 98.87%, 0.9887 under a percent format, or a bare number that may be either."""

from dataclasses import replace
from fractions import Fraction
from typing import Final

from xlscore.cells import CellRef
from xlscore.model.submission import Entry, State
from xlscore.model.workbook import Cell
from xlscore.read.entries import number_entry
from xlscore.values import Flag, Kind, Operator, Reading

_FAR: Final = 2
"""A claimed rate may be wrong, but two readings a hundredfold apart cannot both lie within half to double."""
_LARGEST_FRACTION: Final = Fraction(3, 2)


def rate_entry(cell: Cell | None, at: CellRef, ratio: Fraction | None) -> Entry:
    """Return a rate as a fraction of one; ``ratio`` is executed ÷ budget where both are given.

    A bare number is taken as percent or as fraction, whichever agrees with ``ratio``; where neither or both could,
    the reading carries ``PERCENT_OR_FRACTION`` and the likelier of the two by size.
    """
    entry = number_entry(cell, at, column="rate")
    if entry.value is None or entry.percent:
        return entry
    return _bare(entry, entry.value, ratio)


def _bare(entry: Entry, number: Fraction, ratio: Fraction | None) -> Entry:
    as_percent, as_fraction = number / 100, number
    agreeing = [] if ratio is None else [rate for rate in (as_percent, as_fraction) if _agrees(rate, ratio)]
    settled = number == 0 or len(agreeing) == 1
    likelier = as_percent if number == 0 or abs(number) > _LARGEST_FRACTION else as_fraction
    percent = (agreeing[0] if len(agreeing) == 1 else likelier) == as_percent
    value = as_percent if percent else as_fraction
    flags = frozenset() if settled else frozenset({Flag.PERCENT_OR_FRACTION})
    reading = Reading(entry.text, Kind.PERCENT, Operator.UNSTATED, value, unit="%", places=entry.places, flags=flags)
    return replace(entry, state=State.GIVEN, value=value, percent=percent, reading=reading)


def _agrees(rate: Fraction, ratio: Fraction) -> bool:
    return abs(ratio) <= _FAR * abs(rate) and abs(rate) <= _FAR * abs(ratio)
