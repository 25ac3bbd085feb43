"""A sheet as people see it: what stands in a merged cell stands in every cell it covers."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from xlscore.cells import Area, CellRef
from xlscore.model.workbook import Cell, Sheet
from xlscore.read.entries import text_of

MOST_MERGED_ROWS: Final = 200_000
"""Rows covered by merged cells that are looked at; a sheet with more is no form, and must not eat the memory."""

LONGEST_LABEL: Final = 60
"""Characters of a header or label; anything longer is prose."""


class Item(NamedTuple):
    """A filled cell with the rectangle it covers."""

    area: Area
    text: str

    @property
    def left(self) -> int:
        """Its first column."""
        return self.area.left

    @property
    def right(self) -> int:
        """Its last column."""
        return self.area.right

    @property
    def top(self) -> int:
        """Its first row."""
        return self.area.top


class Grid:
    """Rows of a sheet with merged cells resolved.  Only filled cells are ever walked over."""

    def __init__(self, sheet: Sheet) -> None:
        """Index the filled cells and the merged areas of a sheet by row."""
        self.sheet = sheet
        self._columns: dict[int, list[int]] = {}
        for row, column in sorted(place for place, cell in sheet.cells.items() if _filled(cell)):
            self._columns.setdefault(row, []).append(column)
        self.rows = tuple(self._columns)
        """Rows that hold something, in order."""
        self._merges: dict[int, list[Area]] = {}
        """Merged areas by row, from left to right."""
        self._index_merges()
        self._items: dict[int, tuple[Item, ...]] = {}

    def _index_merges(self) -> None:
        covered = 0
        for area in sorted(self.sheet.merges, key=lambda area: area.left):
            first, last = bisect_left(self.rows, area.top), bisect_right(self.rows, area.bottom)
            covered += last - first
            if covered > MOST_MERGED_ROWS:
                return
            for row in self.rows[first:last]:
                self._merges.setdefault(row, []).append(area)

    def area(self, row: int, column: int) -> Area:
        """Return the merged area a cell belongs to, or the cell alone."""
        merges = self._merges.get(row, [])
        place = bisect_right(merges, column, key=lambda area: area.left)
        if place and merges[place - 1].right >= column:
            return merges[place - 1]
        return Area(row, column, row, column)

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the cell stored at exactly that place."""
        return self.sheet.cells.get((row, column))

    def at(self, row: int, column: int) -> CellRef:
        """Return the address of a cell of this sheet."""
        return CellRef(self.sheet.name, row, column)

    def text(self, row: int, column: int) -> str:
        """Return what is seen at a place, in a merged cell wherever it is pointed at."""
        area = self.area(row, column)
        return text_of(self.cell(area.top, area.left))

    def items(self, row: int) -> tuple[Item, ...]:
        """Return the filled cells seen in a row from left to right, those merged down from above among them."""
        found = self._items.get(row)
        if found is None:
            found = self._items[row] = tuple(self._seen(row))
        return found

    def words(self, row: int) -> Iterator[tuple[int, str]]:
        """Yield column and text of the short texts stored in a row: what may be a header or a label."""
        for column in self._columns.get(row, ()):
            value = self.sheet.cells[row, column].value
            if isinstance(value, str) and len(value) <= LONGEST_LABEL:
                yield column, value

    def own(self, row: int) -> tuple[Item, ...]:
        """Return the filled cells that begin in a row."""
        return tuple(item for item in self.items(row) if item.top == row)

    def _seen(self, row: int) -> Iterator[Item]:
        if row not in self._merges:
            for column in self._columns.get(row, ()):
                if text := text_of(self.cell(row, column)):
                    yield Item(Area(row, column, row, column), text)
            return
        merged = [area for area in self._merges.get(row, ()) if text_of(self.cell(area.top, area.left))]
        single = [
            Area(row, column, row, column)
            for column in self._columns.get(row, ())
            if self.area(row, column) == (row, column, row, column)
        ]
        for area in sorted((*merged, *single), key=lambda area: (area.left, area.top)):
            text = text_of(self.cell(area.top, area.left))
            if text:
                yield Item(area, text)

    def rows_from(self, row: int, end: int | None = None) -> Iterator[int]:
        """Yield the filled rows from ``row`` up to, not including, ``end``."""
        start = bisect_left(self.rows, row)
        for found in self.rows[start:]:
            if end is not None and found >= end:
                return
            yield found


def _filled(cell: Cell) -> bool:
    return (cell.value is not None and cell.value != "") or cell.formula is not None
