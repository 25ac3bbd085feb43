"""A sheet the strict way: one pass over its XML for everything but the values, which are calamine's."""

from dataclasses import dataclass
from typing import Final

from xlscore.model.workbook import Cell
from xlscore.read.grid import KNOWN_ERRORS, Grid
from xlscore.read.sheet_cells import sheet_cells
from xlscore.read.sheet_formulas import formulas_of
from xlscore.read.sheet_xml import Place, SheetXml

_STANDS_IN: Final = b"#N/A"
"""What calamine is given for an error text it does not know; our own pass keeps the real one."""


@dataclass(frozen=True, slots=True)
class StrictSheet:
    """A sheet's XML in UTF-8 and what the strict pass found there."""

    data: bytes
    found: SheetXml

    def extent(self) -> tuple[int, int, int]:
        """Return the number of cells with a value or a formula, the last row and the last column that hold a value."""
        return self.found.extent()

    def stored_texts(self) -> dict[Place, str]:
        """Return the stored text of every cell, by a second pass."""
        return SheetXml(self.data, captured=None).texts

    def for_calamine(self) -> bytes:
        """Return the XML with every error text calamine knows, or one in its place."""
        pieces, last = [], 0
        for start, end in self.found.unknown_errors:
            pieces += [self.data[last:start], _STANDS_IN]
            last = end
        return b"".join([*pieces, self.data[last:]]) if pieces else self.data

    def cells(self, grid: Grid, formats: dict[str | None, str]) -> tuple[dict[Place, Cell], list[Place]]:
        """Return the cells, and those whose formula the file does not tell; ``grid`` holds calamine's values."""
        formulas, lost = formulas_of(self.found.formulas, self.found.cells)
        return sheet_cells(self.found, grid, formulas, formats, self.stored_texts), lost


def strict_sheet(data: bytes, dates: set[str | None]) -> StrictSheet:
    """Return what the strict pass finds on a sheet in UTF-8; ``dates`` are the styles that show dates."""
    return StrictSheet(data, SheetXml(data, dates, KNOWN_ERRORS))
