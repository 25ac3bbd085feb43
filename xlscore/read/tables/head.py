"""The cells around the tables: whose sheet it is, for which year, and which grade it claims."""

import re
from collections.abc import Container, Iterable, Iterator
from typing import Final

from xlscore.model.submission import MISSING, Entry, State
from xlscore.read.entries import number_entry, text_entry
from xlscore.read.tables.grid import Grid, Item
from xlscore.read.tables.keys import half_width, header_key
from xlscore.read.tables.money import MONEY_UNIT

_UNIT_LABELS: Final = (
    "单位名称",
    "预算部门、单位名称",
    "预算部门单位名称",
    "预算单位名称",
    "部门单位名称",
    "部门名称",
    "预算部门",
    "预算单位",
    "实施单位",
    "填报单位",
    "填报单位名称",
    "自评单位",
    "评价单位",
    "项目单位",
    "项目实施单位",
    "单位",
    "部门",
)
"""Labels beside which the unit's name stands, the surest first."""

_LAST_RESORT: Final = "主管部门"
"""Names the unit only on forms that ask for nothing nearer."""

_GRADE_LABELS: Final = frozenset(
    {"评价等级", "自评等级", "等级", "绩效等级", "评定等级", "自评结果等级", "评价结果等级"}
)
_TOTAL_LABELS: Final = frozenset({"自评总分", "总得分", "自评总得分"})
_OTHER_LABELS: Final = frozenset(
    {"项目名称", "主管部门", "项目编码", "联系人", "联系电话", "填报人", "填报日期", "部门联系人", "应为等级"}
)
_YEAR_LABELS: Final = frozenset({"年度", "预算年度", "会计年度", "评价年度", "自评年度", "填报年度", "年份"})
_YEAR_OF_FORM: Final = re.compile(r"(20\d\d)\s*年度")
_YEAR: Final = re.compile(r"(20\d\d)\s*年(?!\s*\d{1,2}\s*月)")
_BARE_YEAR: Final = re.compile(r"(20\d\d)(?:\.0+)?(?:年度?)?")
_DIGITS: Final = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_WORDED_YEAR: Final = re.compile(r"[二2][〇○零0][〇○零一二三四五六七八九0-9]{2}\s*年")
_COLON: Final = re.compile(r"[:：]")
_MEASURE: Final = re.compile(rf"(?:(?:人民币)?(?:{MONEY_UNIT}|分|%|人|个)[、,，/和]?)+")
"""What stands behind 单位 where it means a unit of measurement."""

_LONGEST_VALUE: Final = 120


def _beside(grid: Grid, row: int, item: Item) -> Item | None:
    """Return the next filled cell right of one, unless another label begins first."""
    following = next((other for other in grid.items(row) if other.left > item.right), None)
    own_place = grid.area(row, item.right + 1)
    if following is None or _is_label(following.text):
        return None
    # A merged blank beside the label is the place for the answer: what stands further right answers something else.
    return following if own_place.left in {own_place.right, following.left} else None


def _is_label(text: str) -> bool:
    key = header_key(text)
    return key in _UNIT_LABELS or key in _OTHER_LABELS or key in _GRADE_LABELS or text.strip().endswith((":", "："))


def _labelled(grid: Grid, rows: Iterable[int], wanted: Container[str]) -> Iterator[tuple[str, Item, int]]:
    """Yield key, cell and row of the labels among ``wanted``, which may stand before a colon and their value."""
    for row in rows:
        for column, text in grid.words(row):
            key = header_key(_COLON.split(text, maxsplit=1)[0])
            if key in wanted:
                yield key, Item(grid.area(row, column), text.strip()), row


def unit_name(grid: Grid, end: int | None) -> str:
    """Return the unit's name from the cells above row ``end``: beside its label, or behind a colon in the same cell."""
    found: dict[str, str] = {}
    for key, item, row in _labelled(grid, grid.rows_from(1, end), (*_UNIT_LABELS, _LAST_RESORT)):
        value = _value_of(grid, item, row)
        if not found.get(key) and not _MEASURE.fullmatch(value):
            found[key] = value
    last = found.pop(_LAST_RESORT, "")
    return next((found[label] for label in _UNIT_LABELS if found.get(label)), "" if found else last)


def _value_of(grid: Grid, item: Item, row: int) -> str:
    parts = _COLON.split(item.text, maxsplit=1)
    if len(parts) > 1 and parts[1].strip():
        return parts[1].strip()[:_LONGEST_VALUE]
    beside = _beside(grid, row, item)
    return "" if beside is None else beside.text[:_LONGEST_VALUE]


def labelled_text(grid: Grid, end: int | None, label: str) -> str:
    """Return what stands beside a label above row ``end``, or behind its colon; empty where there is none."""
    found = (_value_of(grid, item, row) for _, item, row in _labelled(grid, grid.rows_from(1, end), {label}))
    return next((value for value in found if value), "")


def fiscal_year(grid: Grid, end: int | None) -> int | None:
    """Return the year of the form: ``（2021年度）``, a labelled cell, or the title; never one of a date."""
    texts = [(item, row) for row in grid.rows_from(1, end) for item in grid.own(row)]
    for item, row in texts:
        if header_key(item.text) in _YEAR_LABELS:
            beside = _beside(grid, row, item)
            match = _BARE_YEAR.fullmatch(half_width(beside.text)) if beside else None
            if match:
                return int(match[1])
    joined: dict[int, str] = {}
    for item, row in texts:
        # Some forms set bracket, number and 年度 in cells of their own.
        joined[row] = joined.get(row, "") + item.text[:_LONGEST_VALUE]
    plain = [_digits(text) for text in (*(item.text for item, _ in texts), *joined.values())]
    for pattern in (_YEAR_OF_FORM, _YEAR):
        for text in plain:
            if match := pattern.search(text):
                return int(match[1])
    return None


def year_in(text: str) -> int | None:
    """Return the year a cell of its own states: 2021, ``2021年度``, ``（2021年度）``."""
    plain = _digits(text).strip("()").strip()
    match = _BARE_YEAR.fullmatch(plain) or _YEAR_OF_FORM.search(plain)
    return int(match[1]) if match else None


def _digits(text: str) -> str:
    plain = half_width(text[:_LONGEST_VALUE])
    return _WORDED_YEAR.sub(lambda match: match[0].translate(_DIGITS), plain)


def total_beside(grid: Grid, end: int | None) -> Entry:
    """Return the claimed total some forms print in their head (自评总分)."""
    for _, item, row in _labelled(grid, grid.rows_from(1, end), _TOTAL_LABELS):
        beside = _beside(grid, row, item)
        if beside is not None:
            return number_entry(grid.cell(beside.top, beside.left), grid.at(beside.top, beside.left))
    return MISSING


def claimed_grade(grid: Grid) -> Entry:
    """Return the grade beside its label or behind a colon, from the last place that states one."""
    found = MISSING
    for _, item, row in _labelled(grid, grid.rows, _GRADE_LABELS):
        parts = _COLON.split(item.text, maxsplit=1)
        if len(parts) > 1 and parts[1].strip():
            entry = text_entry(grid.cell(item.top, item.left), grid.at(item.top, item.left))
            found = Entry(entry.state, entry.at, text=parts[1].strip(), formula=entry.formula)
        elif (beside := _beside(grid, row, item)) is not None:
            found = text_entry(grid.cell(beside.top, beside.left), grid.at(beside.top, beside.left))
        elif found is MISSING:
            found = Entry(State.BLANK, grid.at(row, item.right + 1))
    return found
