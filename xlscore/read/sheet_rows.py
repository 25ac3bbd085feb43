"""The quick way over the rows of an ordinary sheet: the same cells as the strict pass, cut out of the text row by row.

It takes only what the common writers write (plain tags, attributes in their usual order, rows and cells in ascending
order) and accounts for every character between the rows; anything else is left to the strict pass, and so is
everything around the rows.
"""

import operator
import re
from dataclasses import dataclass, field
from itertools import compress, repeat
from typing import Final

from xlscore.cells import MAX_COLUMN, MAX_ROW, Area, column_number
from xlscore.model.workbook import Cell
from xlscore.read.limits import MAX_CELLS
from xlscore.read.plain_cells import OutOfTheOrdinaryError, PlainCells, Unsettled
from xlscore.read.plain_texts import plain_markup
from xlscore.read.sheet_xml import Place, SheetXml, hidden

_OPEN: Final = b"<sheetData>"
_CLOSE: Final = b"</sheetData>"
_EMPTY: Final = b"<sheetData/>"
_CELL: Final = '<c r="'
_ROW = re.compile(r'<row r="([0-9]{1,7})"((?: [A-Za-z0-9:]+="[^"<>&]*")*)(/?)>')
_ATTRIBUTE = re.compile(r' ([A-Za-z0-9:]+)="([^"]*)"')
_LETTERS = re.compile(r"[A-Z]{1,3}")


@dataclass(slots=True)
class PlainSheet:
    """An ordinary sheet: its cells in reading order, some of them unsettled yet, and what stands around the rows."""

    merges: list[Area]
    hidden_columns: set[int]
    hidden_rows: set[int] = field(default_factory=set)
    cells: dict[Place, Cell | Unsettled] = field(default_factory=dict)

    def unsettled(self) -> dict[Place, Unsettled]:
        """Return the cells whose value or formula must still be found."""
        return {place: cell for place, cell in self.cells.items() if isinstance(cell, Unsettled)}

    def extent(self) -> tuple[int, int, int]:
        """Return the number of cells, the last row and the last column."""
        if not self.cells:
            return 0, 0, 0
        return len(self.cells), next(reversed(self.cells))[0], max(map(operator.itemgetter(1), self.cells))


def plain_sheet(data: bytes, known: PlainCells) -> PlainSheet | None:
    """Return what a sheet in UTF-8 holds, ``None`` where only the strict pass can tell.

    Raises what the strict pass raises where what stands around the rows is damaged.
    """
    start, end = data.find(_OPEN), data.rfind(_CLOSE)
    if not 0 <= start < end:
        return None
    rows = plain_markup(data[start + len(_OPEN) : end])
    if rows is None:
        return None
    around = SheetXml(data[:start] + _EMPTY + data[end + len(_CLOSE) :], ())
    if around.grids != 1:
        return None
    sheet = PlainSheet(around.merges, around.hidden_columns)
    try:
        _Rows(sheet, data[:start], known).take(rows)
    except OutOfTheOrdinaryError:
        return None
    return sheet


class _Columns(dict[tuple[str, ...], tuple[int, ...]]):
    """Letters of the cells of a row → their columns, which must ascend; nearly all rows of a sheet have the same."""

    def __missing__(self, letters: tuple[str, ...]) -> tuple[int, ...]:
        if not all(map(_LETTERS.fullmatch, letters)):
            raise OutOfTheOrdinaryError
        columns = tuple(map(column_number, letters))
        if columns[-1] > MAX_COLUMN or any(map(operator.ge, columns, columns[1:])):
            raise OutOfTheOrdinaryError
        self[letters] = columns
        return columns


class _Rows:
    """The rows on their way into a sheet; ``head`` is what stands before them."""

    def __init__(self, sheet: PlainSheet, head: bytes, known: PlainCells) -> None:
        self._sheet = sheet
        self._head = head
        self._cell = known.__getitem__
        self._columns = _Columns()
        self._last = 0
        self._hidden: dict[str, bool] = {}

    def take(self, rows: str) -> None:
        """Take in every row; raises ``OutOfTheOrdinaryError`` where the strict pass must have a look."""
        cells, columns, cell = self._sheet.cells, self._columns, self._cell
        *lines, after = rows.split("</row>")
        for line in lines:
            before, *pieces = line.split(_CELL)
            number = self._row(before)
            if number is None:
                raise OutOfTheOrdinaryError
            if pieces:
                # A row is taken apart and put together by the interpreter's own loops: this is where the time goes.
                letters, _, markups = zip(*map(str.partition, pieces, repeat(f'{number}"')), strict=True)
                found = [*map(cell, markups)]
                places = zip(repeat(int(number)), columns[letters], strict=False)
                cells.update(zip(compress(places, found), filter(None, found), strict=True))
        if self._row(after) is not None:
            raise OutOfTheOrdinaryError

    def _row(self, tags: str) -> str | None:
        """Take in the rows without cells that stand before the one with cells, and the tag of that one.

        Return its number as it is written; ``None`` where there is none with cells.
        """
        end = 0
        while (match := _ROW.match(tags, end)) is not None:
            number, attributes, closed = match.groups()
            row, end = int(number), match.end()
            if not self._last < row <= MAX_ROW or len(self._sheet.cells) > MAX_CELLS:
                raise OutOfTheOrdinaryError
            self._last = row
            if attributes not in self._hidden:
                self._hidden[attributes] = _is_hidden(attributes, self._head)
            if self._hidden[attributes]:
                self._sheet.hidden_rows.add(row)
            if not closed:
                if end < len(tags):
                    raise OutOfTheOrdinaryError
                return number
        if end < len(tags):
            raise OutOfTheOrdinaryError
        return None


def _is_hidden(attributes: str, head: bytes) -> bool:
    """Tell whether a row's attributes hide it; none may be there twice or have a prefix the sheet does not declare."""
    if not attributes:
        return False
    pairs = _ATTRIBUTE.findall(attributes)
    given = dict(pairs)
    prefixes = [name.partition(":")[0] for name in given if ":" in name]
    if len(given) < len(pairs) or "r" in given or any(f"xmlns:{name}=".encode() not in head for name in prefixes):
        raise OutOfTheOrdinaryError
    return hidden(given, "ht")
