"""Lists of units sorted by live formulas, for charts: by score, and by how far claimed and recomputed are apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Protocol

from xlscore.cells import a1
from xlscore.exact import decimal_text, round_to
from xlscore.model.framework import GradeBand
from xlscore.model.record import Record
from xlscore.write.style import HEAD
from xlscore.write.summary.analysis import Span
from xlscore.write.summary.group_data import CLAIMED, GAP, NAME, RECOMPUTED, UNIT, GroupData, Ranking
from xlscore.write.summary.page import CENTRED, COUNT_LOOK, SCORE_LOOK, Page

MOST: Final = 60
"""Units one chart can show and still be read; beyond them the first and last halves are."""
COMPARED: Final = 20
"""Units the chart of claimed against recomputed scores shows."""


def gap_of(record: Record) -> Fraction | None:
    """Return how far claimed and recomputed totals are apart at two decimals, as the sheet works it out."""
    return None if record.difference is None else round_to(abs(record.difference), 2)


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
    """Return a grade with its limits as the law words them: ``优（90以上）`` holds 90, ``差（不满60）`` not 60."""
    low, high = band.totals.low, band.totals.high
    above = "" if low is None else f"{'' if band.totals.low_closed else '超过'}{decimal_text(low)}"
    below = "" if high is None else f"{'' if band.totals.high_closed else '不满'}{decimal_text(high)}"
    if low is None or low <= 0:
        return f"{band.label}（{below or '不限'}{'以下' if band.totals.high_closed else ''}）"
    if high is None:
        return f"{band.label}（{above}{'以上' if band.totals.low_closed else ''}）"
    return f"{band.label}（{above}至{below}）"


def ordered(values: Sequence[Fraction | None], most: int) -> list[tuple[int, int]]:
    """Return (rank, index) of the units shown, the greatest first: all, or both ends where there are too many."""
    known = sorted((-value, place) for place, value in enumerate(values) if value is not None)
    ranks = list(enumerate((place for _, place in known), start=1))
    return ranks if len(ranks) <= most else [*ranks[: most // 2], *ranks[-(most - most // 2) :]]


class Listed(Protocol):
    """A list of units on the sheet of chart data."""

    @property
    def rows(self) -> tuple[int, int]:
        """First and last row of the list."""

    def column(self, column: int) -> Span:
        """Return a column of it."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """What a sorted list is made of: its key column, how many to show, its heads."""

    key: int
    names: Sequence[str]
    values: Sequence[Fraction | None]
    shown: list[tuple[int, int]]
    total: int


def rank_cells(page: Page, data: Listed, row: int, want: Sorted, line: tuple[int, int]) -> None:
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


def beside(page: Page, data: Listed, row: int, values: Sequence[tuple[int, Fraction | None]]) -> None:
    """Write more of the unit of a line, from the position it was found at: column of the list and value now, each."""
    for column, (source, now) in enumerate(values, start=4):
        formula = f'IFERROR(INDEX({data.column(source)},{a1(row + 1, 4)}),"")'
        page.formula(row, column, formula, now, SCORE_LOOK)


def write_ranking(page: Page, data: GroupData, row: int) -> int:
    """Write the units by score, a column for each grade; return the row for what comes next."""
    values = data.scores
    shown = ordered(values, MOST)
    bands = data.group.edition.bands
    for column, header in enumerate(("名次", "单位", data.key_name, "位置", *(band_text(band) for band in bands))):
        page.text(row, column, header, HEAD)
    want = Sorted(data.key, data.names, values, shown, sum(value is not None for value in values))
    first = row + 1
    for line in shown:
        row += 1
        rank_cells(page, data, row, want, line)
        cell, value = a1(row + 1, 3), values[line[1]]
        for column, band in enumerate(bands, start=4):
            now = value if value is not None and value in band.totals else None
            page.formula(row, column, f'IF({within(band, cell)},{cell},"")', now, SCORE_LOOK)
    if shown:
        series = tuple((band_text(band), Span(NAME, column, first, row)) for column, band in enumerate(bands, start=4))
        data.ranked = Ranking(Span(NAME, UNIT, first, row), Span(NAME, 2, first, row), series)
    return row + 2


def write_comparison(page: Page, data: GroupData, row: int) -> int:
    """Write the units whose claimed and recomputed totals differ most; return the row for what comes next."""
    records = data.group.records
    values = [gap_of(record) for record in records]
    shown = [(rank, place) for rank, place in ordered(values, len(values)) if values[place]][:COMPARED]
    if not shown:
        return row
    for column, header in enumerate(("名次", "单位", "差异绝对值", "位置", "自评得分", "复算得分")):
        page.text(row, column, header, HEAD)
    want = Sorted(GAP, data.names, values, shown, len(shown))
    first = row + 1
    for line in shown:
        row += 1
        rank_cells(page, data, row, want, line)
        record = records[line[1]]
        beside(page, data, row, ((CLAIMED, record.claimed), (RECOMPUTED, record.recomputed)))
    series = (("自评得分", Span(NAME, 4, first, row)), ("复算得分", Span(NAME, 5, first, row)))
    data.compared = Ranking(Span(NAME, UNIT, first, row), Span(NAME, 2, first, row), series)
    return row + 2
