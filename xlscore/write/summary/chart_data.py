"""Sheet 图表数据: the figures the charts are drawn from, each a formula over the other sheets."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from xlscore.cells import a1, quote_sheet
from xlscore.consolidation.lines import Counted
from xlscore.consolidation.rate_bands import BANDS
from xlscore.model.roster import FilingState
from xlscore.write.style import HEAD, TEXT
from xlscore.write.summary import filing, losses, rates, rules_sheet, unit_columns
from xlscore.write.summary.analysis import Analysis, Members, Span
from xlscore.write.summary.group_data import ADOPTED, CLAIMED, GAP, NAME, RECOMPUTED, UNIT, GroupData
from xlscore.write.summary.page import BAND, COUNT_LOOK, FIRST, RATE_LOOK, SCORE_LOOK, Column, Desk, Page
from xlscore.write.summary.rankings import band_text, conditions, gap_of, write_comparison, write_ranking
from xlscore.write.summary.restating import write_warning

INDICATORS: Final = 15
"""Indicators the chart of points lost shows."""
RULES: Final = 15
"""Rules the chart of findings shows."""
_WIDTHS: Final = (Column("名次", 8), Column("单位", 36), *[Column("", 13)] * 10)
_REMARK: Final = "图表和总览的数据，由公式取自各表，随各表变动；请勿在此修改。"
_SOURCES: Final = (unit_columns.ADOPTED, unit_columns.CLAIMED, unit_columns.RECOMPUTED, unit_columns.COUNTED)


@dataclass(slots=True)
class Filed:
    """Where the figures of the whole roster stand: names and counts."""

    states: tuple[Span, Span] | None = None
    rules: tuple[Span, Span] | None = None


def _unit_rows(page: Page, group: Members, row: int) -> tuple[int, int]:
    for column, header in enumerate(("序号", "单位", "采用得分", "自评得分", "复算得分", "差异绝对值")):
        page.text(row, column, header, HEAD)
    first = row + 1
    for offset, (place, line) in enumerate(zip(group.places, group.lines, strict=True)):
        row = first + offset
        record = line.record
        adopted, own, best, counts = (f"{unit_columns.NAME}!{a1(FIRST + place + 1, at + 1)}" for at in _SOURCES)
        claimed, recomputed = a1(row + 1, CLAIMED + 1), a1(row + 1, RECOMPUTED + 1)
        page.figure(row, 0, offset + 1, COUNT_LOOK)
        page.text(row, UNIT, line.label)
        for at, cell, score in (
            (ADOPTED, adopted, line.adopted),
            (CLAIMED, own, record.claimed),
            (RECOMPUTED, best, record.recomputed),
        ):
            formula = f'IF(AND(ISNUMBER({cell}),{counts}<>"{Counted.NO}"),{cell},"")'
            page.formula(row, at, formula, score, SCORE_LOOK)
        gap = f'IF(COUNT({claimed},{recomputed})=2,ROUND(ABS({claimed}-{recomputed}),2),"")'
        page.formula(row, GAP, gap, gap_of(record), SCORE_LOOK)
    return first, row


def _grades(page: Page, data: GroupData, row: int) -> int:
    page.text(row, UNIT, "等级", HEAD)
    page.text(row, ADOPTED, "户数", HEAD)
    span, first = data.column(data.key), row + 1
    for band in data.group.edition.bands:
        row += 1
        page.text(row, UNIT, band_text(band))
        count = sum(1 for total in data.scores if total is not None and total in band.totals)
        page.formula(row, ADOPTED, f"COUNTIFS({conditions(band, span)})", count, COUNT_LOOK)
    if row >= first:
        data.grades = Span(NAME, UNIT, first, row), Span(NAME, ADOPTED, first, row)
    return row + 2


def _copied(page: Page, row: int, heads: Sequence[str]) -> int:
    for column, header in enumerate(heads, start=UNIT):
        page.text(row, column, header, HEAD)
    return row + 1


def _bands(analysis: Analysis, page: Page, data: GroupData, row: int) -> int:
    first = row = _copied(page, row, ("执行率区间", "户数"))
    source_row, figures = analysis.bands[data.index]
    for column, band in enumerate(BANDS, start=rates.FIRST_BAND):
        page.text(row, UNIT, band.label)
        source = f"{rates.NAME}!{a1(source_row + 1, column + 1)}"
        page.formula(row, UNIT + 1, source, figures.counts[band.label], COUNT_LOOK)
        row += 1
    data.bands = Span(NAME, UNIT, first, row - 1), Span(NAME, UNIT + 1, first, row - 1)
    return row + 1


def _losses(analysis: Analysis, page: Page, data: GroupData, row: int) -> int:
    first_source, found = analysis.losses[data.index]
    total = sum((loss.lost for loss in found), Fraction(0))
    data.loss_lines = len(found)
    shown = [loss for loss in found if loss.lost][:INDICATORS]
    if not shown:
        return row
    first = row = _copied(page, row, ("指标", "失分", "累计占比"))
    running = Fraction(0)
    for offset, loss in enumerate(shown):
        running += loss.lost
        source = first_source + offset + 1
        page.formula(row, UNIT, f"{losses.NAME}!{a1(source, losses.TITLE_AT + 1)}", loss.column.title, TEXT)
        page.formula(row, UNIT + 1, f"{losses.NAME}!{a1(source, losses.LOST_AT + 1)}", loss.lost, SCORE_LOOK)
        page.formula(row, UNIT + 2, f"{losses.NAME}!{a1(source, losses.CUMULATIVE_AT + 1)}", running / total, RATE_LOOK)
        row += 1
    data.losses = (
        Span(NAME, UNIT, first, row - 1),
        Span(NAME, UNIT + 1, first, row - 1),
        Span(NAME, UNIT + 2, first, row - 1),
    )
    return row + 1


def _states(analysis: Analysis, page: Page, found: Filed, row: int) -> int:
    if not analysis.roster.filings:
        return row
    counts = Counter(item.state for item in analysis.roster.filings)
    first = row = _copied(page, row, ("上报状态", "户数"))
    column = Span(filing.NAME, filing.STATE, FIRST, FIRST + len(analysis.roster.filings) - 1)
    for state in FilingState:
        page.text(row, UNIT, state.value)
        page.formula(row, UNIT + 1, f"COUNTIF({column},{a1(row + 1, UNIT + 1)})", counts[state], COUNT_LOOK)
        row += 1
    found.states = Span(NAME, UNIT, first, row - 1), Span(NAME, UNIT + 1, first, row - 1)
    return row + 1


def _rules(analysis: Analysis, page: Page, found: Filed, row: int) -> int:
    shown = analysis.rules[:RULES]
    if not shown:
        return row
    first = row = _copied(page, row, ("规则", "意见条数"))
    for offset, (words, count) in enumerate(shown):
        page.text(row, UNIT, words)
        source = f"{quote_sheet(rules_sheet.NAME)}!{a1(FIRST + offset + 1, rules_sheet.COUNT_AT + 1)}"
        page.formula(row, UNIT + 1, source, count, COUNT_LOOK)
        row += 1
    found.rules = Span(NAME, UNIT, first, row - 1), Span(NAME, UNIT + 1, first, row - 1)
    return row + 1


def write_chart_data(analysis: Analysis, desk: Desk) -> tuple[list[GroupData], Filed]:
    """Write the sheet; return where the figures of each group stand, in the order of the groups, and those of all."""
    page = desk.page(NAME)
    page.head("图表数据", _REMARK, _WIDTHS, lined=False)
    write_warning(analysis, page)
    filed = Filed()
    row = _rules(analysis, page, filed, _states(analysis, page, filed, FIRST - 1))
    found: list[GroupData] = []
    for number, group in enumerate(analysis.groups):
        page.merge(row, (0, len(_WIDTHS) - 1), group.title, BAND)
        data = GroupData(number, group, _unit_rows(page, group, row + 1))
        row = _grades(page, data, data.rows[1] + 2)
        row = _bands(analysis, page, data, row)
        row = _losses(analysis, page, data, row)
        row = write_comparison(page, data, write_ranking(page, data, row))
        found.append(data)
    return found, filed
