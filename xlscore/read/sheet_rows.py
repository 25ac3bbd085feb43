"""The quick way over the rows of an ordinary sheet: the same facts as the strict pass, by one pattern a row.

It takes only what the common writers write (plain tags, attributes in their usual order) and accounts for every
character between the rows; anything else is left to the strict pass, and so is everything around the rows.
"""

import re
from collections.abc import Container
from typing import Final

from xlscore.cells import MAX_COLUMN, MAX_ROW, column_number
from xlscore.read.limits import MAX_CELLS
from xlscore.read.sheet_xml import FormulaText, SheetXml, hidden

_OPEN: Final = b"<sheetData>"
_CLOSE: Final = b"</sheetData>"
_EMPTY: Final = b"<sheetData/>"
_ODD: Final = (b"<!", b"<?", b"]]>", b"\xef\xbf\xbe", b"\xef\xbf\xbf")
"""Comments, sections, instructions, and what XML forbids."""
_CONTROLS: Final = bytes(byte for byte in range(32) if byte not in b"\t\n")
"""Forbidden too, but for the carriage return, which would have to be normalised."""
_ODD_ENTITY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,5});)")
_ROW = re.compile(r'<row r="([0-9]{1,7})"((?: [A-Za-z0-9:]+="[^"<>&]*")*)(/?)>')
_CELL = re.compile(
    r"""<c\ r="([A-Z]{1,3})([0-9]{1,7})"(?:\ s="([0-9]{1,6})")?(?:\ t="(b|d|e|n|s|str|inlineStr)")?
        (?: /> | >
          (<f((?:\ [a-z0-9]+="[^"<>]*")*)(?:/>|>([^<]*)</f>))?
          (?:(<v(?:>([^<]*)</v>|\ ?/>))|(<is><t(?:\ xml:space="preserve")?>[^<]*</t></is>))?
        </c>)
      | ([\s\S]+)""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r' ([A-Za-z0-9:]+)="([^"]*)"')
_ENTITY: Final = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


class _OutOfTheOrdinaryError(Exception):
    """There is something on the sheet which the quick way does not take."""


def scan_sheet(data: bytes, captured: Container[str | None], known_errors: Container[str]) -> SheetXml:
    """Return what one pass over a sheet in UTF-8 finds, the quick way where that is safe; see ``SheetXml``."""
    start, end = data.find(_OPEN), data.rfind(_CLOSE)
    if 0 <= start < end:
        rows = data[start + len(_OPEN) : end]
        if not _is_odd(rows):
            found = SheetXml(data[:start] + _EMPTY + data[end + len(_CLOSE) :], captured, known_errors)
            try:
                if found.grids == 1:
                    _Rows(found, captured, known_errors).take(rows.decode(), data[:start])
                    return found
            except _OutOfTheOrdinaryError:
                pass
    return SheetXml(data, captured, known_errors)


def _is_odd(rows: bytes) -> bool:
    """Tell whether rows hold what no pattern should judge."""
    if any(piece in rows for piece in _ODD) or len(rows.translate(None, _CONTROLS)) < len(rows):
        return True
    return b"&" in rows and _ODD_ENTITY.search(rows) is not None


class _Rows:
    """The rows on their way into what was found around them."""

    def __init__(self, found: SheetXml, captured: Container[str | None], known_errors: Container[str]) -> None:
        self._found = found
        self._captured = captured
        self._known_errors = known_errors
        self._columns: dict[str, int] = {}
        self._hidden: dict[str, bool] = {}

    def take(self, rows: str, head: bytes) -> None:
        """Take in every row; raises ``_OutOfTheOrdinaryError`` where the strict pass must have a look."""
        *lines, after = rows.split("</row>")
        for line in lines:
            opened = self._row(line, head)
            if opened is None:
                raise _OutOfTheOrdinaryError
            self._line(line, *opened)
        if self._row(after, head) is not None:
            raise _OutOfTheOrdinaryError

    def _line(self, line: str, row: int, row_text: str, start: int) -> None:
        """Take in the cells of a row."""
        columns, captured = self._columns, self._captured
        add, formulas = self._found.cells.append, self._found.formulas
        found = _CELL.findall(line, start)
        for letters, digits, style, kind, formula, attributes, text, value, stored, inline, rest in found:
            if digits != row_text or rest:
                raise _OutOfTheOrdinaryError
            if formula or value or inline:
                place = (row, columns.get(letters) or self._column(letters))
                if formula:
                    formulas[place] = _formula(attributes, text, style or None)
                if value or inline:
                    add((place, style or None, kind or "n"))
                if value and (kind == "e" or (style or None) in captured):
                    self._text(place, kind, stored)

    def _row(self, line: str, head: bytes) -> tuple[int, str, int] | None:
        """Take in the rows without cells with which a line begins, and the start of the one with cells.

        Return its number, as it is written too, and where its cells begin; ``None`` where there is none with cells.
        """
        end = 0
        while (match := _ROW.match(line, end)) is not None:
            text, attributes, closed = match.groups()
            row, end = int(text), match.end()
            if not 1 <= row <= MAX_ROW or len(self._found.cells) > MAX_CELLS:
                raise _OutOfTheOrdinaryError
            if attributes not in self._hidden:
                self._hidden[attributes] = _is_hidden(attributes, head)
            if self._hidden[attributes]:
                self._found.hidden_rows.add(row)
            if not closed:
                return row, text, end
        if end < len(line):
            raise _OutOfTheOrdinaryError
        return None

    def _column(self, letters: str) -> int:
        column = column_number(letters)
        if column > MAX_COLUMN:
            raise _OutOfTheOrdinaryError
        self._columns[letters] = column
        return column

    def _text(self, place: tuple[int, int], kind: str, stored: str) -> None:
        if "&" in stored or (kind == "e" and stored and stored not in self._known_errors):
            raise _OutOfTheOrdinaryError
        self._found.texts[place] = stored


def _is_hidden(attributes: str, head: bytes) -> bool:
    """Tell whether a row's attributes hide it; none may be there twice or have a prefix the sheet does not declare."""
    pairs = _ATTRIBUTE.findall(attributes)
    given = dict(pairs)
    prefixes = [name.partition(":")[0] for name in given if ":" in name]
    if len(given) < len(pairs) or "r" in given or any(f"xmlns:{name}=".encode() not in head for name in prefixes):
        raise _OutOfTheOrdinaryError
    return hidden(given, "ht")


def _formula(attributes: str, text: str, style: str | None) -> FormulaText:
    """Return a formula as it stands; its attributes, which are rare, must be plain and none twice."""
    if "&" in text:
        text = _unescaped(text)
    if not attributes:
        return FormulaText(text, style, None, None, None)
    pairs = _ATTRIBUTE.findall(attributes)
    given = dict(pairs)
    if len(given) < len(pairs) or "&" in attributes or given.get("t") == "dataTable":
        raise _OutOfTheOrdinaryError
    return FormulaText(text, style, given.get("t"), given.get("si"), given.get("ref"))


def _unescaped(text: str) -> str:
    if "&#" in text:
        raise _OutOfTheOrdinaryError
    for entity, character in _ENTITY:
        text = text.replace(entity, character)
    return text
