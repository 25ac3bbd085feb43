"""The boxes of notes: one VML shape a note, in the drawing a sheet names as its ``legacyDrawing``.

Drawings in VML are not always well-formed XML (Excel itself writes ``<br>``), so they are searched, not parsed.
Source: ECMA-376 part 4, 14.1 (VML), 14.3 (spreadsheet drawing: Anchor, Row, Column).
"""

import re
from collections.abc import Callable, Iterable
from typing import Final

from xlscore.ooxml.cell_texts import Cell
from xlscore.ooxml.xml_text import from_utf8, to_utf8

BLOCK: Final = 1024
"""Shape ids are dealt out in blocks: block n holds 1024n to 1024n + 1023."""

_SPACES: Final = (
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
    ("x", "urn:schemas-microsoft-com:office:excel"),
)
_ROOT: Final = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES)
_SHAPE_TYPE: Final = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"{spaces}>'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE: Final = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;width:{width}pt;height:{height}pt;'
    'z-index:{order};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"{spaces}>'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_ID = re.compile(rb"_x0000_s(\d+)")
_BLOCKS = re.compile(rb"""(<[\w.-]+:idmap\b[^>]*?\bdata\s*=\s*["'])([^"']*)""")
_ONE_SHAPE = re.compile(rb"<([\w.-]+):shape\b.*?</\1:shape\s*>", re.DOTALL)
_ROW = re.compile(rb"<[\w.-]+:Row>\s*(\d+)\s*<")
_COLUMN = re.compile(rb"<[\w.-]+:Column>\s*(\d+)\s*<")
_ANCHOR = re.compile(rb"(<[\w.-]+:Anchor>)([^<]*)(?=<)")
_CLOSING = re.compile(rb"</[\w.:-]+\s*>\s*(?:<!--(?:(?!-->).)*-->\s*)*$", re.DOTALL)
_ANCHOR_LENGTH: Final = 8

Anchor = tuple[int, ...]


def blocks(data: bytes) -> list[int]:
    """Return the blocks of shape ids a drawing says it uses, or those its shapes stand in."""
    data, _ = to_utf8(data, "vmlDrawing")
    declared = [int(number) for _, listed in _BLOCKS.findall(data) for number in re.findall(rb"\d+", listed)]
    return declared + [int(number) // BLOCK for number in _ID.findall(data)]


def new_drawing(first_block: int, shapes: int) -> bytes:
    """Return an empty drawing with room for a number of shapes from a block on that no other sheet uses."""
    count = max(1, -(-shapes // (BLOCK - 1)))
    listed = ",".join(str(first_block + index) for index in range(count))
    return (
        f'<xml {_ROOT}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{listed}"/></o:shapelayout>'
        f"{_SHAPE_TYPE.format(spaces='')}</xml>"
    ).encode()


class Drawing:
    """One drawing under edit."""

    def __init__(self, data: bytes, part: str, free_block: int) -> None:
        """Take a drawing; ``free_block`` is the first block no drawing of the workbook uses."""
        self._data, self._encoding = to_utf8(data, part)
        self._free_block = free_block
        self._used = {int(number) for number in _ID.findall(self._data)}
        self._highest: dict[int, int] = {}
        for number in self._used:
            self._highest[number // BLOCK] = max(number, self._highest.get(number // BLOCK, 0))
        listed = _BLOCKS.search(self._data)
        self._own_blocks = [int(number) for number in re.findall(rb"\d+", listed[2])] if listed else []
        self._spaces = "".join(
            f' xmlns:{prefix}="{space}"'
            for prefix, space in _SPACES
            if f'xmlns:{prefix}="{space}"'.encode() not in data
        )

    @property
    def last_block(self) -> int:
        """The last block the drawing uses or keeps for itself."""
        return max([*self._own_blocks, *self._highest], default=0)

    def add(self, boxes: Iterable[tuple[Cell, Anchor, tuple[int, int]]]) -> None:
        """Add a box for each cell (row and column from 1): where it is anchored and its size in pixels."""
        added = [] if b"_x0000_t202" in self._data else [_SHAPE_TYPE.format(spaces=self._spaces)]
        for (row, column), anchor, (width, height) in boxes:
            added.append(
                _SHAPE.format(
                    id=self._next_id(),
                    order=len(self._used),
                    anchor=_listed(anchor),
                    row=row - 1,
                    column=column - 1,
                    width=f"{width * 0.75:g}",
                    height=f"{height * 0.75:g}",
                    spaces=self._spaces,
                )
            )
        xml = "".join(added).encode()
        closing = _CLOSING.search(self._data)
        if closing:
            self._data = self._data[: closing.start()] + xml + self._data[closing.start() :]
        else:
            self._data = re.sub(rb"/>\s*$", lambda _: b">" + xml + b"</xml>", self._data)

    def enlarge(self, cell: Cell, grown: Callable[[Anchor], Anchor]) -> None:
        """Give the box of a note that is there already another anchor; a box without one stays as it is."""
        for match in _ONE_SHAPE.finditer(self._data):
            row, column = _ROW.search(match[0]), _COLUMN.search(match[0])
            anchor = _ANCHOR.search(match[0])
            if row and column and anchor and (int(row[1]) + 1, int(column[1]) + 1) == cell:
                numbers = tuple(int(number) for number in re.findall(rb"-?\d+", anchor[2]))
                if len(numbers) == _ANCHOR_LENGTH:
                    start, end = match.start() + anchor.start(2), match.start() + anchor.end(2)
                    self._data = self._data[:start] + _listed(grown(numbers)).encode() + self._data[end:]
                return

    def remove(self, cell: Cell) -> None:
        """Take the box of a note away."""
        for match in _ONE_SHAPE.finditer(self._data):
            row, column = _ROW.search(match[0]), _COLUMN.search(match[0])
            if row and column and (int(row[1]) + 1, int(column[1]) + 1) == cell:
                self._data = self._data[: match.start()] + self._data[match.end() :]
                return

    def boxes(self) -> set[Cell]:
        """Return the cells whose notes have their boxes here."""
        places = ((_ROW.search(match[0]), _COLUMN.search(match[0])) for match in _ONE_SHAPE.finditer(self._data))
        return {(int(row[1]) + 1, int(column[1]) + 1) for row, column in places if row and column}

    def _next_id(self) -> int:
        for block in self._own_blocks:
            number = self._highest.get(block, block * BLOCK) + 1
            if number < (block + 1) * BLOCK:
                self._used.add(number)
                self._highest[block] = number
                return number
        self._own_blocks.append(self._free_block)
        self._data = _BLOCKS.sub(
            lambda match: match[1] + match[2] + f",{self._free_block}".encode(), self._data, count=1
        )
        self._free_block += 1
        return self._next_id()

    def result(self) -> bytes:
        """Return the drawing in the encoding it came in."""
        return from_utf8(self._data, self._encoding)


def _listed(anchor: Anchor) -> str:
    return ", ".join(map(str, anchor))
