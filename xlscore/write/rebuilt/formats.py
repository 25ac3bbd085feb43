"""Looks of cells as XlsxWriter's formats, each made once."""

from collections.abc import Sequence
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from xlscore.model.appearance import CellLook, Edge, Fill, Font

_ACROSS: Final = {"centerContinuous": "center_across"}
_DOWN: Final = {"top": "top", "center": "vcenter", "justify": "vjustify", "distributed": "vdistributed"}
_LONGEST_CODE: Final = 255
_LONGEST_NAME: Final = 31
_SIDES: Final = ("left", "right", "top", "bottom")
GENERAL: Final = "General"


def font_properties(font: Font) -> dict[str, Any]:
    """Return the letters in XlsxWriter's words."""
    found: dict[str, Any] = {
        "font_name": "".join(filter(str.isprintable, font.name))[:_LONGEST_NAME] or Font().name,
        "font_size": font.twips // 20 if font.twips % 20 == 0 else font.twips / 20,
        "bold": font.bold,
        "italic": font.italic,
        "font_strikeout": font.strike,
        "font_script": font.script,
    }
    if font.underline:
        found["underline"] = font.underline
    if font.colour:
        found["font_color"] = f"#{font.colour}"
    return found


def is_sound(code: str) -> bool:
    """Tell whether a number format may be written: others make a program offer to repair the file."""
    if not code or len(code) > _LONGEST_CODE or not code.isprintable():
        return False
    position, in_brackets = 0, False
    while position < len(code):
        letter = code[position]
        if letter in "\\_*" and not in_brackets:
            position += 1
            if position == len(code):
                return False
        elif letter == '"' and not in_brackets:
            position = code.find('"', position + 1)
            if position < 0:
                return False
        elif letter in "[]":
            if in_brackets is (letter == "["):
                return False
            in_brackets = letter == "["
        position += 1
    return not in_brackets and code.count(";") <= 2 * len(_SIDES)


class Formats:
    """The formats of one workbook; a look that no cell uses costs nothing."""

    def __init__(self, book: Workbook, looks: Sequence[CellLook]) -> None:
        """Take the looks in; formats are made when they are first asked for."""
        self._book = book
        self._looks = looks
        self._made: dict[tuple[int, str], Format] = {}
        self.unsound: set[str] = set()
        """Number formats that could not be written."""

    def __getitem__(self, key: tuple[int | None, str]) -> Format | None:
        """Return the format of a look (``None``: the usual one) under a number format (empty: its own)."""
        number, code = key
        look = CellLook() if number is None else self._looks[number]
        if number is None and not code:
            return None
        known = self._made.get((-1 if number is None else number, code))
        if known is None:
            properties = self._properties(look, code or look.number_format, plain=number is None)
            known = self._made[-1 if number is None else number, code] = self._book.add_format(properties)
        return known

    def _properties(self, look: CellLook, code: str, *, plain: bool) -> dict[str, Any]:
        found: dict[str, Any] = {} if plain else font_properties(look.font)
        if not is_sound(code):
            self.unsound.add(code)
            code = GENERAL
        found |= {"num_format": code, "text_wrap": look.wrap, "shrink": look.shrink and not look.wrap}
        return found | _frame(look) | _fill(look.fill) | _alignment(look)


def _frame(look: CellLook) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for side in _SIDES:
        edge: Edge = getattr(look, side)
        if edge.line:
            found |= {side: edge.line} | _coloured(f"{side}_color", edge.colour)
    if look.diagonal_ways and look.diagonal.line:
        found |= {"diag_type": look.diagonal_ways, "diag_border": look.diagonal.line}
        found |= _coloured("diag_color", look.diagonal.colour)
    return found


def _fill(fill: Fill) -> dict[str, Any]:
    if not fill.pattern:
        return {}
    # A plain fill has one colour; given two, XlsxWriter would take the other.
    back = fill.back if fill.pattern > 1 else ""
    return {"pattern": fill.pattern} | _coloured("fg_color", fill.front) | _coloured("bg_color", back)


def _coloured(name: str, colour: str) -> dict[str, Any]:
    return {name: f"#{colour}"} if colour else {}


def _alignment(look: CellLook) -> dict[str, Any]:
    found = {
        "align": _ACROSS.get(look.across, look.across),
        "valign": _DOWN.get(look.down, ""),
        "rotation": look.rotation,
        "indent": look.indent,
    }
    return {name: value for name, value in found.items() if value}
