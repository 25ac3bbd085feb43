"""Sheet 执行率明细: every rate of every unit with its two amounts, recomputed and put in its band by live formulas."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from xlscore.cells import a1
from xlscore.consolidation.condense import in_ten_thousand
from xlscore.consolidation.lines import Counted, Line
from xlscore.consolidation.rate_bands import BANDS, MONEY, Kind, band_of, rate_of
from xlscore.exact import decimal_text
from xlscore.model.record import RateLine
from xlscore.write.summary.analysis import Analysis, Members, Span
from xlscore.write.summary.page import CENTRED, FIRST, MONEY_LOOK, RATE_LOOK, Column, Desk, Page

NAME: Final = "执行率明细"
COLUMNS: Final = (
    Column("序号", 6),
    Column("单位", 30),
    Column("指标体系", 24),
    Column("年度", 7),
    Column("分类", 14),
    Column("项目", 24),
    Column("基数口径", 14),
    Column("基数", 14),
    Column("执行数（实际数）", 14),
    Column("计量单位", 9),
    Column("填报比率", 10),
    Column("复算比率", 10),
    Column("区间", 16),
    Column("总执行率", 9),
    Column("基数（万元）", 14),
    Column("执行数（万元）", 14),
    Column("计入汇总", 9),
    Column("组别", 8),
    Column("类别序号", 8),
)
RATE, BAND, WHOLE, BASE, SPENT, COUNTED, GROUP, KIND = 11, 12, 13, 14, 15, 16, 17, 18
_REMARK: Final = (
    "复算比率＝执行数÷基数，由公式即时计算；金额按填报的计量单位列示，末几列统一折算为万元，只有两数齐全、且“计入汇总”为“是”的才计入合计（下级单位的数已含在主管部门的表里时不重复计）。"
    "“总执行率”为“是”的一行是该单位全部预算的执行率。"
)


def banded(cell: str) -> str:
    """Return the formula that names the band of a rate; rounding takes away what binary fractions add."""
    rate = f"ROUND({cell},12)"
    below, low, middle, full = (decimal_text(band.rates.high) for band in BANDS if band.rates.high is not None)
    return (
        f'IF(ISNUMBER({cell}),IF({rate}<{below},"{BANDS[0].label}",IF({rate}<{low},"{BANDS[1].label}",'
        f'IF({rate}<{middle},"{BANDS[2].label}",IF({rate}<={full},"{BANDS[3].label}","{BANDS[4].label}")))),"")'
    )


RateItem = tuple[Line, Members, RateLine, int | None]
"""A line of the consolidation, its group, one of its rates, and the number of its kind of money."""


@dataclass(slots=True)
class RateSheets:
    """Where the lines of rates stand, and the kinds they were numbered by."""

    kinds: dict[tuple[int, Kind], int] = field(default_factory=dict)
    """Index of a group and kind of money → its number, from 1."""
    sheets: list[tuple[str, int]] = field(default_factory=list)

    def spans(self, column: int) -> list[Span]:
        """Return a column of every sheet of rates."""
        return [Span(name, column, FIRST, FIRST + max(lines, 1) - 1) for name, lines in self.sheets]

    def number(self, group: int, line: RateLine) -> int | None:
        """Return the number of a line's kind; a rate that is not of money has none."""
        if line.unit not in MONEY:
            return None
        key = group, Kind(line.breakdown, line.name, line.base)
        return self.kinds.setdefault(key, len(self.kinds) + 1)


def _line(page: Page, row: int, number: int, item: RateItem) -> None:
    line, group, rate, kind = item
    record = line.record
    bottom, top, unit, result = (a1(row + 1, column) for column in (8, 9, 10, RATE + 1))
    value = rate_of(rate)
    page.figure(row, 0, number, CENTRED)
    page.text(row, 1, line.label)
    page.text(row, 2, group.group.title)
    page.figure(row, 3, record.year, CENTRED)
    page.text(row, 4, rate.breakdown or "总额")
    page.text(row, 5, rate.name)
    page.text(row, 6, rate.base)
    page.figure(row, 7, rate.denominator, MONEY_LOOK, rate.texts.denominator)
    page.figure(row, 8, rate.numerator, MONEY_LOOK, rate.texts.numerator)
    page.text(row, 9, rate.unit, CENTRED)
    page.figure(row, 10, rate.claimed, RATE_LOOK, rate.texts.claimed)
    page.formula(row, RATE, f'IF(COUNT({bottom},{top})=2,IF({bottom}=0,"",{top}/{bottom}),"")', value, RATE_LOOK)
    page.formula(row, BAND, banded(result), None if value is None else band_of(value), CENTRED)
    page.text(row, WHOLE, "是" if rate.whole else "", CENTRED)
    counts, summed = a1(row + 1, COUNTED + 1), line.counted is Counted.YES
    both = rate.denominator is not None and rate.numerator is not None and summed
    for column, cell, amount in ((BASE, bottom, rate.denominator), (SPENT, top, rate.numerator)):
        whole = f'IF({unit}="元",{cell}/10000,IF({unit}="万元",{cell},""))'
        formula = f'IF(AND(COUNT({bottom},{top})=2,{counts}="是"),{whole},"")'
        now: Fraction | None = in_ten_thousand(amount, rate.unit) if both and rate.unit in MONEY else None
        page.formula(row, column, formula, now, MONEY_LOOK)
    page.text(row, COUNTED, line.counted.value, CENTRED)
    page.figure(row, GROUP, group.number, CENTRED)
    page.figure(row, KIND, kind, CENTRED)


def write_rate_lines(analysis: Analysis, desk: Desk, found: RateSheets) -> None:
    """Write the sheet, a row a rate; a missing amount leaves the rate blank, never zero."""
    lines = [
        (line, group, rate, found.number(number, rate))
        for number, group in enumerate(analysis.groups)
        for line in group.lines
        for rate in line.record.rates
    ]
    for name, part in desk.parts(NAME, len(lines)):
        _sheet(desk, name, lines[part.start : part.stop], part.start)
        found.sheets.append((name, len(part)))


def _sheet(desk: Desk, name: str, lines: Sequence[RateItem], first: int) -> None:
    page = desk.page(name, streamed=True)
    page.head("预算执行率明细表", _REMARK + desk.going_on(name, NAME), COLUMNS, shown=WHOLE + 1, of_counted=True)
    for offset, item in enumerate(lines):
        _line(page, FIRST + offset, first + offset + 1, item)
    if not lines:
        page.merge(FIRST, (0, len(COLUMNS) - 1), "没有可列的执行率。", CENTRED)
    last = FIRST + max(len(lines), 1) - 1
    # What the sums are made of stays off paper, so that the rest can be read there.
    page.sheet.print_area(0, 0, last, WHOLE)
    page.sheet.autofilter(FIRST - 1, 0, last, len(COLUMNS) - 1)
