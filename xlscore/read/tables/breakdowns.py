"""Breakdowns of the total that stand side by side (按收入性质 ‖ 按支出性质): two lists, never one table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from xlscore.model.stamp import NOT_APPLICABLE, NOT_PROVIDED
from xlscore.model.submission import MISSING, Entry, FundLine
from xlscore.model.workbook import Cell
from xlscore.read.entries import is_dash, text_of
from xlscore.read.tables.columns import Columns, role_of
from xlscore.read.tables.grid import Grid, Item
from xlscore.read.tables.headers import FUNDS_HEADERS, Role
from xlscore.read.tables.keys import half_width, header_key, part_name
from xlscore.read.tables.money import kept_unit, line_amount, nearest_unit

_HEAD: Final = re.compile(r"(按.{1,10}?(?=划?分)|按.{1,8}性质)(?:划?分类?)?(?:合计|小计)?(?:[\d.,]+(?:万元|元)?)?")
_LIST_TOTAL: Final = re.compile(r"按.*(?:合计|小计)")
_FIGURE: Final = re.compile(r"(.*?\D)[:：]\s*(-?[\d,，.]*\d(?:\s*(?:万元|元))?)\s*$", re.DOTALL)
_NOT_A_WORD: Final = re.compile(r"[约近超余多≥≤<>=~\d.,%\s]|万元|亿元|元|万|亿|分|人|次")
_CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")
_AMOUNTS: Final = (Role.INITIAL, Role.BUDGET, Role.EXECUTED)
_WIDEST: Final = 60
_LONGEST_LABEL: Final = 120


def is_label(text: str) -> bool:
    """Tell whether a cell names a line; figures, units and the words for absence do not."""
    plain = half_width("".join(text.split()))
    return plain not in {NOT_PROVIDED, NOT_APPLICABLE} and bool(_CHINESE.search(_NOT_A_WORD.sub("", plain)))


def list_title(text: str) -> str | None:
    """Return ``按收入性质`` of ``按收入性质分：合计``, ``None`` for anything that heads no list."""
    match = _HEAD.fullmatch(header_key(text))
    return match[1] if match else None


@dataclass(slots=True)
class Zone:
    """The columns of one list, its rows, and the columns its amounts stand in."""

    breakdown: str
    left: int
    right: int
    beside: bool = False
    """Whether another list stands in the same rows."""
    labels: list[Item] = field(default_factory=list)
    columns: dict[Role, int] = field(default_factory=dict)


def find_zones(grid: Grid, columns: Columns, rows: list[int]) -> tuple[int | None, list[Zone]]:
    """Return the first row of the breakdowns, ``None`` where there are none, and the lists."""
    top: int | None = None
    done: list[Zone] = []
    current: list[Zone] = []
    for row in rows:
        heads = [(item, title) for item in grid.own(row) if (title := list_title(item.text)) is not None]
        if heads:
            done += current
            top = row if top is None else top
            edges = [item.left for item, _ in heads[1:]]
            ends = [*(edge - 1 for edge in edges), max(columns.right, heads[-1][0].right)]
            beside = len(heads) > 1
            current = [Zone(title, item.left, end, beside) for (item, title), end in zip(heads, ends, strict=True)]
        for zone in current:
            _take_row(grid, row, zone)
    done += current
    for zone in done:
        zone.columns = zone.columns or _bound(grid, columns, zone)
    return top, done


def _take_row(grid: Grid, row: int, zone: Zone) -> None:
    inside = [item for item in grid.own(row) if zone.left <= item.left <= zone.right]
    named = [(role, item) for item in inside if (role := role_of(item, FUNDS_HEADERS)) in _AMOUNTS]
    zone.columns |= {role: item.left for role, item in named}
    headers = [item for _, item in named]
    label = next((item for item in inside if is_label(item.text) and item not in headers), None)
    if label is not None:
        zone.labels.append(label)


def _bound(grid: Grid, columns: Columns, zone: Zone) -> dict[Role, int]:
    """Bind a list's amounts: by the block's headers where they stand over it, else by what is filled in.

    A single column of amounts is what was spent: the breakdowns of the form must add up to 全年执行数.  In lists
    side by side it is that too, whichever header it happens to stand under: the headers are the total's.
    """
    edge = max((label.right for label in zone.labels), default=zone.left)
    above = {role: columns.spans[role].left for role in _AMOUNTS if role in columns}
    filled = sorted(
        {
            column
            for label in zone.labels
            for column in range(label.right + 1, min(zone.right, label.right + _WIDEST) + 1)
            if (text := text_of(grid.cell(label.top, column))) and not (zone.beside and is_dash(text))
        }
    )
    over = len(above) == len(_AMOUNTS) and all(edge < column <= zone.right for column in above.values())
    if over and not (zone.beside and len(filled) == 1):
        return above
    roles = _AMOUNTS[-len(filled) :] if 0 < len(filled) <= len(_AMOUNTS) else _AMOUNTS
    return dict(zip(roles, filled, strict=False))


def zone_lines(grid: Grid, zone: Zone, stated: str, total: int | None, first: int) -> Iterator[FundLine]:
    """Yield the lines of one list; ``first`` is the place the first of them will have in the submission.

    ``stated`` is the unit of money of the block, which holds where a line states none.
    A head that says 合计 is the list's own total and the parent of its parts; a bare head is no line.
    """
    parent, unit = total, kept_unit(stated)
    for place, label in enumerate(zone.labels):
        name, figure = _split(label.text)
        amounts = {role: _amount(grid, label, zone, role, stated) for role in _AMOUNTS}
        if figure is not None:
            at = grid.at(label.top, label.left)
            amounts[Role.EXECUTED] = line_amount((Cell(figure), at), nearest_unit([name]) or stated, unit)
        head = place == 0
        if (
            head
            and not _LIST_TOTAL.match(header_key(label.text))
            and not any(entry.given for entry in amounts.values())
        ):
            first -= 1
            continue
        yield FundLine(
            name=part_name(name),
            initial=amounts[Role.INITIAL],
            budget=amounts[Role.BUDGET],
            executed=amounts[Role.EXECUTED],
            parent=parent,
            breakdown=zone.breakdown,
            unit=unit,
            at=grid.at(label.top, label.left),
        )
        if head:
            parent = first


def _split(text: str) -> tuple[str, str | None]:
    """Split a label that carries its figure: ``一般公共预算：1,234.56`` → name and figure."""
    match = _FIGURE.fullmatch(text[:_LONGEST_LABEL])
    return (match[1], match[2]) if match else (text, None)


def _amount(grid: Grid, label: Item, zone: Zone, role: Role, stated: str) -> Entry:
    column = zone.columns.get(role)
    if column is None or column <= label.right:
        return MISSING
    place = grid.cell(label.top, column), grid.at(label.top, column)
    return line_amount(place, nearest_unit([label.text]) or stated, kept_unit(stated))
