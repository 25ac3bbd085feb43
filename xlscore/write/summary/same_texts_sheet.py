"""Sheet 相同文本: long texts that different units handed in word for word."""

from typing import Final

from xlscore.consolidation.long_texts import same_texts
from xlscore.write.summary.analysis import Analysis
from xlscore.write.summary.page import CENTRED, COUNT_LOOK, FIRST, Column, Desk, Places

NAME: Final = "相同文本"
COLUMNS: Final = (
    Column("组号", 6),
    Column("单位", 30),
    Column("内容", 14),
    Column("年度", 8),
    Column("本组单位数", 11),
    Column("文字（首份原文）", 70),
    Column("工作表", 18),
    Column("单元格", 9),
    Column("报送原件", 9),
)
_REMARK: Final = (
    "不同单位的完成情况、原因、说明等文字（30字以上，不计标点）一字不差的，同组列在一起。"
    "由主管部门统一口径的属正常；否则请有关单位按实际情况重写。"
)


def write_same_texts(analysis: Analysis, desk: Desk, places: Places) -> None:
    """Write the sheet, a row a unit, the units of one text together."""
    page = desk.page(NAME, streamed=True)
    page.head("相同文本表", _REMARK, COLUMNS)
    row = FIRST
    for number, group in enumerate(same_texts(analysis.roster.records), start=1):
        for place, (record, cell) in enumerate(group.units):
            page.figure(row, 0, number, COUNT_LOOK)
            line = analysis.line_of(record)
            page.text(row, 1, line.label)
            page.text(row, 2, group.label, CENTRED)
            page.figure(row, 3, record.year, CENTRED)
            page.figure(row, 4, len(group.units), COUNT_LOOK)
            page.text(row, 5, group.text if place == 0 else "（同上）")
            page.text(row, 6, cell.sheet if cell else "")
            copy = places.copy(line.place, cell)
            if copy is not None and cell is not None:
                page.link(row, 7, copy, cell.a1)
            else:
                page.text(row, 7, cell.a1 if cell else "", CENTRED)
            page.link(row, 8, places.original(record), "打开")
            row += 1
    if row == FIRST:
        page.merge(row, (0, len(COLUMNS) - 1), "没有不同单位一字不差的文字。", CENTRED)
    page.sheet.autofilter(FIRST - 1, 0, max(row - 1, FIRST), len(COLUMNS) - 1)
