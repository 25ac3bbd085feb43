"""Where the figures charts are drawn from stand on the sheet 图表数据, group by group."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from xlscore.consolidation.lines import Line
from xlscore.write.summary.analysis import Members, Span
from xlscore.write.summary.page import DATA

NAME: Final = DATA
UNIT, ADOPTED, CLAIMED, RECOMPUTED, GAP = 1, 2, 3, 4, 5
"""Columns of a group's list of units."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """A list of units sorted by live formulas: rank, position in the list of the group, name, value and series."""

    names: Span
    values: Span
    series: tuple[tuple[str, Span], ...]


@dataclass(slots=True)
class GroupData:
    """Where the figures of a group stand on the sheet."""

    index: int
    """Its place among the groups of ``Analysis``."""
    group: Members
    rows: tuple[int, int]
    """First and last row of its list of units."""
    grades: tuple[Span, Span] | None = None
    """Names and counts of the grades."""
    bands: tuple[Span, Span] | None = None
    """Names and counts of the bands of execution rates."""
    losses: tuple[Span, Span, Span] | None = None
    """Indicators, points lost and their cumulative share, the most first."""
    loss_lines: int = 0
    """Indicators there are, shown or not."""
    ranked: Ranking | None = None
    compared: Ranking | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its returns, as they are listed."""
        return self.group.lines

    @property
    def key(self) -> int:
        """Column the units are ranked by: the adopted score, or the claimed one where no return has another."""
        return ADOPTED if any(line.adopted is not None for line in self.lines) else CLAIMED

    @property
    def key_name(self) -> str:
        """What that column holds, in words."""
        return "采用得分" if self.key == ADOPTED else "自评得分"

    @property
    def scores(self) -> list[Fraction | None]:
        """The scores the units are ranked by."""
        return [line.adopted if self.key == ADOPTED else line.record.claimed for line in self.lines]

    @property
    def names(self) -> list[str]:
        """The units as they are listed."""
        return [line.label for line in self.lines]

    def column(self, column: int) -> Span:
        """Return a column of its list of units."""
        return Span(NAME, column, *self.rows)
