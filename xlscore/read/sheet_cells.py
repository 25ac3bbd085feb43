"""The cells of a sheet: calamine's values joined with what the XML says of formulas, formats and errors."""

import math
from collections.abc import Callable, Mapping
from datetime import time
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
            value: CellValue = grid[place[0] - 1][place[1] - 1]
        except IndexError:
            value = ""
        if kind == "n" and type(value) is float and place not in texts:
            # Nine figures in ten; the same as below, without a call.
            if value.is_integer():
                value = int(value)
            elif not math.isfinite(value):
                value = stored_texts()[place]
        elif kind not in _TEXT:
            value = _value(value, kind, texts.get(place))
        if value != "":
            cells[place] = Cell(value, formulas.get(place), formats.get(style, GENERAL))
        elif kind in _TEXT and place in formulas:
            cells[place] = Cell("", formulas[place], formats.get(style, GENERAL))
    uncached = [place for place in formulas if place not in cells]
    for place in uncached:
        cells[place] = Cell(None, formulas[place], formats.get(found.formulas[place].style, GENERAL), cached=False)
    return dict(sorted(cells.items())) if uncached else cells


def _value(value: CellValue, kind: str, text: str | None) -> CellValue:
    """Return an error by its text, and a figure under a date format as what calamine makes of it.

    A negative number is no date, though the reader takes it for midnight.
    """
    if kind == "e":
        return CellError(text) if text else ""
    if isinstance(value, time) and text is not None and text.lstrip().startswith("-"):
        return float(text)
    plain: CellValue = plain_value(value)
    return plain
