"""Level labels (一级、二级指标): what stands above a row, and the points printed in the labels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from xlscore.cells import CellRef
from xlscore.exact import places_of
from xlscore.model.submission import Entry, State, SumRow
from xlscore.read.entries import number_entry, text_of
from xlscore.read.tables.columns import Columns
from xlscore.read.tables.grid import Grid
from xlscore.read.tables.headers import Role
from xlscore.read.tables.keys import level_key, parse_label

_POINTS: Final = {Role.LEVEL1: Role.POINTS1, Role.LEVEL2: Role.POINTS2}


def printed_entry(points: Fraction, text: str, at: CellRef) -> Entry:
    """Return points printed inside a label as an entry."""
    return Entry(State.GIVEN, at, points, text=text, places=places_of(points))


@dataclass(slots=True)
class Levels:
    """The labels above the row being read, carried downwards; ``sums`` collects the points they print.

    ``known`` maps level keys to the words of the framework, so that 投 入 and 投入 are one level everywhere.
    """

    grid: Grid
    known: Mapping[str, str]
    path: list[str] = field(default_factory=list)
    sums: list[SumRow] = field(default_factory=list)

    def enter(self, columns: Columns, row: int) -> tuple[str, ...]:
        """Take in the labels that begin in a row and return the path above its title."""
        title = columns.title
        roles = [role for role in (Role.LEVEL1, Role.LEVEL2) if role in columns and role is not title]
        for depth, role in enumerate(roles):
            label = self._own_label(columns, row, role)
            if label is None:
                continue
            text, at = label
            parsed = parse_label(text)
            # A new label ends the deeper levels above it, even where nothing is printed in their place.
            self.path[depth:] = [""] * (depth - len(self.path)) + [self.known.get(level_key(text), parsed.name)]
            points = printed_entry(parsed.points, text, at) if parsed.points is not None else None
            self._note_points(columns, row, role, text, at, points)
        return tuple(name for name in self.path[: len(roles)] if name)

    def _own_label(self, columns: Columns, row: int, role: Role) -> tuple[str, CellRef] | None:
        place = columns.cell(self.grid, row, role)
        if place is None or self.grid.area(row, place[1].column).top != row:
            return None
        text = text_of(place[0])
        return (text, place[1]) if text else None

    def _note_points(
        self, columns: Columns, row: int, role: Role, text: str, at: CellRef, printed: Entry | None
    ) -> None:
        place = columns.cell(self.grid, row, _POINTS[role])
        stated = number_entry(*place) if place is not None else None
        path = tuple(name for name in self.path if name)
        for entry in (printed, stated):
            if entry is not None and (entry.uncached or entry.state is not State.BLANK):
                self.sums.append(SumRow(path, points=entry, label=parse_label(text).name, at=at))
