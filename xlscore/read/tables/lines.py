"""The lines of a table of indicators: which rows are indicators, which close a level, which the whole."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from xlscore.cells import CellRef
from xlscore.model.submission import State
from xlscore.read.entries import number_entry, text_of
from xlscore.read.tables.blocks import (
    begins_form,
    is_form_title,
    is_funds_head,
    is_note,
    is_page_mark,
    is_total,
    subtotal_of,
)
from xlscore.read.tables.columns import Columns
from xlscore.read.tables.grid import Grid
from xlscore.read.tables.headers import Role

_POINTS: Final = frozenset({Role.POINTS, Role.SCORE})
_MEASURED: Final = _POINTS | {Role.TARGET, Role.ACTUAL}
_PAGE_HEAD: Final = 6
"""Rows that may stand between the mark of a new page and the header repeated on it."""


class LineKind(StrEnum):
    """What a line of the table is."""

    ROW = "row"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Line:
    """One line with the header it stands under (a header may be repeated at a page break)."""

    row: int
    columns: Columns
    kind: LineKind
    label: str = ""
    at: CellRef | None = None
    """The cell of the label of a sum."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of indicators: its first header, its lines, and the row that ended it."""

    columns: Columns
    lines: tuple[Line, ...]
    end: int
    """The first row that is no longer part of it."""
    notes: tuple[int, ...] = ()
    """Rows of notes between its lines, and what stands at the break of a page."""


def read_tables(grid: Grid, heads: list[Columns]) -> list[Table]:
    """Return the tables under the given headers; a header repeated without an end between goes on with its table."""
    tables: list[Table] = []
    for head in heads:
        if not tables or head.top >= tables[-1].end:
            tables.append(_walk(grid, head, {later.top: later for later in heads if later.top > head.top}))
    return tables


def _walk(grid: Grid, head: Columns, later: dict[int, Columns]) -> Table:
    columns, skipped_to = head, head.bottom + 1
    lines: list[Line] = []
    notes: list[int] = []
    rows = [row for row in grid.rows_from(head.bottom + 1) if grid.own(row)]
    end = rows[-1] + 1 if rows else head.bottom + 1
    for place, row in enumerate(rows):
        if row in later:
            columns = later[row]
        if row <= columns.bottom:
            continue
        if row < skipped_to or is_page_mark(grid.own(row)):
            notes.append(row)
            skipped_to = max(skipped_to, _head_after(grid, rows[place + 1 : place + 1 + _PAGE_HEAD], later))
            continue
        line = _line(grid, columns, row)
        if line.kind is not LineKind.TOTAL and _ends(grid, columns, row):
            resumed = _resumes(grid, columns, grid.rows_from(row), later)
            if resumed is None:
                end = row
                break
            notes.append(row)
            skipped_to = resumed
            continue
        lines.append(line)
        if line.kind is LineKind.TOTAL and not _goes_on(grid, columns, rows[place + 1 : place + 2]):
            end = row + 1
            break
    return Table(head, tuple(_one_total(lines)), end, tuple(notes))


def _head_after(grid: Grid, following: list[int], later: dict[int, Columns]) -> int:
    """Return the row of the header that a page repeats below its head, 0 where lines follow at once."""
    for row in following:
        if row in later:
            return row
        if is_funds_head(grid, row):
            break
    return 0


def _ends(grid: Grid, columns: Columns, row: int) -> bool:
    return _begins_another(grid, row) or _is_noted(grid, columns, row)


def _begins_another(grid: Grid, row: int) -> bool:
    own = grid.own(row)
    return (len(own) == 1 and is_form_title(own[0])) or is_funds_head(grid, row)


def _is_noted(grid: Grid, columns: Columns, row: int) -> bool:
    first = grid.own(row)[0]
    title = columns.title
    edge = columns.spans[title].left if title is not None else columns.left
    return is_note(first.text) and (first.left < edge or first.left == columns.left)


def _resumes(grid: Grid, columns: Columns, rows: Iterator[int], later: dict[int, Columns]) -> int | None:
    """Return the row at which a table goes on below its notes, ``None`` where nothing of it follows.

    Units write 备注：无 or 其他需要说明的问题 above the total, and notes between two groups of indicators.
    """
    for row in filter(grid.own, rows):
        own = grid.own(row)
        if _begins_another(grid, row) or any(begins_form(item) for item in own):
            return None
        if row in later:
            return row if later[row].spans.keys() == columns.spans.keys() else None
        if not _is_noted(grid, columns, row) and _is_of_table(grid, columns, row):
            return row
    return None


def _is_of_table(grid: Grid, columns: Columns, row: int) -> bool:
    """Tell whether a row below a note can only be a line: a sum that stands left, or a title with what was measured."""
    line = _line(grid, columns, row)
    filled = {role for role in _MEASURED if (found := columns.cell(grid, row, role)) is not None and text_of(found[0])}
    if line.kind is not LineKind.ROW:
        alone = len(grid.own(row)) == 1
        return line.at is not None and line.at.column <= _edge(columns) and (alone or bool(filled & _POINTS))
    title = columns.title
    place = columns.cell(grid, row, title) if title is not None else None
    return place is not None and bool(text_of(place[0])) and len(filled) > 1 and bool(filled & _POINTS)


def _edge(columns: Columns) -> int:
    """Return the last column in which a line is named."""
    title = columns.title
    return columns.spans[title].right if title is not None else columns.right


def _line(grid: Grid, columns: Columns, row: int) -> Line:
    edge = _edge(columns)
    for item in grid.own(row):
        if is_total(item.text):
            return Line(row, columns, LineKind.TOTAL, item.text, grid.at(row, item.left))
        if item.left <= edge and subtotal_of(item.text) is not None:
            return Line(row, columns, LineKind.SUBTOTAL, item.text, grid.at(row, item.left))
    return Line(row, columns, LineKind.ROW)


def _goes_on(grid: Grid, columns: Columns, following: list[int]) -> bool:
    """Tell whether indicators follow below a line called 合计: it then closed a level only."""
    title = columns.title
    if title is None or not following or _ends(grid, columns, following[0]):
        return False
    row = following[0]
    place = columns.cell(grid, row, title)
    has_title = place is not None and bool(text_of(place[0])) and not is_total(text_of(place[0]))
    return has_title and _is_scored(grid, columns, row)


def _is_scored(grid: Grid, columns: Columns, row: int) -> bool:
    """Tell whether a row states points or a score."""
    measured = [columns.cell(grid, row, role) for role in (Role.POINTS, Role.SCORE)]
    return any(found and number_entry(*found).state is State.GIVEN for found in measured)


def _one_total(lines: list[Line]) -> Iterator[Line]:
    totals = [line for line in lines if line.kind is LineKind.TOTAL]
    for line in lines:
        earlier = line.kind is LineKind.TOTAL and line is not totals[-1]
        yield replace(line, kind=LineKind.SUBTOTAL) if earlier else line
