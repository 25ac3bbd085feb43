"""How an OpenDocument spreadsheet looks: one walk over its tables, with its styles, pages and settings.

Source: OpenDocument 1.3 part 3, 9.1-9.4 (tables), 14 (annotations) and 19 (attributes).
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from xlscore.cells import MAX_COLUMN, MAX_ROW
from xlscore.errors import UnreadableError
from xlscore.model.appearance import Appearance, ColumnLook, Font, NoteLook, Place, RowLook, SheetLook
from xlscore.ooxml.package import Package, local_name
from xlscore.read.ods_pages import OdsPages, frozen, print_areas, views
from xlscore.read.ods_styles import OdsStyles, plain, points

LARGEST: Final = 16 * 2**20
"""Bytes of the content held as a tree."""
_MOST_BLANKS: Final = 300_000
"""Blank cells of a workbook that are given their look; a form has some thousand."""
_FAR: Final = 256
"""Repeats of an empty cell or row that are laid out; more is the rest of the sheet."""
_GROUPS: Final = frozenset({"table-row-group", "table-rows", "table-header-rows"})
_COLUMN_GROUPS: Final = frozenset({"table-column-group", "table-columns", "table-header-columns"})
_HIDDEN: Final = frozenset({"collapse", "filter"})
_LOST: Final = {
    "conditional-format": "条件格式",
    "data-pilot-table": "数据透视表",
    "content-validation": "数据有效性",
    "a": "超链接（文字保留）",
}
_PROTECTED: Final = "工作表保护"
_MACROS: Final = "宏"
_CHART, _PICTURE, _OTHER = "图表", "图片", "图形或控件"
_SHAPES: Final = frozenset({"custom-shape", "rect", "line", "ellipse", "polygon", "polyline", "path", "control", "g"})


def read_ods_looks(package: Package) -> Appearance:
    """Return how a spreadsheet looks; raises ``UnreadableError`` for a content too large to be held as a tree."""
    if package.size("content.xml") > LARGEST:
        msg = "content.xml"
        raise UnreadableError(msg)
    content = package.xml("content.xml")
    roots = [package.xml("styles.xml")] if package.find("styles.xml") else []
    styles = OdsStyles([*roots, content])
    pages = OdsPages(roots[0]) if roots else None
    shown = views(package.xml("settings.xml") if package.find("settings.xml") else None)
    budget = [_MOST_BLANKS]
    sheets = []
    lost: Counter[str] = Counter()
    for book in content.iterfind("{*}body/{*}spreadsheet"):
        for node in book:
            if local_name(node) == "table":
                sheets.append(_Table(node, styles, budget).look(pages, shown))
            else:
                _count(node, lost)
    if any(name.startswith(("Basic/", "Scripts/")) and not name.endswith((".xlb", ".xlc")) for name in package.names):
        lost[_MACROS] += 1
    return Appearance(tuple(styles.looks), tuple(sheets), Font(), lost=lost)


def _count(node: etree._Element, lost: Counter[str]) -> None:
    for found in node.iter():
        name = local_name(found)
        if name in _LOST:
            lost[_LOST[name]] += 1
        elif name == "frame":
            kinds = {local_name(child) for child in found}
            lost[_CHART if "object" in kinds else _PICTURE if "image" in kinds else _OTHER] += 1
        elif name in _SHAPES:
            lost[_OTHER] += 1


@dataclass(slots=True)
class _Table:
    """One table on its way to a look; ``budget`` is how many blank cells may still be given one."""

    node: etree._Element
    styles: OdsStyles
    budget: list[int]
    cells: dict[Place, int] = field(default_factory=dict)
    rows: dict[int, RowLook] = field(default_factory=dict)
    columns: list[ColumnLook] = field(default_factory=list)
    defaults: list[tuple[int, str]] = field(default_factory=list)
    notes: dict[Place, NoteLook] = field(default_factory=dict)
    arrays: set[Place] = field(default_factory=set)
    lost: Counter[str] = field(default_factory=Counter)
    repeat_rows: tuple[int, int] | None = None
    repeat_columns: tuple[int, int] | None = None

    def look(self, pages: OdsPages | None, shown: dict[str, dict[str, str]]) -> SheetLook:
        known = plain(self.node)
        name = known.get("name", "")
        _count(self.node, self.lost)
        if known.get("protected") == "true":
            self.lost[_PROTECTED] += 1
        self._read_columns()
        self._read_rows()
        view = shown.get(name, {})
        page = pages.page(self.styles.master(known.get("style-name", ""))) if pages else SheetLook().page
        zoom = view.get("ZoomValue", "")
        table = self.styles.get("table", known.get("style-name", ""), "table")
        return SheetLook(
            cells=self.cells,
            columns=tuple(self.columns),
            rows=self.rows,
            page=replace(
                page,
                areas=print_areas(known.get("print-ranges", "")),
                repeat_rows=self.repeat_rows,
                repeat_columns=self.repeat_columns,
            ),
            frozen=frozen(view),
            shows_grid=view.get("ShowGrid") != "false",
            right_to_left=table.get("writing-mode") == "rl-tb",
            zoom=int(zoom) if zoom.isdecimal() else 100,
            notes=self.notes,
            arrays=frozenset(self.arrays),
            lost=self.lost,
        )

    def _read_columns(self) -> None:
        column = 1
        for node, header in _inside(self.node, "table-column", _COLUMN_GROUPS):
            known = plain(node)
            count = _repeats(known, "number-columns-repeated", MAX_COLUMN)
            last = min(column + count - 1, MAX_COLUMN)
            width = points(
                self.styles.get("table-column", known.get("style-name", ""), "table-column").get("column-width")
            )
            style = known.get("default-cell-style-name", "")
            plain_style = style in {"", "Default"}
            self.defaults.append((last, style))
            self.columns.append(
                ColumnLook(
                    column,
                    last,
                    round((width if width is not None else 64.0) / 0.75 / 7 * 256),
                    known.get("visibility") in _HIDDEN,
                    None if plain_style else self.styles.look(style),
                )
            )
            if header:
                self.repeat_columns = (self.repeat_columns or (column, last))[0], last
            column = last + 1

    def _read_rows(self) -> None:
        row = 1
        for node, header in _inside(self.node, "table-row", _GROUPS):
            known = plain(node)
            count = _repeats(known, "number-rows-repeated", MAX_ROW)
            last = min(row + count - 1, MAX_ROW)
            height = points(self.styles.get("table-row", known.get("style-name", ""), "table-row").get("row-height"))
            one = RowLook(None if height is None else round(height * 20), known.get("visibility") in _HIDDEN)
            if count <= _FAR:
                self.rows.update(dict.fromkeys(range(row, last + 1), one))
                self._read_cells(node, row, last, known.get("default-cell-style-name", ""))
            if header:
                self.repeat_rows = (self.repeat_rows or (row, last))[0], last
            row = last + 1
            if row > MAX_ROW:
                break

    def _read_cells(self, row: etree._Element, first: int, last: int, default: str) -> None:
        column = 1
        for node in row:
            if local_name(node) not in {"table-cell", "covered-table-cell"}:
                continue
            known = plain(node)
            count = _repeats(known, "number-columns-repeated", MAX_COLUMN)
            end = min(column + count - 1, MAX_COLUMN)
            own = known.get("style-name", "") or default
            if "number-matrix-columns-spanned" in known:
                self.arrays.add((first, column))
            note = node.find("{*}annotation")
            if note is not None:
                self.notes[first, column] = _note(note)
            if count <= _FAR or len(node):
                for place in range(column, end + 1):
                    style = own or self._default(place)
                    if style not in {"", "Default"}:
                        self._give(first, last, place, self.styles.look(style), blank=not len(node))
            column = end + 1
            if column > MAX_COLUMN:
                break

    def _give(self, first: int, last: int, column: int, look: int, *, blank: bool) -> None:
        self.budget[0] -= (last - first + 1) * blank
        if not blank or self.budget[0] >= 0:
            for row in range(first, last + 1):
                self.cells[row, column] = look

    def _default(self, column: int) -> str:
        return next((style for last, style in self.defaults if column <= last), "")


def _inside(
    node: etree._Element, wanted: str, groups: frozenset[str], *, header: bool = False
) -> Iterator[tuple[etree._Element, bool]]:
    """Yield the rows or columns of a table, those in groups too, and whether they stand on every page."""
    for child in node:
        name = local_name(child)
        if name == wanted:
            yield child, header
        elif name in groups:
            yield from _inside(child, wanted, groups, header=header or "header" in name)


def _repeats(known: dict[str, str], name: str, most: int) -> int:
    number = known.get(name, "1")
    return min(max(int(number), 1), most) if number.isdecimal() else 1


def _note(node: etree._Element) -> NoteLook:
    author = node.findtext("{*}creator") or ""
    lines = ["".join(map(str, paragraph.itertext())) for paragraph in node.iterfind("{*}p")]
    return NoteLook("\n".join(lines), author)
