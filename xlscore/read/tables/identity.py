"""Whose sheet it is, for which project and year, in which unit of money: by names, else from the head."""

import re
from typing import Final

from xlscore.cells import CellRef
from xlscore.model.stamp import UNIT, YEAR
from xlscore.model.workbook import Workbook
from xlscore.read.entries import text_of
from xlscore.read.names import named_cell
from xlscore.read.tables.blocks import NOT_SCORED
from xlscore.read.tables.grid import Grid
from xlscore.read.tables.head import fiscal_year, labelled_text, unit_name, year_in
from xlscore.read.tables.inputs import find_inputs
from xlscore.read.tables.money import nearest_unit, stated_unit
from xlscore.read.tables.sheets import Found

_FEW_ROWS: Final = 60
"""Rows of the other sheets (a cover, say) that are searched for the unit's name."""

_CODED_NAME: Final = re.compile(r"([0-9A-Za-z]{8,40})\s*[-－—–]+\s*(\S.*)", re.DOTALL)
"""A project code, a hyphen, the project's name."""


def named_text(workbook: Workbook, name: str) -> str | None:
    """Return what stands in the cell a defined name points at, ``None`` where there is no such cell."""
    at = named_cell(workbook, name)
    sheet = workbook.sheet(at.sheet) if at is not None else None
    return None if at is None or sheet is None else text_of(sheet.cells.get((at.row, at.column)))


def read_unit_name(workbook: Workbook, found: Found | None) -> str:
    """Return the unit's name, empty where none is given."""
    named = named_text(workbook, UNIT)
    if named is not None:
        return named
    here = unit_name(found.grid, found.top) if found is not None else ""
    if here:
        return here
    inputs = find_inputs(workbook)
    stated = unit_name(*inputs) if inputs is not None else ""
    others = (unit_name(Grid(sheet), _FEW_ROWS) for sheet in workbook.sheets if sheet.name not in NOT_SCORED)
    return stated or next((name for name in others if name), "")


def read_year(workbook: Workbook, found: Found | None) -> int | None:
    """Return the fiscal year, ``None`` where none is given."""
    named = named_text(workbook, YEAR)
    if named:
        return year_in(named)
    return fiscal_year(found.grid, found.top) if found is not None else None


def read_project(found: Found | None) -> tuple[str, str]:
    """Return name and code of the project; the code stands in a cell of its own or before a hyphen of the name."""
    if found is None:
        return "", ""
    name, code = (labelled_text(found.grid, found.top, label) for label in ("项目名称", "项目编码"))
    coded = _CODED_NAME.fullmatch(name)
    return (coded[2], coded[1]) if coded and not code else (name, code)


def sheet_unit(found: Found | None) -> str | None:
    """Return the unit of money stated above the tables, ``None`` where none is."""
    if found is None:
        return None
    rows = found.grid.rows_from(1, found.top)
    return nearest_unit(text for row in rows for _, text in found.grid.words(row))


def money_units(found: Found | None) -> tuple[tuple[CellRef, str], ...]:
    """Return every label down to the table of indicators that states a unit of money: rows, block head, then title."""
    if found is None or found.funds is None:
        return ()
    grid, head = found.grid, found.funds
    end = found.table_top if found.table_top is not None and found.table_top > head.top else head.bottom + 1
    below, block = grid.rows_from(head.bottom + 1, end), grid.rows_from(head.top, head.bottom + 1)
    return tuple(
        (grid.at(row, column), unit)
        for row in (*below, *block, *grid.rows_from(1, head.top))
        for column, text in grid.words(row)
        if (unit := stated_unit(text)) is not None
    )
