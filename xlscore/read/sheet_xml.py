"""One streaming pass over a sheet's XML: where cells, formulas, merged areas and hidden parts are.

It allocates nothing for what a sheet merely declares, so it also is the look that bounds a sheet before any reader
lays out its grid.  Source: ECMA-376 part 1, 18.3.1.
"""

import re
from collections.abc import Callable, Container, Mapping
from typing import Final, NamedTuple
from xml.parsers import expat

from xlscore.cells import MAX_COLUMN, MAX_ROW, Area, column_letters, parse_a1
from xlscore.errors import UnreadableError
from xlscore.read.limits import MAX_CELLS, MAX_MERGES

NAMESPACES: Final = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""Transitional and Strict."""

_TRUE: Final = frozenset({"1", "true", "on"})
_DIGITS: Final = "0123456789"
_NOTHING = re.compile(r"0+(?:\.0*)?")


Place = tuple[int, int]
"""Row and column from 1."""

Placed = tuple[Place, str | None, str]
"""A cell that holds a value: position, style index (``None`` is the first style) and type (``n``, ``s``, ``e`` …)."""


class FormulaText(NamedTuple):
    """A formula as it stands: ``kind`` is ``shared``, ``array``, ``dataTable`` or ``None``."""

    text: str
    style: str | None
    kind: str | None
    group: str | None
    ref: str | None


class SheetXml:
    """What one pass finds; raises ``UnreadableError`` where the XML is damaged, hostile or over the limits.

    ``texts`` holds the stored text of cells with an error or one of the styles in ``captured``, of all cells where
    that is ``None``.  ``unknown_errors`` are the byte ranges of error texts outside ``known_errors``.
    """

    __slots__ = (
        "_captured", "_column", "_columns", "_data", "_end_of_text", "_handlers", "_kind", "_known_errors", "_parser",
        "_pieces", "_place", "_row", "_row_text", "_start_byte", "_style", "cells", "formulas", "hidden_columns",
        "hidden_rows", "merges", "texts", "unknown_errors",
    )  # fmt: skip

    def __init__(self, data: bytes, captured: Container[str | None] | None, known_errors: Container[str] = ()) -> None:
        """Read ``data``, which is UTF-8."""
        self.cells: list[Placed] = []
        self.formulas: dict[Place, FormulaText] = {}
        self.texts: dict[Place, str] = {}
        self.merges: list[Area] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.unknown_errors: list[tuple[int, int]] = []
        self._data = data
        self._captured = captured
        self._known_errors = known_errors
        self._columns: dict[str, int] = {}
        self._row = self._column = self._start_byte = 0
        self._row_text: str | None = None
        self._style: str | None = None
        self._kind = "n"
        self._place = (0, 0)
        self._pieces: list[str] = []
        self._end_of_text: Callable[[str], None] = self._end_value
        self._handlers: dict[str, Callable[[Mapping[str, str]], None]] = {}
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._root
        parser.StartDoctypeDeclHandler = refuse_doctype
        parser.Parse(data, True)  # noqa: FBT003 -- the only way to say that this is all

    def extent(self) -> tuple[int, int, int]:
        """Return the number of cells with a value or a formula, the last row and the last column that hold a value."""
        rows = max((place[0] for place, _, _ in self.cells), default=0)
        columns = max((place[1] for place, _, _ in self.cells), default=0)
        return max(len(self.cells), len(self.formulas)), rows, columns

    def _root(self, tag: str, _attributes: Mapping[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        if name != "worksheet" or namespace not in NAMESPACES:
            msg = "文件已损坏：工作表部件的内容不是工作表。请在 Excel 或 WPS 中重新另存为 .xlsx 后再报送。"
            raise UnreadableError(msg)
        known = {"c": self._cell, "v": self._value, "is": self._inline, "f": self._formula, "row": self._start_row}
        known |= {"col": self._col, "mergeCell": self._merge}
        self._handlers = {f"{namespace} {name}": handler for name, handler in known.items()}
        self._parser.StartElementHandler = self._start

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        handler = self._handlers.get(tag)
        if handler is not None:
            handler(attributes)

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._row_text = attributes.get("r")
        self._row = self._row + 1 if self._row_text is None else int(self._row_text)
        self._column = 0
        if not 1 <= self._row <= MAX_ROW:
            msg = f"row {self._row}"
            raise ValueError(msg)
        if _hidden(attributes, "ht"):
            self.hidden_rows.add(self._row)
        if len(self.cells) > MAX_CELLS:
            msg = f"文件超出限制：有内容的单元格超过 {MAX_CELLS} 个。请只保留自评表所在的工作表，另存为 .xlsx 再报送。"
            raise UnreadableError(msg)

    def _cell(self, attributes: Mapping[str, str]) -> None:
        address = attributes.get("r")
        row = self._row
        if address is None:
            self._column += 1
            if self._column > MAX_COLUMN:
                parse_a1(f"{column_letters(self._column)}1")
        else:
            letters = address.rstrip(_DIGITS)
            column = self._columns.get(letters)
            if column is None or address[len(letters) :] != self._row_text:
                row, column = parse_a1(address)
                self._columns[letters] = column
            self._column = column
        self._place = (row, self._column)
        self._style = attributes.get("s")
        self._kind = attributes.get("t", "n")

    def _value(self, _attributes: Mapping[str, str]) -> None:
        self.cells.append((self._place, self._style, self._kind))
        if self._kind == "e" or self._captured is None or self._style in self._captured:
            self._start_byte = self._parser.CurrentByteIndex
            self._capture(self._end_value)

    def _end_value(self, text: str) -> None:
        self.texts[self._place] = text
        if self._kind == "e" and text and text not in self._known_errors:
            start = self._data.index(b">", self._start_byte) + 1
            self.unknown_errors.append((start, self._parser.CurrentByteIndex))

    def _inline(self, _attributes: Mapping[str, str]) -> None:
        self.cells.append((self._place, self._style, self._kind))

    def _formula(self, attributes: Mapping[str, str]) -> None:
        kind, group, ref = attributes.get("t"), attributes.get("si"), attributes.get("ref")
        if kind == "dataTable":
            inputs = ",".join(attributes.get(name, "") for name in ("r1", "r2"))
            self.formulas[self._place] = FormulaText(f"TABLE({inputs})", self._style, kind, group, ref)
            return
        self._capture(lambda text: self._keep_formula(FormulaText(text, self._style, kind, group, ref)))

    def _keep_formula(self, formula: FormulaText) -> None:
        self.formulas[self._place] = formula

    def _col(self, attributes: Mapping[str, str]) -> None:
        if _hidden(attributes, "width"):
            first, last = int(attributes["min"]), int(attributes["max"])
            self.hidden_columns.update(range(max(first, 1), min(last, MAX_COLUMN) + 1))

    def _merge(self, attributes: Mapping[str, str]) -> None:
        self.merges.append(Area.parse(attributes["ref"]))
        if len(self.merges) > MAX_MERGES:
            msg = f"文件超出限制：一张工作表有超过 {MAX_MERGES} 个合并区域。请取消多余的合并，另存为 .xlsx 后再报送。"
            raise UnreadableError(msg)

    def _capture(self, end: Callable[[str], None]) -> None:
        self._pieces.clear()
        self._end_of_text = end
        self._parser.CharacterDataHandler = self._pieces.append
        self._parser.EndElementHandler = self._end

    def _end(self, _tag: str) -> None:
        self._parser.CharacterDataHandler = None
        self._parser.EndElementHandler = None
        self._end_of_text("".join(self._pieces))


def _hidden(attributes: Mapping[str, str], size: str) -> bool:
    """Tell whether a row or column is hidden, by its mark or by a height or width of nothing."""
    return attributes.get("hidden") in _TRUE or _NOTHING.fullmatch(attributes.get(size, "")) is not None


def refuse_doctype(*_declaration: object) -> None:
    """Raise ``UnreadableError``: Open XML knows no document types, and entities are how XML bombs are built."""
    msg = "文件已损坏：部件含有工作簿不允许的文档类型声明（DOCTYPE）。请重新另存为 .xlsx 后再报送。"
    raise UnreadableError(msg)
