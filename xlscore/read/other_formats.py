"""Workbooks that are not Open XML (.xls, .xlsb, .ods) into the flat grid: values, merged areas, hidden sheets."""

import io
import math
from typing import Final, cast

import pandas as pd
from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from xlscore.cells import Area
from xlscore.errors import UnreadableError
from xlscore.model.workbook import Cell, Sheet, Visibility
from xlscore.read.bounds import check_cells
from xlscore.read.content import NO_SHEETS, Content
from xlscore.read.grid import Grid, grid_of

_NAMES: Final = {
    Content.XLS: "Excel 97-2003（.xls）",
    Content.XLSB: "Excel 二进制（.xlsb）",
    Content.ODS: "OpenDocument（.ods）",
}
_ADVICE: Final = "如需核对这些内容，请另存为 .xlsx 后再报送。"


def read_other(data: bytes, content: Content) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    """Return the sheets and the Chinese sentences on what the format hides.

    Raises ``UnreadableError`` for a workbook over the limits, and whatever the libraries raise.
    """
    name = _NAMES[content]
    unknown = [
        f"本文件是 {name} 格式：公式、数字显示格式、隐藏的行和列、定义的名称和外部链接无法得知。{_ADVICE}",
        f"{name} 格式中的错误值（如 #DIV/0!）与空白单元格无法区分，一律按空白读取。{_ADVICE}",
    ]
    with pd.ExcelFile(io.BytesIO(data), engine="calamine") as book:
        opened = cast("CalamineWorkbook", book.book)  # pandas knows the type only of other engines
        visible = {item.name: item.visible for item in opened.sheets_metadata}
        found = [(str(title), opened.get_sheet_by_name(str(title))) for title in book.sheet_names]
        if not found:
            raise UnreadableError(NO_SHEETS)
        check_cells((title, 0, *_extent(sheet)) for title, sheet in found)
        if any(sheet.merged_cell_ranges is None for _, sheet in found):
            unknown.append(f"{name} 格式中的合并单元格无法得知。{_ADVICE}")
        sheets = tuple(
            Sheet(
                name=title,
                cells=_cells(grid_of(book, title)),
                visibility=_visibility(visible[title]),
                merges=tuple(_area(*corners) for corners in sheet.merged_cell_ranges or ()),
            )
            for title, sheet in found
        )
    return sheets, tuple(unknown)


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
        (row, column): Cell(str(value) if isinstance(value, float) and not math.isfinite(value) else value)
        for row, values in enumerate(grid, start=1)
        for column, value in enumerate(values, start=1)
        if value != ""
    }
