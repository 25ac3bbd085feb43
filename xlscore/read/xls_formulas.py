"""The formulas of an .xls workbook, where their tokens leave no doubt what they say.

Source: [MS-XLS] 2.4.127 (Formula), 2.4.277 (ShrFmla), 2.4.4 (Array).
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from xlrd.formula import get_externsheet_local_range

from xlscore.cells import quote_sheet
from xlscore.model.appearance import Place
from xlscore.read.limits import MAX_SHARED
from xlscore.read.xls_records import BIFF8, records, version_of
from xlscore.read.xls_tokens import Around, Uncertain, formula_text

_FORMULA, _SHARED, _ARRAY = 0x06, 0x4BC, 0x221
_HEAD = struct.Struct("<HH16xH")
_REFERRED = struct.Struct("<xHH")
_ELSEWHERE: Final = b"\x01"
"""The one token of a cell whose formula stands at another cell; data tables (0x02) have no formula at all."""


@dataclass(frozen=True, slots=True)
class XlsFormulas:
    """What the formulas of one sheet come to."""

    known: Mapping[Place, str]
    unknown: int
    """Formulas that are not known for certain."""


def around(book: Any) -> Around:
    """Return how the formulas of a workbook opened by xlrd name its sheets and names."""

    def sheet(index: int) -> str:
        try:
            first, last = get_externsheet_local_range(book, index)
        except Exception as error:
            raise Uncertain from error
        names = book.sheet_names()
        if first != last or not 0 <= first < len(names):
            raise Uncertain
        return quote_sheet(names[first])

    def name(number: int) -> str:
        held = book.name_obj_list
        if not 0 < number <= len(held) or not held[number - 1].name.startswith("_xlfn."):
            raise Uncertain  # whether the copy has a name cannot be known here
        return str(held[number - 1].name)

    return Around(sheet, name)


def sheet_formulas(stream: bytes, start: int, where: Around) -> XlsFormulas:
    """Return the formulas of the sheet whose substream begins at ``start`` of the workbook stream."""
    found: list[tuple[tuple[int, int], bytes]] = []
    shared: dict[tuple[int, int], bytes] = {}
    if version_of(stream, start) < BIFF8:
        count = sum(kind & 0xFF == _FORMULA for kind, _, _ in records(stream, start))
        return XlsFormulas({}, count)
    for kind, data, _ in records(stream, start):
        if kind == _FORMULA and len(data) >= _HEAD.size:
            row, column, size = _HEAD.unpack_from(data)
            found.append(((row, column), data[_HEAD.size : _HEAD.size + size]))
        elif kind == _SHARED and found and len(data) > 10:  # noqa: PLR2004 -- area, use and length
            shared[found[-1][0]] = data[10 : 10 + struct.unpack_from("<H", data, 8)[0]]
    known: dict[Place, str] = {}
    uncertain: set[bytes] = set()
    written = 0
    for base, own in found:
        tokens = own
        if own.startswith(_ELSEWHERE):
            tokens = shared.get(_REFERRED.unpack(own), b"") if len(own) == _REFERRED.size else b""
        if tokens in uncertain or written > MAX_SHARED:
            continue
        try:
            text = known[base[0] + 1, base[1] + 1] = formula_text(tokens, where, base)
            written += len(text)
        except Uncertain:
            uncertain.add(tokens)  # thousands of cells may share what is not certain
    return XlsFormulas(known, len(found) - len(known))
