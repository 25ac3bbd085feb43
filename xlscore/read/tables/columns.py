"""Header rows: which column of a table holds what, whether its head is one row high or two."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from xlscore.cells import CellRef
from xlscore.model.workbook import Cell
from xlscore.read.tables.grid import Grid, Item
from xlscore.read.tables.headers import Headers, Role
from xlscore.read.tables.keys import header_key

_LEVELS: Final = (Role.LEVEL1, Role.LEVEL2, Role.LEVEL3)
_POINTS_OF: Final = {Role.LEVEL1: Role.POINTS1, Role.LEVEL2: Role.POINTS2, Role.LEVEL3: Role.POINTS}
_LOOSE_SCORES: Final = frozenset({"评分", "打分", "分数", "自查分", "考核分"})
_VAGUE: Final = frozenset({"说明", "备注", "原因"})


class Span(NamedTuple):
    """The columns one header covers."""

    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Columns:
    """A header found on a sheet: its rows and the columns of each role."""

    top: int
    bottom: int
    spans: Mapping[Role, Span] = field(default_factory=dict)
    aside: tuple[Item, ...] = ()
    """Headers inside the table whose columns are not read: nobody knows them, or another column has their role."""

    def __contains__(self, role: object) -> bool:
        """Tell whether the table has a column of that role."""
        return role in self.spans

    @property
    def title(self) -> Role | None:
        """The deepest level column: where the indicators' titles stand."""
        return next((role for role in reversed(_LEVELS) if role in self.spans), None)

    @property
    def left(self) -> int:
        """The first column of the table."""
        return min((span.left for span in self.spans.values()), default=1)

    @property
    def right(self) -> int:
        """The last column of the table, those we add ourselves left out."""
        return max((span.right for role, span in self.spans.items() if role is not Role.OURS), default=1)

    def left_aside(self, grid: Grid, rows: Iterable[int]) -> Iterator[tuple[CellRef, str]]:
        """Yield the headers of the columns that are not read and hold something in one of ``rows``."""
        held = list(rows)
        for item in self.aside:
            if any(item.left <= own.left <= item.right for row in held for own in grid.own(row)):
                title = "".join(item.text.split())
                yield grid.at(item.top, item.left), f"表头“{title}”不是已知的栏目，或与别的栏重复，这一列没有采用"

    def cell(self, grid: Grid, row: int, role: Role) -> tuple[Cell | None, CellRef] | None:
        """Return the cell of a row under a header and its address, ``None`` where the table has no such column.

        Where the header is merged over several columns and the row is not, the first filled cell is taken.
        """
        span = self.spans.get(role)
        if span is None:
            return None
        for column in range(span.left, min(span.right, span.left + 50) + 1):
            cell = grid.cell(row, column)
            if cell is not None and (cell.value is not None or cell.formula is not None):
                return cell, grid.at(row, column)
        return grid.cell(row, span.left), grid.at(row, span.left)


def role_of(item: Item, table: Headers) -> Role | None:
    """Return what a header cell announces, ``None`` where it is no header of that table."""
    return table.role(header_key(item.text))


def bind(grid: Grid, rows: Iterable[int], table: Headers) -> Columns:
    """Bind the columns under one or two header rows; of stacked cells the lower one names the column."""
    ordered = sorted(rows)
    taken: list[Item] = []
    for row in reversed(ordered):
        lower = list(taken)
        for item in grid.items(row):
            free = all(item.right < other.left or item.left > other.right for other in lower)
            if free and item not in taken:
                taken.append(item)
    taken.sort(key=lambda item: item.left)
    spans = _settled(_named(taken, table))
    read = {span.left for span in spans.values()}
    first = min(read, default=1)
    others = (item for item in taken if item.left > first and item.left not in read)
    aside = tuple(item for item in others if role_of(item, table) is not Role.OURS)
    return Columns(ordered[0], ordered[-1], spans, aside)


def _named(items: list[Item], table: Headers) -> list[tuple[Role, Item]]:
    """Return the headers with what they announce; a wording of published forms beats one that is only like them."""
    found = [(role, item) for item in items if (role := role_of(item, table)) is not None]
    listed = {role for role, item in found if header_key(item.text) in table}
    roles = {role for role, _ in found}
    if Role.POINTS in roles and Role.SCORE not in roles:
        # Beside 分值 these can only be what the form was given; beside 得分 they are somebody else's.
        found += [(Role.SCORE, item) for item in items if header_key(item.text) in _LOOSE_SCORES]
    return [(role, item) for role, item in found if role not in listed or header_key(item.text) in table]


def _settled(found: list[tuple[Role, Item]]) -> dict[Role, Span]:
    spans: dict[Role, Span] = {}
    scores = [item for role, item in found if role is Role.SCORE]
    points = [item for role, item in found if role is Role.POINTS]
    reasons = [item for role, item in found if role is Role.REASON]
    levels = [(role, item) for role, item in found if role in _LEVELS]
    for role, item in found:
        if role not in {Role.SCORE, Role.POINTS, Role.REASON}:
            spans.setdefault(role, Span(item.left, item.right))
    if scores:
        # Some sheets print 得分 over the points too: the rightmost is the score, the others belong to their level.
        # A column that says 自评 or 自我评价 is the unit's own, whatever stands right of it.
        own = [item for item in scores if "自" in header_key(item.text)]
        claimed = (own or scores)[-1]
        spans[Role.SCORE] = Span(claimed.left, claimed.right)
        plain = [item for item in scores if item.left < claimed.left and header_key(item.text) == "得分"]
        points = sorted((*points, *plain), key=lambda item: item.left)
    for item in points:
        before = [role for role, level in levels if level.left < item.left]
        role = _POINTS_OF[before[-1]] if before and len(points) > 1 else Role.POINTS
        spans.setdefault(role, Span(item.left, item.right))
    if reasons:
        chosen = min(reasons, key=lambda item: (header_key(item.text) in _VAGUE, item.left))
        spans[Role.REASON] = Span(chosen.left, chosen.right)
    return spans
