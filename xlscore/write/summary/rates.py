"""Sheet 执行率: how many units spent how much of their budget, in bands, and the money by kind."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from xlscore.cells import a1
from xlscore.consolidation.condense import in_ten_thousand
from xlscore.consolidation.lines import Counted
from xlscore.consolidation.rate_bands import BANDS, MONEY, Kind, band_figures, band_of, kinds_of, rate_of
from xlscore.model.record import RateLine
from xlscore.write.style import HEAD
from xlscore.write.summary.analysis import Analysis
from xlscore.write.summary.page import (
    BAND,
    CENTRED,
    COUNT_LOOK,
    FIRST,
    MONEY_LOOK,
    RATE_LOOK,
    Column,
    Desk,
    Page,
    Places,
)
from xlscore.write.summary.rate_lines import BAND as BAND_COLUMN
from xlscore.write.summary.rate_lines import BASE, GROUP, KIND, SPENT, WHOLE, RateSheets, write_rate_lines

NAME: Final = "执行率"
COLUMNS: Final = (
    Column("组别", 6),
    Column("评分表", 34),
    Column("年度", 10),
    *(Column(band.label, 16) for band in BANDS),
    Column("有执行率户数", 13),
    Column("总执行率", 11),
)
KINDS: Final = (
    "序号",
    "项目",
    "分类",
    "基数口径",
    "计入合计户数",
    "基数（万元）",
    "执行数（万元）",
    "执行率",
    "不满80%户数",
    "超100%户数",
)
FIRST_BAND: Final = 3
_REMARK: Final = (
    "按各单位全部预算的执行率分档。分界：60%、80%、90% 归入其上一档（低于90%须说明原因，低于80%为偏低，60%为及格线），"
    "恰为100%的归入“90%至100%”，超过100%即超预算。由公式取自“执行率明细”，逐单位的执行率见该表。"
)


@dataclass(slots=True)
class _Sum:
    """The money of one kind, of the lines that state both amounts."""

    units: int = 0
    base: Fraction = Fraction(0)
    spent: Fraction = Fraction(0)
    low: int = 0
    over: int = 0

    def add(self, line: RateLine, counted: Counted) -> None:
        base, spent = in_ten_thousand(line.denominator, line.unit), in_ten_thousand(line.numerator, line.unit)
        if base is not None and spent is not None and counted is Counted.YES:
            self.units += 1
            self.base += base
            self.spent += spent
        rate = rate_of(line)
        self.low += rate is not None and band_of(rate) in {band.label for band in BANDS[:2]}
        self.over += rate is not None and band_of(rate) == BANDS[-1].label


def _sum_over(found: RateSheets, column: int, key: str) -> str:
    pairs = zip(found.spans(column), found.spans(KIND), strict=True)
    return "+".join(f"SUMIF({numbers},{key},{amounts})" for amounts, numbers in pairs)


def _count_over(found: RateSheets, key: str, *conditions: tuple[int, str], by: int = KIND) -> str:
    columns = [found.spans(column) for column in (by, *(column for column, _ in conditions))]
    words = (key, *(condition for _, condition in conditions))
    parts = (
        "COUNTIFS(" + ",".join(f"{span},{word}" for span, word in zip(spans, words, strict=True)) + ")"
        for spans in zip(*columns, strict=True)
    )
    return "+".join(parts)


def _bands(analysis: Analysis, page: Page, found: RateSheets, row: int) -> int:
    for column, header in enumerate(COLUMNS):
        page.text(row, column, header.header, HEAD)
    header_row = row + 1
    for number, group in enumerate(analysis.groups):
        row += 1
        figures = band_figures(group.lines)
        analysis.bands[number] = row, figures
        page.figure(row, 0, group.number, CENTRED)
        page.text(row, 1, group.group.title)
        page.text(row, 2, str(group.group.year or "不详"), CENTRED)
        key = a1(row + 1, 1)
        for column, band in enumerate(BANDS, start=FIRST_BAND):
            head = a1(header_row, column + 1, absolute=True)
            formula = _count_over(found, key, (WHOLE, '"是"'), (BAND_COLUMN, head), by=GROUP)
            page.formula(row, column, formula, figures.counts[band.label], COUNT_LOOK)
        area = f"{a1(row + 1, FIRST_BAND + 1)}:{a1(row + 1, FIRST_BAND + len(BANDS))}"
        page.formula(row, FIRST_BAND + len(BANDS), f"SUM({area})", sum(figures.counts.values()), COUNT_LOOK)
        amounts = [
            "+".join(
                f'SUMIFS({amount},{groups},{key},{wholes},"是",{bands},"<>0")'
                for amount, groups, wholes, bands in zip(
                    found.spans(column), found.spans(GROUP), found.spans(WHOLE), found.spans(BASE), strict=True
                )
            )
            for column in (SPENT, BASE)
        ]
        formula = f'IF(({amounts[1]})>0,({amounts[0]})/({amounts[1]}),"")'
        page.formula(row, FIRST_BAND + len(BANDS) + 1, formula, figures.rate, RATE_LOOK)
    return row + 2


def _kinds(analysis: Analysis, page: Page, found: RateSheets, number: int, row: int) -> int:
    group = analysis.groups[number]
    kinds = kinds_of(group.records)
    page.merge(row, (0, len(COLUMNS) - 1), f"按资金类别：{group.title}", BAND)
    row += 1
    for column, header in enumerate(KINDS):
        page.text(row, column, header, HEAD)
    sums = {kind: _Sum() for kind in kinds}
    for line in group.lines:
        for rate in line.record.rates:
            if rate.unit in MONEY:
                sums[Kind(rate.breakdown, rate.name, rate.base)].add(rate, line.counted)
    for kind in kinds:
        row += 1
        key, total = a1(row + 1, 1), sums[kind]
        page.figure(row, 0, found.kinds[number, kind], CENTRED)
        page.text(row, 1, kind.name)
        page.text(row, 2, kind.breakdown or "总额", CENTRED)
        page.text(row, 3, kind.base, CENTRED)
        page.formula(row, 4, _count_over(found, key, (BASE, '">-1E+99"')), total.units, COUNT_LOOK)
        page.formula(row, 5, _sum_over(found, BASE, key), total.base, MONEY_LOOK)
        page.formula(row, 6, _sum_over(found, SPENT, key), total.spent, MONEY_LOOK)
        base, spent = a1(row + 1, 6), a1(row + 1, 7)
        quotient = total.spent / total.base if total.base else None
        page.formula(row, 7, f'IF({base}>0,{spent}/{base},"")', quotient, RATE_LOOK)
        low = "+".join(_count_over(found, key, (BAND_COLUMN, f'"{band.label}"')) for band in BANDS[:2])
        page.formula(row, 8, low, total.low, COUNT_LOOK)
        page.formula(row, 9, _count_over(found, key, (BAND_COLUMN, f'"{BANDS[-1].label}"')), total.over, COUNT_LOOK)
    return row + 2


def write_rates(analysis: Analysis, desk: Desk, places: Places) -> None:
    """Write the sheet of bands and kinds, and behind it the lines it sums up."""
    del places
    page = desk.page(NAME)
    found = RateSheets()
    write_rate_lines(analysis, desk, found)
    page.head("预算执行率分析表", _REMARK, COLUMNS, lined=False, of_counted=True)
    row = FIRST - 1
    if not analysis.groups:
        page.text(row, 1, "没有识别出评分表的自评表，无执行率可分析。")
        return
    row = _bands(analysis, page, found, row)
    for number, group in enumerate(analysis.groups):
        if not kinds_of(group.records):
            continue
        row = _kinds(analysis, page, found, number, row)
