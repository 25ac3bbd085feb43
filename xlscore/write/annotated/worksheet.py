"""One worksheet under edit: formats of cells, cells that do not exist yet, and the drawing of its notes."""

import re
from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Final

from xlscore.cells import Area, a1, parse_a1
from xlscore.errors import UnreadableError
from xlscore.ooxml.cell_texts import Cell
from xlscore.ooxml.elements import Element, parse
from xlscore.ooxml.names import WORKSHEET_ORDER, Dialect, dialect_of
from xlscore.ooxml.row_cells import FoundRow, found_row
from xlscore.ooxml.row_index import RowIndex, row_index
from xlscore.ooxml.splice import Splicer
from xlscore.ooxml.xml_text import to_utf8
from xlscore.write.annotated.geometry import Geometry

_LOOKED_INTO: Final = {"worksheet", "sheetData", "cols", "mergeCells"}
_FLAT: Final = {"sheetData", "row", "c"}


class _Rows:
    """Numbers of rows and cells, which writers may leave out (ECMA-376 part 1, 18.3.1.73: then one more)."""

    def __init__(self, wanted: set[int] | None) -> None:
        self.wanted = wanted
        self.rows: list[tuple[int, Element]] = []

    def descend(self, element: Element) -> bool:
        """Keep the children of the lists we look into, and the cells of the wanted rows."""
        if element.name == "row" and element.parent is not None and element.parent.name == "sheetData":
            number = element.get("r") or ""
            last = self.rows[-1][0] if self.rows else 0
            self.rows.append((int(number) if number.isdecimal() else last + 1, element))
            return self.wanted is None or self.rows[-1][0] in self.wanted
        return element.name in _LOOKED_INTO


def merged_areas(part: str, data: bytes) -> list[Area]:
    """Return the merged areas of a sheet; unreadable ones are left out, as spreadsheets do."""
    source, _ = to_utf8(data, part)
    if b"mergeCell" not in source:
        return []
    index = row_index(source)
    segments = index.segments((), len(source)) if index else ()
    root = parse(source, part, lambda element: element.name in {"worksheet", "mergeCells"}, _FLAT, segments)
    areas = []
    for group in root.all("mergeCells"):
        for merged in group.all("mergeCell"):
            try:
                areas.append(Area.parse(merged.get("ref") or ""))
            except ValueError:
                continue
    return areas


def _position(cell: Element, last: int) -> int:
    try:
        return parse_a1(cell.get("r") or "")[1]
    except ValueError:
        return last + 1


def _style(element: Element, name: str = "s") -> int:
    number = element.get(name) or ""
    return int(number) if number.isdecimal() else 0


_ID: Final = re.compile(rb"""["'](rId[0-9]+)["']""")


class Worksheet:
    """A worksheet part and the cells of it that are to be marked."""

    _index: RowIndex | None

    def __init__(self, part: str, data: bytes, cells: Collection[Cell] | None) -> None:
        """Parse the part as far as the cells need, all rows for ``None``.

        Raises ``UnreadableError`` where it is no worksheet.
        """
        wanted = None if cells is None else {row for row, _ in cells}
        rows = _Rows(wanted)
        self._found: dict[int, FoundRow] = {}
        self._splicer = Splicer(part, data, rows.descend, _FLAT, partial(self._segments, wanted))
        self.root = self._splicer.root
        data_element = self.root.first("sheetData")
        if data_element is None:
            msg = f"文件已损坏：工作表部件 {part} 内没有单元格数据。请重新另存为 .xlsx 后再试。"
            raise UnreadableError(msg)
        self._data = data_element
        self._rows = rows.rows
        self.geometry = Geometry(self.root, self._index.shaped.items() if self._index else self._rows)

    def _segments(self, wanted: set[int] | None, source: bytes) -> Sequence[tuple[int, int]]:
        """Return the stretches to parse, and keep where the rows stand and which cells could be found without."""
        self._index = index = row_index(source) if wanted is not None else None
        if index is None:
            return ()
        for number in wanted or ():
            stretch = index.stretch(number)
            row = found_row(source, number, *stretch) if stretch else None
            if row is not None:
                self._found[number] = row
        return index.segments(wanted or (), len(source), {number: row.inner for number, row in self._found.items()})

    @property
    def dialect(self) -> Dialect:
        """The dialect the part is written in."""
        return dialect_of(self.root.namespace)

    @property
    def legacy_drawing(self) -> str | None:
        """The relationship of the drawing that holds the boxes of notes."""
        element = self.root.first("legacyDrawing")
        return element.relationship if element else None

    @property
    def asked_for(self) -> frozenset[str]:
        """The relationships the part refers to, whether or not its list has them."""
        source, rows = self._splicer.source, self._data
        # Rows and cells refer to nothing (ECMA-376 part 1, 18.3.1.73 and 18.3.1.4).
        around = source[: rows.start] + source[rows.end :]
        return frozenset(word.decode() for word in _ID.findall(around))

    def set_styles(self, cells: set[Cell], style_of: Callable[[Cell, int], int]) -> None:
        """Give each cell the format ``style_of`` makes of its present one, creating cells that do not exist."""
        by_row: dict[int, list[int]] = {}
        for row, column in sorted(cells):
            by_row.setdefault(row, []).append(column)
        for number, columns in by_row.items():
            existing = next((element for row, element in self._rows if row == number), None)
            if existing is None:
                self._create_row(number, columns, style_of)
            else:
                self._set_in_row(number, existing, columns, style_of)

    def styled(self, styles: Collection[int]) -> dict[Cell, int]:
        """Return the cells, among the rows that were asked for, that have one of some formats, with its number."""
        found: dict[Cell, int] = {}
        for number, row in self._rows:
            columns, _, element = self._cells(number, row)
            for place, column in enumerate(columns):
                style = _style(element(place))
                if style in styles:
                    found[number, column] = style
        return found

    def set_legacy_drawing(self, identifier: str) -> None:
        """Name the drawing of the notes, in the place the standard gives it."""
        tag = f"{self.root.prefix}legacyDrawing"
        xml = f'<{tag} xmlns:r="{self.dialect.office}" r:id="{identifier}"/>'
        present = self.root.first("legacyDrawing")
        if present is not None:
            self._splicer.replace(present, xml)
        else:
            self._splicer.insert_ordered(self.root, "legacyDrawing", xml, WORKSHEET_ORDER)

    def result(self) -> bytes:
        """Return the part with all edits made."""
        return self._splicer.result()

    def _column_style(self, column: int) -> int:
        for group in self.root.all("cols"):
            for declared in group.all("col"):
                first, last = declared.get("min") or "", declared.get("max") or ""
                if first.isdecimal() and last.isdecimal() and int(first) <= column <= int(last):
                    return _style(declared, "style")
        return 0

    def _new_cell(self, row: int, column: int, style: int, prefix: str) -> str:
        return f'<{prefix}c r="{a1(row, column)}" s="{style}"/>'

    def _create_row(self, number: int, columns: list[int], style_of: Callable[[Cell, int], int]) -> None:
        prefix = self._data.prefix
        inner = "".join(
            self._new_cell(number, column, style_of((number, column), self._column_style(column)), prefix)
            for column in columns
        )
        xml = f'<{prefix}row r="{number}">{inner}</{prefix}row>'
        behind = next((element.start for row, element in self._rows if row > number), None)
        if self._index is not None:
            behind = self._index.behind(number)
        if behind is not None:
            self._splicer.insert(behind, xml)
        else:
            self._splicer.append(self._data, xml)

    def _set_in_row(self, number: int, row: Element, columns: list[int], style_of: Callable[[Cell, int], int]) -> None:
        present, start, element = self._cells(number, row)
        own_style = row.get("customFormat") in {"1", "true"}
        created = []
        for column in columns:
            if column in present:
                cell = element(present.index(column))
                old = _style(cell)
                new = style_of((number, column), old)
                if new != old:
                    self._splicer.set_attribute(cell, "s", str(new))
                continue
            created.append(column)
            style = style_of((number, column), _style(row) if own_style else self._column_style(column))
            xml = self._new_cell(number, column, style, row.prefix)
            behind = next((place for place, other in enumerate(present) if other > column), None)
            if behind is not None:
                self._splicer.insert(start(behind), xml)
            else:
                self._splicer.append(row, xml)
        self._widen_span(row, created)

    def _cells(self, number: int, row: Element) -> tuple[list[int], Callable[[int], int], Callable[[int], Element]]:
        """Return the columns of the cells of a row, and what tells where the one at a place begins and gives it."""
        if number in self._found:
            found = self._found[number]
            return found.columns, found.start, found.element
        cells = row.all("c")
        columns: list[int] = []
        for cell in cells:
            columns.append(_position(cell, columns[-1] if columns else 0))
        return columns, lambda place: cells[place].start, cells.__getitem__

    def _widen_span(self, row: Element, created: list[int]) -> None:
        first, colon, last = (row.get("spans") or "").partition(":")
        if not (created and colon and first.isdecimal() and last.isdecimal()):
            return
        low, high = min(int(first), *created), max(int(last), *created)
        if (low, high) != (int(first), int(last)):
            self._splicer.set_attribute(row, "spans", f"{low}:{high}")
