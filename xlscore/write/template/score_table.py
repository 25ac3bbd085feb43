"""The table of indicators: header, level labels merged downwards, one line an indicator."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import groupby

from xlscore.model.framework import OpenSection, Section, Standing
from xlscore.write.style import ENTRY, HEAD, HELPER_HEAD, LABEL, POINTS
from xlscore.write.style import UNCONFIRMED as SHADE
from xlscore.write.template.draft import Draft
from xlscore.write.template.fixed_line import put_fixed
from xlscore.write.template.lines import Line, table_lines
from xlscore.write.template.live import (
    NOTHING,
    Value,
    equals,
    number,
    when,
)
from xlscore.write.template.live_areas import count_of, sum_of
from xlscore.write.template.open_line import put_open
from xlscore.write.template.rest_line import put_rest

_LEVEL_ROLES = ("level1", "level2", "level3")


@dataclass(slots=True)
class Table:
    """Where the table stands; the total and the status sheet build on it."""

    header: int
    """Last row of the header: sums begin there, so that a line inserted above the first one is counted."""
    last: int
    title_role: str
    lines: dict[int, Line] = field(default_factory=dict)

    def rows_of(self, section: OpenSection) -> tuple[int, int]:
        """Return first and last row of an open section."""
        rows = [row for row, line in self.lines.items() if line.section is section]
        return min(rows), max(rows)

    def column(self, draft: Draft, role: str, *, outside: bool = False) -> tuple[str, list[Value]]:
        """Return the address of a column from the header down to the last line, and what stands there."""
        number = draft.columns.need(role)
        return draft.score.area(self.header, number, self.last, number, outside=outside)


def title_role(draft: Draft) -> str:
    """Return the role of the column the indicators' titles stand in: the lowest level printed."""
    return next(role for role in reversed(_LEVEL_ROLES) if draft.columns.of(role))


def put_header(draft: Draft, row: int) -> int:
    """Place the header, two rows high where 年度指标值 is split; returns its last row."""
    plan, columns = draft.score, draft.columns
    bottom = row + 1 if columns.stacked else row
    for column in columns.columns:
        look = HEAD if column.printed else HELPER_HEAD
        if column.group:
            plan.put(bottom, column.number, column.header, look)
        else:
            plan.spread((row, column.number), (bottom, column.number), column.header, look)
    for group, members in groupby((column for column in columns.columns if column.group), lambda item: item.group):
        numbers = [column.number for column in members]
        plan.spread((row, min(numbers)), (row, max(numbers)), group, HEAD)
    for height_of in range(row, bottom + 1):
        plan.heights[height_of] = 20 if bottom > row else 32
    plan.page.repeat = (row, bottom)
    return bottom


def put_table(draft: Draft, row: int) -> Table:
    """Place header and lines; returns where they stand."""
    columns, plan = draft.columns, draft.score
    header = put_header(draft, row)
    above = [role for role in _LEVEL_ROLES if columns.of(role) and role != title_role(draft)]
    lines = table_lines(draft.framework, draft.filled, len(above))
    table = Table(header, header + len(lines), title_role(draft), dict(enumerate(lines, start=header + 1)))
    for at, line in table.lines.items():
        if line.indicator is not None:
            put_fixed(draft, at, line.indicator, title_role(draft))
        elif line.section is not None:
            put_open(draft, at, line, title_role(draft))
        elif line.remainder is not None:
            put_rest(draft, at, line.remainder, title_role(draft))
        if line.folded:
            plan.folded.add(at)
    for depth, role in enumerate(above):
        _put_labels(draft, table, depth, role)
    if columns.labelled:
        plan.spread((row, 1), (table.last, 1), "\n".join("绩效指标"), HEAD)
    return table


def _unconfirmed(level: Section | OpenSection | None) -> bool:
    """Tell whether the points printed with a level are stated but not confirmed."""
    return level is not None and bool(level.points) and level.standing is Standing.UNCONFIRMED


def _runs(table: Table, same: Callable[[Line], object]) -> list[tuple[int, int]]:
    """Return first and last row of every run of lines that are the same in that respect."""
    runs = []
    for _, members in groupby(table.lines.items(), key=lambda item: same(item[1])):
        rows = [row for row, _ in members]
        runs.append((rows[0], rows[-1]))
    return runs


def _put_labels(draft: Draft, table: Table, depth: int, role: str) -> None:
    """Place the labels of one level, each merged over its lines, and the points beside them where a column has them."""
    plan, column = draft.score, draft.columns.need(role)
    beside = draft.columns.of({"level1": "points1", "level2": "points2"}[role])
    known = {item.path: item for item in draft.framework.sections}
    for first, last in _runs(table, lambda line: (line.remainder is not None, line.keys[: depth + 1])):
        line = table.lines[first]
        if line.remainder is not None:
            continue
        section = known.get(tuple(line.keys[: depth + 1]))
        own = line.section if line.section is not None and len(line.section.path) == depth + 1 else None
        shaded = _unconfirmed(section) or _unconfirmed(own)
        look = replace(LABEL, fill=SHADE) if shaded else LABEL
        writable = line.section is not None and not line.keys[depth]
        plan.spread((first, column), (last, column), line.labels[depth] or None, ENTRY if writable else look)
        if beside is None:
            continue
        if section is not None and section.points is not None:
            plan.spread((first, beside), (last, beside), section.points, replace(look, number=POINTS))
        else:
            # Never published: the sum of the points below, once the place has set them all.
            area, values = plan.area(first, draft.columns.need("points"), last, draft.columns.need("points"))
            complete = equals(count_of(area, values), number(last - first + 1))
            summed = when(complete, sum_of(area, values), NOTHING)
            plan.spread((first, beside), (last, beside), summed, replace(LABEL, number=POINTS))
