"""Sizes on a sheet in pixels, and how much room a text needs: Chinese characters are twice as wide as letters."""

import math
import unicodedata
from collections.abc import Callable, Iterable
from typing import Final

from xlscore.cells import MAX_COLUMN, MAX_ROW
from xlscore.ooxml.elements import Element

DIGIT: Final = 7
"""Pixels of a digit in the default font; a column of width w is 7w + 5 pixels wide (ECMA-376 part 1, 18.3.1.13)."""
_DEFAULT_WIDTH: Final = 64
_DEFAULT_HEIGHT: Final = 20
_PADDING: Final = 5


def display_width(text: str) -> int:
    """Return the width of one line in letters: wide and ambiguous characters count two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def line_count(text: str, width: float) -> int:
    """Return how many lines a text takes when it is wrapped at ``width`` letters."""
    return sum(max(1, math.ceil(display_width(line) / width)) for line in text.split("\n"))


def _number(text: str | None, default: float) -> float:
    try:
        return float(text) if text is not None else default
    except ValueError:
        return default


class Geometry:
    """Where the columns and rows of one sheet stand."""

    def __init__(self, sheet: Element, rows: Iterable[tuple[int, Element]]) -> None:
        """Read widths and heights from the sheet's declarations."""
        declared = sheet.first("sheetFormatPr")
        width = declared.get("defaultColWidth") if declared else None
        height = declared.get("defaultRowHeight") if declared else None
        self._width = round(_number(width, 0) * DIGIT + _PADDING) if width else _DEFAULT_WIDTH
        self._height = round(_number(height, 0) * 4 / 3) or _DEFAULT_HEIGHT
        self._columns: list[tuple[int, int, int]] = []
        for group in sheet.all("cols"):
            for column in group.all("col"):
                first, last = (int(_number(column.get(name), 0)) for name in ("min", "max"))
                pixels = round(_number(column.get("width"), 0) * DIGIT + _PADDING) or self._width
                self._columns.append((first, last, 0 if column.get("hidden") in {"1", "true"} else pixels))
        self._rows: dict[int, int] = {}
        for number, row in rows:
            if row.get("hidden") in {"1", "true"}:
                self._rows[number] = 0
            elif row.get("ht") is not None:
                self._rows[number] = round(_number(row.get("ht"), 0) * 4 / 3)

    def _column(self, column: int) -> int:
        return next((pixels for first, last, pixels in self._columns if first <= column <= last), self._width)

    def _row(self, row: int) -> int:
        return self._rows.get(row, self._height)

    def anchor(self, cell: tuple[int, int], size: tuple[int, int]) -> tuple[int, ...]:
        """Return the anchor of a box beside a cell: left, top, right and bottom, each a place from 0 and an offset."""
        (row, column), (width, height) = cell, size
        left, top = min(column + 1, MAX_COLUMN), max(row - 1, 1)
        right, right_offset = _reach(self._column, left, 15 + width, MAX_COLUMN)
        bottom, bottom_offset = _reach(self._row, top, 2 + height, MAX_ROW)
        return left - 1, 15, top - 1, 2, right - 1, right_offset, bottom - 1, bottom_offset

    def grown(self, anchor: tuple[int, ...], size: tuple[int, int]) -> tuple[int, ...]:
        """Return an anchor with its right and bottom moved out until the box has at least the given size."""
        left, left_offset, top, top_offset, *end = anchor
        right = _reach(self._column, left + 1, left_offset + size[0], MAX_COLUMN)
        bottom = _reach(self._row, top + 1, top_offset + size[1], MAX_ROW)
        right = max((right[0] - 1, right[1]), (end[0], end[1]))
        bottom = max((bottom[0] - 1, bottom[1]), (end[2], end[3]))
        return left, left_offset, top, top_offset, *right, *bottom


def _reach(size: Callable[[int], int], first: int, distance: int, last: int) -> tuple[int, int]:
    """Return the place, and the offset into it, that lies ``distance`` pixels behind the start of ``first``."""
    place = first
    while place < last and distance >= (pixels := size(place)):
        distance -= pixels
        place += 1
    return place, distance
