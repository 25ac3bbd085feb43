"""The look at the records of an .xlsb workbook that refuses one over the limits before a library lays it out.

Source: [MS-XLSB] 2.1.4 (records), 2.4.20 ff. (cells), 2.4.675 (BrtMergeCell), 2.4.726 (BrtRowHdr) and
2.4.816 (BrtSSTItem).
"""

import posixpath
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from xlscore.errors import UnreadableError
from xlscore.ooxml.package import Package
from xlscore.read.bounds import check_cells, check_size
from xlscore.read.limits import MAX_CELLS, MAX_GRID, MAX_MERGES, MAX_SHEETS, MAX_TEXT

_ROW, _BLANK, _SHARED, _MERGE, _STRINGS, _STRING, _SHEET = 0, 1, 7, 176, 159, 19, 156
_CELLS: Final = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
_ONE, _TWO, _CELL = struct.Struct("<I"), struct.Struct("<II"), struct.Struct("<I4xI")
_LEAST_STRING: Final = 7
"""Bytes of the shortest shared text: kind, length, flags and the number of characters."""
_MOST_RECORDS: Final = MAX_GRID + MAX_CELLS
_TOO_MUCH: Final = "请只保留自评表所在的工作表，另存为 .xlsx 后再报送。"
_DAMAGED: Final = "文件已损坏：工作表的记录不完整（.xlsb 格式）。请在 Excel 或 WPS 中重新打开并另存为 .xlsx 后再报送。"


@dataclass(slots=True)
class _Tally:
    """What the records of one sheet come to."""

    cells: int = 0
    blanks: int = 0
    merges: int = 0
    row: int = 0
    column: int = 0
    shared: dict[int, int] = field(default_factory=dict)
    """Shared text → how many cells show it."""

    def take(self, kind: int, row: int, column: int, shown: int) -> None:
        """Count a cell with content; ``shown`` is the place of its text where it shares one."""
        self.cells += 1
        self.row = max(self.row, row)
        self.column = max(self.column, column + 1)
        if kind == _SHARED:
            self.shared[shown] = self.shared.get(shown, 0) + 1


def check_package(package: Package) -> None:
    """Raise ``UnreadableError`` where the parts of an .xlsb workbook hold, or declare, more than is allowed.

    Parts are looked at one by one; each was bounded by its size and by what it is packed to before it is unpacked.
    """
    main = package.main_part
    related = package.relationships(main)
    wanted = {item.target for item in related if item.kind in {"worksheet", "sharedStrings"}}
    # A library may look for the usual names whatever the relationships say.
    folder = posixpath.join(posixpath.dirname(main), "worksheets")
    usual = {name for name in package.names if name.lower().startswith(f"{folder.lower()}/") and name.endswith(".bin")}
    parts = sorted({name for part in {*wanted, *usual} if (name := package.find(part)) is not None})
    check_size(package, [main, *parts])
    lengths: list[int] = []
    tallies: dict[str, _Tally] = {}
    try:
        titles = _titles(package.read(main))
        names = {item.target.lower(): titles.get(item.id, item.target) for item in related}
        for part in parts:
            strings, tally = _counted(package.read(part))
            lengths += strings
            tallies[names.get(part.lower(), part)] = tally
            check_cells((name, item.cells, item.row, item.column) for name, item in tallies.items())
    except struct.error as error:
        raise UnreadableError(_DAMAGED) from error
    _check_shown(tallies.values(), lengths)


def _titles(book: bytes) -> dict[str, str]:
    """Return relationship → name of the sheets a workbook part lists."""
    titles: dict[str, str] = {}
    for kind, start, _ in _records(book):
        if kind != _SHEET:
            continue
        relationship, after = _text(book, start + 8)
        titles[relationship] = _text(book, after)[0]
        if len(titles) > MAX_SHEETS:
            msg = f"文件超出限制：工作表超过 {MAX_SHEETS} 张。{_TOO_MUCH}"
            raise UnreadableError(msg)
    return titles


def _text(data: bytes, start: int) -> tuple[str, int]:
    """Return a text with its length before it, and where it ends."""
    end = start + 4 + 2 * _ONE.unpack_from(data, start)[0]
    return data[start + 4 : end].decode("utf-16-le", errors="replace"), end


def _records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield kind, start and length of each record; kinds and lengths are written seven bits a byte."""
    position, end, count = 0, len(data), 0
    while position < end:
        count += 1
        if count > _MOST_RECORDS:
            msg = f"文件超出限制：一张工作表的记录超过 {_MOST_RECORDS} 条。{_TOO_MUCH}"
            raise UnreadableError(msg)
        kind = data[position]
        position += 1
        if kind & 0x80 and position < end:
            kind = (kind & 0x7F) | (data[position] & 0x7F) << 7
            position += 1
        length = shift = 0
        while position < end:
            byte = data[position]
            position += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 or shift > 21:  # noqa: PLR2004 -- four bytes at most
                break
        if position + length > end:
            raise UnreadableError(_DAMAGED)
        yield kind, position, length
        position += length


def _counted(data: bytes) -> tuple[list[int], _Tally]:
    """Return the lengths of the shared texts and what the cells of one part come to."""
    strings: list[int] = []
    tally = _Tally()
    row = 0
    for kind, start, _ in _records(data):
        if kind in _CELLS:
            tally.take(kind, row, *_CELL.unpack_from(data, start))
            if tally.cells > MAX_CELLS:
                break
        elif kind == _ROW:
            row = _ONE.unpack_from(data, start)[0] + 1
        elif kind == _STRING:
            strings.append(_ONE.unpack_from(data, start + 1)[0])
        elif kind == _STRINGS and _TWO.unpack_from(data, start)[1] * _LEAST_STRING > len(data):
            raise UnreadableError(_DAMAGED)
        else:
            tally.blanks += kind == _BLANK
            tally.merges += kind == _MERGE
    _check_counts(tally)
    return strings, tally


def _check_counts(tally: _Tally) -> None:
    if tally.blanks > MAX_GRID:
        msg = "文件超出限制：空白而带格式的单元格过多。请删除表格以外多余的行、列和格式，另存为 .xlsx 后再报送。"
        raise UnreadableError(msg)
    if tally.merges > MAX_MERGES:
        msg = f"文件超出限制：一张工作表有超过 {MAX_MERGES} 个合并区域。请取消多余的合并，另存为 .xlsx 后再报送。"
        raise UnreadableError(msg)


def _check_shown(tallies: Iterable[_Tally], lengths: list[int]) -> None:
    """Raise where the shared texts, copied for every cell that shows them, are too long together."""
    shown = sum(
        lengths[place] * times for tally in tallies for place, times in tally.shared.items() if place < len(lengths)
    )
    if shown > MAX_TEXT:
        msg = f"文件超出限制：全部单元格的文字超过 {MAX_TEXT // 2**20} 百万字。{_TOO_MUCH}"
        raise UnreadableError(msg)
