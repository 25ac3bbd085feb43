"""A workbook as received: a flat grid without meaning."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from xlscore.cells import Area


class CellError(str):
    """An Excel error value such as ``#DIV/0!``."""

    __slots__ = ()


CellValue = str | bool | int | float | datetime | date | time | timedelta | CellError | None
"""What a cell shows; numbers are the stored doubles and become exact in the next stage."""


class Cell(NamedTuple):
    """One cell: its value, its formula (without ``=``) if it has one, and its number format.

    A named tuple, because a workbook has tens of thousands of them and this is the quickest to make.
    """

    value: CellValue
    formula: str | None = None
    number_format: str = "General"
    cached: bool = True
    """False where a formula was saved without a calculated value; a value it has then was worked out by us."""


class Visibility(StrEnum):
    """How a sheet is shown; a ``very_hidden`` one can only be unhidden by a program."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "veryHidden"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: cells by (row, column) from 1, merged areas, hidden rows and columns."""

    name: str
    cells: Mapping[tuple[int, int], Cell]
    visibility: Visibility = Visibility.VISIBLE
    merges: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def value(self, row: int, column: int) -> CellValue:
        """Return the value of a cell, ``None`` where there is no cell."""
        cell = self.cells.get((row, column))
        return None if cell is None else cell.value


@dataclass(frozen=True, slots=True)
class Workbook:
    """What was received: sheets in order, defined names, document properties, and what the format hides from us."""

    name: str
    sha256: str
    format: str
    """``xlsx``, ``xls``, ``xlsb`` or ``ods``, by content and not by extension."""
    sheets: tuple[Sheet, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    """Workbook-level defined name → what it refers to, without ``=``."""
    properties: Mapping[str, str] = field(default_factory=dict)
    """Custom document properties."""
    external_links: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    """Chinese sentences on what this format does not let us know."""
    own: Mapping[str, Sheet] = field(default_factory=dict)
    """Sheets an annotated copy added (审核结果, 审核意见书), by what they are: never data, but people write on them."""

    def sheet(self, name: str) -> Sheet | None:
        """Return the sheet of that name, or ``None``."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)
