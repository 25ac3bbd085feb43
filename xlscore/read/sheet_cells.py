"""The cells of a sheet: calamine's values joined with what the XML says of formulas, formats and errors."""

import math
from collections.abc import Callable, Mapping
from datetime import time
from functools import partial
from typing import Final

from xlscore.model.workbook import Cell, CellError, CellValue
from xlscore.read.grid import Grid, plain_value
from xlscore.read.sheet_xml import Place, SheetXml
from xlscore.read.styles_xml import GENERAL

_TEXT: Final = frozenset({"str", "s", "inlineStr"})
"""Types of a formula that came to an empty text.  An empty value of any other type is how some writers leave out the
result of a formula they did not calculate."""


def sheet_cells(
    found: SheetXml,
    grid: Grid,
    formulas: Mapping[Place, str],
    formats: Mapping[str | None, str],
    stored_texts: Callable[[], Mapping[Place, str]],
) -> dict[Place, Cell]:
    """Return the cells with a value or a formula, by position and in reading order.

    ``formats`` maps a style index to its number format; ``stored_texts`` fetches the text of every cell as the file
    has it, for the few figures no reader can represent.
    """
    cells: dict[Place, Cell] = {}
    texts = found.texts
    for place, style, kind in found.cells:
        try:
            read: CellValue = grid[place[0] - 1][place[1] - 1]
        except IndexError:
            read = ""
        value = value_of(read, kind, texts.get(place), partial(_stored, stored_texts, place))
        cell = cell_of(value, kind, formulas.get(place), formats.get(style, GENERAL))
        if cell is not None and cell.cached:
            cells[place] = cell
    unsaved = [place for place in formulas if place not in cells]
    for place in unsaved:
        cells[place] = Cell(None, formulas[place], formats.get(found.formulas[place].style, GENERAL), cached=False)
    return dict(sorted(cells.items())) if unsaved else cells


def cell_of(value: CellValue, kind: str, formula: str | None, number_format: str) -> Cell | None:
    """Return a cell from its value (``""`` where nothing was saved), type and formula; ``None`` where it is blank."""
    if value != "" or (formula is not None and kind in _TEXT):
        return Cell(value, formula, number_format)
    return None if formula is None else Cell(None, formula, number_format, cached=False)


def value_of(read: CellValue, kind: str, captured: str | None, stored: Callable[[], str]) -> CellValue:
    """Return the value of a cell from what calamine makes of it.

    ``captured`` is the stored text of an error or of a figure under a date format; ``stored`` fetches that of any
    other cell.
    """
    if kind in _TEXT:
        return read
    if kind == "n" and captured is None and isinstance(read, float) and not math.isfinite(read):
        return stored()
    if kind == "e":
        return CellError(captured) if captured else ""
    # A negative number is no date, though calamine takes it for midnight.
    if isinstance(read, time) and captured is not None and captured.lstrip().startswith("-"):
        return float(captured)
    plain: CellValue = plain_value(read)
    return plain


def _stored(stored_texts: Callable[[], Mapping[Place, str]], place: Place) -> str:
    return stored_texts()[place]
