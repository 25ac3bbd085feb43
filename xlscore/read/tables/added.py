"""What stands on a workbook beside its form: sheets, rows and cells that a unit added and nobody reads."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import chain, islice
from typing import Final

from xlscore.cells import CellRef
from xlscore.model.stamp import SHEET_FIELDS, SHEET_STATEMENT
from xlscore.model.submission import Entry, FundLine, ScoreRow, Submission, SumRow
from xlscore.model.workbook import Sheet, Visibility, Workbook
from xlscore.read.entries import number_entry, text_of
from xlscore.read.tables.blocks import NOT_SCORED, is_form_title, is_goals, is_note, is_page_mark
from xlscore.read.tables.columns import Columns
from xlscore.read.tables.goals import goal_heads
from xlscore.read.tables.grid import Grid, Item
from xlscore.read.tables.lines import LineKind, Table
from xlscore.read.tables.sheets import Found, tables_on

MOST_PLACES: Final = 100
"""Places of the form that are listed one by one; a sheet with more was used for something else."""

_LONGEST: Final = 20
_LEAST_IN_ROW: Final = 2
_LEAST_IN_HEAD: Final = 5
_SIGNED: Final = re.compile("电话|日期|签[字名章]|盖章|公章|手机|等级|负责人|经办|填报|审核")
"""Words of the rows below a form in which numbers are no figures."""

Place = tuple[CellRef, str]


def added(workbook: Workbook, found: Found | None, submission: Submission) -> list[Place]:
    """Return what was left aside beside the form, where it stands and what it is; empty where there is no form."""
    if found is None or found.table is None:
        return []
    used = set(_used(submission))
    here = list(islice(_on_form(found, found.table, used), MOST_PLACES + 1))
    if len(here) > MOST_PLACES:
        here[-1] = (here[-1][0], f"此处以后还有评分表以外的内容，只列出前 {MOST_PLACES} 处")
    return [*here, *_on_own(workbook, used), *_sheets(workbook, found, {cell.sheet for cell in used})]


def _used(submission: Submission) -> Iterator[CellRef]:
    """Yield the cells the submission was read from."""
    parts: tuple[Iterable[ScoreRow | SumRow | FundLine], ...] = (submission.rows, submission.sums, submission.lines)
    for part in chain.from_iterable(parts):
        held = [getattr(part, item.name) for item in fields(part)]
        yield from (value.at for value in held if isinstance(value, Entry) and value.at is not None)
        yield from (value for value in held if isinstance(value, CellRef))
    entries = (*submission.fields.values(), *submission.texts.values(), submission.total, submission.grade)
    yield from (entry.at for entry in entries if entry.at is not None)


def _on_own(workbook: Workbook, used: set[CellRef]) -> Iterator[Place]:
    """Yield what stands right of the tables of our own sheets."""
    for sheet in workbook.sheets:
        if sheet.name in {SHEET_FIELDS, SHEET_STATEMENT}:
            grid = Grid(sheet)
            head = next((row for row in grid.rows if len(grid.own(row)) >= _LEAST_IN_HEAD), None)
            if head is not None:
                edge = max(item.right for item in grid.own(head))
                beyond = _beyond(grid, grid.rows_from(head), edge, used, words=True, why="在表格右侧，没有采用")
                yield from islice(beyond, MOST_PLACES)


def _sheets(workbook: Workbook, found: Found, read: set[str]) -> Iterator[Place]:
    """Yield the further sheets that hold figures nobody read; another form is told of elsewhere."""
    for sheet in workbook.sheets:
        if sheet.name in read | NOT_SCORED | {found.grid.sheet.name} or tables_on(sheet).tables:
            continue
        filled = sorted(place for place, cell in sheet.cells.items() if text_of(cell) or cell.formula)
        if any(_is_figure(sheet, row, column) for row, column in filled):
            hidden = "" if sheet.visibility is Visibility.VISIBLE else "（已隐藏）"
            word = f"工作表“{sheet.name}”{hidden}不是评分表，其中 {len(filled)} 个有内容的单元格没有采用"
            yield CellRef(sheet.name, *filled[0]), word


def _is_figure(sheet: Sheet, row: int, column: int) -> bool:
    cell = sheet.cells.get((row, column))
    return cell is not None and (
        cell.formula is not None or number_entry(cell, CellRef(sheet.name, row, column)).value is not None
    )


def _on_form(found: Found, table: Table, used: set[CellRef]) -> Iterator[Place]:
    grid, funds = found.grid, found.funds
    heads = [table.columns, *([funds] if funds is not None else [])]
    edge = max(right for columns in heads for _, right in _headed(grid, columns))
    top = found.top or table.columns.top
    funds_rows = set(_funds_rows(grid, funds, table)) if funds is not None else set()
    passed = [row for row in grid.rows_from(1, table.columns.top) if row not in funds_rows]
    yield from _beyond(grid, (row for row in passed if row < top), edge, used, words=False)
    if funds is not None:
        yield from _figures(grid, funds, sorted(funds_rows), edge, used)
    yield from _between(grid, [row for row in passed if row >= top and (funds is None or row > funds.bottom)], used)
    for line in table.lines:
        yield from _in_line(grid, line.columns, line.row, used, words=line.kind is LineKind.ROW)
    others = [cell.row for cell, _ in found.others if cell.sheet == grid.sheet.name and cell.row >= table.end]
    below = grid.rows_from(table.end, min(others, default=None))
    yield from _below(grid, [row for row in below if row not in funds_rows], edge, used)


def _headed(grid: Grid, columns: Columns) -> list[tuple[int, int]]:
    """Return the columns under any word of a header, first and last of each."""
    rows = range(columns.top, columns.bottom + 1)
    spans = [(item.left, item.right) for row in rows for item in grid.items(row)]
    return spans or [(columns.left, columns.right)]


def _under(spans: list[tuple[int, int]], item: Item) -> bool:
    return any(left <= item.left <= right for left, right in spans)


def _place(grid: Grid, row: int, item: Item, why: str) -> Place:
    text = "".join(item.text.split())
    shown = f"{text[:_LONGEST]}……" if len(text) > _LONGEST else text
    return grid.at(row, item.left), f"“{shown}”{why}"


def _stray(grid: Grid, row: int, item: Item, used: set[CellRef], *, words: bool) -> bool:
    """Tell whether a cell is left aside: not read, and a figure, or a word where words count."""
    return grid.at(row, item.left) not in used and (words or _is_figure(grid.sheet, row, item.left))


def _beyond(
    grid: Grid, rows: Iterable[int], edge: int, used: set[CellRef], *, words: bool, why: str = "在评分表右侧，没有采用"
) -> Iterator[Place]:
    for row in rows:
        for item in grid.own(row):
            if item.left > edge and _stray(grid, row, item, used, words=words):
                yield _place(grid, row, item, why)


def _in_line(grid: Grid, columns: Columns, row: int, used: set[CellRef], *, words: bool) -> Iterator[Place]:
    spans = _headed(grid, columns)
    for item in grid.own(row):
        inside = item.left <= columns.left or _under(spans, item)
        if not inside and _stray(grid, row, item, used, words=words):
            yield _place(grid, row, item, "不在任何栏目之下，没有采用")


def _funds_rows(grid: Grid, funds: Columns, table: Table) -> Iterator[int]:
    """Yield the rows of the funds block, as they are read: up to the goals, a note or the table."""
    end = table.columns.top if table.columns.top > funds.top else None
    for row in grid.rows_from(funds.bottom + 1, end):
        own = grid.own(row)
        if any(is_goals(item.text) for item in own) or (own and is_note(own[0].text)):
            return
        yield row


def _figures(grid: Grid, funds: Columns, rows: list[int], edge: int, used: set[CellRef]) -> Iterator[Place]:
    """Yield the figures of a funds block under no header, and whatever stands right of the form."""
    spans = _headed(grid, funds)
    for row in rows:
        for item in grid.own(row):
            inside = item.left <= funds.left or _under(spans, item)
            if not inside and _stray(grid, row, item, used, words=item.left > edge):
                yield _place(grid, row, item, "不在任何栏目之下，没有采用")


def _between(grid: Grid, rows: list[int], used: set[CellRef]) -> Iterator[Place]:
    """Yield the rows between the blocks of a form that belong to none: a label with something beside it."""
    left: int | None = None
    for row in rows:
        own = grid.own(row)
        heads = goal_heads(own) or [item for item in own if is_goals(item.text)]
        if heads:
            left = heads[0].left
        elif len(own) >= _LEAST_IN_ROW and not _is_known(grid, row, used) and (left is None or own[0].left < left):
            yield _place(grid, row, own[0], "这一行不是评分表的内容，没有采用")


def _is_known(grid: Grid, row: int, used: set[CellRef]) -> bool:
    own = grid.own(row)
    return is_page_mark(own) or any(
        is_note(item.text) or is_form_title(item) or grid.at(row, item.left) in used for item in own
    )


def _below(grid: Grid, rows: list[int], edge: int, used: set[CellRef]) -> Iterator[Place]:
    """Yield the rows below the form that hold a figure beside its name, and what stands right of it."""
    for row in rows:
        own = [item for item in grid.own(row) if item.left <= edge]
        figures = [item for item in own if _stray(grid, row, item, used, words=False)]
        signed = any(_SIGNED.search(item.text) for item in own)
        if figures and len(own) >= _LEAST_IN_ROW and not signed and not _is_known(grid, row, used):
            yield _place(grid, row, own[0], "这一行在评分表之后，没有采用")
        yield from _beyond(grid, [row], edge, used, words=True)
