"""Sheet 执行率: every rate of every unit with its two amounts, recomputed by a live formula."""

from typing import Final

from xlscore.cells import a1
from xlscore.model.roster import Roster
from xlscore.write.summary.page import CENTRED, FIRST, MONEY_LOOK, RATE_LOOK, Column, Desk
from xlscore.write.summary.units import name_of

NAME: Final = "执行率"
COLUMNS: Final = (
    Column("序号", 5),
    Column("单位", 28),
    Column("项目", 30),
    Column("基数口径", 22),
    Column("基数", 14),
    Column("执行数（实际数）", 14),
    Column("计量单位", 9),
    Column("填报比率", 10),
    Column("复算比率", 10),
    Column("超过100%", 9),
)


def write_rates(desk: Desk, roster: Roster) -> None:
    """Write the sheet, a row a rate; a missing amount leaves the rate blank, never zero."""
    page = desk.page(NAME)
    page.head("预算执行率明细表", "复算比率＝执行数÷基数，由公式即时计算；金额按填报的计量单位列示。", COLUMNS)
    row = FIRST
    for record in roster.records:
        for rate in record.rates:
            bottom, top = a1(row + 1, 5), a1(row + 1, 6)
            result = a1(row + 1, 9)
            page.figure(row, 0, row - FIRST + 1, CENTRED)
            page.text(row, 1, name_of(record))
            page.text(row, 2, rate.name)
            page.text(row, 3, rate.base)
            page.figure(row, 4, rate.denominator, MONEY_LOOK, rate.texts.denominator)
            page.figure(row, 5, rate.numerator, MONEY_LOOK, rate.texts.numerator)
            page.text(row, 6, rate.unit, CENTRED)
            page.figure(row, 7, rate.claimed, RATE_LOOK, rate.texts.claimed)
            formula = f'IF(COUNT({bottom},{top})=2,IF({bottom}=0,"",{top}/{bottom}),"")'
            page.formula(row, 8, formula, rate.recomputed, RATE_LOOK)
            over = rate.recomputed is not None and rate.recomputed > 1
            page.formula(row, 9, f'IF(ISNUMBER({result}),IF({result}>1,"是",""),"")', "是" if over else "", CENTRED)
            row += 1
    page.sheet.autofilter(FIRST - 1, 0, max(row - 1, FIRST), len(COLUMNS) - 1)
