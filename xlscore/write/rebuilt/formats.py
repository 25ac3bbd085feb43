"""Looks of cells as XlsxWriter's formats, each made once."""

from collections.abc import Sequence
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from xlscore.model.appearance import CellLook, Edge, Font

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
        found["num_format"] = code
        for side in _SIDES:
            edge: Edge = getattr(look, side)
            if edge.line:
                found[side] = edge.line
                if edge.colour:
                    found[f"{side}_color"] = f"#{edge.colour}"
        if look.diagonal_ways and look.diagonal.line:
            found["diag_type"], found["diag_border"] = look.diagonal_ways, look.diagonal.line
            if look.diagonal.colour:
                found["diag_color"] = f"#{look.diagonal.colour}"
        if look.fill.pattern:
            found["pattern"] = look.fill.pattern
            if look.fill.front:
                found["fg_color"] = f"#{look.fill.front}"
            # A plain fill has one colour; given two, XlsxWriter would take the other.
            if look.fill.back and look.fill.pattern > 1:
                found["bg_color"] = f"#{look.fill.back}"
        if look.across:
            found["align"] = _ACROSS.get(look.across, look.across)
        if look.down:
            found["valign"] = _DOWN[look.down]
        found |= {"text_wrap": look.wrap, "shrink": look.shrink and not look.wrap}
        if look.rotation:
            found["rotation"] = look.rotation
        if look.indent:
            found["indent"] = look.indent
        return found
