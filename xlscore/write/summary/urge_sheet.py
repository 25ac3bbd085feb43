"""Sheet 催报: the units still to file, by department, each with a sentence ready to send."""

from typing import Final

from xlscore.model.roster import Expected, Filing, FilingState
from xlscore.write.style import HEAD
from xlscore.write.summary.analysis import Analysis
from xlscore.write.summary.page import CENTRED, COUNT_LOOK, FIRST, SUM_LABEL, Column, Desk, Page, Places

NAME: Final = "催报"
COLUMNS: Final = (
    Column("序号", 5),
    Column("单位名称", 28),
    Column("单位编码", 11),
    Column("联系科室", 13),
    Column("截止日期", 12),
    Column("逾期工作日", 8),
    Column("状态", 8),
    Column("催报内容", 66),
)
_OPEN: Final = (FilingState.MISSING, FilingState.RETURNED)


def urging(filing: Filing, expected: Expected) -> str:
    """Return the sentence to send to a unit that still has to file."""
    unit, back = filing.unit, filing.unit.returned_on
    asked = f"按要求应于 {unit.deadline.isoformat()} 前报送，" if unit.deadline else ""
    day = f"截至 {expected.as_of.isoformat()} " if expected.as_of else ""
    late = f"，已逾期 {filing.days_late} 个工作日" if filing.days_late else ""
    whom = f"如有疑问请联系{unit.contact}。" if unit.contact else ""
    if filing.state is FilingState.RETURNED:
        when = f"已于 {back.isoformat()} 退回修改" if back else "已退回修改"
        return f"{unit.name}：你单位的绩效自评表{when}，{day}尚未收到更正件{late}，请改正后尽快重新报送。{whom}"
    if filing.lacking:
        missing = "、".join(filing.lacking)
        return f"{unit.name}：{day}已收到你单位的绩效自评表，其中缺少{missing}的表，{asked}请补报。{whom}"
    close = "请尽快报送" if filing.days_late else "请按期报送"
    return f"{unit.name}：你单位的绩效自评表{asked}{day}尚未收到{late}，{close}。{whom}"


def _department(page: Page, row: int, name: str, filings: list[Filing], expected: Expected, number: int) -> int:
    title = f"{name or '（名册未列主管部门）'}（{len(filings)} 户）"
    page.sheet.merge_range(row, 0, row, len(COLUMNS) - 1, title, page.looks.format(SUM_LABEL))
    for filing in filings:
        row, number = row + 1, number + 1
        unit = filing.unit
        page.figure(row, 0, number, COUNT_LOOK)
        page.text(row, 1, unit.name)
        page.text(row, 2, unit.code, CENTRED)
        page.text(row, 3, unit.contact, CENTRED)
        page.text(row, 4, unit.deadline.isoformat() if unit.deadline else "", CENTRED)
        page.figure(row, 5, filing.days_late or None, COUNT_LOOK)
        page.text(row, 6, "缺报" if filing.lacking else filing.state.value, CENTRED)
        page.text(row, 7, urging(filing, expected))
    return row + 1


def write_urging(analysis: Analysis, desk: Desk, places: Places) -> None:
    """Write the sheet: units not filed or sent back, grouped by department in the order of the roster."""
    del places
    page, roster = desk.page(NAME), analysis.roster
    as_of = roster.expected.as_of
    remark = f"逾期工作日算到 {as_of.isoformat()}，按名册所附节假日和调休安排。" if as_of else "未指定催报日期。"
    page.head("催报清单", remark + "“催报内容”可直接复制发送。", COLUMNS)
    still = [filing for filing in roster.filings if filing.state in _OPEN or filing.lacking]
    if not still:
        said = (
            "名册内单位均已上报，无需催报。" if roster.filings else "未提供上报名册（--roster），无法列出应催报的单位。"
        )
        page.sheet.merge_range(FIRST, 0, FIRST, len(COLUMNS) - 1, said, page.looks.format(HEAD))
        return
    row, number = FIRST, 0
    for name in dict.fromkeys(filing.unit.department for filing in still):
        own = [filing for filing in still if filing.unit.department == name]
        row = _department(page, row, name, own, roster.expected, number)
        number += len(own)
