"""The lines of a table of indicators: which rows are indicators, which close a level, which the whole."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from xlscore.cells import CellRef
from xlscore.model.submission import State
from xlscore.read.entries import number_entry, text_of
from xlscore.read.tables.blocks import is_form_title, is_funds_head, is_note, is_page_mark, is_total, subtotal_of
from xlscore.read.tables.columns import Columns
from xlscore.read.tables.grid import Grid
from xlscore.read.tables.headers import Role

_MOST_NOTES: Final = 10
"""Rows of notes between the lines of a table."""


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


def read_tables(grid: Grid, heads: list[Columns]) -> list[Table]:
    """Return the tables under the given headers; a header repeated without an end between goes on with its table."""
    tables: list[Table] = []
    for head in heads:
        if not tables or head.top >= tables[-1].end:
            lines, end = _walk(grid, head, {later.top: later for later in heads if later.top > head.top})
            tables.append(Table(head, tuple(_one_total(lines)), end))
    return tables


def _walk(grid: Grid, head: Columns, later: dict[int, Columns]) -> tuple[list[Line], int]:
    columns = head
    lines: list[Line] = []
    rows = [row for row in grid.rows_from(head.bottom + 1) if grid.own(row)]
    for place, row in enumerate(rows):
        if row in later:
            columns = later[row]
        if row <= columns.bottom or is_page_mark(grid.own(row)):
            continue
        line = _line(grid, columns, row)
        if line.kind is not LineKind.TOTAL and _ends(grid, columns, row):
            if _is_aside(grid, columns, rows[place:]):
                continue
            return lines, row
        lines.append(line)
        if line.kind is LineKind.TOTAL and not _goes_on(grid, columns, rows[place + 1 : place + 2]):
            return lines, row + 1
    return lines, (rows[-1] + 1 if rows else head.bottom + 1)


def _ends(grid: Grid, columns: Columns, row: int) -> bool:
    first = grid.own(row)[0]
    if (len(grid.own(row)) == 1 and is_form_title(first)) or is_funds_head(grid, row):
        return True
    title = columns.title
    edge = columns.spans[title].left if title is not None else columns.left
    return is_note(first.text) and (first.left < edge or first.left == columns.left)


def _is_aside(grid: Grid, columns: Columns, rows: list[int]) -> bool:
    """Tell whether the first of these rows is a note between the lines of a table, which goes on below it."""
    for row in rows[:_MOST_NOTES]:
        first, *others = grid.own(row)
        if others and not is_note(first.text):
            counts = _line(grid, columns, row).kind is LineKind.TOTAL and _is_scored(grid, columns, row)
            return counts or _goes_on(grid, columns, [row])
        if is_form_title(first) or is_funds_head(grid, row):
            return False
    return False


def _line(grid: Grid, columns: Columns, row: int) -> Line:
    title = columns.title
    edge = columns.spans[title].right if title is not None else columns.right
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
