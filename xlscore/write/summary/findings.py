"""Sheet 审核意见: every finding of every unit, linked to its cell in the annotated copy."""

from dataclasses import replace
from typing import Final

from xlscore.model.finding import Finding
from xlscore.model.roster import Roster
from xlscore.write.settled_words import settled_lines
from xlscore.write.summary.page import CENTRED, FIRST, SEVERITY_FILL, Column, Desk, Page, Places
from xlscore.write.summary.units import name_of

NAME: Final = "审核意见"
COLUMNS: Final = (
    Column("序号", 5),
    Column("单位", 24),
    Column("级别", 8),
    Column("代码", 8),
    Column("工作表", 16),
    Column("单元格", 8),
    Column("问题", 20),
    Column("审核意见", 52),
    Column("自评/填报数", 11),
    Column("复算数", 11),
    Column("差额", 9),
    Column("处理建议", 36),
)
CODE: Final = 3


def _line(page: Page, row: int, unit: str, finding: Finding, link: str | None) -> None:
    page.figure(row, 0, row - FIRST + 1, CENTRED)
    page.text(row, 1, unit)
    level = finding.level.replace("·", "\n")
    page.text(row, 2, level, replace(CENTRED, fill=SEVERITY_FILL[finding.weight]))
    page.text(row, CODE, finding.code, CENTRED)
    cell = finding.cells[0] if finding.cells else None
    page.text(row, 4, cell.sheet if cell else "")
    if link is not None and cell is not None:
        page.link(row, 5, link, cell.a1)
    else:
        page.text(row, 5, cell.a1 if cell else "", CENTRED)
    page.text(row, 6, finding.title)
    settled = [f"{label}：{words}" for label, words in settled_lines(finding)]
    page.text(row, 7, "\n".join([finding.message, *settled]))
    page.text(row, 8, finding.shown(finding.claimed), CENTRED)
    page.text(row, 9, finding.shown(finding.recomputed), CENTRED)
    page.text(row, 10, finding.shown(finding.difference), CENTRED)
    page.text(row, 11, finding.fix)


def write_findings(desk: Desk, roster: Roster, places: Places) -> int:
    """Write the sheet and return how many lines of findings it holds."""
    page = desk.page(NAME)
    page.head(
        "审核意见明细表",
        "强制性：必须改正；提示性：改正或说明原因；说明：无需处理。已说明、已豁免的不计入意见条数和结论。单元格链接到批注副本。",
        COLUMNS,
    )
    row = FIRST
    for place, record in enumerate(roster.records):
        for finding in record.findings:
            link = places.copy(place, finding.cells[0]) if finding.cells else None
            _line(page, row, name_of(record), finding, link)
            row += 1
    for finding in roster.findings:
        _line(page, row, "（全部单位）", finding, None)
        row += 1
    page.sheet.autofilter(FIRST - 1, 0, max(row - 1, FIRST), len(COLUMNS) - 1)
    return row - FIRST
