"""One streaming pass over a sheet's XML: where cells, formulas, merged areas and hidden parts are.

It allocates nothing for what a sheet merely declares, so it also is the look that bounds a sheet before any reader
lays out its grid.  Source: ECMA-376 part 1, 18.3.1.
"""

import re
from collections.abc import Callable, Container, Mapping
from operator import itemgetter
from typing import Final, NamedTuple
from xml.parsers import expat

from xlscore.cells import MAX_COLUMN, MAX_ROW, Area, a1, parse_a1
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

    ``grids`` counts the elements that hold rows.  ``texts`` holds the stored text of cells with an error or one of the
    styles in ``captured``, of all cells where that is ``None``.  ``unknown_errors`` are the byte ranges of error texts
    outside ``known_errors``.
    """

    def __init__(self, data: bytes, captured: Container[str | None] | None, known_errors: Container[str] = ()) -> None:
        """Read ``data``, which is UTF-8."""
        self.cells: list[Placed] = []
        self.formulas: dict[Place, FormulaText] = {}
        self.texts: dict[Place, str] = {}
        self.merges: list[Area] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.unknown_errors: list[tuple[int, int]] = []
        self.grids = 0
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
        self._formula_attributes: Mapping[str, str] = {}
        self._end_of_text: Callable[[str], None] = self._end_value
        self._handlers: dict[str, Callable[[Mapping[str, str]], None]] = {}
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._root
        parser.StartDoctypeDeclHandler = refuse_doctype
        parser.Parse(data, True)  # noqa: FBT003 -- the only way to say that this is all
        parser.StartElementHandler = None  # or the parser and this object would keep each other alive

    def extent(self) -> tuple[int, int, int]:
        """Return the number of cells with a value or a formula, the last row and the last column that hold a value."""
        places = [cell[0] for cell in self.cells] or [(0, 0)]
        return max(len(self.cells), len(self.formulas)), max(places)[0], max(map(itemgetter(1), places))

    def _root(self, tag: str, _attributes: Mapping[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        if name != "worksheet" or namespace not in NAMESPACES:
            msg = "文件已损坏：工作表部件的内容不是工作表。请在 Excel 或 WPS 中重新另存为 .xlsx 后再报送。"
            raise UnreadableError(msg)
        known = {"is": self._inline, "f": self._formula, "row": self._start_row, "col": self._col}
        known |= {"mergeCell": self._merge, "sheetData": self._grid}
        self._cell_tag, self._value_tag = f"{namespace} c", f"{namespace} v"
        self._handlers = {f"{namespace} {name}": handler for name, handler in known.items()}
        self._parser.StartElementHandler = self._start

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        # Cells and values are nine in ten of all elements and go the short way.
        if tag == self._value_tag:
            self.cells.append((self._place, self._style, self._kind))
            if self._kind == "e" or self._captured is None or self._style in self._captured:
                self._start_byte = self._parser.CurrentByteIndex
                self._capture(self._end_value)
        elif tag == self._cell_tag:
            self._kind = attributes.get("t", "n")
            self._style = attributes.get("s")
            address = attributes.get("r", "")
            letters = address.rstrip(_DIGITS)
            if address[len(letters) :] == self._row_text and letters in self._columns:
                self._column = self._columns[letters]
                self._place = (self._row, self._column)
            else:
                self._place = self._place_of(address, letters)
        elif tag in self._handlers:
            self._handlers[tag](attributes)

    def _grid(self, _attributes: Mapping[str, str]) -> None:
        self.grids += 1

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._row_text = attributes.get("r")
        self._row = self._row + 1 if self._row_text is None else int(self._row_text)
        self._column = 0
        if not 1 <= self._row <= MAX_ROW:
            msg = f"row {self._row}"
            raise ValueError(msg)
        if hidden(attributes, "ht"):
            self.hidden_rows.add(self._row)
        if len(self.cells) > MAX_CELLS:
            msg = f"文件超出限制：有内容的单元格超过 {MAX_CELLS} 个。请只保留自评表所在的工作表，另存为 .xlsx 再报送。"
            raise UnreadableError(msg)

    def _place_of(self, address: str, letters: str) -> Place:
        """Return the position of a cell that names another row, a new column, or nothing: then it is the next one."""
        if not address:
            self._column += 1
            return parse_a1(a1(self._row, self._column))
        row, self._column = parse_a1(address)
        self._columns[letters] = self._column
        return row, self._column

    def _end_value(self, text: str) -> None:
        self.texts[self._place] = text
        if self._kind == "e" and text and text not in self._known_errors:
            start = self._data.index(b">", self._start_byte) + 1
            self.unknown_errors.append((start, self._parser.CurrentByteIndex))

    def _inline(self, _attributes: Mapping[str, str]) -> None:
        """Take in a text that stands in its cell."""
        self.cells.append((self._place, self._style, self._kind))

    def _formula(self, attributes: Mapping[str, str]) -> None:
        self._formula_attributes = attributes
        self._capture(self._end_formula)

    def _end_formula(self, text: str) -> None:
        get = self._formula_attributes.get
        kind = get("t")
        if kind == "dataTable":
            text = f"TABLE({get('r1', '')},{get('r2', '')})"
        self.formulas[self._place] = FormulaText(text, self._style, kind, get("si"), get("ref"))

    def _col(self, attributes: Mapping[str, str]) -> None:
        if hidden(attributes, "width"):
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


def hidden(attributes: Mapping[str, str], size: str) -> bool:
    """Tell whether a row or column is hidden, by its mark or by a height or width of nothing."""
    return attributes.get("hidden") in _TRUE or _NOTHING.fullmatch(attributes.get(size, "")) is not None


def refuse_doctype(*_declaration: object) -> None:
    """Raise ``UnreadableError``: Open XML knows no document types, and entities are how XML bombs are built."""
    msg = "文件已损坏：部件含有工作簿不允许的文档类型声明（DOCTYPE）。请重新另存为 .xlsx 后再报送。"
    raise UnreadableError(msg)
