"""The published sheet of inputs (基础数据表): headers name rolling years, rows name what was budgeted and spent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from xlscore.model.stamp import SHEET_FIELDS
from xlscore.model.submission import MISSING, Entry, FundLine, State
from xlscore.model.workbook import Workbook
from xlscore.read.entries import in_unit, is_dash, number_entry
from xlscore.read.names import holds_fields
from xlscore.read.tables.blocks import NOT_SCORED
from xlscore.read.tables.breakdowns import is_label
from xlscore.read.tables.grid import Grid, Item
from xlscore.read.tables.keys import header_key, is_stub, part_name
from xlscore.read.tables.money import kept_unit, line_amount, nearest_unit

_YEARLY: Final = re.compile(r"(20\d\d)年?(预算|决算)数?")
_NUMBERED: Final = re.compile(r"\s*\d+\s*[、.．]\s*")
_COUNTED: Final = {
    "编制数": ("staff_quota", "人"),
    "实际在职人数": ("staff_on_post", "人"),
    "批复规模": ("area_approved", "㎡"),
    "实际规模": ("area_actual", "㎡"),
    "预算投资": ("cost_approved", "万元"),
    "实际投资": ("cost_actual", "万元"),
}
"""Headers whose figure stands below them: field and unit, the latter unless the header states another."""

_YEAR: Final = re.compile(r"20\d\d年?")
_HEADS: Final = {"三公经费": "sangong", "项目支出": "project", "公用经费": "running", "政府采购金额": "purchase"}
"""Rows that begin a block of rows, and the beginning of the fields they answer."""

_LISTED: Final = "三公经费"
"""The one block whose numbered rows add up to its head; those of the others are only some of it."""

_OTHERS: Final = NOT_SCORED - {SHEET_FIELDS}
_ENDS: Final = ("楼堂馆所", "厉行节约", "说明", "填表", "填报")


@dataclass(slots=True)
class Inputs:
    """What a sheet of inputs says: its lines, and the fields it answers with their unit."""

    lines: list[FundLine] = field(default_factory=list)
    fields: dict[str, tuple[Entry, str]] = field(default_factory=dict)
    year: int | None = None


def read_inputs(workbook: Workbook) -> Inputs:
    """Return what the first sheet of inputs among the workbook's own sheets says; empty where there is none."""
    found = find_inputs(workbook)
    return Inputs() if found is None else _read(*found)


def find_inputs(workbook: Workbook) -> tuple[Grid, int] | None:
    """Return the sheet of inputs and the row of its rolling years, ``None`` where there is none.

    A published one may be called 基础数据 like that of our templates, whose cells bear the names of fields and which
    prints no years.
    """
    for sheet in workbook.sheets:
        if sheet.name in _OTHERS or (sheet.name == SHEET_FIELDS and holds_fields(workbook, sheet.name)):
            continue
        grid = Grid(sheet)
        head = next((row for row in grid.rows if len(_yearly(grid, row)) > 1), None)
        if head is not None:
            return grid, head
    return None


def _yearly(grid: Grid, row: int) -> dict[tuple[int, str], Item]:
    """Return year and kind → header of a row of rolling years: ``2022年决算数 | 2023年预算数 | 2023年决算数``."""
    found = ((_YEARLY.fullmatch(header_key(item.text)), item) for item in grid.own(row))
    return {(int(match[1]), match[2]): item for match, item in found if match is not None}


def _read(grid: Grid, head: int) -> Inputs:
    result = Inputs(fields=dict(_counted(grid)))
    columns = _yearly(grid, head)
    result.year = max(year for year, _ in columns)
    stated = nearest_unit(item.text for item in grid.items(head)) or _sheet_unit(grid, head) or "万元"
    block, block_at, numbered = "", 0, 0
    for row in grid.rows_from(head + 1):
        again = _yearly(grid, row)
        if len(again) > 1:
            columns = again
            continue
        label = _label(grid, columns, row)
        if label is None:
            continue
        if header_key(label.text).startswith(_ENDS):
            break
        line = _line(grid, columns, row, label, stated)
        if is_stub(line.name) and not any(entry.given for entry in (line.previous, line.budget, line.executed)):
            continue
        place = len(result.lines)
        if header_key(line.name) in _HEADS or header_key(line.name).endswith("预算调整"):
            block, block_at, numbered = header_key(line.name), place, place
            _answer(result, block, line)
        elif block == _LISTED:
            inside = _NUMBERED.match(label.text) is None
            line = replace(line, parent=numbered if inside else block_at)
            numbered = numbered if inside else place
        result.lines.append(line)
    return result


def _sheet_unit(grid: Grid, head: int) -> str | None:
    return nearest_unit(text for row in grid.rows_from(1, head) for _, text in grid.words(row))


def _label(grid: Grid, columns: dict[tuple[int, str], Item], row: int) -> Item | None:
    edge = min(item.left for item in columns.values())
    named = [item for item in grid.own(row) if item.left < edge and (is_label(item.text) or is_stub(item.text))]
    return named[-1] if named else None


def _line(grid: Grid, columns: dict[tuple[int, str], Item], row: int, label: Item, stated: str) -> FundLine:
    """Return the line of a row; ``stated`` is the unit of money where row and column state none."""
    year, unit = max(year for year, _ in columns), kept_unit(stated)
    own = nearest_unit([label.text])

    def amount(of: int, kind: str) -> Entry:
        head = columns.get((of, kind))
        return (
            MISSING if head is None else _money(grid, row, head.left, own or nearest_unit([head.text]) or stated, unit)
        )

    return FundLine(
        name=part_name(_NUMBERED.sub("", label.text, count=1) if _NUMBERED.match(label.text) else label.text),
        previous=amount(year - 1, "决算"),
        budget=amount(year, "预算"),
        executed=amount(year, "决算"),
        unit=unit,
        at=grid.at(row, label.left),
    )


def _money(grid: Grid, row: int, column: int, stated: str | None, unit: str) -> Entry:
    """Return an amount in ``unit``; on this form a dash in a money cell is a blank."""
    entry = line_amount((grid.cell(row, column), grid.at(row, column)), stated, unit)
    return replace(entry, state=State.BLANK) if is_dash(entry.text) else entry


def _answer(result: Inputs, block: str, line: FundLine) -> None:
    """Note the fields a block's own row answers."""
    name = _HEADS.get(block, "")
    if name == "project":
        result.fields["project_spend"] = (line.executed, line.unit)
    elif name:
        result.fields[f"{name}_budget"] = (line.budget, line.unit)
        result.fields[f"{name}_actual"] = (line.executed, line.unit)


def _counted(grid: Grid) -> Iterator[tuple[str, tuple[Entry, str]]]:
    """Yield the figures that stand below their header (编制数, 批复规模 …)."""
    for row in grid.rows:
        for item in grid.own(row):
            known = _COUNTED.get(_YEAR.sub("", header_key(item.text), count=1))
            if known is None:
                continue
            name, unit = known
            below, at = grid.cell(item.area.bottom + 1, item.left), grid.at(item.area.bottom + 1, item.left)
            if unit != "万元":
                yield name, (number_entry(below, at, unit=unit, column="actual"), unit)
            else:
                stated = nearest_unit([item.text]) or unit
                yield name, (_money(grid, at.row, at.column, stated, stated), stated)


def answered(found: Inputs, units: dict[str, str]) -> dict[str, Entry]:
    """Return the fields an edition asks for (name → unit) that the sheet answers, in the edition's unit."""
    return {
        name: in_unit(entry, unit, units[name] or unit) if "元" in unit else entry
        for name, (entry, unit) in found.fields.items()
        if name in units
    }
