"""The styles of an .xlsb workbook as looks.

Source: [MS-XLSB] 2.4.697 (BrtFont), 2.4.695 (BrtFill), 2.4.303 (BrtBorder), 2.4.697 (BrtFmt), 2.4.845 (BrtXF).
"""

import struct
from typing import Final

from xlscore.model.appearance import CellLook, Edge, Fill, Font
from xlscore.read.built_in_formats import BUILT_IN
from xlscore.read.styles_xml import GENERAL
from xlscore.read.xlsb_records import colour_at, records, text_at

_FONT, _FORMAT, _FILL, _BORDER, _XF = 43, 44, 45, 46, 47
_CELL_FORMATS, _CELL_FORMATS_END = 617, 618
_ITALIC, _STRIKE = 0x02, 0x08
_BOLD: Final = 600
_MOST: Final = 65_536
_EDGE: Final = 10
_ACROSS: Final = ("", "left", "center", "right", "fill", "justify", "centerContinuous", "distributed")
_DOWN: Final = ("top", "center", "", "justify", "distributed", "", "", "")
_STACKED, _UPRIGHT, _DOWNWARD = 255, 90, 180


class XlsbStyles:
    """The looks of cells by number, and the font of the workbook."""

    def __init__(self, data: bytes) -> None:
        """Read the styles part; raises ``struct.error`` or ``IndexError`` where it is damaged."""
        self._fonts: list[Font] = []
        self._fills: list[Fill] = []
        self._borders: list[tuple[Edge, ...]] = []
        self._ways: list[int] = []
        self._codes: dict[int, str] = {}
        self.looks: list[CellLook] = []
        in_cell_formats = False
        for kind, content in records(data):
            if kind in {_CELL_FORMATS, _CELL_FORMATS_END}:
                in_cell_formats = kind == _CELL_FORMATS
            elif kind == _FORMAT:
                self._codes[struct.unpack_from("<H", content)[0]] = text_at(content, 2)
            elif kind == _FONT:
                self._fonts.append(_font(content))
            elif kind == _FILL:
                self._fills.append(_fill(content))
            elif kind == _BORDER:
                self._borders.append(tuple(_edge(content, 1 + _EDGE * place) for place in range(5)))
                self._ways.append((content[0] >> 1 & 1) + 2 * (content[0] & 1))
            elif kind == _XF and in_cell_formats and len(self.looks) < _MOST:
                self.looks.append(self._look(content))

    @property
    def usual(self) -> Font:
        """The font widths are measured in."""
        return self._fonts[0] if self._fonts else Font()

    def _look(self, content: bytes) -> CellLook:
        _, code, font, fill, border, turned, indent, text, more = struct.unpack_from("<5H4B", content)
        top, bottom, left, right, diagonal = self._borders[border]
        return CellLook(
            font=self._fonts[font],
            fill=self._fills[fill],
            left=left,
            right=right,
            top=top,
            bottom=bottom,
            diagonal=diagonal,
            diagonal_ways=self._ways[border],
            number_format=self._codes.get(code) or BUILT_IN.get(code, GENERAL),
            across=_ACROSS[text & 7],
            down=_DOWN[text >> 3 & 7],
            wrap=bool(text >> 6 & 1),
            shrink=bool(more & 1),
            indent=min(indent, 15),
            rotation=_degrees(turned),
        )


def _font(content: bytes) -> Font:
    twips, flags, weight, script, underline = struct.unpack_from("<4HB", content)
    return Font(
        name=text_at(content, 21) or Font().name,
        twips=twips if 20 <= twips <= 8180 else Font().twips,  # noqa: PLR2004 -- 1 to 409 points
        bold=weight >= _BOLD,
        italic=bool(flags & _ITALIC),
        strike=bool(flags & _STRIKE),
        underline=underline if underline in {1, 2, 33, 34} else 0,
        script=script if script in {1, 2} else 0,
        colour=colour_at(content, 12),
    )


def _fill(content: bytes) -> Fill:
    (pattern,) = struct.unpack_from("<I", content)
    if not 0 < pattern <= 18:  # noqa: PLR2004 -- patterns there are; a gradient has none
        return Fill()
    return Fill(pattern, colour_at(content, 4), colour_at(content, 12))


def _edge(content: bytes, position: int) -> Edge:
    line = content[position]
    return Edge(line, colour_at(content, position + 2)) if 0 < line <= 13 else Edge()  # noqa: PLR2004 -- styles there are


def _degrees(turned: int) -> int:
    if turned == _STACKED:
        return 270
    if turned <= _UPRIGHT:
        return turned
    return _UPRIGHT - turned if turned <= _DOWNWARD else 0
