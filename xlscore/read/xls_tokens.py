"""One formula of an .xls workbook from its tokens back to text, or nothing where any of it is not certain.

Source: [MS-XLS] 2.5.198 (formulas): 2.5.198.25-2.5.198.111 (tokens), 2.2.2.1 (order of operations).
"""

import math
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

from xlrd.formula import func_defs

from xlscore.cells import column_letters

_BINARY: Final = {
    0x03: ("+", 3), 0x04: ("-", 3), 0x05: ("*", 4), 0x06: ("/", 4), 0x07: ("^", 5), 0x08: ("&", 2),
    0x09: ("<", 1), 0x0A: ("<=", 1), 0x0B: ("=", 1), 0x0C: (">=", 1), 0x0D: (">", 1), 0x0E: ("<>", 1),
}  # fmt: skip
_PERCENT, _UNARY, _LEAF = 6, 7, 9
_PLUS, _MINUS, _PERCENT_SIGN, _PAREN, _MISSING, _TEXT, _ATTRIBUTE = 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x19
_ERROR, _TRUTH, _INTEGER, _NUMBER = 0x1C, 0x1D, 0x1E, 0x1F
_FUNCTION, _FUNCTION_OF_MANY, _NAME, _NAME_ELSEWHERE = 0x21, 0x22, 0x23, 0x39
_REFERENCE, _AREA, _REFERENCE_ERROR, _AREA_ERROR, _REFERENCE_NEAR, _AREA_NEAR = 0x24, 0x25, 0x2A, 0x2B, 0x2C, 0x2D
_REFERENCE_3D, _AREA_3D, _REFERENCE_ERROR_3D, _AREA_ERROR_3D = 0x3A, 0x3B, 0x3C, 0x3D
_CHOOSE, _SUM = 0x04, 0x10
_ADD_IN: Final = 255
_LATER: Final = "_xlfn."
_SINCE_2007: Final = frozenset({"AVERAGEIF", "AVERAGEIFS", "COUNTIFS", "IFERROR", "SUMIFS"})
"""Functions .xls stores as names with a prefix, and Open XML without one."""
_UNSAFE: Final = frozenset({"CALL", "REGISTER.ID"})
_ERRORS: Final = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"
}  # fmt: skip
_LAST_ROW, _LAST_COLUMN = 0xFFFF, 0xFF
_LONGEST: Final = 8_000


class Uncertain(Exception):  # noqa: N818 -- no mistake of anybody's
    """The formula has something in it that is not known for certain."""


class _Text(NamedTuple):
    text: str
    rank: int = _LEAF


@dataclass(frozen=True, slots=True)
class Around:
    """What a formula refers to beyond its own sheet: sheets by the index of a reference, names by their number."""

    sheet: Callable[[int], str]
    """Return the quoted name of one sheet of this workbook; raises ``Uncertain`` for anything else."""
    name: Callable[[int], str]
    """Return a defined name; raises ``Uncertain`` where there is none."""


def formula_text(tokens: bytes, around: Around, base: tuple[int, int]) -> str:
    """Return a formula without ``=``; ``base`` is its cell, row and column from 0, for references relative to it.

    Raises ``Uncertain`` for whatever is not known for certain, damage included.
    """
    try:
        return _Formula(tokens, around, base).text()
    except (struct.error, IndexError, KeyError, UnicodeDecodeError) as error:
        raise Uncertain from error


class _Formula:
    def __init__(self, tokens: bytes, around: Around, base: tuple[int, int]) -> None:
        self._data = tokens
        self._around = around
        self._base = base
        self._at = 0
        self._stack: list[_Text] = []

    def text(self) -> str:
        while self._at < len(self._data):
            (token,) = self._take("<B")
            # Three classes of value share one token: 0x20, 0x40 and 0x60.
            self._step(token if token < 0x20 else token & 0x1F | 0x20)  # noqa: PLR2004 -- where the classes begin
            if self._stack and len(self._stack[-1].text) > _LONGEST:
                raise Uncertain
        if len(self._stack) != 1:
            raise Uncertain
        return self._stack[0].text

    def _take(self, layout: str) -> tuple[int, ...]:
        found = struct.unpack_from(layout, self._data, self._at)
        self._at += struct.calcsize(layout)
        return found

    def _push(self, text: str, rank: int = _LEAF) -> None:
        self._stack.append(_Text(text, rank))

    def _operand(self, least: int) -> str:
        """Take the last operand, which must not bind less than ``least``.

        Brackets have a token of their own.  Where the order of the tokens asks for some that have none, programs do
        not agree on what the formula says: LibreOffice writes ``A1&B1<>""`` so that Excel must take ``A1&(B1<>"")``.
        """
        text, rank = self._stack.pop()
        if rank < least:
            raise Uncertain
        return text

    def _step(self, token: int) -> None:
        if token in _BINARY:
            sign, rank = _BINARY[token]
            right = self._operand(rank + 1)
            self._push(f"{self._operand(rank)}{sign}{right}", rank)
        elif token in {_PLUS, _MINUS}:
            self._push(f"{'-' if token == _MINUS else '+'}{self._operand(_UNARY)}", _UNARY)
        elif token == _PERCENT_SIGN:
            self._push(f"{self._operand(_PERCENT)}%", _PERCENT)
        elif token == _PAREN:
            self._push(f"({self._stack.pop().text})")
        elif token in {_MISSING, _TEXT, _ERROR, _TRUTH, _INTEGER, _NUMBER}:
            self._push(self._constant(token))
        elif token == _ATTRIBUTE:
            self._attribute()
        elif token in {_FUNCTION, _FUNCTION_OF_MANY}:
            self._function(token)
        elif token == _NAME:
            number, _ = self._take("<HH")
            self._push(self._around.name(number))
        elif token == _NAME_ELSEWHERE:
            self._take("<HHH")
            raise Uncertain
        else:
            self._push(self._reference(token))

    def _constant(self, token: int) -> str:
        if token == _MISSING:
            return ""
        if token == _TEXT:
            length, wide = self._take("<BB")
            size = length * (2 if wide & 1 else 1)
            raw = self._data[self._at : self._at + size]
            if len(raw) < size or wide & ~1:
                raise Uncertain
            self._at += size
            return '"' + raw.decode("utf-16-le" if wide & 1 else "latin-1").replace('"', '""') + '"'
        if token == _ERROR:
            return _ERRORS[self._take("<B")[0]]
        if token == _TRUTH:
            return "TRUE" if self._take("<B")[0] else "FALSE"
        (value,) = self._take("<H" if token == _INTEGER else "<d")
        if not math.isfinite(value) or value < 0:
            raise Uncertain
        return repr(value).removesuffix(".0").upper()

    def _attribute(self) -> None:
        kind, count = self._take("<BH")
        if kind == _CHOOSE:
            self._at += 2 * (count + 1)
        elif kind == _SUM:
            self._push(f"SUM({self._stack.pop().text})")

    def _function(self, token: int) -> None:
        if token == _FUNCTION:
            (number,) = self._take("<H")
            name, count, _ = func_defs[number][:3]
        else:
            count, number = self._take("<BH")
            count &= 0x7F
            name = "" if number == _ADD_IN else func_defs[number][0]
        if number & 0x8000 or count > len(self._stack) or name in _UNSAFE:
            raise Uncertain
        given = [self._stack.pop().text for _ in range(count)][::-1]
        if number == _ADD_IN:
            name, given = given[0], given[1:]
            if not name.startswith(_LATER):
                raise Uncertain
            plain = name.removeprefix(_LATER)
            name = plain if plain in _SINCE_2007 else name
        self._push(f"{name}({','.join(given)})")

    def _reference(self, token: int) -> str:
        sheet = ""
        if token in {_REFERENCE_3D, _AREA_3D, _REFERENCE_ERROR_3D, _AREA_ERROR_3D}:
            sheet = f"{self._around.sheet(self._take('<H')[0])}!"
        if token in {_REFERENCE, _REFERENCE_NEAR, _REFERENCE_3D}:
            row, column = self._take("<HH")
            return sheet + self._cell(row, column, near=token == _REFERENCE_NEAR)
        if token in {_AREA, _AREA_NEAR, _AREA_3D}:
            top, bottom, left, right = self._take("<HHHH")
            return sheet + self._area(top, bottom, left, right, near=token == _AREA_NEAR)
        if token in {_REFERENCE_ERROR, _REFERENCE_ERROR_3D}:
            self._take("<HH")
            return "#REF!"
        if token in {_AREA_ERROR, _AREA_ERROR_3D}:
            self._take("<HHHH")
            return "#REF!"
        raise Uncertain

    def _place(self, row: int, flags: int, *, near: bool) -> tuple[int, int, str, str]:
        """Return row and column from 0 and their ``$`` marks."""
        column = flags & 0xFF
        if near:
            row = (self._base[0] + row) & _LAST_ROW if flags & 0x8000 else row
            column = (self._base[1] + column) & _LAST_COLUMN if flags & 0x4000 else column
        return row, column, "" if flags & 0x8000 else "$", "" if flags & 0x4000 else "$"

    def _cell(self, row: int, flags: int, *, near: bool) -> str:
        row, column, row_mark, column_mark = self._place(row, flags, near=near)
        return f"{column_mark}{column_letters(column + 1)}{row_mark}{row + 1}"

    def _area(self, top: int, bottom: int, left: int, right: int, *, near: bool) -> str:
        first = self._place(top, left, near=near)
        last = self._place(bottom, right, near=near)
        if not near and (first[0], last[0]) == (0, _LAST_ROW):
            return ":".join(f"{mark}{column_letters(column + 1)}" for _, column, _, mark in (first, last))
        if not near and (first[1], last[1]) == (0, _LAST_COLUMN):
            return ":".join(f"{mark}{row + 1}" for row, _, mark, _ in (first, last))
        return f"{self._cell(top, left, near=near)}:{self._cell(bottom, right, near=near)}"
