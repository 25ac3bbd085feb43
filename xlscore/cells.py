"""Cell addresses: A1 notation, areas and the quoting of sheet names."""

import re
from functools import lru_cache
from typing import Final, NamedTuple, Self

MAX_ROW: Final = 1_048_576
MAX_COLUMN: Final = 16_384

_A1 = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_PLAIN_SHEET = re.compile(r"[^\W\d][\w.]*")
_LIKE_A1 = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*[Cc][0-9]*")


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """Return the letters of a column counted from 1: 1 → ``A``, 28 → ``AB``."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """Return the number of a column from its letters: ``A`` → 1, ``ab`` → 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def parse_a1(text: str) -> tuple[int, int]:
    """Return (row, column), both from 1, of ``B7`` or ``$B$7``; raises ``ValueError`` outside the sheet limits."""
    match = _A1.fullmatch(text)
    if match:
        row, column = int(match[2]), column_number(match[1])
        if 1 <= row <= MAX_ROW and column <= MAX_COLUMN:
            return row, column
    msg = f"not a cell address: {text!r}"
    raise ValueError(msg)


def a1(row: int, column: int, *, absolute: bool = False) -> str:
    """Return the address of a cell, both counted from 1: (7, 2) → ``B7`` or ``$B$7``."""
    return f"${column_letters(column)}${row}" if absolute else f"{column_letters(column)}{row}"


@lru_cache(maxsize=1024)
def quote_sheet(name: str) -> str:
    """Return a sheet name as formulas need it: quoted unless it is a plain word."""
    if _PLAIN_SHEET.fullmatch(name) and not _LIKE_A1.fullmatch(name):
        return name
    return "'" + name.replace("'", "''") + "'"


class CellRef(NamedTuple):
    """One cell of a workbook: sheet name, row and column from 1."""

    sheet: str
    row: int
    column: int

    @property
    def a1(self) -> str:
        """The address without its sheet, e.g. ``I14``."""
        return a1(self.row, self.column)

    def __str__(self) -> str:
        """Return the full address, e.g. ``自评表!I14``."""
        return f"{quote_sheet(self.sheet)}!{self.a1}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``自评表!I14`` or ``'2021 年'!$A$1``; raises ``ValueError`` otherwise."""
        sheet, mark, address = text.rpartition("!")
        if not mark:
            msg = f"not a cell with its sheet: {text!r}"
            raise ValueError(msg)
        if sheet.startswith("'") and sheet.endswith("'"):
            sheet = sheet[1:-1].replace("''", "'")
        return cls(sheet, *parse_a1(address))


class Area(NamedTuple):
    """A rectangle of cells, both corners included, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``B2:D7`` or ``B2``; raises ``ValueError`` otherwise."""
        first, _, last = text.partition(":")
        top, left = parse_a1(first)
        bottom, right = parse_a1(last) if last else (top, left)
        return cls(min(top, bottom), min(left, right), max(top, bottom), max(left, right))

    def holds(self, cell: tuple[int, int]) -> bool:
        """Tell whether a (row, column) lies inside."""
        row, column = cell
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def __str__(self) -> str:
        """Return the address, e.g. ``B2:D7``."""
        return f"{a1(self.top, self.left)}:{a1(self.bottom, self.right)}"
