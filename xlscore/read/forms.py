"""Workbooks that hold several forms, below each other or on several sheets: one workbook a form."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from xlscore.cells import CellRef
from xlscore.model.framework import Framework
from xlscore.model.workbook import Sheet, Workbook
from xlscore.read.likeness import LIKE_ENOUGH, likeness, see
from xlscore.read.tables.blocks import begins_form, is_form_title
from xlscore.read.tables.grid import Grid
from xlscore.read.tables.sheets import SheetTables, form_sheets, preferred

_READ = "工作簿中的另一张评分表，另作一份读取和审核，汇总时另列一行"
_OTHER = "工作簿中还有一张别种评分表，没有读取；不同的评分表请分开上报"
_HIDDEN = "隐藏的工作表中还有一张评分表，没有读取；应当上报的请取消隐藏"


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a workbook, the one to report first; ``notes`` say what else there is and what became of it."""

    parts: tuple[Workbook, ...]
    notes: tuple[tuple[CellRef, str], ...] = ()


def split_forms(workbook: Workbook, framework: Framework) -> Forms:
    """Split a workbook at each repeated title; forms that are not of this edition are named and left alone.

    Sheets that hold no form, and the defined names, stay with the first.
    """
    sheets = form_sheets(workbook)
    pieces = [
        (found, piece, seen)
        for found in sheets
        if found.tables
        for piece in _pieces(found)
        for seen in form_sheets(replace(workbook, sheets=(piece,)))
        if seen.tables
    ]
    if len(pieces) < 2:  # noqa: PLR2004 -- one form is the rule
        return Forms((workbook,))
    best = preferred(sheets, framework)
    first = next(piece for found, piece, _ in pieces if found is best)
    others = {found.grid.sheet.name for found, _, _ in pieces} - {first.name}
    own = tuple(first if sheet.name == first.name else sheet for sheet in workbook.sheets if sheet.name not in others)
    parts, notes = [replace(workbook, sheets=own)], []
    for found, piece, seen in pieces:
        if piece is first:
            continue
        columns = seen.tables[0].columns
        alike = likeness(see(seen), framework) >= LIKE_ENOUGH
        word = _HIDDEN if not found.visible else _READ if alike else _OTHER
        notes.append((seen.grid.at(columns.top, columns.left), word))
        if found.visible and alike:
            parts.append(replace(workbook, sheets=(piece,), names={}))
    return Forms(tuple(parts), tuple(notes))


def _pieces(found: SheetTables) -> Iterator[Sheet]:
    """Yield a sheet cut into its forms; rows keep their numbers."""
    sheet = found.grid.sheet
    starts = [1, *_starts(found)]
    if len(starts) == 1:
        yield sheet
        return
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        yield replace(
            sheet,
            cells={at: cell for at, cell in sheet.cells.items() if at[0] >= start and (end is None or at[0] < end)},
            merges=tuple(area for area in sheet.merges if area.top >= start and (end is None or area.top < end)),
        )


def _starts(found: SheetTables) -> Iterator[int]:
    """Yield the rows at which a further form begins: the title between two tables, else the first label of its head."""
    for before, table in zip(found.tables, found.tables[1:], strict=False):
        rows = list(found.grid.rows_from(before.end, table.columns.top))
        titled = (row for row in rows if _is_title(found.grid, row))
        headed = (row for row in rows if any(begins_form(item) for item in found.grid.own(row)))
        start = next(titled, None) or next(headed, None)
        if start is not None:
            yield start


def _is_title(grid: Grid, row: int) -> bool:
    return any(is_form_title(item) for item in grid.own(row))
