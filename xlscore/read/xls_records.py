"""The records of an .xls workbook that xlrd passes over: page setup, and what a sheet has that is no cell.

Source: [MS-XLS] 2.4 (records): Setup 2.4.257, WsBool 2.4.351, Header 2.4.136, Obj 2.4.181, BoundSheet8 2.4.28.
"""

import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from xlscore.model.appearance import PageLook

_START, _END, _BOUND_SHEET = 0x809, 0x0A, 0x85
BIFF8: Final = 0x600
"""The version of Excel 97 and later."""
_HEADER, _FOOTER, _SETUP, _WS_BOOL = 0x14, 0x15, 0xA1, 0x81
_MARGINS: Final = {0x26: 0, 0x27: 1, 0x28: 2, 0x29: 3}
_CENTRED: Final = {0x83: 0, 0x84: 1}
_GRID_LINES: Final = 0x2B
_OBJECT: Final = 0x5D
_CHART, _PICTURE, _NOTE, _DROP_DOWN = 0x05, 0x08, 0x19, 0x14
_OBJECTS: Final = {_CHART: "图表", _PICTURE: "图片"}
_OTHER_OBJECT: Final = "图形或控件"
_COUNTED: Final = {
    0x1B0: "条件格式",
    0x1BE: "数据有效性",
    0xB0: "数据透视表",
    0x9D: "自动筛选",
}
_PROTECT: Final = 0x12
PROTECTION: Final = "工作表保护"
_LANDSCAPE_OFF, _NO_SETUP, _OVER_FIRST = 0x02, 0x04, 0x01
_OWN_NUMBER, _LAST_NUMBER = 0x80, 0x7FFF
_FIT: Final = 0x100
_USUAL_SCALE: Final = 100
_LARGEST_MARGIN: Final = 49.0


@dataclass(slots=True)
class SheetRecords:
    """What the records of one worksheet say."""

    page: PageLook = field(default_factory=PageLook)
    lost: Counter[str] = field(default_factory=Counter)


def records(book: bytes, start: int) -> Iterator[tuple[int, bytes, int]]:
    """Yield kind, content and end of the records of one substream, those of a chart inside left out but its start."""
    depth, position = 0, start
    while position + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, position)
        data = book[position + 4 : position + 4 + length]
        position += 4 + length
        if kind == _START:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, data, position


def version_of(book: bytes, start: int) -> int:
    """Return the version a substream says it is written in."""
    return int(struct.unpack_from("<H", book, start + 4)[0]) if start + 6 <= len(book) else BIFF8


def worksheet_starts(book: bytes) -> list[int]:
    """Return where the substream of each worksheet begins, in the order of the sheets."""
    starts = []
    for kind, data, _ in records(book, 0):
        if kind == _BOUND_SHEET and len(data) >= 6:  # noqa: PLR2004 -- offset, state and kind
            offset, _, kind_of_sheet = struct.unpack_from("<IBB", data)
            if kind_of_sheet == 0 and offset + 4 <= len(book):
                starts.append(offset)
    return starts


def sheet_records(book: bytes, start: int) -> SheetRecords:
    """Return what one worksheet's substream says of its printing and of what is no cell."""
    version = version_of(book, start)
    margins: list[int | None] = [None] * 6
    centred = [False, False]
    texts = {_HEADER: "", _FOOTER: ""}
    found = SheetRecords()
    setup: tuple[int, ...] | None = None
    fit = grid_lines = False
    for kind, data, _ in records(book, start):
        if kind in _MARGINS and len(data) >= 8:  # noqa: PLR2004 -- one double
            margins[_MARGINS[kind]] = _thousandths(struct.unpack_from("<d", data)[0])
        elif kind in _CENTRED:
            centred[_CENTRED[kind]] = data[:1] == b"\1"
        elif kind in texts:
            texts[kind] = _text(data, version)
        elif kind == _SETUP and len(data) >= 32:  # noqa: PLR2004 -- up to the footer margin
            setup = struct.unpack_from("<8H", data)
            margins[4:] = [_thousandths(value) for value in struct.unpack_from("<dd", data, 16)]
        elif kind == _WS_BOOL and len(data) >= 2:  # noqa: PLR2004 -- 16 flags
            fit = bool(struct.unpack_from("<H", data)[0] & _FIT)
        elif kind == _GRID_LINES:
            grid_lines = data[:1] == b"\1"
        else:
            _count(found.lost, kind, data)
    found.page = replace(
        _page(setup, fit=fit),
        margins=tuple(margins),
        centred=(centred[0], centred[1]),
        header=texts[_HEADER],
        footer=texts[_FOOTER],
        grid_lines=grid_lines,
    )
    return found


def _page(setup: tuple[int, ...] | None, *, fit: bool) -> PageLook:
    if setup is None:
        return PageLook(fit=(1, 1) if fit else None)
    paper, scale, first, wide, high, flags, _, _ = setup
    unset = bool(flags & _NO_SETUP)
    return PageLook(
        paper=9 if unset or not 0 < paper < 256 else paper,  # noqa: PLR2004 -- larger numbers are a printer's own
        landscape=not unset and not flags & _LANDSCAPE_OFF,
        scale=_USUAL_SCALE if unset or not 10 <= scale <= 400 else scale,  # noqa: PLR2004 -- what the standard allows
        fit=(wide, high) if fit else None,
        over_then_down=bool(flags & _OVER_FIRST),
        first_page=first if flags & _OWN_NUMBER and 0 < first <= _LAST_NUMBER else None,
    )


def _thousandths(inches: float) -> int | None:
    return round(inches * 1000) if 0 <= inches < _LARGEST_MARGIN else None


def _text(data: bytes, version: int) -> str:
    """Return the text of a header or footer, empty where it is none."""
    if version < BIFF8:
        return data[1 : 1 + data[0]].decode("gb18030", "replace") if data else ""
    if len(data) < 3:  # noqa: PLR2004 -- length and a flag
        return ""
    count, wide = struct.unpack_from("<HB", data)
    return data[3 : 3 + 2 * count].decode("utf-16-le", "replace") if wide & 1 else data[3 : 3 + count].decode("latin-1")


def _count(lost: Counter[str], kind: int, data: bytes) -> None:
    if kind == _OBJECT and len(data) >= 6:  # noqa: PLR2004 -- sub-record and kind of object
        sort = struct.unpack_from("<H", data, 4)[0]
        if sort not in {_NOTE, _DROP_DOWN}:
            lost[_OBJECTS.get(sort, _OTHER_OBJECT)] += 1
    elif kind in _COUNTED:
        lost[_COUNTED[kind]] += 1
    elif kind == _PROTECT and data[:1] == b"\1":
        lost[PROTECTION] += 1
