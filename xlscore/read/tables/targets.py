"""A target that stands in three cells (指标性质, 指标值, 度量单位) read as the one it is."""

from dataclasses import replace

from xlscore.model.submission import MISSING, Entry, State
from xlscore.model.workbook import CellError
from xlscore.read.entries import text_of, value_entry
from xlscore.read.tables.columns import Columns
from xlscore.read.tables.grid import Grid
from xlscore.read.tables.headers import Role
from xlscore.values import Flag, Kind, Operator, Reading, read_value

_WORDING = "定性"
_STATED = frozenset({Operator.AT_LEAST, Operator.MORE, Operator.AT_MOST, Operator.LESS, Operator.EQUAL})
_NUMBERS = frozenset({Kind.QUANTITY, Kind.PERCENT, Kind.AMOUNT, Kind.UNIT_RATE, Kind.FREQUENCY, Kind.DEADLINE})


def read_target(grid: Grid, columns: Columns, row: int, year: int | None) -> Entry:
    """Return the target of a row; its reading joins the sign and unit columns where the table has them."""
    place = columns.cell(grid, row, Role.TARGET)
    if place is None:
        return MISSING
    unit, sign = words(grid, columns, row, Role.UNIT), words(grid, columns, row, Role.OPERATOR)
    entry = value_entry(*place, column="target", unit=unit, year=year)
    if entry.state is not State.GIVEN or entry.reading is None or not sign:
        return entry
    return replace(entry, reading=_signed(entry.reading, sign))


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


def _signed(reading: Reading, sign: str) -> Reading:
    """Join a sign cell to the reading of its value cell; two signs that disagree are a clash, never a choice."""
    if sign == _WORDING:
        conflict = reading.kind in _NUMBERS
        return replace(reading, flags=reading.flags | {Flag.KIND_CONFLICT}) if conflict else reading
    operator = read_value(f"{sign}1", column="target").op
    if operator not in _STATED:
        return reading
    if reading.op in _STATED:
        if reading.op is operator:
            return reading
        note = f"符号列为“{sign}”，指标值为“{reading.text}”，两者不一致"
        return replace(reading, kind=Kind.CLASH, flags=reading.flags | {Flag.CLASH}, notes=(*reading.notes, note))
    if reading.op is not Operator.UNSTATED:
        return reading
    # What was ambiguous for want of a sign no longer is.
    flags = reading.flags - {Flag.DIRECTION_UNSTATED}
    return replace(reading, op=operator, where_op="sign column", flags=flags)
