"""How much a list without levels (重庆) looks like an edition printed that way: words, funds block, weights.

Such a form prints no 一级指标 to compare and every unit words its own lines, so what is printed around them decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from xlscore.model.framework import Framework
from xlscore.model.submission import State
from xlscore.read.tables.columns import Columns
from xlscore.read.tables.funds import read_funds
from xlscore.read.tables.grid import Grid
from xlscore.read.tables.headers import Role
from xlscore.read.tables.keys import header_key
from xlscore.read.tables.sheets import SheetTables

_LEVELS: Final = frozenset({Role.LEVEL1, Role.LEVEL2})
_COLUMNS, _FUNDS, _HEAD, _POINTS, _TITLE = 25, 20, 15, 20, 10
_LISTED, _UNLISTED = 20, 10
"""Weight of the lines where the edition names them, and where every unit words its own."""

Part = tuple[int, Fraction]
"""Weight of what is compared, and how far it agrees."""


@dataclass(frozen=True, slots=True)
class FlatSeen:
    """What a list without levels prints: its headers, the words of its funds block and of its head, its weights."""

    headers: frozenset[str]
    funds: frozenset[str]
    above: frozenset[str]
    funds_points: Fraction | None
    """执行率权重, as the funds block prints it."""


def see_flat(found: SheetTables) -> FlatSeen | None:
    """Return what the first table of a sheet prints around its lines, ``None`` where it has columns for levels."""
    table, grid = found.tables[0], found.grid
    if _LEVELS & table.columns.spans.keys():
        return None
    funds = next((columns for columns in found.funds if columns.top < table.columns.top), None)
    head_end = funds.top if funds is not None else table.columns.top
    return FlatSeen(
        headers=frozenset(_keys(grid, table.columns.top, table.columns.bottom + 1)),
        funds=frozenset(_keys(grid, funds.top, table.columns.top)) if funds is not None else frozenset(),
        above=frozenset(_keys(grid, 1, head_end)),
        funds_points=_funds_points(grid, funds, table.columns.top) if funds is not None else None,
    )


def _keys(grid: Grid, start: int, end: int) -> Iterator[str]:
    for row in grid.rows_from(start, end):
        for item in grid.own(row):
            yield header_key(item.text)


def _funds_points(grid: Grid, columns: Columns, end: int) -> Fraction | None:
    lines = read_funds(grid, columns, None, end).lines
    return next((line.points.value for line in lines if line.points.state is State.GIVEN), None)


def is_flat(framework: Framework) -> bool:
    """Tell whether an edition is printed as one list without levels."""
    return framework.layout.form == "flat" and len(framework.open_sections) == 1


def flat_parts(
    seen: FlatSeen, framework: Framework, lines: Fraction, own_points: list[Fraction | None], *, titled: bool
) -> dict[str, Part]:
    """Return what is compared of a list without levels, by its Chinese name.

    ``lines`` tells how far its lines are the edition's, ``own_points`` are the points of those the unit words itself.
    """
    layout, funds = framework.layout, framework.layout.funds
    columns = {header_key(column.header) for column in layout.columns}
    asked = {header_key(word) for word in (*funds.columns, funds.total)} if funds is not None else set()
    head = {header_key(word) for word in layout.head}
    listed = any(funds is None or item.code != funds.indicator for item in framework.indicators)
    return {
        "指标行": (_LISTED if listed else _UNLISTED, lines),
        "表头栏目": (_COLUMNS, Fraction(len(columns & seen.headers), len(columns | seen.headers))),
        "资金表": (_FUNDS, _found(asked, seen.funds)),
        "表首栏目": (_HEAD, _found(head, seen.above)),
        "分值": (_POINTS, _weights(seen, framework, own_points)),
        "表名": (_TITLE, Fraction(titled)),
    }


def _found(printed: set[str], seen: frozenset[str]) -> Fraction:
    """Return the share of an edition's words that the sheet prints; one that prints none asks for none."""
    return Fraction(len(printed & seen), len(printed)) if printed else Fraction(not seen)


def _weights(seen: FlatSeen, framework: Framework, own_points: list[Fraction | None]) -> Fraction:
    """Return how far the weights are the edition's: that of the execution rate, that of the lines, and their sum."""
    total = None if None in own_points else sum((points or Fraction(0) for points in own_points), Fraction(0))
    funds = framework.layout.funds
    scored = framework.indicator(funds.indicator) if funds is not None else None
    (section,) = framework.open_sections
    checks = [total is not None and section.points == total]
    if scored is not None:
        rate = seen.funds_points
        checks.append(rate is not None and rate == scored.points)
        checks.append(total is not None and rate is not None and rate + total == framework.total)
    return Fraction(sum(checks), len(checks))
