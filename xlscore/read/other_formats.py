"""Workbooks that are not Open XML (.xls, .xlsb, .ods) into the flat grid: as much as the format lets us know."""

import io
import math
from dataclasses import dataclass, field

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from xlscore.cells import Area
from xlscore.errors import UnreadableError
from xlscore.model.workbook import Cell, Sheet, Visibility
from xlscore.read.bounds import check_cells
from xlscore.read.content import NO_SHEETS
from xlscore.read.grid import Grid, grid_of, plain_value


@dataclass(frozen=True, slots=True)
class Other:
    """What such a workbook holds, ready for a ``Workbook``; ``unknown`` tells in Chinese what the format hides."""

    sheets: tuple[Sheet, ...]
    names: dict[str, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()


def read_by_calamine(data: bytes) -> tuple[Sheet, ...]:
    """Return the sheets with values, merged areas and visibility; blank cells and errors are left out alike.

    Raises ``UnreadableError`` for a workbook over the limits or without sheets, and whatever the libraries raise.
    """
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    # Chart sheets and macro sheets have no grid, and some of them cannot even be opened as if they had.
    visible = {item.name: item.visible for item in book.sheets_metadata if item.typ == SheetTypeEnum.WorkSheet}
    found = [(title, book.get_sheet_by_name(title)) for title in visible]
    if not found:
        raise UnreadableError(NO_SHEETS)
    check_cells((title, 0, *_extent(sheet)) for title, sheet in found)
    return tuple(
        Sheet(
            name=title,
            cells=_cells(grid_of(sheet)),
            visibility=_visibility(visible[title]),
            merges=tuple(_area(*corners) for corners in sheet.merged_cell_ranges or ()),
        )
        for title, sheet in found
    )


def _extent(sheet: CalamineSheet) -> tuple[int, int]:
    """Return the last row and column with a value, from 1; (0, 0) on an empty sheet."""
    return (0, 0) if sheet.end is None else (sheet.end[0] + 1, sheet.end[1] + 1)


def _visibility(visible: SheetVisibleEnum) -> Visibility:
    # The library's enumeration cannot be a key of a dictionary.
    if visible == SheetVisibleEnum.Hidden:
        return Visibility.HIDDEN
    return Visibility.VERY_HIDDEN if visible == SheetVisibleEnum.VeryHidden else Visibility.VISIBLE


def _area(first: tuple[int, int], last: tuple[int, int]) -> Area:
    return Area(first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1)


def _cells(grid: Grid) -> dict[tuple[int, int], Cell]:
    """Return the cells that are not blank; a number no double can hold is given as text, for a person to judge."""
    return {
        (row, column): Cell(str(value) if isinstance(value, float) and not math.isfinite(value) else plain_value(value))
        for row, values in enumerate(grid, start=1)
        for column, value in enumerate(values, start=1)
        if value != ""
    }
