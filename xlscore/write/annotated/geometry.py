"""Sizes on a sheet in pixels, and how much room a text needs: Chinese characters are twice as wide as letters."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import Final, Protocol

from xlscore.cells import MAX_COLUMN, MAX_ROW
from xlscore.ooxml.elements import Element
from xlscore.write.measure import width_of

DIGIT: Final = 7
"""Pixels of a digit in the default font; a column of width w is 7w + 5 pixels wide (ECMA-376 part 1, 18.3.1.13)."""
_DEFAULT_WIDTH: Final = 64
_DEFAULT_HEIGHT: Final = 20
_PADDING: Final = 5


def line_count(text: str, width: float) -> int:
    """Return how many lines a text takes when it is wrapped at ``width`` letters."""
    if 2 * len(text) <= width and "\n" not in text:
        return 1
    lines = 0
    for line in text.split("\n"):
        lines += 1 if 2 * len(line) <= width else max(1, math.ceil(width_of(line) / width))
    return lines


def _number(text: str | None) -> float:
    """Return a declared figure; 0 where there is none, or none that can be read."""
    try:
        number = float(text or 0)
    except ValueError:
        return 0
    return number if math.isfinite(number) else 0


def _pixels_wide(letters: str | None) -> int:
    width = _number(letters)
    return round(width * DIGIT + _PADDING) if width > 0 else 0


def _pixels_high(points: str | None) -> int:
    return max(0, round(_number(points) * 4 / 3))


class Tag(Protocol):
    """What has attributes."""

    def get(self, name: str, /) -> str | None:
        """Return the value of one, ``None`` where there is none."""
        ...


class _Axis:
    """Columns or rows one after the other: sizes in pixels, numbered from 1 to ``last``."""

    def __init__(self, default: int, sizes: Mapping[int, int], last: int) -> None:
        self._default = default
        self._last = last
        self._places = sorted(sizes)
        self._differences = [0, *accumulate(sizes[place] - default for place in self._places)]
        self._starts = [self.start(place) for place in self._places]

    def start(self, place: int) -> int:
        """Return the pixels before a place."""
        return (place - 1) * self._default + self._differences[bisect_left(self._places, place)]

    def reach(self, first: int, distance: int) -> tuple[int, int] | None:
        """Return the place ``distance`` pixels behind the start of ``first`` and the offset into it, or ``None``."""
        goal = self.start(first) + distance
        if goal > self.start(self._last + 1):
            return None
        place = self._at(goal)
        return place, goal - self.start(place)

    def _at(self, goal: int) -> int:
        """Return the last place that does not begin behind a pixel."""
        behind = bisect_right(self._starts, goal)
        most = self._places[behind] - 1 if behind < len(self._places) else self._last
        sized = self._places[behind - 1] if behind else 0
        if sized and goal < self.start(sized + 1):
            return sized
        # From here to the next size of its own, all places are alike.
        return min(most, sized + 1 + (goal - self.start(sized + 1)) // self._default) if self._default else most

    def box(self, first: int, inset: int, length: int) -> tuple[int, int, int, int]:
        """Return both ends of a stretch from ``first`` on, moved back to the start where the rest is hidden or over."""
        end = self.reach(first, inset + length)
        if end is None:
            first, inset, end = 1, 0, self.reach(1, length)
        place, offset = end or (self._last, 0)
        return first - 1, inset, place - 1, offset


class Geometry:
    """Where the columns and rows of one sheet stand."""

    def __init__(self, sheet: Element, rows: Iterable[tuple[int, Tag]]) -> None:
        """Read widths and heights from the sheet's declarations."""
        declared = sheet.first("sheetFormatPr")
        width = _pixels_wide(declared.get("defaultColWidth") if declared else None) or _DEFAULT_WIDTH
        height = _pixels_high(declared.get("defaultRowHeight") if declared else None) or _DEFAULT_HEIGHT
        columns: dict[int, int] = {}
        for group in sheet.all("cols"):
            for column in group.all("col"):
                first, last = (int(_number(column.get(name))) for name in ("min", "max"))
                pixels = 0 if _yes(column, "hidden") else _pixels_wide(column.get("width")) or width
                columns.update(dict.fromkeys(range(max(first, 1), min(last, MAX_COLUMN) + 1), pixels))
        heights: dict[int, int] = {}
        for number, row in rows:
            pixels = 0 if _yes(row, "hidden") else _pixels_high(row.get("ht")) or height
            heights[number] = pixels
        self._columns = _Axis(width, columns, MAX_COLUMN)
        self._rows = _Axis(0 if declared and _yes(declared, "zeroHeight") else height, heights, MAX_ROW)

    def anchor(self, cell: tuple[int, int], size: tuple[int, int]) -> tuple[int, ...]:
        """Return the anchor of a box beside a cell: left, top, right and bottom, each a place from 0 and an offset."""
        row, column = cell
        left, left_offset, right, right_offset = self._columns.box(min(column + 1, MAX_COLUMN), 15, size[0])
        top, top_offset, bottom, bottom_offset = self._rows.box(max(row - 1, 1), 2, size[1])
        return left, left_offset, top, top_offset, right, right_offset, bottom, bottom_offset

    def grown(self, anchor: tuple[int, ...], size: tuple[int, int]) -> tuple[int, ...]:
        """Return an anchor with its right and bottom moved out until the box has at least the given size."""
        left, left_offset, top, top_offset, *end = anchor
        right = self._columns.reach(left + 1, left_offset + size[0]) or (MAX_COLUMN, 0)
        bottom = self._rows.reach(top + 1, top_offset + size[1]) or (MAX_ROW, 0)
        right = max((right[0] - 1, right[1]), (end[0], end[1]))
        bottom = max((bottom[0] - 1, bottom[1]), (end[2], end[3]))
        return left, left_offset, top, top_offset, *right, *bottom


def _yes(element: Tag, name: str) -> bool:
    return element.get(name) in {"1", "true"}
