"""Where the rows of a sheet stand, found by searching bytes: a big sheet need not be parsed to mark a few cells.

The search answers only for sheets written plainly, as nearly all are; whatever is unusual is left to the parser.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from operator import lt
from types import MappingProxyType
from typing import Final, NamedTuple

_DATA = re.compile(rb"<((?:[\w.-]+:)?)sheetData(?:\s[^<>]*)?(?<!/)>")
_NUMBER = re.compile(rb"""\sr=(?:"(\d{1,7})"|'(\d{1,7})')""")
_SHAPED = re.compile(rb"""\s(?:ht|hidden)=""")
_PLAIN_ROW = re.compile(rb"""<row(?: r="(\d{1,7})"([^<>]*)>)?""")
"""A row as nearly all are written; without its number where it is another one."""
_PLAIN_ATTRIBUTES = re.compile(rb"""(?:\s[\w.:-]+="[^"<>]*")*\s?/?""")
"""What may stand behind its number; many rows of a sheet say the same."""


_NONE: Final[Mapping[int, tuple[int, int]]] = MappingProxyType({})


class RowTag(NamedTuple):
    """What the start tag of a row says."""

    tag: bytes

    def get(self, name: str) -> str | None:
        """Return the value of an attribute, as it is written."""
        match = re.search(rb"""\s%s=(?:"([^"]*)"|'([^']*)')""" % name.encode(), self.tag)
        return (match[1] or match[2] or b"").decode("utf-8", "replace") if match else None


@dataclass(frozen=True, slots=True)
class RowIndex:
    """Offsets into the UTF-8 bytes of a sheet."""

    head: int
    """Behind the start tag of ``sheetData``."""
    tail: int
    """Before its end tag."""
    numbers: list[int]
    starts: list[int]
    """Rows in ascending order, and where each begins; it ends where the next begins."""
    shaped: dict[int, "RowTag"]
    """The tags of the rows that say something of their height."""

    def stretch(self, number: int) -> tuple[int, int] | None:
        """Return where a row begins and where the next one does, ``None`` where there is no such row."""
        place = bisect_right(self.numbers, number) - 1
        if place < 0 or self.numbers[place] != number:
            return None
        return self.starts[place], [*self.starts[place + 1 : place + 2], self.tail][0]

    def segments(
        self, wanted: Collection[int], size: int, known: Mapping[int, tuple[int, int]] = _NONE
    ) -> list[tuple[int, int]]:
        """Return the stretches to parse: all but the rows that are not wanted; ``size`` is that of the sheet.

        ``known`` are the wanted rows whose content need not be parsed, with the stretch between their tags.
        """
        found = [(0, self.head)]
        for number in sorted(wanted):
            stretch = self.stretch(number)
            if stretch is not None and number in known:
                opened, close = known[number]
                found += [(stretch[0], opened), (close, stretch[1])]
            elif stretch is not None:
                found.append(stretch)
        return [*found, (self.tail, size)]

    def behind(self, number: int) -> int | None:
        """Return where the first row behind a number begins."""
        place = bisect_right(self.numbers, number)
        return self.starts[place] if place < len(self.starts) else None


def _may_hide_rows(source: bytes) -> bool:
    """Tell whether there are comments, CDATA or instructions, which may hold what looks like a row."""
    # A single byte is found many times faster than two, and most sheets have none of these.
    declared = source.find(b"?>") + 2
    return (b"!" in source and b"<!" in source) or (source.find(b"?", declared) >= 0 and b"<?" in source[declared:])


def row_index(source: bytes) -> RowIndex | None:
    """Return where rows stand, ``None`` where only a parser can tell."""
    opening = _DATA.search(source)
    if opening is None or _may_hide_rows(source) or b"zeroHeight" in source[: opening.start()]:
        return None
    prefix, head = opening[1], opening.end()
    closing = b"</" + prefix + b"sheetData>"
    tail = source.find(closing, head)
    if tail < 0 or _DATA.search(source, tail) or source.find(closing, tail + 1) >= 0:
        return None
    plain = None if prefix else _plain_index(source, head, tail)
    if plain is not None:
        return plain
    index = RowIndex(head, tail, [], [], {})
    rows = re.compile(rb"<" + re.escape(prefix) + rb"row(?=[\s/>])[^<>]*>")
    for match in rows.finditer(source, head, tail):
        tag = match[0]
        number = _NUMBER.search(tag)
        if number is None or tag.count(b'"') % 2 or tag.count(b"'") % 2:
            return None
        row = int(number[1] or number[2])
        if (index.numbers and row <= index.numbers[-1]) or not row:
            return None
        index.numbers.append(row)
        index.starts.append(match.start())
        if _SHAPED.search(tag):
            index.shaped[row] = RowTag(tag)
    return index


def _plain_index(source: bytes, head: int, tail: int) -> RowIndex | None:
    """Return the index of rows in ascending order, ``None`` where one of them is not written the usual way."""
    found = [(match[1], match[2], match.start()) for match in _PLAIN_ROW.finditer(source, head, tail)]
    if not found:
        return RowIndex(head, tail, [], [], {})
    written, attributes, starts = zip(*found, strict=True)
    if None in written:
        return None
    numbers = list(map(int, written))
    if not numbers[0] or not all(map(lt, numbers, numbers[1:])):
        return None
    said = set(attributes)
    if not all(map(_PLAIN_ATTRIBUTES.fullmatch, said)):
        return None
    tags = {text: RowTag(text) for text in said if _SHAPED.search(text)}
    shaped = {row: tags[text] for row, text in zip(numbers, attributes, strict=True) if text in tags} if tags else {}
    return RowIndex(head, tail, numbers, list(starts), shaped)
