"""Cells of a roster: days, amounts and choices, read only where they leave no doubt."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Final, TypeVar

from xlscore.cells import CellRef
from xlscore.exact import exact
from xlscore.model.workbook import Cell, CellValue
from xlscore.read.entries import amount_entry
from xlscore.read.rows_of_table import plain_text
from xlscore.read.tables.filing_day import certain_day
from xlscore.values import Exactness
from xlscore.values.day_serials import serial_day

Choice = TypeVar("Choice")

_NOWHERE: Final = CellRef("", 1, 1)
_COMPACT: Final = 8
"""Digits of a day written as 20220331."""
_SERIALS: Final = (36526, 73050)
"""Day numbers taken for a day whose cell lost its date format: the years 2000 to 2099."""


class Unusable(Exception):  # noqa: N818 -- never leaves the reading of a roster
    """What is wrong with a cell, as the end of a Chinese sentence."""


def day(value: CellValue) -> date | None:
    """Return a day, however it is written, as long as it can be only one; ``None`` for a blank cell."""
    written = plain_text(value)
    if not written:
        return None
    found = certain_day(value) or _compact(written)
    if found is None and isinstance(value, int | float) and _SERIALS[0] <= value < _SERIALS[1]:
        found = serial_day(exact(float(value)))
    if found is None:
        msg = f"“{written}”不是日期，或看不出是哪一天；要写成 2022-03-31 这样的日期。"
        raise Unusable(msg)
    return found


def _compact(written: str) -> date | None:
    if len(written) != _COMPACT or not (written.isascii() and written.isdigit()):
        return None
    try:
        return date(int(written[:4]), int(written[4:6]), int(written[6:]))
    except ValueError:
        return None


def amount(value: CellValue) -> Fraction | None:
    """Return an amount in 万元, ``None`` for a blank cell; one that states its unit is converted."""
    written = plain_text(value)
    if not written:
        return None
    entry = amount_entry(Cell(value), _NOWHERE, "万元")
    estimated = entry.reading is not None and entry.reading.exactness is not Exactness.EXACT
    if entry.value is None or estimated:
        msg = f"“{written}”不是确切的金额；要写成 1234.56 这样的数（万元）。"
        raise Unusable(msg)
    return entry.value


def choice(value: CellValue, meanings: Mapping[str, Choice]) -> Choice:
    """Return what a cell means of the words it may hold."""
    written = plain_text(value)
    if written not in meanings:
        msg = f"“{written}”不是{'、'.join(f'“{word}”' for word in meanings if word)}或空白。"
        raise Unusable(msg)
    return meanings[written]
