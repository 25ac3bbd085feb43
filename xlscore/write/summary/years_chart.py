"""Charts 今年与上年: the units whose scores changed most, this year's beside last year's, sorted by live formulas."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from xlscore.cells import a1
from xlscore.consolidation.lines import Counted
from xlscore.exact import decimal_text
from xlscore.write.style import HEAD
from xlscore.write.summary import last_year_columns
from xlscore.write.summary.analysis import Analysis, Span
from xlscore.write.summary.group_data import UNIT
from xlscore.write.summary.page import BAND, COUNT_LOOK, FIRST, SCORE_LOOK, Column, Desk, Page
from xlscore.write.summary.rankings import Sorted, beside, ordered, rank_cells
from xlscore.write.summary.wall import Wall, bars_chart
from xlscore.write.summary.year_groups import YearGroup, YearLine, year_groups

NAME: Final = "上年图表数据"
GROUPS: Final = 3
"""Editions and years that get a chart of their own: those with the most returns."""
MOST: Final = 20
"""Units one chart shows."""
_BEFORE, _NOW, _APART = 2, 3, 4
_WIDTHS: Final = (Column("序号", 8), Column("单位", 36), *[Column("", 13)] * 4)
_REMARK: Final = "“图表”中今年与上年各图的数据，由公式取自“上年对比”，随之变动；请勿在此修改。"


@dataclass(frozen=True, slots=True)
class Own:
    """The returns that share a chart: those of one group that take part, out of the same full points."""

    group: YearGroup
    lines: tuple[YearLine, ...]

    @property
    def title(self) -> str:
        """What the chart is of."""
        last, this = self.group.years
        return f"{self.group.words}：今年（{_year(this)}）与上年（{_year(last)}）"

    @property
    def names(self) -> list[str]:
        """The returns as they are listed."""
        return [item.line.label for item in self.lines]

    @property
    def apart(self) -> list[Fraction | None]:
        """By how much each score changed, where both are known."""
        return [
            abs(year.now - year.before) if year.now is not None and year.before is not None else None
            for year in (item.year for item in self.lines)
        ]


@dataclass(frozen=True, slots=True)
class YearChart:
    """Where the figures of one chart stand."""

    own: Own
    names: Span
    before: Span
    now: Span


@dataclass(frozen=True, slots=True)
class _List:
    """The list of a group's returns on the sheet of data."""

    rows: tuple[int, int]

    def column(self, column: int) -> Span:
        """Return a column of it."""
        return Span(NAME, column, *self.rows)


def owned(analysis: Analysis) -> list[Own]:
    """Return the returns that may be drawn together, the most first; totals that cannot be compared have no chart."""
    found = (Own(group, tuple(group.standing)) for group in year_groups(analysis) if group.comparable)
    known = (own for own in found if any(value is not None for value in own.apart))
    return sorted(known, key=lambda own: -len(own.lines))


def _year(word: str) -> str:
    return f"{word}年" if word.isdecimal() else f"年度{word}"


def write_year_data(analysis: Analysis, desk: Desk) -> list[YearChart]:
    """Write the sheet the charts are drawn from; no sheet where no score can be compared."""
    groups = owned(analysis)[:GROUPS]
    if not groups:
        return []
    page = desk.page(NAME)
    page.head("今年与上年图表数据", _REMARK, _WIDTHS, lined=False)
    row = FIRST - 1
    found: list[YearChart] = []
    for own in groups:
        page.merge(row, (0, len(_WIDTHS) - 1), own.title, BAND)
        held = _listed(page, own, row + 1)
        chart, row = _ranked(page, own, held, held.rows[1] + 2)
        found.append(chart)
    return found


def _listed(page: Page, own: Own, row: int) -> _List:
    for column, header in enumerate(("序号", "单位", "上年得分", "本年得分", "增减绝对值")):
        page.text(row, column, header, HEAD)
    first = row + 1
    for offset, (item, name, apart) in enumerate(zip(own.lines, own.names, own.apart, strict=True)):
        row, year = first + offset, item.year
        counts = _source(item, last_year_columns.COUNTED)
        page.figure(row, 0, offset + 1, COUNT_LOOK)
        page.text(row, UNIT, name)
        columns = (last_year_columns.BEFORE, last_year_columns.NOW)
        for column, source, value in zip((_BEFORE, _NOW), columns, (year.before, year.now), strict=True):
            cell = _source(item, source)
            formula = f'IF(AND(ISNUMBER({cell}),{counts}<>"{Counted.NO}"),{cell},"")'
            page.formula(row, column, formula, value, SCORE_LOOK)
        before, now = a1(row + 1, _BEFORE + 1), a1(row + 1, _NOW + 1)
        page.formula(row, _APART, f'IF(COUNT({before},{now})=2,ROUND(ABS({now}-{before}),6),"")', apart, SCORE_LOOK)
    return _List((first, row))


def _source(item: YearLine, column: int) -> str:
    return f"{last_year_columns.NAME}!{a1(FIRST + item.place + 1, column + 1)}"


def _ranked(page: Page, own: Own, held: _List, row: int) -> tuple[YearChart, int]:
    for column, header in enumerate(("名次", "单位", "增减绝对值", "位置", "上年得分", "本年得分")):
        page.text(row, column, header, HEAD)
    values = own.apart
    shown = ordered(values, len(values))[:MOST]
    want = Sorted(_APART, own.names, values, shown, len(shown))
    first = row + 1
    for line in shown:
        row += 1
        rank_cells(page, held, row, want, line)
        year = own.lines[line[1]].year
        beside(page, held, row, ((_BEFORE, year.before), (_NOW, year.now)))
    spans = (Span(NAME, column, first, row) for column in (UNIT, 4, 5))
    return YearChart(own, *spans), row + 2


def hang_years(desk: Desk, wall: Wall, charts: list[YearChart]) -> None:
    """Put up a chart for each; where there is none, a sentence says why."""
    if not charts:
        wall.say("没有两年得分可比的报表，今年与上年的得分无图可作。")
    for chart in charts:
        shown, known = chart.names.last - chart.names.first + 1, sum(value is not None for value in chart.own.apart)
        part = f"增减最大的{shown}户（共{known}户）" if shown < known else f"{known}户"
        edition = chart.own.lines[0].line.record.edition
        most = decimal_text(edition.total) if edition is not None else ""
        series = [("上年得分", chart.before), ("本年得分", chart.now)]
        drawn = bars_chart(
            desk, f"{chart.own.title}得分，{part}", chart.names, series, ("得分（分）", "0.00", most), stacked=False
        )
        wall.hang(drawn, 150 + 36 * shown)
