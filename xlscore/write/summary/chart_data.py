"""Sheet 图表数据: the figures the charts are drawn from, each a formula over the other sheets."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from xlscore.cells import a1
from xlscore.consolidation.returns import Group, adopted_total
from xlscore.exact import decimal_text
from xlscore.model.framework import GradeBand
from xlscore.model.record import Record
from xlscore.write.style import HEAD
from xlscore.write.summary import units_sheet
from xlscore.write.summary.analysis import Analysis, Span
from xlscore.write.summary.page import CENTRED, COUNT_LOOK, FIRST, SCORE_LOOK, Column, Desk, Page
from xlscore.write.summary.scores import BAND
from xlscore.write.summary.units import label_of

NAME: Final = "图表数据"
MOST: Final = 60
"""Units one chart can show and still be read; beyond them the first and last halves are."""
COMPARED: Final = 20
"""Units the chart of claimed against recomputed scores shows."""
_WIDTHS: Final = (Column("名次", 8), Column("单位", 36), *[Column("", 13)] * 10)
_REMARK: Final = "图表和总览的数据，由公式取自各表，随各表变动；请勿在此修改。"
UNIT, ADOPTED, CLAIMED, RECOMPUTED, GAP = 1, 2, 3, 4, 5


@dataclass(frozen=True, slots=True)
class Ranking:
    """A list of units sorted by live formulas: rank, position in the list of the group, name, value and series."""

    names: Span
    values: Span
    series: tuple[tuple[str, Span], ...]


@dataclass(slots=True)
class GroupData:
    """Where the figures of a group stand on the sheet."""

    number: int
    group: Group
    rows: tuple[int, int]
    """First and last row of its list of units."""
    grades: Span | None = None
    grade_names: Span | None = None
    ranked: Ranking | None = None
    compared: Ranking | None = None

    def column(self, column: int) -> Span:
        """Return a column of its list of units."""
        return Span(NAME, column, *self.rows)


def _unit_rows(page: Page, analysis: Analysis, group: Group, row: int) -> tuple[int, int]:
    for column, header in enumerate(("序号", "单位", "采用得分", "自评得分", "复算得分", "差异绝对值")):
        page.text(row, column, header, HEAD)
    first = row + 1
    for offset, place in enumerate(group.members):
        row = first + offset
        record = analysis.returns[place].record
        own, best = (f"{units_sheet.NAME}!{a1(FIRST + place + 1, c + 1)}" for c in _SOURCES)
        claimed, recomputed = a1(row + 1, CLAIMED + 1), a1(row + 1, RECOMPUTED + 1)
        page.figure(row, 0, offset + 1, COUNT_LOOK)
        page.text(row, UNIT, label_of(record))
        adopted = f'IF(ISNUMBER({recomputed}),{recomputed},IF(ISNUMBER({claimed}),{claimed},""))'
        page.formula(row, ADOPTED, adopted, adopted_total(record), SCORE_LOOK)
        page.formula(row, CLAIMED, f'IF(ISNUMBER({own}),{own},"")', record.claimed, SCORE_LOOK)
        page.formula(row, RECOMPUTED, f'IF(ISNUMBER({best}),{best},"")', record.recomputed, SCORE_LOOK)
        gap = f'IF(COUNT({claimed},{recomputed})=2,ROUND(ABS({claimed}-{recomputed}),2),"")'
        page.formula(row, GAP, gap, _gap(record), SCORE_LOOK)
    return first, row


_SOURCES: Final = (units_sheet.CLAIMED, units_sheet.RECOMPUTED)


def _gap(record: Record) -> Fraction | None:
    return None if record.difference is None else abs(record.difference)


def conditions(band: GradeBand, span: object) -> str:
    """Return the words of a COUNTIFS for the totals of a grade."""
    totals = band.totals
    words = []
    if totals.low is not None:
        words.append(f'{span},">{"=" if totals.low_closed else ""}{decimal_text(totals.low)}"')
    if totals.high is not None:
        words.append(f'{span},"<{"=" if totals.high_closed else ""}{decimal_text(totals.high)}"')
    return ",".join(words)


def within(band: GradeBand, cell: str) -> str:
    """Return the condition that a cell's number is a total of a grade."""
    totals = band.totals
    words = [f"ISNUMBER({cell})"]
    if totals.low is not None:
        words.append(f"{cell}>{'=' if totals.low_closed else ''}{decimal_text(totals.low)}")
    if totals.high is not None:
        words.append(f"{cell}<{'=' if totals.high_closed else ''}{decimal_text(totals.high)}")
    return f"AND({','.join(words)})"


def band_text(band: GradeBand) -> str:
    """Return a grade with its limits: ``优（90≤得分）``."""
    totals = band.totals
    low = f"{decimal_text(totals.low)}{'≤' if totals.low_closed else '<'}" if totals.low is not None else ""
    high = f"{'≤' if totals.high_closed else '<'}{decimal_text(totals.high)}" if totals.high is not None else ""
    return f"{band.label}（{low}得分{high}）"


def _grades(page: Page, data: GroupData, totals: Sequence[Fraction | None], row: int) -> int:
    page.text(row, UNIT, "等级", HEAD)
    page.text(row, ADOPTED, "户数", HEAD)
    span, first = data.column(ADOPTED), row + 1
    for band in data.group.edition.bands:
        row += 1
        page.text(row, UNIT, band_text(band))
        count = sum(1 for total in totals if total is not None and total in band.totals)
        page.formula(row, ADOPTED, f"COUNTIFS({conditions(band, span)})", count, COUNT_LOOK)
    if row >= first:
        data.grade_names, data.grades = Span(NAME, UNIT, first, row), Span(NAME, ADOPTED, first, row)
    return row + 2


def _order(values: Sequence[Fraction | None], most: int) -> list[tuple[int, int]]:
    """Return (rank, index) of the units shown: all, or the first and last halves where there are too many."""
    known = sorted((-value, place) for place, value in enumerate(values) if value is not None)
    ranks = list(enumerate((place for _, place in known), start=1))
    return ranks if len(ranks) <= most else [*ranks[: most // 2], *ranks[-(most - most // 2) :]]


@dataclass(frozen=True, slots=True)
class _Sorted:
    """What a sorted list is made of: its key column, how many to show, its heads."""

    key: int
    names: Sequence[str]
    values: Sequence[Fraction | None]
    shown: list[tuple[int, int]]
    total: int


def _rank_cells(page: Page, data: GroupData, row: int, want: _Sorted, line: tuple[int, int]) -> None:
    """Write rank, position, name and value of one line; equal values keep the order of the list."""
    rank, place = line
    key, names = data.column(want.key), data.column(UNIT)
    nth, value, at = a1(row + 1, 1), a1(row + 1, 3), a1(row + 1, 4)
    # The last half counts from the end, so that it stays the last when figures change.
    last_half = len(want.shown) < want.total and rank > len(want.shown) // 2
    if last_half:
        page.formula(row, 0, f"COUNT({key})-{want.total - rank}", rank, COUNT_LOOK)
    else:
        page.figure(row, 0, rank, COUNT_LOOK)
    page.formula(row, 2, f'IFERROR(LARGE({key},{nth}),"")', want.values[place], SCORE_LOOK)
    top = str(Span(NAME, want.key, data.rows[0], data.rows[0])).rpartition(":")[2]
    equal = f"{nth}-SUMPRODUCT(ISNUMBER({key})*({key}>{value}))"
    nth_equal = f"SUMPRODUCT(SMALL(({key}<>{value})*1E9+ROW({key})-ROW({top})+1,{equal}))"
    page.formula(row, 3, f'IFERROR({nth_equal},"")', place + 1, COUNT_LOOK)
    page.formula(row, UNIT, f'IFERROR(INDEX({names},{at}),"")', want.names[place], CENTRED)


def _ranked(page: Page, data: GroupData, records: Sequence[Record], row: int) -> int:
    values = [adopted_total(record) for record in records]
    shown = _order(values, MOST)
    bands = data.group.edition.bands
    for column, header in enumerate(("名次", "单位", "采用得分", "位置", *(band_text(band) for band in bands))):
        page.text(row, column, header, HEAD)
    want = _Sorted(ADOPTED, list(map(label_of, records)), values, shown, sum(value is not None for value in values))
    first = row + 1
    for line in shown:
        row += 1
        _rank_cells(page, data, row, want, line)
        cell, value = a1(row + 1, 3), values[line[1]]
        for column, band in enumerate(bands, start=4):
            now = value if value is not None and value in band.totals else None
            page.formula(row, column, f'IF({within(band, cell)},{cell},"")', now, SCORE_LOOK)
    if shown:
        series = tuple((band_text(band), Span(NAME, column, first, row)) for column, band in enumerate(bands, start=4))
        data.ranked = Ranking(Span(NAME, UNIT, first, row), Span(NAME, 2, first, row), series)
    return row + 2


def _compared(page: Page, data: GroupData, records: Sequence[Record], row: int) -> int:
    values = [_gap(record) for record in records]
    shown = _order(values, len(values))[:COMPARED]
    if not shown:
        return row
    for column, header in enumerate(("名次", "单位", "差异绝对值", "位置", "自评得分", "复算得分")):
        page.text(row, column, header, HEAD)
    want = _Sorted(GAP, list(map(label_of, records)), values, shown, len(shown))
    first = row + 1
    for line in shown:
        row += 1
        _rank_cells(page, data, row, want, line)
        record = records[line[1]]
        for column, source, now in ((4, CLAIMED, record.claimed), (5, RECOMPUTED, record.recomputed)):
            formula = f'IFERROR(INDEX({data.column(source)},{a1(row + 1, 4)}),"")'
            page.formula(row, column, formula, now, SCORE_LOOK)
    series = (("自评得分", Span(NAME, 4, first, row)), ("复算得分", Span(NAME, 5, first, row)))
    data.compared = Ranking(Span(NAME, UNIT, first, row), Span(NAME, 2, first, row), series)
    return row + 2


def write_chart_data(analysis: Analysis, desk: Desk) -> list[GroupData]:
    """Write the sheet; return where the figures of each group stand, in the order of the groups."""
    page = desk.page(NAME)
    page.head("图表数据", _REMARK, _WIDTHS, lined=False)
    row = FIRST - 1
    found: list[GroupData] = []
    for number, group in enumerate(analysis.groups):
        records = [analysis.returns[place].record for place in group.members]
        page.merge(row, (0, len(_WIDTHS) - 1), f"{group.title}　{len(records)} 户", BAND)
        data = GroupData(number, group, _unit_rows(page, analysis, group, row + 1))
        row = data.rows[1] + 2
        row = _grades(page, data, [adopted_total(record) for record in records], row)
        row = _ranked(page, data, records, row)
        row = _compared(page, data, records, row)
        found.append(data)
    return found
