"""年度总体目标: what was meant to be reached, and what was."""

from collections.abc import Iterator
from typing import Final

from xlscore.model.submission import Entry, State
from xlscore.read.entries import text_entry
from xlscore.read.tables.grid import Grid, Item
from xlscore.read.tables.headers import SCORE_HEADERS, Role
from xlscore.read.tables.keys import header_key

_GOALS: Final = {
    "预期目标": "预期目标",
    "项目年度目标": "项目年度目标",
    "年度目标完成情况": "年度目标完成情况",
    "年初绩效目标": "年初绩效目标",
    "全年绩效目标": "全年（调整）绩效目标",
    "实际完成情况": "实际完成情况",
    "目标实际完成情况": "实际完成情况",
    "全年目标实际完成情况": "全年目标实际完成情况",
}
_MOST_ROWS: Final = 200
"""Rows that one text may take; the longest report typed into a sheet has some thirty."""


def read_goals(grid: Grid, end: int | None) -> dict[str, Entry]:
    """Return the free texts above row ``end`` by their printed label; several lines below one label are joined."""
    for row in grid.rows_from(1, end):
        heads = [item for item in grid.own(row) if header_key(item.text) in _GOALS]
        if heads:
            return {_GOALS[header_key(item.text)]: _text_below(grid, item, heads[0].left, end) for item in heads}
    return {}


def _text_below(grid: Grid, head: Item, left: int, end: int | None) -> Entry:
    first = head.area.bottom + 1
    at = grid.at(first, head.left)
    entries = [entry for row in _rows(grid, first, left, end) for entry in _under(grid, head, row)]
    filled = [entry for entry in entries if entry.state is not State.BLANK]
    if len(filled) == 1:
        return filled[0]
    if not filled:
        return Entry(State.BLANK, at)
    return Entry(filled[0].state, filled[0].at, text="\n".join(entry.text for entry in filled))


def _rows(grid: Grid, first: int, left: int, end: int | None) -> Iterator[int]:
    """Yield the rows of the texts: up to the table of indicators, or a label left of them that begins a new block."""
    for count, row in enumerate(grid.rows_from(first, end)):
        own = grid.own(row)
        roles = {SCORE_HEADERS.role(header_key(item.text)) for item in own}
        begins = any(item.left < left for item in own)
        if count >= _MOST_ROWS or begins or roles & {Role.LEVEL1, Role.LEVEL3}:
            return
        yield row


def _under(grid: Grid, head: Item, row: int) -> Iterator[Entry]:
    for item in grid.own(row):
        if head.left <= item.left <= head.right:
            yield text_entry(grid.cell(item.top, item.left), grid.at(item.top, item.left))
