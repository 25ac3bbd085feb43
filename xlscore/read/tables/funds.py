"""The funds block: 年度资金总额 with budget, execution, rate and score, and the parts it is made of."""

from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import pairwise
from typing import Final

from xlscore.cells import CellRef
from xlscore.model.framework import FundsBlock
from xlscore.model.submission import MISSING, Entry, FundLine, State
from xlscore.read.entries import number_entry, text_entry
from xlscore.read.rate_entries import rate_entry
from xlscore.read.tables.blocks import is_goals, is_note, is_page_mark
from xlscore.read.tables.breakdowns import find_zones, is_label, zone_lines
from xlscore.read.tables.columns import Columns, Span
from xlscore.read.tables.grid import Grid, Item
from xlscore.read.tables.headers import Role
from xlscore.read.tables.keys import header_key, part_name
from xlscore.read.tables.money import kept_unit, line_amount, nearest_unit
from xlscore.read.tables.parts import parents

AMOUNTS: Final = (Role.INITIAL, Role.BUDGET, Role.EXECUTED)
_TOTAL: Final = "年度资金总额"
_BELOW_BESIDE: Final = "资金数写在栏目名称的旁边，这一行没有采用"
_TOTALS: Final = frozenset({"年度资金总额", "年度总金额", "年度资金总计", "资金总额", "总额", "合计", "总计"})
_INCLUDING: Final = "财政拨款"
_INCLUDED: Final = frozenset({"一般公共预算", "一般公共预算拨款", "一般公共预算财政拨款"})
"""Rows that stand below 财政拨款 and are part of it: with it they are no list that adds up to the total."""


@dataclass(slots=True)
class Funds:
    """What a funds block says; ``lines`` refer to each other by place in it."""

    unit: str
    lines: list[FundLine] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    """What names each line, as it is printed."""
    total: int | None = None
    """Place of the total line."""
    leftovers: list[tuple[CellRef, str]] = field(default_factory=list)


def ratio_of(executed: Entry, budget: Entry) -> Fraction | None:
    """Return executed ÷ budget where both are given, ``None`` otherwise."""
    if executed.value is None or not budget.value:
        return None
    return executed.value / budget.value


def read_funds(grid: Grid, columns: Columns, block: FundsBlock | None, end: int | None, fallback: str = "") -> Funds:
    """Read the block under a header up to the goals or the table of indicators (``end``)."""
    stated = _block_unit(grid, columns) or fallback or (block.unit if block else "万元")
    funds = Funds(kept_unit(stated))
    rows = list(_rows(grid, columns, end))
    top, zones = find_zones(grid, columns, rows)
    plain = [row for row in rows if top is None or row < top]
    beside = figures_beside(grid, columns)
    for row, under in [(columns.top, beside)] if beside is not None else [(row, columns) for row in plain]:
        line = _read_line(grid, under, row, stated)
        if line is not None:
            funds.lines.append(replace(line, name=block.total if block else _TOTAL) if beside is not None else line)
            name = _name(grid, columns, row)
            funds.labels.append(name.text if name else "")
    if beside is not None:
        funds.leftovers += [(grid.at(row, grid.own(row)[0].left), _BELOW_BESIDE) for row in plain]
    else:
        # What stands right of the block belongs to the sheet around it.
        inside = replace(columns, aside=tuple(item for item in columns.aside if item.left < columns.right))
        funds.leftovers += inside.left_aside(grid, plain)
    _join(funds, block)
    for zone in zones:
        funds.lines += zone_lines(grid, zone, stated, funds.total, len(funds.lines))
    return funds


def figures_beside(grid: Grid, columns: Columns) -> Columns | None:
    """Return the columns of figures that stand beside their headers (年初预算数 | 3000), ``None`` where none do."""
    items = grid.own(columns.top)
    spans: dict[Role, Span] = {}
    for header, value in pairwise(items):
        role = next((role for role, span in columns.spans.items() if span.left == header.left), None)
        if role is not None and not is_label(value.text) and any(map(str.isdigit, value.text)):
            spans[role] = Span(value.left, value.right)
    return replace(columns, spans=spans, aside=()) if {Role.EXECUTED, *AMOUNTS[:2]} & spans.keys() else None


def _rows(grid: Grid, columns: Columns, end: int | None) -> list[int]:
    result = []
    for row in grid.rows_from(columns.bottom + 1, end):
        own = grid.own(row)
        if any(is_goals(item.text) for item in own) or (own and is_note(own[0].text)):
            break
        if own and not is_page_mark(own):
            result.append(row)
    return result


def _block_unit(grid: Grid, columns: Columns) -> str | None:
    edge = _first_figure(columns)
    return nearest_unit(item.text for item in grid.items(columns.top) if item.left < edge) or nearest_unit(
        item.text for item in grid.items(columns.top)
    )


def column_unit(grid: Grid, columns: Columns, role: Role) -> str | None:
    """Return the unit of money the header of a column states, ``None`` where it states none."""
    span = columns.spans.get(role)
    return None if span is None else nearest_unit([grid.text(columns.bottom, span.left)])


def _first_figure(columns: Columns) -> int:
    return min((span.left for role, span in columns.spans.items() if role in AMOUNTS), default=columns.left)


def _name(grid: Grid, columns: Columns, row: int) -> Item | None:
    edge = _first_figure(columns)
    named = [item for item in grid.own(row) if item.left < edge and is_label(item.text)]
    return named[-1] if named else None


def _read_line(grid: Grid, columns: Columns, row: int, stated: str) -> FundLine | None:
    """Return the line of a row; ``stated`` is the unit of money where row and column state none."""
    unit = kept_unit(stated)
    name = _name(grid, columns, row)
    own_unit = nearest_unit([name.text]) if name else None
    amounts = {
        role: line_amount(columns.cell(grid, row, role), own_unit or column_unit(grid, columns, role) or stated, unit)
        for role in AMOUNTS
    }
    others = {role: _figure(grid, columns, row, role) for role in (Role.POINTS, Role.SCORE)}
    ratio = ratio_of(amounts[Role.EXECUTED], amounts[Role.BUDGET])
    place = columns.cell(grid, row, Role.RATE)
    rate = MISSING if place is None else rate_entry(*place, ratio)
    if name is None and all(entry.state is State.BLANK for entry in (*amounts.values(), *others.values(), rate)):
        return None
    reason = columns.cell(grid, row, Role.REASON)
    return FundLine(
        name=part_name(name.text) if name else "",
        initial=amounts[Role.INITIAL],
        budget=amounts[Role.BUDGET],
        executed=amounts[Role.EXECUTED],
        rate=rate,
        points=others[Role.POINTS],
        claimed=others[Role.SCORE],
        reason=MISSING if reason is None else text_entry(*reason),
        unit=unit,
        at=grid.at(row, name.left) if name else grid.at(row, columns.left),
    )


def _figure(grid: Grid, columns: Columns, row: int, role: Role) -> Entry:
    place = columns.cell(grid, row, role)
    return MISSING if place is None else number_entry(*place)


def _join(funds: Funds, block: FundsBlock | None) -> None:
    """Find the total line and make the others its parts."""
    keys = _TOTALS | ({header_key(block.total)} if block else set())
    totals = [place for place, line in enumerate(funds.lines) if header_key(line.name) in keys]
    if totals:
        funds.total = totals[0]
    elif funds.lines and funds.lines[0].claimed.given:
        # A total that lost its name still is the only line that is scored.
        funds.total = 0
    named = {header_key(line.name) for line in funds.lines}
    nested = _INCLUDING in named and bool(named & _INCLUDED)
    if funds.total is None:
        return
    above = parents(funds.labels, funds.total)
    for place, line in enumerate(funds.lines):
        if place == funds.total:
            funds.lines[place] = replace(line, indicator=block.indicator if block else None)
        elif not nested:
            funds.lines[place] = replace(line, parent=above[place])
