"""The styles of an OpenDocument spreadsheet as looks: letters, fills, borders, alignment, by name with inheritance.

Source: OpenDocument 1.3 part 3, 16.2 (styles), 17.18 (cell properties), 20 (formatting properties).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from xlscore.model.appearance import CellLook, Edge, Fill, Font
from xlscore.ooxml.package import local_name
from xlscore.read.ods_numbers import number_codes

_POINTS: Final = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75}
_LENGTH = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(pt|in|cm|mm|pc|px)")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LINES: Final = {
    "double": 6,
    "double-thin": 6,
    "dashed": 3,
    "dotted": 4,
    "dash-dot": 9,
    "dash-dot-dot": 11,
    "fine-dashed": 3,
}
_MEDIUM, _THICK = 1.4, 2.4
"""Points from which a plain line is a medium and a thick one."""
_ACROSS: Final = {
    "start": "left",
    "left": "left",
    "center": "center",
    "end": "right",
    "right": "right",
    "justify": "justify",
}
_DOWN: Final = {"top": "top", "middle": "center", "bottom": ""}
_MOST_STYLES: Final = 20_000
_DEEPEST: Final = 20

Properties = dict[str, str]


def points(length: str | None) -> float | None:
    """Return a length in points, ``None`` where it is none."""
    match = _LENGTH.fullmatch(length or "")
    return float(match[1]) * _POINTS[match[2]] if match else None


def plain(node: etree._Element) -> Properties:
    """Return the attributes of an element by their local names."""
    return {str(name).rpartition("}")[2]: str(value) for name, value in node.attrib.items()}


@dataclass(slots=True)
class Style:
    """One style as it stands in the file."""

    parent: str = ""
    data: str = ""
    master: str = ""
    properties: dict[str, Properties] = field(default_factory=dict)
    """By kind: ``table-cell``, ``text``, ``paragraph``, ``table-column`` …"""


class OdsStyles:
    """All styles of a spreadsheet, by family and name."""

    def __init__(self, roots: list[etree._Element]) -> None:
        """Read the styles of ``styles.xml`` and ``content.xml``, those of the latter counting more."""
        self._styles: dict[tuple[str, str], Style] = {}
        self._faces: dict[str, str] = {}
        codes: dict[str, str] = {}
        for root in roots:
            for node in _declared(root):
                kind, known = local_name(node), plain(node)
                if kind == "font-face":
                    self._faces[known.get("name", "")] = known.get("font-family", "").strip("'\"")
                elif kind in {"style", "default-style"} and len(self._styles) < _MOST_STYLES:
                    self._styles[known.get("family", ""), known.get("name", "")] = _style(node, known)
            codes |= number_codes(root)
        self._codes = codes
        self.looks: list[CellLook] = []
        self._made: dict[str, int] = {}

    def get(self, family: str, name: str, kind: str) -> Properties:
        """Return the properties of one kind a style comes to, those of its parents included."""
        found: Properties = {}
        for style in self._line(family, name):
            found = {**style.properties.get(kind, {}), **found}
        return found

    def master(self, name: str) -> str:
        """Return the name of the page a table style asks for."""
        return next((style.master for style in self._line("table", name) if style.master), "")

    def _line(self, family: str, name: str) -> Iterator[Style]:
        """Yield a style, its parents and the default of the family."""
        for _ in range(_DEEPEST):
            style = self._styles.get((family, name))
            if style is None or not name:
                break
            yield style
            name = style.parent
        default = self._styles.get((family, ""))
        if default is not None:
            yield default

    def look(self, name: str) -> int:
        """Return the number of the look a cell style comes to."""
        if name not in self._made:
            self._made[name] = len(self.looks)
            self.looks.append(self._look(name))
        return self._made[name]

    def usual(self) -> Font:
        """Return the letters of cells without a style."""
        return self._font(self.get("table-cell", "Default", "text"))

    def _font(self, text: Properties) -> Font:
        # Chinese letters have a font and a size of their own; that is what these sheets are written in.
        size = points(text.get("font-size-asian")) or points(text.get("font-size")) or 10
        name = text.get("font-name-asian") or text.get("font-name") or ""
        colour = text.get("color", "")
        line = text.get("text-underline-style", "none")
        place = text.get("text-position", "")
        return Font(
            name=self._faces.get(name) or name or text.get("font-family", "").strip("'\"") or Font().name,
            twips=round(min(max(size, 1), 409) * 20),
            bold=_is_bold(text.get("font-weight", "")),
            italic=text.get("font-style") in {"italic", "oblique"},
            strike=text.get("text-line-through-style", "none") != "none",
            underline=0 if line == "none" else 2 if text.get("text-underline-type") == "double" else 1,
            script=1 if place.startswith("super") else 2 if place.startswith("sub") else 0,
            colour=colour[1:].upper()
            if _COLOUR.fullmatch(colour) and text.get("use-window-font-color") != "true"
            else "",
        )

    def _look(self, name: str) -> CellLook:
        cell = self.get("table-cell", name, "table-cell")
        paragraph = self.get("table-cell", name, "paragraph")
        data = next((style.data for style in self._line("table-cell", name) if style.data), "")
        back = cell.get("background-color", "")
        across = (
            _ACROSS.get(paragraph.get("text-align", ""), "") if cell.get("text-align-source") != "value-type" else ""
        )
        if cell.get("repeat-content") == "true":
            across = "fill"
        angle = cell.get("rotation-angle", "0").removesuffix("deg").partition(".")[0]
        degrees = int(angle) % 360 if angle.lstrip("-").isdecimal() else 0
        margin = points(paragraph.get("margin-left")) or 0
        falling, rising = _edge(cell.get("diagonal-tl-br")), _edge(cell.get("diagonal-bl-tr"))
        return CellLook(
            font=self._font(self.get("table-cell", name, "text")),
            fill=Fill(1, back[1:].upper()) if _COLOUR.fullmatch(back) else Fill(),
            **{
                side: _edge(cell.get(f"border-{side}") or cell.get("border"))
                for side in ("left", "right", "top", "bottom")
            },
            diagonal=rising if rising.line else falling,
            diagonal_ways=bool(rising.line) * 1 + bool(falling.line) * 2,
            number_format=self._codes.get(data, "General"),
            across=across,
            down=_DOWN.get(cell.get("vertical-align", ""), ""),
            wrap=cell.get("wrap-option") == "wrap",
            shrink=cell.get("shrink-to-fit") == "true",
            indent=min(round(margin / 10), 15) if across == "left" else 0,
            rotation=270 if cell.get("direction") == "ttb" else _rotation(degrees),
        )


def _declared(root: etree._Element) -> Iterator[etree._Element]:
    for group in root:
        if local_name(group) in {"font-face-decls", "styles", "automatic-styles"}:
            yield from (node for node in group if local_name(node))


def _style(node: etree._Element, known: Mapping[str, str]) -> Style:
    style = Style(
        known.get("parent-style-name", ""), known.get("data-style-name", ""), known.get("master-page-name", "")
    )
    for child in node:
        kind = local_name(child)
        if kind.endswith("-properties"):
            style.properties[kind.removesuffix("-properties")] = plain(child)
    return style


def _is_bold(weight: str) -> bool:
    return weight == "bold" or (weight.isdecimal() and int(weight) >= 600)  # noqa: PLR2004 -- where bold begins


def _rotation(degrees: int) -> int:
    if degrees <= 90:  # noqa: PLR2004 -- a right angle
        return degrees
    return degrees - 360 if degrees >= 270 else 0  # noqa: PLR2004 -- the other one


def _edge(text: str | None) -> Edge:
    """Return one side of a border: ``0.74pt solid #000000``."""
    words = (text or "none").split()
    width = next((found for word in words if (found := points(word)) is not None), 0.0)
    style = next((word for word in words if word in _LINES or word == "solid"), "")
    if not style or width <= 0:
        return Edge()
    colour = next((word[1:].upper() for word in words if _COLOUR.fullmatch(word)), "")
    line = _LINES.get(style) or (5 if width > _THICK else 2 if width > _MEDIUM else 1 if width > 0.2 else 7)  # noqa: PLR2004 -- a hair
    return Edge(8 if line == 3 and width > _MEDIUM else line, colour)  # noqa: PLR2004 -- dashed and medium dashed
