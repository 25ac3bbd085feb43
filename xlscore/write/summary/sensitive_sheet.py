"""Sheet 等级敏感: the returns whose grade depends on a question that is open."""

from fractions import Fraction
from typing import Final

from xlscore.consolidation.sensitive import sensitive, to_next_grades
from xlscore.write.summary.analysis import Analysis
from xlscore.write.summary.page import CENTRED, COUNT_LOOK, FIRST, LINK, SCORE_LOOK, Column, Desk, Places

NAME: Final = "等级敏感"
COLUMNS: Final = (
    Column("序号", 6),
    Column("单位", 30),
    Column("评分表", 26),
    Column("年度", 8),
    Column("自评得分", 10),
    Column("复算得分", 10),
    Column("自评等级", 9),
    Column("可能最低总分", 12),
    Column("可能最高总分", 12),
    Column("可能最低等级", 12),
    Column("可能最高等级", 12),
    Column("高于本级下限", 12),
    Column("距上一等级", 11),
    Column("依据", 44),
    Column("批注副本", 9),
)
_REMARK: Final = (
    "列出等级可能改变的自评表：存疑数据核定后总分跨等级的，自评得分与复算得分分属两个等级的，按某条意见更正后等级改变的。"
    "“高于本级下限”“距上一等级”按复算得分（无法复算的按自评得分）与该评分表的等级分界计算。"
)


def write_sensitive(analysis: Analysis, desk: Desk, places: Places) -> None:
    """Write the sheet, a row a return whose grade is not settled."""
    page = desk.page(NAME)
    page.head("等级敏感单位表", _REMARK, COLUMNS)
    row = FIRST
    for found in sensitive(analysis.lines):
        record = found.line.record
        low, high = record.total_range or (None, None)
        below, above = to_next_grades(found.line)
        page.figure(row, 0, row - FIRST + 1, COUNT_LOOK)
        page.text(row, 1, found.line.label)
        page.text(row, 2, analysis.laid.title(record.edition))
        page.figure(row, 3, record.year, CENTRED)
        page.figure(row, 4, record.claimed, SCORE_LOOK, "未填")
        page.figure(row, 5, record.recomputed, SCORE_LOOK, "无法复算")
        page.text(row, 6, record.claimed_grade, CENTRED)
        figures: tuple[Fraction | None, ...] = (low, high)
        for column, figure in enumerate(figures, start=7):
            page.figure(row, column, figure, SCORE_LOOK, "—")
        page.text(row, 9, found.lowest, CENTRED)
        page.text(row, 10, found.highest, CENTRED)
        page.figure(row, 11, below, SCORE_LOOK, "—")
        page.figure(row, 12, above, SCORE_LOOK, "—")
        page.text(row, 13, found.reason)
        copy = places.copy(found.line.place, record.total_at)
        if copy is None:
            page.text(row, 14, "", CENTRED)
        else:
            page.link(row, 14, copy, "打开", LINK)
        row += 1
    if row == FIRST:
        page.merge(row, (0, len(COLUMNS) - 1), "没有等级可能改变的自评表。", CENTRED)
    page.sheet.autofilter(FIRST - 1, 0, max(row - 1, FIRST), len(COLUMNS) - 1)
