"""What stands on each sheet of a workbook, whatever it is: size, hidden parts, and headers known from forms."""

from collections.abc import Iterator
from typing import Final

from xlscore.cells import CellRef
from xlscore.model.understanding import SheetSeen
from xlscore.model.workbook import Sheet, Workbook
from xlscore.read.tables.blocks import is_form_title
from xlscore.read.tables.grid import Grid
from xlscore.read.tables.headers import FUNDS_HEADERS, SCORE_HEADERS, STATEMENT_HEADERS
from xlscore.read.tables.keys import header_key

MOST_HEADERS: Final = 60
"""Headers that are listed of one sheet; a form has about twenty."""

_LEAST_IN_ROW: Final = 2
_TABLES: Final = (SCORE_HEADERS, FUNDS_HEADERS, STATEMENT_HEADERS)


def sheets_seen(workbook: Workbook) -> tuple[SheetSeen, ...]:
    """Return every sheet of a workbook in its order."""
    return tuple(_seen(sheet) for sheet in workbook.sheets)


def _seen(sheet: Sheet) -> SheetSeen:
    grid = Grid(sheet)
    filled = [place for place, cell in sheet.cells.items() if cell.value not in {None, ""} or cell.formula is not None]
    corner = (max(row for row, _ in filled), max(column for _, column in filled)) if filled else None
    return SheetSeen(
        name=sheet.name,
        visibility=sheet.visibility,
        filled=len(filled),
        last=CellRef(sheet.name, *corner) if corner else None,
        hidden_rows=tuple(sorted({row for row, _ in filled} & sheet.hidden_rows)),
        hidden_columns=tuple(sorted({column for _, column in filled} & sheet.hidden_columns)),
        headers=_headers(grid),
    )


def _headers(grid: Grid) -> tuple[tuple[CellRef, str], ...]:
    found: list[tuple[CellRef, str]] = []
    for row in grid.rows:
        found.extend(_headers_in(grid, row))
        if len(found) >= MOST_HEADERS:
            break
    return tuple(found[:MOST_HEADERS])


def _headers_in(grid: Grid, row: int) -> Iterator[tuple[CellRef, str]]:
    """Yield what a row has of titles and headers; a word like 说明 alone in its row is no header."""
    own = grid.own(row)
    known = [item for item in own if any(table.role(header_key(item.text)) for table in _TABLES)]
    for item in own:
        if is_form_title(item) or (len(known) >= _LEAST_IN_ROW and item in known):
            yield grid.at(row, item.left), " ".join(item.text.split())
