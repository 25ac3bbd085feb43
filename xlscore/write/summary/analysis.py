"""What the analysis sheets share: the returns, those that may be compared, and where figures stand for other sheets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from xlscore.cells import a1, quote_sheet
from xlscore.consolidation.gravest import Located, unit_concerned, units_named
from xlscore.consolidation.last_year import Year
from xlscore.consolidation.lines import Group, Line, Lines, lay_out
from xlscore.consolidation.lost_points import ColumnLoss
from xlscore.consolidation.rate_bands import BandFigures
from xlscore.model.record import Edition, Record
from xlscore.model.roster import Roster
from xlscore.write.summary.page import FIRST

ACROSS: Final = "（多个单位）"


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


@dataclass(frozen=True, slots=True)
class Members:
    """A group of comparable returns: only these share an average, a ranking or a series of a chart."""

    number: int
    """Its number from 1, as column 组别 of 汇总 has it."""
    group: Group
    places: tuple[int, ...]
    """Indices of its lines, which are also those of their rows on 汇总."""
    lines: tuple[Line, ...]

    @property
    def records(self) -> tuple[Record, ...]:
        """The returns."""
        return tuple(line.record for line in self.lines)

    @property
    def edition(self) -> Edition:
        """The edition they were filled in on."""
        return self.group.edition

    @property
    def title(self) -> str:
        """The group as a heading, with how many returns it holds."""
        return f"{self.group.label}　{len(self.places)} 户"


@dataclass(slots=True)
class Analysis:
    """One roster being laid out; the sheets written first note where their figures stand."""

    roster: Roster
    laid: Lines
    groups: tuple[Members, ...]
    names: Mapping[str, str]
    """Names of the units, by name and code."""
    places: Mapping[int, int]
    """Identity of a form → place of its line."""
    scores: dict[tuple[int, str], list[Blocks]] = field(default_factory=dict)
    """Index of a group and code of a column → where its scores stand."""
    losses: dict[int, tuple[int, list[ColumnLoss]]] = field(default_factory=dict)
    """Index of a group → first row (from 0) of its indicators on 失分分析, and what they are."""
    bands: dict[int, tuple[int, BandFigures]] = field(default_factory=dict)
    """Index of a group → its row (from 0) in the table of bands on 执行率, and what stands there."""
    rules: list[tuple[str, int]] = field(default_factory=list)
    """Rules that fired, as 按规则 lists them from its first line on, with how often."""
    years: list[Year] = field(default_factory=list)
    """Returns beside last year's, as 上年对比 lists them from its first line on."""
    finding_sheets: list[tuple[str, int]] = field(default_factory=list)
    """Sheets of findings, each with its lines."""

    @classmethod
    def of(cls, roster: Roster) -> "Analysis":
        """Start with the lines of a roster; a return handed in twice or sent back stands in no group."""
        laid = lay_out(roster)
        lines, groups = laid.lines, laid.groups
        members: list[list[int]] = [[] for _ in groups]
        for place, line in enumerate(lines):
            if line.group is not None and line.standing:
                members[line.group].append(place)
        held = (
            Members(number, group, tuple(own), tuple(lines[place] for place in own))
            for number, (group, own) in enumerate(zip(groups, members, strict=True), start=1)
        )
        standing = tuple(item for item in held if item.places)
        places = {id(line.record): place for place, line in enumerate(lines)}
        return cls(roster, laid, standing, units_named(roster), places)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of 汇总, in the order of its rows."""
        return self.laid.lines

    def line_of(self, form: Record) -> Line:
        """Return the line of a form of this roster."""
        return self.lines[self.places[id(form)]]

    def unit_of(self, item: Located) -> str:
        """Return whom a finding concerns, in words."""
        if item.place is not None:
            return self.line_of(self.roster.records[item.place]).name
        return unit_concerned(item.finding, self.names) or ACROSS

    def findings(self, column: int) -> list[Span]:
        """Return a column of every sheet of findings."""
        return [Span(name, column, FIRST, FIRST + max(lines, 1) - 1) for name, lines in self.finding_sheets]


def counted(spans: list[Span], condition: str) -> str:
    """Return a formula's words for how many cells of these meet a condition."""
    return "+".join(f"COUNTIF({span},{condition})" for span in spans) or "0"
