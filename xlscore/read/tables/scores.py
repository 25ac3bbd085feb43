"""The rows and sums of the table of indicators."""

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import takewhile
from typing import Final

from xlscore.cells import CellRef
from xlscore.model.framework import Framework
from xlscore.model.submission import MISSING, Entry, ScoreRow, State, SumRow
from xlscore.read.entries import is_dash, number_entry, text_entry, text_of
from xlscore.read.tables.blocks import subtotal_of
from xlscore.read.tables.columns import Columns
from xlscore.read.tables.grid import Grid
from xlscore.read.tables.headers import Role
from xlscore.read.tables.keys import is_stub, level_key, parse_label, title_key
from xlscore.read.tables.levels import Levels, printed_entry
from xlscore.read.tables.lines import Line, LineKind, Table
from xlscore.read.tables.matching import Matcher, known_levels
from xlscore.read.tables.swap import swapped
from xlscore.read.tables.targets import read_actual, read_target, words
from xlscore.read.tables.weights import infer_points

REMAINDER: Final = "remainder"
"""Code of the line our templates print for points no listed indicator carries."""

_REST: Final = "其余指标"
_HEADINGS: Final = frozenset({"产出", "效益", "满意度", "成本", "绩效", "数量", "质量", "时效", "服务对象满意度"})
"""What a list without columns for levels prints between its lines, all cells beside it blank."""
_AMONG: Final = re.compile("其中|(?:包括|含|内含)[:：]")
_UNKNOWN: Final = "+"
"""Prefix of the codes of rows that the framework does not know."""


@dataclass(slots=True)
class ScoreTable:
    """What a table of indicators says."""

    rows: list[ScoreRow] = field(default_factory=list)
    sums: list[SumRow] = field(default_factory=list)
    total: SumRow | None = None
    grade: Entry = MISSING
    """A grade printed beside the total."""
    leftovers: list[tuple[CellRef, str]] = field(default_factory=list)


def read_score_table(
    grid: Grid, table: Table, framework: Framework, matcher: Matcher, year: int | None = None
) -> ScoreTable:
    """Read every used row of a table, in order, with its sums."""
    result = ScoreTable()
    levels = Levels(grid, known_levels(framework))
    numbers: dict[str, int] = {}
    path: tuple[str, ...] = ()
    used: list[tuple[ScoreRow, Line]] = []
    for line in table.lines:
        if line.kind is LineKind.ROW:
            path = levels.enter(line.columns, line.row)
            row = _read_row(grid, line, path, year)
            if is_detail(row) and row.at is not None:
                result.leftovers.append((row.at, f"“{row.title}”是上一行的细分，没有分值和得分，不作为单独的指标"))
            elif _used(row, grid, line) or (grid.sheet.name, line.row) in matcher.named:
                used.append((row, line))
            continue
        closed = _sum_row(grid, line, path)
        if line.kind is LineKind.TOTAL:
            result.total = closed
            result.grade = _grade_beside(grid, line, framework)
        else:
            result.sums.append(closed)
    rows = [row for row, _ in used]
    for place, (row, line) in enumerate(used):
        if adds_up_what_follows(rows, place):
            label = row.path[-1]
            result.sums.append(SumRow(row.path, points=row.points, claimed=row.claimed, label=label, at=row.at))
        else:
            result.rows.append(_coded(row, line, grid, matcher, numbers, result.leftovers))
    result.sums[:0] = levels.sums
    head = grid.at(table.columns.top, table.columns.left)
    if Role.POINTS not in table.columns:
        result.rows, told = infer_points(result.rows, result.sums, head)
        result.leftovers += told
    result.leftovers += swapped(result.rows, result.sums)
    result.leftovers += table.columns.left_aside(grid, [line.row for line in table.lines])
    return result


def _entry(grid: Grid, line: Line, role: Role, *, words_only: bool = False) -> Entry:
    place = line.columns.cell(grid, line.row, role)
    if place is None:
        return MISSING
    return text_entry(*place) if words_only else number_entry(*place)


def _read_row(grid: Grid, line: Line, path: tuple[str, ...], year: int | None) -> ScoreRow:
    """Return the row of a line, its code still empty."""
    columns, row = line.columns, line.row
    title, at = _title(grid, columns, row)
    label = parse_label(title)
    points = _entry(grid, line, Role.POINTS)
    if Role.POINTS not in columns and label.points is not None and at is not None:
        points = printed_entry(label.points, title, at)
    return ScoreRow(
        code="",
        title=label.name,
        path=path,
        points=points,
        claimed=_entry(grid, line, Role.SCORE),
        target=read_target(grid, columns, row, label.name, year),
        actual=read_actual(grid, columns, row, year),
        level=_entry(grid, line, Role.LEVEL, words_only=True),
        reason=_entry(grid, line, Role.REASON, words_only=True),
        evidence=_entry(
            grid, line, Role.EVIDENCE_NO if Role.EVIDENCE_NO in columns else Role.EVIDENCE, words_only=True
        ),
        at=at,
        printed_points=label.points,
        criterion=_entry(grid, line, Role.CRITERION, words_only=True),
        note=words(grid, columns, row, Role.OWN_DATA),
    )


def row_title(grid: Grid, columns: Columns, row: int) -> str:
    """Return the title of a row without the points printed in it; empty where none stands there."""
    return parse_label(_title(grid, columns, row)[0]).name


def _title(grid: Grid, columns: Columns, row: int) -> tuple[str, CellRef | None]:
    """Return the title of a row; one merged down from above titles the rows below it that hold values too."""
    role = columns.title
    place = columns.cell(grid, row, role) if role is not None else None
    if place is None:
        return "", None
    cell, at = place
    if cell is not None and text_of(cell):
        return text_of(cell), at
    return grid.text(at.row, at.column), at


def is_detail(row: ScoreRow) -> bool:
    """Tell whether a row only says what the one above is made of (其中：县道), without points of its own."""
    return _AMONG.match(title_key(row.title)) is not None and _blank(row.points) and _blank(row.claimed)


def adds_up_what_follows(rows: list[ScoreRow], place: int) -> bool:
    """Tell whether a row without title, target and actual heads its level: its points are those of the rows below."""
    row = rows[place]
    values = (row.target, row.actual, row.reason)
    if row.title or not row.path or row.points.value is None or not all(_blank(entry) for entry in values):
        return False
    below = takewhile(lambda other: other.path[: len(row.path)] == row.path, rows[place + 1 :])
    points = [other.points.value or Fraction(0) for other in below if other.title]
    return bool(points) and sum(points) == row.points.value


def _blank(entry: Entry) -> bool:
    return (entry.state is State.BLANK and not entry.uncached) or is_dash(entry.text)


def _used(row: ScoreRow, grid: Grid, line: Line) -> bool:
    if not all(_blank(entry) for entry in (row.points, row.claimed, row.target, row.actual, row.reason)):
        return True
    if not row.path and Role.LEVEL1 not in line.columns and level_key(row.title) in _HEADINGS:
        return False
    own = row.at is not None and grid.area(line.row, row.at.column).top == line.row
    return own and not is_stub(row.title)


def _coded(
    row: ScoreRow,
    line: Line,
    grid: Grid,
    matcher: Matcher,
    numbers: dict[str, int],
    leftovers: list[tuple[CellRef, str]],
) -> ScoreRow:
    indicator = matcher.indicator(grid.sheet.name, line.row, row.title, row.path)
    if indicator is not None:
        return replace(row, code=indicator.code, path=row.path or indicator.path)
    if matcher.framework.remainder is not None and title_key(row.title).startswith(_REST):
        return replace(row, code=REMAINDER)
    section = matcher.section(row.path)
    prefix = f"{section.code}." if section is not None else _UNKNOWN
    numbers[prefix] = numbers.get(prefix, 0) + 1
    if section is None and row.at is not None:
        leftovers.append((row.at, f"评分表中没有“{row.title or '（未填名称）'}”这一指标，按另加的行读取"))
    return replace(row, code=f"{prefix}{numbers[prefix]}")


def _sum_row(grid: Grid, line: Line, path: tuple[str, ...]) -> SumRow:
    return SumRow(
        _closed(line, path),
        points=_sum_points(grid, line),
        claimed=_entry(grid, line, Role.SCORE),
        label=line.label,
        at=line.at,
    )


def _closed(line: Line, path: tuple[str, ...]) -> tuple[str, ...]:
    """Return the level a sum closes: the one it names, else the one above the column it stands in."""
    if line.kind is LineKind.TOTAL or line.at is None:
        return ()
    named = level_key(subtotal_of(line.label) or "")
    for depth, label in enumerate(path):
        if named and level_key(label) == named:
            return path[: depth + 1]
    title = line.columns.title
    beside_title = title is not None and line.at.column >= line.columns.spans[title].left
    return path if beside_title else path[:1]


def _sum_points(grid: Grid, line: Line) -> Entry:
    if Role.POINTS in line.columns or line.at is None:
        return _entry(grid, line, Role.POINTS)
    score = line.columns.spans.get(Role.SCORE)
    for item in grid.own(line.row):
        if item.left > line.at.column and (score is None or item.left < score.left):
            return number_entry(grid.cell(item.top, item.left), grid.at(item.top, item.left))
    return MISSING


def _grade_beside(grid: Grid, line: Line, framework: Framework) -> Entry:
    """Return the grade some forms print right of the total score."""
    grades = {band.label for band in framework.grades.bands} | framework.grades.synonyms.keys()
    for item in grid.own(line.row):
        if item.text in grades:
            return text_entry(grid.cell(item.top, item.left), grid.at(item.top, item.left))
    return MISSING
