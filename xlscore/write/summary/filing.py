"""Sheet 上报情况: who should file and who did; without a roster, what was received."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Final

from xlscore.model.finding import VERDICT_WORDS
from xlscore.model.roster import FilingState, Roster
from xlscore.write.style import BAD, GOOD, HEAD
from xlscore.write.summary.page import AMBER, CENTRED, COUNT_LOOK, FIRST, Column, Desk, Page, Places
from xlscore.write.summary.units import name_of

NAME: Final = "上报情况"
COLUMNS: Final = (
    Column("序号", 5),
    Column("单位名称", 28),
    Column("单位编码", 12),
    Column("主管部门", 20),
    Column("上报状态", 10),
    Column("截止日期", 12),
    Column("上报日期", 12),
    Column("逾期工作日", 10),
    Column("文件", 34),
    Column("匹配依据", 18),
    Column("审核结论", 10),
)
RECEIVED: Final = (
    Column("序号", 5),
    Column("单位", 28),
    Column("指标体系", 24),
    Column("识别方式", 12),
    Column("文件", 44),
    Column("审核结论", 10),
    Column("SHA-256", 34),
)
_FILL: Final = {FilingState.FILED: GOOD, FilingState.LATE: AMBER, FilingState.MISSING: BAD, FilingState.TWICE: BAD}
_WAYS: Final = {"stamp": "模板标记", "layout": "版式", "option": "指定"}


def _listed(page: Page, roster: Roster, places: Places) -> None:
    page.head("上报情况表", "按上报名册核对；上报日期取名册的收到日期，未登记的取表内填报日期。", COLUMNS)
    row = FIRST
    for filing in roster.filings:
        unit = filing.unit
        page.figure(row, 0, row - FIRST + 1, COUNT_LOOK)
        page.text(row, 1, unit.name)
        page.text(row, 2, unit.code, CENTRED)
        page.text(row, 3, unit.department)
        page.text(row, 4, filing.state.value, replace(CENTRED, fill=_FILL.get(filing.state, ""), bold=True))
        page.text(row, 5, unit.deadline.isoformat() if unit.deadline else "", CENTRED)
        page.text(row, 6, filing.filed_on.isoformat() if filing.filed_on else "", CENTRED)
        page.figure(row, 7, filing.days_late or None, COUNT_LOOK)
        files = [Path(roster.records[place].file).name for place in filing.records]
        if len(files) == 1:
            page.link(row, 8, places.original(roster.records[filing.records[0]]), files[0])
        else:
            page.text(row, 8, "\n".join(files))
        page.text(row, 9, filing.matched_by, CENTRED)
        verdicts = dict.fromkeys(VERDICT_WORDS[roster.records[place].verdict] for place in filing.records)
        page.text(row, 10, "、".join(verdicts), CENTRED)
        row += 1
    page.sheet.autofilter(FIRST - 1, 0, row - 1, len(COLUMNS) - 1)
    _counts(page, row + 1, roster, row)


def _counts(page: Page, row: int, roster: Roster, end: int) -> None:
    counts = Counter(filing.state for filing in roster.filings)
    page.text(row, 1, "上报状态", HEAD)
    page.text(row, 2, "户数", HEAD)
    for place, state in enumerate(FilingState, start=row + 1):
        page.text(place, 1, state.value, CENTRED)
        formula = f"COUNTIF($E${FIRST + 1}:$E${end},B{place + 1})"
        page.formula(place, 2, formula, counts[state], COUNT_LOOK)


def _received(page: Page, roster: Roster, places: Places) -> None:
    page.head("上报情况表", "未提供上报名册（--roster），只列收到的文件，无法判断哪些单位未报。", RECEIVED)
    for place, record in enumerate(roster.records):
        row = FIRST + place
        page.figure(row, 0, place + 1, COUNT_LOOK)
        page.text(row, 1, name_of(record))
        page.text(row, 2, record.edition.id if record.edition else "未识别")
        page.text(row, 3, _WAYS.get(record.recognised_by or "", ""), CENTRED)
        page.link(row, 4, places.original(record), Path(record.file).name)
        page.text(row, 5, VERDICT_WORDS[record.verdict], CENTRED)
        page.text(row, 6, record.sha256)
    page.sheet.autofilter(FIRST - 1, 0, FIRST + max(len(roster.records), 1) - 1, len(RECEIVED) - 1)


def write_filing(desk: Desk, roster: Roster, places: Places) -> None:
    """Write the sheet against the roster, or, where there is none, as a list of what came in."""
    page = desk.page(NAME)
    if roster.filings:
        _listed(page, roster, places)
    else:
        _received(page, roster, places)
