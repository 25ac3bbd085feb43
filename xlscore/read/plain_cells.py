"""What the markup of one cell means, remembered: a workbook writes most of its cells many times over.

Texts, figures, errors and truth values are read here.  Dates, and whatever is not written plainly, are put to the
reader library; formulas that other cells share are settled when the whole sheet is known.
"""

import math
import re
from collections.abc import Container, Mapping, Sequence
from typing import Final, NamedTuple

from xlscore.model.workbook import Cell, CellError, CellValue
from xlscore.read.plain_texts import plain_text, unescaped
from xlscore.read.sheet_cells import cell_of, value_of
from xlscore.read.sheet_xml import FormulaText
from xlscore.read.styles_xml import GENERAL

_CELL = re.compile(
    r"""(?:\ s="(0|[1-9][0-9]{0,5})")?(?:\ t="(b|d|e|n|s|str|inlineStr)")?
        (?: /> | >
          (?:<f((?:\ [a-z0-9]+="[^"<>]*")*)(?:/>|>([^<]*)</f>))?
          (?:(<v(?:>([^<]*)</v>|\ ?/>))|(<is><t(\ xml:space="preserve")?>([^<]*)</t></is>))?
        </c>)""",
    re.VERBOSE,
)
_USUAL = re.compile(
    r"""(?:\ s="(0|[1-9][0-9]{0,5})")?(?:\ t="(s)")?>(?:<f>([^<&]*)</f>)?
        <v>(-?[0-9]+(?:\.[0-9]+)?(?:[Ee][-+]?[0-9]+)?)</v></c>""",
    re.VERBOSE,
)
"""Nine cells in ten: a shared text or a figure, with or without a formula of its own."""
_ATTRIBUTE = re.compile(r' ([A-Za-z0-9:]+)="([^"]*)"')
_FIGURE = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[Ee][-+]?[0-9]+)?")
_TRUTH: Final = {"0": False, "1": True}
_MOST: Final = 50_000
"""Cells remembered; beyond that the memory they take is worth more than the time they save."""


class OutOfTheOrdinaryError(Exception):
    """There is something on the sheet which the quick way does not take."""


class Asked:
    """Stands for the value of a cell that is put to the library."""


ASKED: Final = Asked()


class Unsettled(NamedTuple):
    """A cell whose value is put to the library, or whose formula other cells share, or both."""

    markup: str
    """What follows the address; together with one it is the cell again."""
    value: CellValue | Asked
    kind: str
    stored: str
    formula: FormulaText | None
    style: str | None


class PlainCells(dict[str, Cell | Unsettled | None]):
    """Markup behind the address of a cell → the cell, ``None`` where it holds nothing.

    Looking up what is not plain raises ``OutOfTheOrdinaryError``.  ``all_settled`` until one is not.
    """

    def __init__(
        self, texts: Sequence[str | None], formats: Mapping[str | None, str], dates: Container[str | None]
    ) -> None:
        """Take the shared texts, the number format of each style index, and the indices of styles that show dates."""
        super().__init__()
        self._texts = texts
        self._formats = formats
        self._dates = dates
        self.all_settled = True

    def __missing__(self, markup: str) -> Cell | Unsettled | None:
        """Understand a cell not met before."""
        if len(self) >= _MOST:
            self.clear()
        usual = _USUAL.fullmatch(markup)
        cell: Cell | Unsettled | None = None if usual is None else self._usual(*usual.groups())
        if cell is None:
            matched = _CELL.fullmatch(markup)
            if matched is None:
                raise OutOfTheOrdinaryError
            cell = self._cell(matched)
        self[markup] = cell
        return cell

    def _usual(self, style: str | None, shared: str | None, formula: str | None, stored: str) -> Cell | None:
        """Return a cell of the usual kind, ``None`` where it wants a closer look; the same as below, but sooner."""
        value: CellValue
        if shared:
            if not stored.isdigit() or int(stored) >= len(self._texts):
                return None
            value = self._texts[int(stored)]
            if not value:
                return None
        elif style in self._dates:
            return None
        else:
            figure = float(stored)
            value = int(figure) if figure.is_integer() else figure if math.isfinite(figure) else stored
        own = formula.removeprefix("=") or None if formula else None
        return Cell(value, own, self._formats.get(style, GENERAL))

    def _cell(self, matched: re.Match[str]) -> Cell | Unsettled | None:
        style, kind, attributes, formula, value, stored, inline, kept, text = matched.groups()
        found: CellValue | Asked = ""
        if value is not None:
            kind = kind or "n"
            found = self._value(kind, stored or "", style)
        elif inline is not None:
            found = _or_ask(plain_text(text, kept=kept)) if kind == "inlineStr" else ASKED
        elif attributes is None:
            return None
        else:
            kind = "n"  # nothing was saved, which is not the same as an empty text
        if attributes or isinstance(found, Asked):
            self.all_settled = False
            written = None if attributes is None else _formula(attributes, formula or "", style)
            return Unsettled(matched[0], found, kind or "n", stored or "", written, style)
        own = _unescaped(formula).removeprefix("=") or None if formula else None
        return cell_of(found, kind or "n", own, self._formats.get(style, GENERAL))

    def _value(self, kind: str, stored: str, style: str | None) -> CellValue | Asked:
        """Return what a stored value means under a type, as far as that is plain."""
        value: CellValue | Asked = ASKED
        if kind == "s":
            if stored.isascii() and stored.isdigit() and int(stored) < len(self._texts):
                value = _or_ask(self._texts[int(stored)])
        elif kind == "n":
            if style not in self._dates and _FIGURE.fullmatch(stored):
                figure = float(stored)
                value = int(figure) if figure.is_integer() else figure if math.isfinite(figure) else stored
        elif kind == "str":
            value = _or_ask(plain_text(stored, kept=True))
        elif kind == "b":
            value = _TRUTH.get(stored, ASKED)
        elif kind == "e" and stored:
            if "&" in stored:
                raise OutOfTheOrdinaryError
            value = CellError(stored)
        return value

    def settled(self, cell: Unsettled, answer: CellValue, formula: str | None) -> Cell | None:
        """Return a cell now that its formula, and what the library makes of its value, are known."""
        value = cell.value
        if isinstance(value, Asked):
            value = value_of(answer, cell.kind, cell.stored if cell.style in self._dates else None, lambda: cell.stored)
        return cell_of(value, cell.kind, formula, self._formats.get(cell.style, GENERAL))


def _or_ask(text: str | None) -> str | Asked:
    return ASKED if text is None else text


def _unescaped(text: str) -> str:
    plain = unescaped(text)
    if plain is None:
        raise OutOfTheOrdinaryError
    return plain


def _formula(attributes: str, body: str, style: str | None) -> FormulaText:
    """Return a formula as it stands; its attributes, which are rare, must be plain and none twice."""
    pairs = _ATTRIBUTE.findall(attributes)
    given = dict(pairs)
    kind, area = given.get("t"), given.get("ref")
    # What an array formula covers can be told only from the whole sheet.
    over_many = kind == "array" and area is not None and ":" in area
    if len(given) < len(pairs) or "&" in attributes or kind == "dataTable" or over_many:
        raise OutOfTheOrdinaryError
    return FormulaText(_unescaped(body), style, kind, given.get("si"), area)
