"""Below the lines of 上年对比: averages and totals of both years, one pair of rows a group, by live formulas."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from xlscore.cells import a1
from xlscore.consolidation.lines import Counted
from xlscore.consolidation.sums import known_sum, mean
from xlscore.write.summary.comparing import CHANGE_LOOK, CHANGE_RATE_LOOK, POINT_LOOK, difference, growth, points_apart
from xlscore.write.summary.last_year_columns import (
    APART,
    BEFORE,
    BUDGETS,
    COUNTED,
    EDITION,
    GROUP,
    NOW,
    RATES,
    SPENT,
    YEARS,
)
from xlscore.write.summary.page import CENTRED, COUNT_LOOK, FIRST, MONEY_LOOK, RATE_LOOK, SCORE_LOOK, SUM_LABEL, Page
from xlscore.write.summary.year_groups import YearGroup, YearLine

_YES: Final = f'"{Counted.YES}"'
_STANDING: Final = f'"<>{Counted.NO}"'
_ANY: Final = '">-1E+300"'
"""A cell with a number."""
_CHANGE: Final = replace(CHANGE_LOOK, bold=True)
_GROWTH: Final = replace(CHANGE_RATE_LOOK, bold=True)
_POINTS: Final = replace(POINT_LOOK, bold=True)

Two = tuple[Fraction | None, Fraction | None]
"""A figure of last year and of this."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of averages or totals."""

    page: Page
    row: int
    end: int
    """Row (from 0) below the last line."""
    who: str
    """Which lines of the group take part, as COUNTIFS puts it."""

    def span(self, column: int) -> str:
        """Return the address of a column's lines."""
        return f"{a1(FIRST + 1, column + 1, absolute=True)}:{a1(self.end, column + 1, absolute=True)}"

    def where(self, *numbers: int) -> str:
        """Return the conditions: the group, whether it takes part, and columns that must hold a number."""
        words = [f"{self.span(GROUP)},{a1(self.row + 1, GROUP + 1)}", f"{self.span(COUNTED)},{self.who}"]
        return ",".join([*words, *(f"{self.span(column)},{_ANY}" for column in numbers)])

    def head(self, word: str, group: YearGroup, count: int) -> None:
        """Write what the row is: how many returns, of which editions and years."""
        formula = f'"{word}（"&COUNTIFS({self.where()})&" 份）"'
        self.page.formula(self.row, 1, formula, f"{word}（{count} 份）", SUM_LABEL)
        self.page.text(self.row, EDITION, group.words, SUM_LABEL)
        for column, year in zip(YEARS, group.years, strict=True):
            self.page.text(self.row, column, year, SUM_LABEL)
        self.page.figure(self.row, GROUP, group.number, replace(COUNT_LOOK, bold=True))

    def scores(self, group: YearGroup) -> None:
        """Write both averages and how far they are apart."""
        years = [item.year for item in group.standing]
        means = mean(year.before for year in years), mean(year.now for year in years)
        for column, value in zip((BEFORE, NOW), means, strict=True):
            formula = f'IFERROR(AVERAGEIFS({self.span(column)},{self.where()}),"")'
            self.page.formula(self.row, column, formula, value, replace(SCORE_LOOK, bold=True))
        if group.comparable:
            difference(self.page, self.row, (BEFORE, NOW, APART), means, _CHANGE)
        else:
            self.page.text(self.row, APART, "满分不同", CENTRED)

    def money(self, columns: tuple[int, int, int], values: Iterable[Two]) -> None:
        """Write the totals of one amount over the returns that state it in both years."""
        both = [pair for pair in values if None not in pair]
        sums = known_sum(old for old, _ in both), known_sum(new for _, new in both)
        where = self.where(columns[2])
        for column, value in zip(columns[:2], sums, strict=True):
            formula = f"SUMIFS({self.span(column)},{where})"
            self.page.formula(self.row, column, formula, value, replace(MONEY_LOOK, bold=True))
        difference(self.page, self.row, columns, sums, _CHANGE)
        growth(
            self.page, self.row, (columns[0], columns[1], columns[2] + 1), sums, replace(CHANGE_RATE_LOOK, bold=True)
        )

    def rates(self, lines: list[YearLine]) -> None:
        """Write executed ÷ budget of both years over the returns that have a rate in both."""
        pairs = [item.year.pair for item in lines]
        both = [pair for pair in pairs if pair.before.rate is not None and pair.now.rate is not None]
        where, found = self.where(RATES[2]), list[Fraction | None]()
        for place, records in enumerate(([pair.before for pair in both], [pair.now for pair in both])):
            bottom = known_sum(record.budget for record in records)
            found.append(known_sum(record.executed for record in records) / bottom if bottom else None)
            over, under = (f"SUMIFS({self.span(column)},{where})" for column in (SPENT[place], BUDGETS[place]))
            formula = f'IF({under}>0,{over}/{under},"")'
            self.page.formula(self.row, RATES[place], formula, found[-1], replace(RATE_LOOK, bold=True))
        points_apart(self.page, self.row, RATES, tuple(found), _POINTS)


def write_year_totals(page: Page, row: int, groups: list[YearGroup], end: int) -> int:
    """Write averages over the returns that take part and totals over those that count; return the row below.

    Different editions and years are never mixed in one figure, and what is part of a department's return is not
    added again.
    """
    for group in groups:
        averages, totals = _Row(page, row, end, _STANDING), _Row(page, row + 1, end, _YES)
        averages.head("平均", group, len(group.standing))
        averages.scores(group)
        totals.head("合计", group, len(group.counted))
        pairs = [item.year.pair for item in group.counted]
        totals.money(BUDGETS, ((pair.before.budget, pair.now.budget) for pair in pairs))
        totals.money(SPENT, ((pair.before.executed, pair.now.executed) for pair in pairs))
        totals.rates(group.counted)
        row += 2
    return row
