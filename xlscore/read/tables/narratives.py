"""The closing texts (存在问题, 改进措施, 评价结论 …): beside their label, under it, or behind its colon."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from xlscore.model.submission import Entry, State
from xlscore.read.entries import text_entry
from xlscore.read.tables.blocks import is_form_title, is_note
from xlscore.read.tables.grid import Grid, Item
from xlscore.read.tables.keys import header_key

PROBLEMS, MEASURES, BOTH, REMEDIED = "存在问题", "改进措施", "存在问题及改进措施", "整改情况"
"""By these words the texts are known, however their labels are worded."""

_PROBLEM: Final = (
    r"(?:绩效)?(?:自评|评价|执行|管理)?(?:过程|工作)?中?(?:存在|发现|主要)的?(?:主要|突出)?"
    r"(?:问题|困难和问题|问题和困难)(?:(?:及|和|与|、)?不足)?"
)
_WHY: Final = r"(?:(?:及|和|与|、)?(?:其|产生的?|主要)?(?:原因|成因)(?:分析)?)?"
_MEASURE: Final = (
    r"(?:有关|相关|下一步|今后|拟采取的?|的)*(?:改进|整改)的?(?:措施|建议|意见|计划|工作)(?:(?:及|和|与)建议)?"
)
_KINDS: Final = (
    (re.compile(rf"{_PROBLEM}{_WHY}"), PROBLEMS),
    (re.compile(_MEASURE), MEASURES),
    (re.compile(rf"{_PROBLEM}{_WHY}(?:及|和|与|、)?{_MEASURE}"), BOTH),
    (re.compile(r"(?:上年度?|以前年度)?(?:绩效)?(?:自评|评价)?(?:结果)?(?:问题)?整改(?:落实)?情况"), REMEDIED),
    (re.compile(r"(?:自评|评价)结论"), "评价结论"),
    (re.compile(r"其他需要说明的?(?:事项|问题)"), "其他需要说明事项"),
)
_NUMBERED: Final = re.compile(r"^(?:第?[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[、.．])")
_COLON: Final = re.compile(r"[:：]")
_LONGEST_LABEL: Final = 30
_FIRST_ROWS: Final = 200
_ROWS_LOOKED_AT: Final = 2_000
"""Rows that are searched for labels; a list of a hundred thousand lines must not take seconds."""
_MOST_ROWS: Final = 200
"""Rows that one text may take; a report typed into a sheet has some twenty."""


def read_narratives(grid: Grid, rows: Iterable[int]) -> dict[str, Entry]:
    """Return the texts that ``rows`` hold by the word for what they tell; of several of one kind the first filled."""
    found: dict[str, Entry] = {}
    for row in islice(rows, _ROWS_LOOKED_AT):
        for item in grid.own(row):
            kind, rest = _label(item.text)
            if kind and (kind not in found or found[kind].state is State.BLANK):
                found[kind] = _text(grid, row, item, rest)
    return found


def _label(text: str) -> tuple[str, str]:
    """Return what a cell is the label of (empty where of nothing), and the words behind its colon."""
    head, colon, rest = _parted(text)
    key = _NUMBERED.sub("", header_key(head)) if len(head) <= _LONGEST_LABEL else ""
    kind = next((kind for pattern, kind in _KINDS if key and pattern.fullmatch(key)), "")
    return kind, rest.strip() if colon else ""


def _parted(text: str) -> tuple[str, str, str]:
    match = _COLON.search(text)
    if match is None:
        return text.strip(), "", ""
    return text[: match.start()].strip(), match[0], text[match.end() :]


def _text(grid: Grid, row: int, label: Item, rest: str) -> Entry:
    at = grid.at(label.top, label.left)
    if rest:
        return replace(text_entry(grid.cell(at.row, at.column), at), text=rest)
    beside = grid.area(row, label.right + 1)
    right = next((item for item in grid.items(row) if item.left > label.right), None)
    answers = list(_beside(grid, label)) or list(_below(grid, label))
    if answers:
        return replace(answers[0], text="\n".join(entry.text for entry in answers))
    # A label across the whole sheet, or one beside another, is answered under it.
    narrow = beside.right - beside.left <= label.right - label.left
    across = right is None and narrow and label.right >= _edge(grid)
    below = grid.area(label.area.bottom + 1, label.left)
    under = across or (right is not None and bool(_label(right.text)[0]))
    place = below if under and not grid.text(below.top, below.left) else beside
    return Entry(State.BLANK, grid.at(place.top, place.left))


def _edge(grid: Grid) -> int:
    """Return the last column of a sheet's first rows."""
    return max((item.right for row in grid.rows[:_FIRST_ROWS] for item in grid.items(row)), default=0)


def _beside(grid: Grid, label: Item) -> Iterator[Entry]:
    """Yield what stands right of a label, in each of the rows it is merged over."""
    first = grid.area(label.top, label.right + 1)
    for row in range(label.top, min(label.area.bottom, label.top + _MOST_ROWS) + 1):
        item = next((item for item in grid.items(row) if item.left > label.right), None)
        if item is None or item.top != row:
            continue
        if _label(item.text)[0] or item.left not in {first.left, label.right + 1}:
            return
        yield text_entry(grid.cell(item.top, item.left), grid.at(item.top, item.left))


def _below(grid: Grid, label: Item) -> Iterator[Entry]:
    """Yield what stands under a label until another block begins."""
    expected = label.area.bottom + 1
    for count, under in enumerate(grid.rows_from(label.area.bottom + 1)):
        own = grid.own(under)
        if count >= _MOST_ROWS or under > expected or any(_begins_another(item) for item in own):
            return
        for item in own:
            if label.left <= item.left <= label.right:
                yield text_entry(grid.cell(item.top, item.left), grid.at(item.top, item.left))
                expected = max(expected, item.area.bottom + 1)


def _begins_another(item: Item) -> bool:
    return bool(_label(item.text)[0]) or is_note(item.text) or is_form_title(item)
