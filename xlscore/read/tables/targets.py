"""A target that stands in three cells (指标性质, 指标值, 度量单位) read as the one it is, and its actual."""

from dataclasses import replace

from xlscore.model.submission import MISSING, Entry, State
from xlscore.model.workbook import CellError
from xlscore.read.entries import shown_value, text_of, value_entry
from xlscore.read.tables.columns import Columns
from xlscore.read.tables.grid import Grid
from xlscore.read.tables.headers import Role
from xlscore.values import Flag, join_target


def read_target(grid: Grid, columns: Columns, row: int, title: str, year: int | None) -> Entry:
    """Return the target of a row; its reading joins the sign and unit columns, and what the title says of them."""
    place = columns.cell(grid, row, Role.TARGET)
    if place is None:
        return MISSING
    unit, sign = words(grid, columns, row, Role.UNIT), words(grid, columns, row, Role.OPERATOR)
    entry = value_entry(*place, column="target", unit=unit, year=year)
    cell = place[0]
    if entry.state is not State.GIVEN or cell is None:
        return entry
    value, number_format = shown_value(cell)
    reading = join_target(sign, value, unit, number_format=number_format, year=year, name=title)
    given = Flag.MALFORMED not in reading.flags
    return replace(entry, reading=reading, value=reading.number if given else None)


def read_actual(grid: Grid, columns: Columns, row: int, year: int | None) -> Entry:
    """Return the actual of a row; a bare number takes the unit column's unit."""
    place = columns.cell(grid, row, Role.ACTUAL)
    if place is None:
        return MISSING
    return value_entry(*place, column="actual", unit=words(grid, columns, row, Role.UNIT), year=year)


def words(grid: Grid, columns: Columns, row: int, role: Role) -> str:
    """Return the text of a row's cell under a header; empty where there is no such column or an error stands there."""
    place = columns.cell(grid, row, role)
    if place is None or place[0] is None or isinstance(place[0].value, CellError):
        return ""
    return text_of(place[0])
