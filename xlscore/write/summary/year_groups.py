"""Which lines of 上年对比 belong together: those of one group of 汇总 beside one edition and year."""

from dataclasses import dataclass
from fractions import Fraction

from xlscore.consolidation.last_year import Year
from xlscore.consolidation.lines import Counted, Line
from xlscore.write.summary.analysis import Analysis
from xlscore.write.summary.comparing import year_of


@dataclass(frozen=True, slots=True)
class YearLine:
    """One line of 上年对比."""

    place: int
    """Its place among these lines, which is also that of its row."""
    year: Year
    line: Line
    """The line of 汇总 it is about."""

    @property
    def counted(self) -> bool:
        """Whether its amounts count in totals."""
        return self.line.counted is Counted.YES


@dataclass(frozen=True, slots=True)
class YearGroup:
    """Lines that share a group of 汇总, and the edition, its full points and the year of last year's return."""

    number: int
    """From 1, as column 对比组 has it."""
    words: str
    """What both editions are called, and the kind of the returns where the titles do not say it."""
    lines: tuple[YearLine, ...]
    """All of them, whether they take part or not."""

    @property
    def standing(self) -> list[YearLine]:
        """The lines that take part in averages and charts."""
        return [line for line in self.lines if line.line.standing]

    @property
    def counted(self) -> list[YearLine]:
        """The lines that count in totals."""
        return [line for line in self.lines if line.counted]

    @property
    def years(self) -> tuple[str, str]:
        """Last year and this, in words."""
        pair = self.lines[0].year.pair
        return year_of(pair.before), year_of(pair.now)

    @property
    def comparable(self) -> bool:
        """Whether both totals are out of the same full points."""
        return self.lines[0].year.comparable


def edition_words(analysis: Analysis, year: Year) -> str:
    """Return what the edition of both years is called, or both names where they are two."""
    now, before = year.pair.now.edition, year.pair.before.edition
    this, last = analysis.laid.title(now), analysis.laid.title(before)
    return this if this == last else f"{last} → {this}"


def year_groups(analysis: Analysis) -> list[YearGroup]:
    """Return the groups in the order they are met; a return of no edition is in none."""
    held: dict[tuple[int, str, Fraction, int | None], list[YearLine]] = {}
    for place, year in enumerate(analysis.years):
        before, line = year.pair.before, analysis.line_of(year.pair.now)
        if line.group is not None and before.edition is not None:
            key = (line.group, before.edition.id, before.edition.total, before.year)
            held.setdefault(key, []).append(YearLine(place, year, line))
    return [
        YearGroup(number, _words(analysis, group, own[0].year), tuple(own))
        for number, ((group, *_), own) in enumerate(held.items(), start=1)
    ]


def _words(analysis: Analysis, group: int, year: Year) -> str:
    words, kind = edition_words(analysis, year), analysis.laid.groups[group].kind
    return words if kind in words else f"{words}·{kind}"
