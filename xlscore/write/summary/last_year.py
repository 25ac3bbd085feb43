"""Sheet 上年对比: each return beside last year's, amount and percent together; and the returns without one."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Final

from xlscore.cells import a1
from xlscore.consolidation.last_year import Change, Year
from xlscore.consolidation.names import name_of
from xlscore.consolidation.pairing import Pairs
from xlscore.write.style import HEAD, TEXT
from xlscore.write.summary import unit_columns
from xlscore.write.summary.analysis import Analysis
from xlscore.write.summary.comparing import (
    CHANGE_LOOK,
    NOT_KNOWN,
    difference,
    growth,
    points_apart,
    year_of,
)
from xlscore.write.summary.last_year_columns import BUDGETS, COLUMNS, COUNTED, EDITION, GROUP, NAME, RATES, SPENT, YEARS
from xlscore.write.summary.last_year_lines import write_lines, write_texts
from xlscore.write.summary.last_year_scores import write_scores
from xlscore.write.summary.last_year_totals import write_year_totals
from xlscore.write.summary.page import (
    AMBER,
    CENTRED,
    COUNT_LOOK,
    FIRST,
    MONEY_LOOK,
    RATE_LOOK,
    Desk,
    Page,
)
from xlscore.write.summary.year_groups import edition_words, year_groups

_FILE: Final = (6, 12)
_WHY: Final = (13, 20)
"""Columns, both ends included, that the returns without one of last year take for file and reason."""
_REMARK: Final = (
    "得分口径：两年都有采用得分（复核分，未填的取复算得分）的比采用得分，否则比自评得分；本年得分、等级取自“汇总”，"
    "改复核分即随之变动。满分不同的不计增减。金额统一为万元。"
    "目标低于上年完成：指标值≥的低于、≤的高于上年实际完成值。指标逐项对比见“上年指标”，照抄的文字见“上年文字”；"
    "上年的资料是汇总表时没有分指标资料，这几栏写“不详”。"
    "平均和合计按对比组（同一评分表、同一年度）分列：计入汇总为“否”的不参加，合计只加“是”的，金额只加两年都有的。"
)


def write_last_year(analysis: Analysis, desk: Desk, pairs: Pairs) -> None:
    """Write the sheets: units, indicators, and texts handed in again where there are any."""
    years = analysis.years
    groups = year_groups(analysis)
    numbers = {item.place: group.number for group in groups for item in group.lines}
    page = desk.page(NAME)
    page.head("上年对比表", _REMARK, COLUMNS)
    for place, year in enumerate(years):
        _line(page, FIRST + place, analysis, year, numbers.get(place))
    row = FIRST + max(len(years), 1)
    page.sheet.autofilter(FIRST - 1, 0, row - 1, len(COLUMNS) - 1)
    if years:
        row = write_year_totals(page, row + 1, groups, row)
    else:
        page.merge(FIRST, (0, len(COLUMNS) - 1), "没有可与上年对应的报表。", CENTRED)
    _alone(page, row + 1, analysis, pairs)
    write_lines(analysis, desk)
    write_texts(analysis, desk)


def _line(page: Page, row: int, analysis: Analysis, year: Year, group: int | None) -> None:
    now, before = year.pair.now, year.pair.before
    place, line = analysis.places[id(now)], analysis.line_of(now)
    page.figure(row, 0, row - FIRST + 1, COUNT_LOOK)
    page.text(row, 1, line.name)
    page.text(row, 2, now.project)
    other = now.edition is None or before.edition is None or now.edition.id != before.edition.id
    page.text(row, EDITION, edition_words(analysis, year), replace(CENTRED, fill=AMBER) if other else CENTRED)
    for column, record in zip(YEARS, (before, now), strict=True):
        page.text(row, column, year_of(record), CENTRED)
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
    _counts(page, row, year)
    page.formula(row, COUNTED, unit_columns.cell(unit_columns.COUNTED, place), line.counted.value, CENTRED)
    page.figure(row, GROUP, group, COUNT_LOOK)


def _counts(page: Page, row: int, year: Year) -> None:
    """Write how many indicators and texts changed or stayed; where last year's are not known that is said instead."""
    if not year.lines_known:
        for column in range(24, 29):
            page.text(row, column, NOT_KNOWN, CENTRED)
        return
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


def _alone(page: Page, row: int, analysis: Analysis, pairs: Pairs) -> None:
    """List the returns that nothing stands beside, with the reason."""
    listed = [("只在本次", alone, analysis.line_of(alone.record).name) for alone in pairs.fresh]
    listed += [("只在以前", alone, name_of(alone.record)) for alone in pairs.gone]
    if not listed:
        return
    for column, header in enumerate(("未对应的报表：单位", "项目", "指标体系", "年度", "在哪一次"), start=1):
        page.text(row, column, header, HEAD)
    page.merge(row, _FILE, "文件", HEAD)
    page.merge(row, _WHY, "原因", HEAD)
    for place, (where, alone, name) in enumerate(listed, start=row + 1):
        record = alone.record
        edition = analysis.laid.title(record.edition)
        for column, text in ((1, name), (2, record.project)):
            page.text(place, column, text)
        for column, text in ((EDITION, edition), (4, year_of(record)), (5, where)):
            page.text(place, column, text, CENTRED)
        page.merge(place, _FILE, Path(record.file).name, TEXT)
        page.merge(place, _WHY, alone.why, TEXT)
