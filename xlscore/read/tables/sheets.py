"""Which sheet of a workbook holds the form, and which of its tables is read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from xlscore.cells import CellRef
from xlscore.model.framework import Framework
from xlscore.model.stamp import SHEET_FINDINGS
from xlscore.model.workbook import Sheet, Visibility, Workbook
from xlscore.read.tables.blocks import NOT_SCORED, funds_heads, score_heads, statement_head
from xlscore.read.tables.columns import Columns
from xlscore.read.tables.grid import Grid
from xlscore.read.tables.keys import level_key, title_key, unnumbered
from xlscore.read.tables.lines import Table, read_tables

_ANOTHER = "工作簿中还有另一张评分表，未读取；一个工作簿只读取一张，请分开上报"


@dataclass(frozen=True, slots=True)
class SheetTables:
    """The tables found on one sheet."""

    grid: Grid
    tables: tuple[Table, ...]
    funds: tuple[Columns, ...]
    visible: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The form to read: its sheet, its table of indicators, the header of its funds block, and what else there is."""

    grid: Grid
    table: Table | None
    funds: Columns | None
    others: tuple[tuple[CellRef, str], ...] = ()

    @property
    def table_top(self) -> int | None:
        """The first row of the table of indicators."""
        return self.table.columns.top if self.table is not None else None

    @property
    def top(self) -> int | None:
        """The first row of its tables; the cells above are its head."""
        tops = [columns.top for columns in (self.table.columns if self.table else None, self.funds) if columns]
        return min(tops, default=None)


def form_sheets(workbook: Workbook) -> list[SheetTables]:
    """Return the sheets that hold a table of indicators or a funds block, in order."""
    found = [tables_on(sheet) for sheet in workbook.sheets if sheet.name not in NOT_SCORED]
    return [tables for tables in found if tables.tables or tables.funds]


_RECENT: Final[dict[int, tuple[Sheet, SheetTables]]] = {}
_MOST_RECENT: Final = 8
_MOST_CELLS: Final = 20_000
"""Cells of the largest sheet that is kept: no form has as many, and a huge one must not outlive its file."""


def tables_on(sheet: Sheet) -> SheetTables:
    """Return the tables of a sheet; the last few are kept: recognising, splitting and reading all ask."""
    held = _RECENT.get(id(sheet))
    if held is not None and held[0] is sheet:
        return held[1]
    grid = Grid(sheet)
    tables, funds = tuple(read_tables(grid, score_heads(grid))), tuple(funds_heads(grid))
    found = SheetTables(grid, tables, funds, sheet.visibility is Visibility.VISIBLE)
    if len(sheet.cells) <= _MOST_CELLS:
        while len(_RECENT) >= _MOST_RECENT:
            _RECENT.pop(next(iter(_RECENT), 0), None)
        _RECENT[id(sheet)] = sheet, found
    return found


def known_words(framework: Framework) -> set[str]:
    """Return the keys of every title and level label a framework prints."""
    titles = {title_key(word) for item in framework.indicators for word in (item.title, *item.aliases)}
    levels = {level_key(label) for item in framework.indicators for label in item.path}
    own = {level_key(label) for item in framework.open_sections for label in (*item.path, *item.groups)}
    return titles | levels | own


def affinity(found: SheetTables, words: set[str]) -> int:
    """Return how many labels and titles of a framework stand in the tables of a sheet."""
    seen: set[str] = set()
    for table in found.tables:
        for line in table.lines:
            for _, text in found.grid.words(line.row):
                seen |= {title_key(text), unnumbered(title_key(text)), level_key(text)} & words
    return len(seen)


def preferred(sheets: list[SheetTables], framework: Framework) -> SheetTables:
    """Return the sheet to read of several: the one named like the template's, else a visible one with most words."""
    words = known_words(framework)

    def rank(found: SheetTables) -> tuple[bool, bool, bool, int]:
        named = found.grid.sheet.name == framework.layout.sheet
        return bool(found.tables), named, found.visible, affinity(found, words)

    return max(sheets, key=rank)


def find_score_sheet(workbook: Workbook, framework: Framework) -> Found | None:
    """Return the form of a framework: the sheet named like the template's, else the one with most of its words."""
    sheets = form_sheets(workbook)
    if not sheets:
        return None
    best = preferred(sheets, framework)
    table = best.tables[0] if best.tables else None
    others = [
        (another.grid.at(other.columns.top, other.columns.left), _ANOTHER)
        for another in sheets
        for other in another.tables
        if other is not table
    ]
    return Found(best.grid, table, _funds_above(best, table), tuple(others))


def _funds_above(found: SheetTables, table: Table | None) -> Columns | None:
    """Return the funds block that belongs to a table: the nearest above it, else the first of the sheet."""
    above = [columns for columns in found.funds if table is None or columns.top < table.columns.top]
    if table is not None and above:
        return above[-1]
    return found.funds[0] if found.funds else None


def find_statement(workbook: Workbook, name: str) -> tuple[Grid, Columns] | None:
    """Return the statement of amounts and rates: on the sheet of that name, else on any that bears its headers."""
    for sheet in sorted(workbook.sheets, key=lambda sheet: sheet.name != name):
        if sheet.name == SHEET_FINDINGS:
            continue
        found = tables_on(sheet)
        # The label column of a form's funds block may be headed 项目 as well.
        tops = [table.columns.top for table in found.tables]
        head = statement_head(found.grid, {funds.top for funds in found.funds if tops and funds.top < tops[-1]})
        if head is not None:
            return found.grid, head
    return None


def other_sheets(workbook: Workbook, found: Found | None) -> Iterator[Grid]:
    """Yield the visible sheets that hold neither a form nor anything of our templates: covers, reports, statements."""
    passed = NOT_SCORED | ({found.grid.sheet.name} if found is not None else set())
    for sheet in workbook.sheets:
        if sheet.name in passed or sheet.visibility is not Visibility.VISIBLE:
            continue
        seen = tables_on(sheet)
        if not seen.tables and not seen.funds:
            yield seen.grid
