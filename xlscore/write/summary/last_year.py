"""Sheet 上年对比: each return beside last year's, amount and percent together; and the returns without one."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Final

from xlscore.cells import a1
from xlscore.consolidation.last_year import Change, Year
from xlscore.consolidation.pairing import Alone, Pairs
from xlscore.write.style import HEAD, TEXT
from xlscore.write.summary.analysis import Analysis
from xlscore.write.summary.comparing import (
    CHANGE_LOOK,
    difference,
    edition_words,
    growth,
    points_apart,
    year_of,
)
from xlscore.write.summary.last_year_columns import BEFORE, BUDGETS, COLUMNS, EDITION, NAME, NOW, RATES, SPENT
from xlscore.write.summary.last_year_lines import write_lines, write_texts
from xlscore.write.summary.last_year_scores import write_scores
from xlscore.write.summary.page import (
    AMBER,
    CENTRED,
    COUNT_LOOK,
    FIRST,
    MONEY_LOOK,
    RATE_LOOK,
    SCORE_LOOK,
    SUM_LABEL,
    Desk,
    Page,
)
from xlscore.write.summary.units import name_of

A3: Final = 8
_FILE: Final = (6, 12)
_WHY: Final = (13, 20)
"""Columns, both ends included, that the returns without one of last year take for file and reason."""
_REMARK: Final = (
    "得分口径：两年都有采用得分（复核分，未填的取复算得分）的比采用得分，否则比自评得分；本年得分、等级取自“汇总”，"
    "改复核分即随之变动。满分不同的不计增减。金额统一为万元。"
    "目标低于上年完成：指标值≥的低于、≤的高于上年实际完成值。指标逐项对比见“上年指标”，照抄的文字见“上年文字”。"
)


def write_last_year(analysis: Analysis, desk: Desk, pairs: Pairs) -> None:
    """Write the sheets: units, indicators, and texts handed in again where there are any."""
    years = analysis.years
    places = {id(line.record): place for place, line in enumerate(analysis.lines)}
    page = desk.page(NAME)
    page.head("上年对比表", _REMARK, COLUMNS)
    page.sheet.set_paper(A3)
    row = FIRST
    for year in years:
        _line(page, row, year, places[id(year.pair.now)])
        row += 1
    page.sheet.autofilter(FIRST - 1, 0, max(row - 1, FIRST), len(COLUMNS) - 1)
    if years:
        row = _totals(page, row + 1, years, row)
    else:
        page.text(row, 1, "没有可与上年对应的报表。")
        row += 1
    _alone(page, row + 1, pairs)
    write_lines(desk, years)
    write_texts(desk, years)


def _line(page: Page, row: int, year: Year, place: int) -> None:
    now, before = year.pair.now, year.pair.before
    page.figure(row, 0, row - FIRST + 1, COUNT_LOOK)
    page.text(row, 1, name_of(now))
    page.text(row, 2, now.project)
    other = now.edition is None or before.edition is None or now.edition.id != before.edition.id
    page.text(row, EDITION, edition_words(now, before), replace(CENTRED, fill=AMBER) if other else CENTRED)
    page.text(row, 4, year_of(before), CENTRED)
    page.text(row, 5, year_of(now), CENTRED)
    page.text(row, 6, year.pair.way, CENTRED)
    write_scores(page, row, year, place)
    for (first, second, apart), values in (
        (BUDGETS, (before.budget, now.budget)),
        (SPENT, (before.executed, now.executed)),
    ):
        page.figure(row, first, values[0], MONEY_LOOK)
        page.figure(row, second, values[1], MONEY_LOOK)
        difference(page, row, (first, second, apart), values, CHANGE_LOOK)
        growth(page, row, (first, second, apart + 1), values)
    _rates(page, row, (before.rate, now.rate))
    changes = [line.change for line in year.lines]
    for column, change in ((24, Change.ADDED), (25, Change.REMOVED), (26, Change.REWEIGHTED)):
        page.figure(row, column, changes.count(change), COUNT_LOOK)
    for column, count in ((27, sum(line.easier for line in year.lines)), (28, len(year.texts))):
        page.figure(row, column, count, replace(COUNT_LOOK, fill=AMBER) if count else COUNT_LOOK)


def _rates(page: Page, row: int, values: tuple[Fraction | None, Fraction | None]) -> None:
    for place, value in enumerate(values):
        spent, budget = a1(row + 1, SPENT[place] + 1), a1(row + 1, BUDGETS[place] + 1)
        formula = f'IF(COUNT({spent},{budget})=2,IF({budget}>0,{spent}/{budget},""),"")'
        page.formula(row, RATES[place], formula, value, RATE_LOOK)
    points_apart(page, row, RATES, values)


def _totals(page: Page, row: int, years: list[Year], end: int) -> int:
    """Write averages by edition, and the sums over the returns that state an amount in both years."""
    bold = replace(SCORE_LOOK, bold=True)
    editions = dict.fromkeys(edition_words(year.pair.now, year.pair.before) for year in years)
    for edition in editions:
        own = [year for year in years if edition_words(year.pair.now, year.pair.before) == edition]
        page.text(row, 1, f"平均（{len(own)} 份）", SUM_LABEL)
        page.text(row, EDITION, edition, SUM_LABEL)
        area = _span(EDITION, end)
        for column, values in ((BEFORE, [year.before for year in own]), (NOW, [year.now for year in own])):
            known = [value for value in values if value is not None]
            mean = sum(known, Fraction(0)) / len(known) if known else None
            formula = f'IFERROR(AVERAGEIF({area},{a1(row + 1, EDITION + 1)},{_span(column, end)}),"")'
            page.formula(row, column, formula, mean, bold)
        row += 1
    page.text(row, 1, "合计（两年都有金额的）", SUM_LABEL)
    money = replace(MONEY_LOOK, bold=True)
    for columns, name in ((BUDGETS, "budget"), (SPENT, "executed")):
        both = [
            (getattr(year.pair.before, name), getattr(year.pair.now, name))
            for year in years
            if getattr(year.pair.before, name) is not None and getattr(year.pair.now, name) is not None
        ]
        sums = (sum((old for old, _ in both), Fraction(0)), sum((new for _, new in both), Fraction(0)))
        guard = f"ISNUMBER({_span(columns[2], end)})*1"
        for column, value in zip(columns[:2], sums, strict=True):
            page.formula(row, column, f"SUMPRODUCT({guard},{_span(column, end)})", value, money)
        difference(page, row, columns, sums, replace(CHANGE_LOOK, bold=True))
        growth(page, row, (columns[0], columns[1], columns[2] + 1), sums)
    return row + 1


def _span(column: int, end: int) -> str:
    """Return the address of a column's lines; ``end`` is the row (from 0) below the last."""
    return f"{a1(FIRST + 1, column + 1, absolute=True)}:{a1(end, column + 1, absolute=True)}"


def _alone(page: Page, row: int, pairs: Pairs) -> None:
    """List the returns that nothing stands beside, with the reason."""
    listed = [("只在本次", alone) for alone in pairs.fresh] + [("只在以前", alone) for alone in pairs.gone]
    if not listed:
        return
    for column, header in enumerate(("未对应的报表：单位", "项目", "指标体系", "年度", "在哪一次"), start=1):
        page.text(row, column, header, HEAD)
    page.merge(row, _FILE, "文件", HEAD)
    page.merge(row, _WHY, "原因", HEAD)
    for place, (where, alone) in enumerate(listed, start=row + 1):
        _unmatched(page, place, where, alone)


def _unmatched(page: Page, row: int, where: str, alone: Alone) -> None:
    record = alone.record
    page.text(row, 1, name_of(record))
    page.text(row, 2, record.project)
    page.text(row, EDITION, record.edition.id if record.edition else "未识别", CENTRED)
    page.text(row, 4, year_of(record), CENTRED)
    page.text(row, 5, where, CENTRED)
    page.merge(row, _FILE, Path(record.file).name, TEXT)
    page.merge(row, _WHY, alone.why, TEXT)
