"""Sheet 汇总: a line a unit, totals and averages as live formulas."""

from dataclasses import replace
from fractions import Fraction
from typing import Final

from xlscore.cells import a1
from xlscore.model.finding import VERDICT_WORDS, Severity
from xlscore.model.record import Record
from xlscore.model.roster import Roster
from xlscore.write.summary.page import (
    CENTRED,
    COUNT_LOOK,
    FIRST,
    MONEY_LOOK,
    RATE_LOOK,
    SCORE_LOOK,
    SUM_LABEL,
    VERDICT_FILL,
    Column,
    Desk,
    Page,
    Places,
)
from xlscore.write.summary.units import counts_of, name_of

NAME: Final = "汇总"
COLUMNS: Final = (
    Column("序号", 5),
    Column("单位", 28),
    Column("指标体系", 22),
    Column("年度", 7),
    Column("自评得分", 9),
    Column("复算得分", 9),
    Column("差异", 8),
    Column("自评等级", 8),
    Column("复算等级", 8),
    Column("预算数（万元）", 13),
    Column("执行数（万元）", 13),
    Column("执行率", 9),
    Column("强制性", 7),
    Column("提示性", 7),
    Column("说明", 6),
    Column("审核结论", 9),
    Column("批注副本", 9),
    Column("报送原件", 9),
)
CLAIMED, RECOMPUTED, DIFFERENCE = 4, 5, 6
BUDGET, EXECUTED, RATE = 9, 10, 11
COUNTS: Final = ((12, Severity.ERROR), (13, Severity.WARNING), (14, Severity.NOTE))


def edition_id(record: Record) -> str:
    """Return the id of a return's edition, empty where none was recognised."""
    return record.edition.id if record.edition else ""


def span(column: int, lines: int, *, sheet: str = "") -> str:
    """Return the address of a column's data lines, absolute."""
    first, last = a1(FIRST + 1, column + 1, absolute=True), a1(FIRST + max(lines, 1), column + 1, absolute=True)
    return (f"{sheet}!" if sheet else "") + f"{first}:{last}"


def _line(page: Page, row: int, place: int, unit: Record) -> None:
    here = row + 1
    claimed, recomputed = a1(here, CLAIMED + 1), a1(here, RECOMPUTED + 1)
    budget, executed = a1(here, BUDGET + 1), a1(here, EXECUTED + 1)
    page.figure(row, 0, place + 1, COUNT_LOOK)
    page.text(row, 1, name_of(unit))
    page.text(row, 2, edition_id(unit) or "未识别")
    page.figure(row, 3, unit.year, COUNT_LOOK)
    page.figure(row, CLAIMED, unit.claimed, SCORE_LOOK, "未填")
    page.figure(row, RECOMPUTED, unit.recomputed, SCORE_LOOK, "无法复算")
    difference = f'IF(COUNT({claimed},{recomputed})=2,ROUND({claimed}-{recomputed},2),"")'
    page.formula(row, DIFFERENCE, difference, unit.difference, SCORE_LOOK)
    page.text(row, 7, unit.claimed_grade, CENTRED)
    page.text(row, 8, unit.grade, CENTRED)
    page.figure(row, BUDGET, unit.budget, MONEY_LOOK)
    page.figure(row, EXECUTED, unit.executed, MONEY_LOOK)
    rate = f'IF(COUNT({budget},{executed})=2,IF({budget}>0,{executed}/{budget},""),"")'
    page.formula(row, RATE, rate, unit.rate, RATE_LOOK)
    for column, severity in COUNTS:
        page.figure(row, column, counts_of(unit)[severity], COUNT_LOOK)
    verdict = replace(CENTRED, fill=VERDICT_FILL[unit.verdict], bold=True)
    page.text(row, 15, VERDICT_WORDS[unit.verdict], verdict)


def _mean(values: list[Fraction | None]) -> Fraction | None:
    known = [value for value in values if value is not None]
    return sum(known, Fraction(0)) / len(known) if known else None


def _sum(values: list[Fraction | None]) -> Fraction:
    return sum((value for value in values if value is not None), Fraction(0))


def _averages(page: Page, row: int, units: list[Record]) -> int:
    """Write an average line an edition, so that different score sheets are never mixed in one figure."""
    count = len(units)
    for edition in dict.fromkeys(edition_id(unit) for unit in units if unit.edition):
        own = [unit for unit in units if edition_id(unit) == edition]
        page.text(row, 1, f"平均（{len(own)} 户）", SUM_LABEL)
        page.text(row, 2, edition, SUM_LABEL)
        for column, values in (
            (CLAIMED, [unit.claimed for unit in own]),
            (RECOMPUTED, [unit.recomputed for unit in own]),
        ):
            formula = f'IFERROR(AVERAGEIF({span(2, count)},{a1(row + 1, 3)},{span(column, count)}),"")'
            page.formula(row, column, formula, _mean(values), replace(SCORE_LOOK, bold=True))
        row += 1
    return row


def _totals(page: Page, row: int, units: list[Record]) -> None:
    count = len(units)
    page.text(row, 1, f"合计（{count} 户）", SUM_LABEL)
    budget, executed = _sum([unit.budget for unit in units]), _sum([unit.executed for unit in units])
    money = replace(MONEY_LOOK, bold=True)
    page.formula(row, BUDGET, f"SUM({span(BUDGET, count)})", budget, money)
    page.formula(row, EXECUTED, f"SUM({span(EXECUTED, count)})", executed, money)
    both = [unit for unit in units if unit.rate is not None]
    top, bottom = _sum([unit.executed for unit in both]), _sum([unit.budget for unit in both])
    # Only units with both amounts enter the overall rate; a blank one must not lower it.
    guard = f"ISNUMBER({span(RATE, count)})*1"
    numerator = f"SUMPRODUCT({guard},{span(EXECUTED, count)})"
    denominator = f"SUMPRODUCT({guard},{span(BUDGET, count)})"
    rate = f'IF({denominator}>0,{numerator}/{denominator},"")'
    page.formula(row, RATE, rate, top / bottom if bottom else None, replace(RATE_LOOK, bold=True))
    for column, severity in COUNTS:
        total = sum(counts_of(unit)[severity] for unit in units)
        page.formula(row, column, f"SUM({span(column, count)})", total, replace(COUNT_LOOK, bold=True))


def write_units(desk: Desk, roster: Roster, places: Places) -> None:
    """Write the sheet; rows of data start at ``FIRST``."""
    page = desk.page(NAME)
    units = list(roster.records)
    remark = (
        "自评得分为单位填报数，复算得分由填报数据按评分标准逐行复算；"
        "“无法复算”表示有指标缺少公开的标准或数据。金额统一折算为万元。"
    )
    page.head("绩效自评审核汇总表", remark, COLUMNS)
    for place, unit in enumerate(units):
        row = FIRST + place
        _line(page, row, place, unit)
        copy = places.copy(place)
        if copy is not None:
            page.link(row, 16, copy, "打开")
        else:
            page.text(row, 16, "—", CENTRED)
        page.link(row, 17, places.original(unit), "打开")
    page.sheet.autofilter(FIRST - 1, 0, FIRST + max(len(units), 1) - 1, len(COLUMNS) - 1)
    row = FIRST + max(len(units), 1) + 1
    row = _averages(page, row, units)
    _totals(page, row, units)
