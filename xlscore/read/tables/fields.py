"""The figures asked of the unit (填报项): by their defined names, else beside their labels."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from xlscore.cells import Area, CellRef
from xlscore.model.framework import FieldKind, FieldSpec, Framework
from xlscore.model.stamp import SHEET_FIELDS
from xlscore.model.submission import Entry, FundLine
from xlscore.model.workbook import Workbook
from xlscore.read.date_entries import day_entry, days_entry
from xlscore.read.entries import amount_entry, in_unit, number_entry, text_entry, text_of
from xlscore.read.names import named_fields
from xlscore.read.rate_entries import rate_entry
from xlscore.read.tables.grid import Grid
from xlscore.read.tables.keys import header_key, title_key

_VALUE_HEADERS: Final = frozenset({"填报值", "填报数", "数值", "本年数", "金额", "填写", "填报", "内容", "数据", "值"})


@dataclass(frozen=True, slots=True)
class Placed:
    """An amount of the funds block with the unit of its line: a named field may be that very cell."""

    entry: Entry
    unit: str


def line_amounts(lines: list[FundLine]) -> dict[CellRef, Placed]:
    """Return the amounts of funds lines by their cell."""
    entries = [(entry, line.unit) for line in lines for entry in (line.initial, line.budget, line.executed)]
    return {entry.at: Placed(entry, unit) for entry, unit in entries if entry.at is not None}


def read_fields(
    workbook: Workbook,
    framework: Framework,
    amounts: Mapping[CellRef, Placed],
    hosted: Mapping[str, Entry],
    year: int | None,
) -> dict[str, Entry]:
    """Return every field that has a cell: by its name, in the row of its indicator (``hosted``), else by its label."""
    specs = framework.all_fields()
    result = dict(hosted)
    for name, sheet, area in named_fields(workbook, framework):
        at = CellRef(sheet, area.top, area.left)
        placed = amounts.get(at)
        if placed is not None:
            result[name] = in_unit(placed.entry, placed.unit, specs[name].unit or placed.unit)
        else:
            result[name] = _read(workbook, specs[name], sheet, area, year)
    missing = {name: spec for name, spec in specs.items() if name not in result}
    if missing:
        result |= dict(_by_label(workbook, missing, year))
    return result


def _read(workbook: Workbook, spec: FieldSpec, sheet: str, area: Area, year: int | None) -> Entry:
    found = workbook.sheet(sheet)
    cells = {} if found is None else found.cells
    first = (area.top, area.left)
    cell, at = cells.get(first), CellRef(sheet, *first)
    if spec.kind is FieldKind.AMOUNT:
        return amount_entry(cell, at, spec.unit or "万元")
    if spec.kind is FieldKind.PERCENT:
        return rate_entry(cell, at, None)
    if spec.kind in {FieldKind.QUANTITY, FieldKind.COUNT}:
        return number_entry(cell, at, unit=spec.unit, column="actual")
    if spec.kind is FieldKind.DATE:
        return day_entry(cell, at, year)
    if spec.kind is FieldKind.DATES:
        inside = {row for row, column in cells if column == area.left and area.top <= row <= area.bottom}
        return days_entry(
            (cells.get((row, area.left)), CellRef(sheet, row, area.left)) for row in sorted(inside | {area.top})
        )
    return text_entry(cell, at)


def _by_label(workbook: Workbook, specs: Mapping[str, FieldSpec], year: int | None) -> Iterator[tuple[str, Entry]]:
    """Find fields whose names were lost: the label stands left of the value on the sheet of inputs."""
    sheet = next((item for item in workbook.sheets if SHEET_FIELDS in item.name), None)
    if sheet is None:
        return
    grid = Grid(sheet)
    labels = {title_key(spec.label): name for name, spec in specs.items()}
    column: int | None = None
    for row in grid.rows:
        headed = next((place for place, text in grid.words(row) if header_key(text) in _VALUE_HEADERS), None)
        column = headed if headed is not None else column
        for place, text in grid.words(row):
            name = labels.pop(title_key(text), None)
            if name is not None:
                where = column if column is not None and column > place else grid.area(row, place).right + 1
                bottom = _last_row(grid, row, place) if specs[name].kind is FieldKind.DATES else row
                yield name, _read(workbook, specs[name], sheet.name, Area(row, where, bottom, where), year)


def _last_row(grid: Grid, row: int, column: int) -> int:
    """Return the last row before the next label below one: a list of dates may be longer than its label."""
    below = (place for place in grid.rows_from(row + 1) if grid.cell(place, column) is not None)
    filled = (place for place in below if text_of(grid.cell(place, column)))
    return next(filled, grid.rows[-1] + 1) - 1
