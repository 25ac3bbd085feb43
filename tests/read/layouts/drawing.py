"""Forms drawn as text: ``|`` between cells, ``<`` and ``^`` merge with the cell to the left or above, ``⏎`` breaks."""

import re
from collections.abc import Iterable

from xlscore.cells import Area
from xlscore.model.workbook import Cell, CellValue, Sheet, Visibility, Workbook

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_PERCENT = re.compile(r"%(-?\d+(?:\.\d+)?)")


def _value(text: str) -> Cell:
    """Return a cell: a plain number is stored as one, ``%98.88`` under a percent format, ``'10`` as text."""
    if _NUMBER.fullmatch(text):
        return Cell(float(text) if "." in text else int(text))
    if match := _PERCENT.fullmatch(text):
        return Cell(float(match[1]) / 100, number_format="0.00%")
    plain: CellValue = text.removeprefix("'").replace("⏎", "\n").replace("␣", "　")
    return Cell(plain)


def drawn(
    text: str,
    *,
    name: str = "表",
    top: int = 1,
    left: int = 1,
    hidden_rows: Iterable[int] = (),
    hidden_columns: Iterable[int] = (),
    visibility: Visibility = Visibility.VISIBLE,
) -> Sheet:
    """Return the sheet a drawing shows, its first cell at ``top`` and ``left``; an empty line is an empty row."""
    marks: dict[tuple[int, int], str] = {}
    for row, line in enumerate(text.strip("\n").split("\n"), start=top):
        for column, cell in enumerate(line.split("|"), start=left):
            marks[row, column] = cell.strip()
    cells = {place: _value(mark) for place, mark in marks.items() if mark not in {"", "<", "^"}}
    merges = tuple(
        area for place in cells if (area := _area(marks, *place)).top != area.bottom or area.left != area.right
    )
    return Sheet(name, cells, visibility, merges, frozenset(hidden_rows), frozenset(hidden_columns))


def _area(marks: dict[tuple[int, int], str], row: int, column: int) -> Area:
    right, bottom = column, row
    while marks.get((row, right + 1)) == "<":
        right += 1
    while all(marks.get((bottom + 1, place)) == "^" for place in range(column, right + 1)):
        bottom += 1
    return Area(row, column, bottom, right)


def book(*sheets: Sheet) -> Workbook:
    """Return a workbook of drawn sheets."""
    return Workbook("自评表.xlsx", "0" * 64, "xlsx", sheets)
