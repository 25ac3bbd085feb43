"""The look at the records of an .xls workbook that refuses one over the limits before a library lays it out.

Source: [MS-XLS] 2.3 (records), 2.4.168 (MergeCells), 2.4.174 (MulBlank), 2.4.175 (MulRk).
"""

import struct
from typing import Final

from xlscore.errors import UnreadableError
from xlscore.read.bounds import check_cells
from xlscore.read.limits import MAX_GRID, MAX_MERGES

_OLDEST: Final = frozenset({0x02, 0x03, 0x04, 0x05})
"""INTEGER, NUMBER, LABEL and BOOLERR of Excel 2; later formats have no records of these kinds."""
_CELLS: Final = frozenset({0x06, 0x206, 0x406, 0x203, 0x204, 0x205, 0x27E, 0xFD, 0xD6}) | _OLDEST
_BLANKS: Final = frozenset({0x01, 0x201})
_MANY_NUMBERS: Final = 0xBD
_MANY_BLANKS: Final = 0xBE
_MERGES: Final = 0xE5
_STARTS: Final = frozenset({0x09, 0x209, 0x409, 0x809})
_END: Final = 0x0A
_RECORD = struct.Struct("<HHHH")
"""Kind and length of a record, and what a cell's record begins with: row and column from 0."""


def check_records(book: bytes) -> None:
    """Raise ``UnreadableError`` where a workbook stream holds more cells, blank cells or merged areas than allowed."""
    tally = _Tally()
    position = 0
    while position + _RECORD.size <= len(book):
        kind, length, row, column = _RECORD.unpack_from(book, position)
        if kind in _CELLS:
            tally.cells(row, column, 1)
        else:
            tally.other(kind, length, row, column)
        position += 4 + length
    tally.close()
    check_cells((f"第{number}张", *sheet) for number, sheet in enumerate(tally.sheets))
    if tally.blanks > MAX_GRID:
        msg = "文件超出限制：空白而带格式的单元格过多。请删除表格以外多余的行、列和格式，另存为 .xlsx 后再报送。"
        raise UnreadableError(msg)
    if tally.merges > MAX_MERGES:
        msg = f"文件超出限制：合并区域超过 {MAX_MERGES} 个。请取消多余的合并，另存为 .xlsx 后再报送。"
        raise UnreadableError(msg)


class _Tally:
    """What the records come to; the first of ``sheets`` is the part of the stream before them."""

    def __init__(self) -> None:
        self.sheets: list[tuple[int, int, int]] = []
        self.blanks = self.merges = 0
        self._depth = 0
        self._count = self._row = self._column = 0

    def cells(self, row: int, column: int, count: int) -> None:
        """Count cells with content, side by side."""
        self._count += count
        self._row = max(self._row, row + 1)
        self._column = max(self._column, column + count)

    def other(self, kind: int, length: int, row: int, column: int) -> None:
        """Take in a record that is no single cell with content."""
        if kind == _MANY_NUMBERS:
            self.cells(row, column, max(0, length - 6) // 6)
        elif kind == _MANY_BLANKS:
            self.blanks += max(0, length - 6) // 2
        elif kind in _BLANKS:
            self.blanks += 1
        elif kind == _MERGES:
            self.merges += max(0, length - 2) // 8
        elif kind in _STARTS:
            self._depth += 1  # a chart inside a sheet begins and ends too
        elif kind == _END:
            self._depth -= 1
            if self._depth == 0:
                self.close()

    def close(self) -> None:
        """Begin the next sheet."""
        self.sheets.append((self._count, self._row, self._column))
        self._count = self._row = self._column = 0
