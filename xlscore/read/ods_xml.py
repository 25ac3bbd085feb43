"""One streaming pass over the content of an OpenDocument spreadsheet: everything but its number formats.

Repeated rows and cells are counted before they are written out, so the pass is also the look that bounds a sheet
before any reader lays out its grid.  Source: OpenDocument 1.3 part 3, 9.1-9.4 (tables) and 19 (attributes).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple
from xml.parsers import expat

from xlscore.cells import MAX_COLUMN, MAX_ROW, Area
from xlscore.errors import UnreadableError
from xlscore.read.limits import MAX_CELLS, MAX_MERGES, MAX_SHEETS
from xlscore.read.sheet_xml import refuse_doctype

_TABLE: Final = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_STYLE: Final = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_TEXT: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_LIBRE_OFFICE: Final = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_HIDDEN: Final = frozenset({"collapse", "filter"})
_MOST_SPACES: Final = 1_000
"""Blanks that one element may stand for; more say nothing, and a bomb asks for billions."""
_TOO_MUCH: Final = "请只保留自评表所在的工作表，另存为 .xlsx 后再报送。"


class OdsCell(NamedTuple):
    """A cell with content: type (``float``, ``date``, ``string``, ``error`` …), value as stored, text, formula."""

    kind: str
    value: str
    text: str
    formula: str | None


@dataclass(slots=True)
class OdsSheet:
    """One sheet as it stands in the file."""

    name: str
    hidden: bool
    cells: dict[tuple[int, int], OdsCell] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


class OdsXml:
    """What the pass finds; raises ``UnreadableError`` where the file is over the limits, ``ValueError`` if damaged."""

    def __init__(self, data: bytes) -> None:
        """Read the bytes of ``content.xml``."""
        self.sheets: list[OdsSheet] = []
        self.names: dict[str, str] = {}
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._depth = 0
        self._count = 0
        self._in_note = False
        self._row = self._column = self._next_column = 0
        self._rows = self._columns = 1
        self._attributes: Mapping[str, str] = {}
        self._line: list[tuple[int, int, OdsCell]] = []
        self._pieces: list[str] = []
        self._starts = {
            f"{_STYLE}style": self._start_style,
            f"{_STYLE}table-properties": self._start_table_style,
            f"{_TABLE}table": self._start_table,
            f"{_TABLE}table-column": self._start_column,
            f"{_TABLE}table-row": self._start_row,
            f"{_TABLE}table-cell": self._start_cell,
            f"{_TABLE}covered-table-cell": self._start_cell,
            f"{_TABLE}named-range": self._start_name,
            f"{_TEXT}p": self._start_paragraph,
            f"{_TEXT}s": self._start_spaces,
            f"{_TEXT}tab": lambda _attributes: self._take("\t"),
            f"{_TEXT}line-break": lambda _attributes: self._take("\n"),
            f"{_OFFICE}annotation": self._start_note,
        }
        self._ends = {
            f"{_TABLE}table": self._end_table,
            f"{_TABLE}table-row": self._end_row,
            f"{_TABLE}table-cell": self._end_cell,
            f"{_TABLE}covered-table-cell": self._end_cell,
            f"{_TEXT}p": self._end_paragraph,
            f"{_OFFICE}annotation": self._end_note,
        }
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = refuse_doctype
        self._parser = parser
        parser.Parse(data, True)  # noqa: FBT003 -- the only way to say that this is all
        del self._parser, self._starts, self._ends  # or the parser and this object would keep each other alive

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        handler = self._starts.get(tag)
        # A table inside a cell, and what stands between the sheets, is no grid of ours.
        if handler is not None and (self._depth <= 1 or tag == f"{_TABLE}table"):
            handler(attributes)

    def _end(self, tag: str) -> None:
        handler = self._ends.get(tag)
        if handler is not None and (self._depth <= 1 or tag == f"{_TABLE}table"):
            handler()

    def _start_style(self, attributes: Mapping[str, str]) -> None:
        self._style = attributes.get(f"{_STYLE}name", "")

    def _start_table_style(self, attributes: Mapping[str, str]) -> None:
        if attributes.get(f"{_TABLE}display") == "false":
            self._hidden_styles.add(self._style)

    def _start_table(self, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > 1:
            return
        if len(self.sheets) >= MAX_SHEETS:
            msg = f"文件超出限制：工作表超过 {MAX_SHEETS} 张。{_TOO_MUCH}"
            raise UnreadableError(msg)
        hidden = attributes.get(f"{_TABLE}style-name", "") in self._hidden_styles
        self.sheets.append(OdsSheet(attributes.get(f"{_TABLE}name", ""), hidden))
        self._row = self._rows = 0
        self._next_column = 1

    def _end_table(self) -> None:
        self._depth -= 1

    def _start_column(self, attributes: Mapping[str, str]) -> None:
        count = _count(attributes, "number-columns-repeated", MAX_COLUMN)
        if self._depth and attributes.get(f"{_TABLE}visibility") in _HIDDEN:
            last = min(self._next_column + count - 1, MAX_COLUMN)
            self.sheets[-1].hidden_columns.update(range(self._next_column, last + 1))
        self._next_column += count

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._row += max(self._rows, 1)
        self._rows = _count(attributes, "number-rows-repeated", MAX_ROW)
        self._column = 1
        self._columns = 0
        self._line = []
        if self._row > MAX_ROW:
            msg = "row"
            raise ValueError(msg)
        if self._depth and attributes.get(f"{_TABLE}visibility") in _HIDDEN:
            self.sheets[-1].hidden_rows.update(range(self._row, min(self._row + self._rows, MAX_ROW + 1)))

    def _end_row(self) -> None:
        """Write the row's cells out, as often as they and the row are repeated."""
        self._count += sum(columns for _, columns, _ in self._line) * self._rows
        if self._count > MAX_CELLS:
            msg = f"文件超出限制：有内容的单元格超过 {MAX_CELLS} 个。{_TOO_MUCH}"
            raise UnreadableError(msg)
        if not self._line:
            return
        cells = self.sheets[-1].cells
        for row in range(self._row, self._row + self._rows):
            for first, columns, cell in self._line:
                for column in range(first, first + columns):
                    cells[row, column] = cell

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        self._column += self._columns
        self._columns = _count(attributes, "number-columns-repeated", MAX_COLUMN)
        self._attributes = attributes
        self._pieces = []
        if self._column > MAX_COLUMN:
            msg = "column"
            raise ValueError(msg)

    def _end_cell(self) -> None:
        get = self._attributes.get
        kind = get(f"{_LIBRE_OFFICE}value-type") or get(f"{_OFFICE}value-type") or ""
        formula = get(f"{_TABLE}formula")
        text = "".join(self._pieces).removesuffix("\n")
        if kind or formula or text:
            found = (get(f"{_OFFICE}{name}") for name in ("value", "date-value", "time-value", "boolean-value"))
            value = next((one for one in found if one is not None), get(f"{_OFFICE}string-value", text))
            self._line.append((self._column, self._columns, OdsCell(kind, value, text, formula)))
        across = _count(self._attributes, "number-columns-spanned", MAX_COLUMN)
        down = _count(self._attributes, "number-rows-spanned", MAX_ROW)
        if across * down > 1:
            merges = self.sheets[-1].merges
            merges.append(Area(self._row, self._column, self._row + down - 1, self._column + across - 1))
            if len(merges) > MAX_MERGES:
                msg = f"文件超出限制：一张工作表有超过 {MAX_MERGES} 个合并区域。{_TOO_MUCH}"
                raise UnreadableError(msg)

    def _start_paragraph(self, _attributes: Mapping[str, str]) -> None:
        if not self._in_note:
            self._parser.CharacterDataHandler = self._pieces.append

    def _start_spaces(self, attributes: Mapping[str, str]) -> None:
        self._take(" " * min(int(attributes.get(f"{_TEXT}c", "1")), _MOST_SPACES))

    def _take(self, text: str) -> None:
        """Take in what stands for characters inside a paragraph."""
        if self._parser.CharacterDataHandler is not None:
            self._pieces.append(text)

    def _end_paragraph(self) -> None:
        self._parser.CharacterDataHandler = None
        if not self._in_note:
            self._pieces.append("\n")

    def _start_note(self, _attributes: Mapping[str, str]) -> None:
        self._in_note = True

    def _end_note(self) -> None:
        self._in_note = False

    def _start_name(self, attributes: Mapping[str, str]) -> None:
        if not self._depth:
            name = attributes.get(f"{_TABLE}name", "")
            self.names[name] = attributes.get(f"{_TABLE}cell-range-address", "")


def _count(attributes: Mapping[str, str], name: str, most: int) -> int:
    """Return a repeat or a span, at least 1; raises ``ValueError`` for one larger than a sheet."""
    count = int(attributes.get(f"{_TABLE}{name}", "1"))
    if count > most:
        msg = f"{name}={count}"
        raise ValueError(msg)
    return max(count, 1)
