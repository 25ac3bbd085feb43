"""The cells of one row, found by searching bytes as its rows are; only a row written plainly gives an answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from xlscore.cells import MAX_COLUMN, column_number
from xlscore.ooxml.elements import Element

_CELL = re.compile(rb"""<c(?: r="([A-Z]{1,3})(\d{1,7})"((?:\s[\w.:-]+="[^"<>]*")*)\s?/?>)?""")
"""A cell as nearly all are written; without its address where it is another one."""
_ATTRIBUTE = re.compile(rb"""\s([\w.:-]+)="([^"]*)\"""")


@dataclass(slots=True)
class FoundRow:
    """The cells of a row in their order, and where what stands between its tags begins and ends."""

    source: bytes
    inner: tuple[int, int]
    columns: list[int]
    names: Sequence[tuple[bytes, bytes, bytes]]
    """The letters and the digits of each, and what it says of itself behind its address, as they are written."""

    def start(self, place: int) -> int:
        """Return where the start tag of the cell at a place of the list begins: the first of its address."""
        return self.source.index(b'<c r="%s%s"' % self.names[place][:2], *self.inner)

    def element(self, place: int) -> Element:
        """Return the cell at a place of the list as an element without content."""
        pairs = [text.decode() for pair in _ATTRIBUTE.findall(self.names[place][2]) for text in pair]
        return Element(self.source, "c", pairs, None, self.start(place))


@lru_cache(maxsize=1024)
def _column(letters: bytes) -> int:
    return column_number(letters.decode("ascii"))


def found_row(source: bytes, number: int, start: int, end: int) -> FoundRow | None:
    """Return the cells of a row that begins at ``start`` and ends before ``end``, ``None`` where a parser must look."""
    opened = source.find(b">", start, end) + 1
    close = source.find(b"</row>", opened, end)
    if close < 0 or source[opened - 2 : opened] == b"/>" or b"xmlns" in source[opened:close]:
        return None
    cells = _CELL.findall(source, opened, close)
    digits = b"%d" % number
    if any(row != digits for _, row, _ in cells):
        return None
    columns = [_column(letters) for letters, _, _ in cells]
    return FoundRow(source, (opened, close), columns, cells) if max(columns, default=0) <= MAX_COLUMN else None
