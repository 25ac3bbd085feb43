"""What the analysis sheets share: the returns, those that may be compared, and where figures stand for other sheets."""

from dataclasses import dataclass, field
from typing import NamedTuple

from xlscore.cells import a1, quote_sheet
from xlscore.consolidation.returns import Group, Return, groups_of, returns_of
from xlscore.model.roster import Roster
from xlscore.write.summary.page import FIRST


class Span(NamedTuple):
    """A column of cells on a sheet: column and both rows from 0, ends included."""

    sheet: str
    column: int
    first: int
    last: int

    def __str__(self) -> str:
        """Return its absolute address with its sheet."""
        top = a1(self.first + 1, self.column + 1, absolute=True)
        return f"{quote_sheet(self.sheet)}!{top}:{a1(self.last + 1, self.column + 1, absolute=True)}"

    @property
    def cells(self) -> list[str | int]:
        """The same as charts take it."""
        return [self.sheet, self.first, self.column, self.last, self.column]


class Blocks(NamedTuple):
    """Claimed and recomputed scores of some returns in one column of 指标得分."""

    claimed: Span
    recomputed: Span


@dataclass(slots=True)
class Analysis:
    """One roster being laid out; the sheets written first note where their figures stand."""

    roster: Roster
    returns: tuple[Return, ...]
    groups: tuple[Group, ...]
    scores: dict[tuple[int, str], list[Blocks]] = field(default_factory=dict)
    """Index of a group and code of a column → where its scores stand."""
    losses: dict[int, int] = field(default_factory=dict)
    """Index of a group → first row (from 0) of its indicators on 失分分析."""
    loss_lines: dict[int, int] = field(default_factory=dict)
    """Index of a group → how many indicators stand there."""
    band_rows: dict[int, int] = field(default_factory=dict)
    """Index of a group → its row (from 0) in the table of bands on 执行率."""
    finding_sheets: list[tuple[str, int]] = field(default_factory=list)
    """Sheets of findings, each with its lines."""

    @classmethod
    def of(cls, roster: Roster) -> "Analysis":
        """Start with the returns of a roster."""
        returns = returns_of(roster.records)
        return cls(roster, returns, groups_of(returns))

    def findings(self, column: int) -> list[Span]:
        """Return a column of every sheet of findings."""
        return [Span(name, column, FIRST, FIRST + max(lines, 1) - 1) for name, lines in self.finding_sheets]


def counted(spans: list[Span], condition: str) -> str:
    """Return a formula's words for how many cells of these meet a condition."""
    return "+".join(f"COUNTIF({span},{condition})" for span in spans) or "0"
