"""The look at the records of an .xls workbook that refuses one over the limits before a library lays it out.

Source: [MS-XLS] 2.3 (records), 2.4.168 (MergeCells), 2.4.174 (MulBlank), 2.4.175 (MulRk).
"""

import struct
from typing import Final

from xlscore.errors import UnreadableError
from xlscore.read.bounds import check_cells
from xlscore.read.limits import MAX_GRID, MAX_MERGES

_CELLS: Final = frozenset({0x06, 0x206, 0x406, 0x203, 0x204, 0x205, 0x27E, 0xFD, 0xD6})
_BLANK: Final = 0x201
_MANY_NUMBERS: Final = 0xBD
_MANY_BLANKS: Final = 0xBE
_MERGES: Final = 0xE5
_START: Final = 0x809
_RECORD = struct.Struct("<HHHH")
"""Kind and length of a record, and what a cell's record begins with: row and column from 0."""


def check_records(book: bytes) -> None:
    """Raise ``UnreadableError`` where a workbook stream holds more cells, blank cells or merged areas than allowed."""
    position = blanks = merges = 0
    sheets = [(0, 0, 0)]
    cells = last_row = last_column = 0
    while position + 8 <= len(book):
        kind, length, row, column = _RECORD.unpack_from(book, position)
        if kind in _CELLS:
            cells, last_row, last_column = cells + 1, max(last_row, row + 1), max(last_column, column + 1)
        elif kind == _MANY_NUMBERS:
            count = max(0, length - 6) // 6
            cells, last_row, last_column = cells + count, max(last_row, row + 1), max(last_column, column + count)
        elif kind == _MANY_BLANKS:
            blanks += max(0, length - 6) // 2
        elif kind == _BLANK:
            blanks += 1
        elif kind == _MERGES:
            merges += max(0, length - 2) // 8
        elif kind == _START:
            sheets.append((cells, last_row, last_column))
            cells = last_row = last_column = 0
        position += 4 + length
    sheets.append((cells, last_row, last_column))
    check_cells((f"第{number - 1}张", *sheet) for number, sheet in enumerate(sheets))
    if blanks > MAX_GRID:
        msg = "文件超出限制：空白而带格式的单元格过多。请删除表格以外多余的行、列和格式，另存为 .xlsx 后再报送。"
        raise UnreadableError(msg)
    if merges > MAX_MERGES:
        msg = f"文件超出限制：合并区域超过 {MAX_MERGES} 个。请取消多余的合并，另存为 .xlsx 后再报送。"
        raise UnreadableError(msg)
