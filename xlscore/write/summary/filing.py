"""Sheet 上报情况: who should file and who did, counted by department; without a roster, what was received."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Final

from xlscore.cells import a1
from xlscore.consolidation.names import name_of
from xlscore.model.finding import VERDICT_WORDS
from xlscore.model.roster import Filing, FilingState, Roster
from xlscore.write.style import BAD, GOOD, HEAD
from xlscore.write.summary.analysis import Analysis
from xlscore.write.summary.page import (
    AMBER,
    CENTRED,
    COUNT_LOOK,
    FIRST,
    RATE_LOOK,
    SUM_LABEL,
    Column,
    Desk,
    Page,
    Places,
)

NAME: Final = "上报情况"
COLUMNS: Final = (
    Column("序号", 5),
    Column("单位名称", 30),
    Column("单位编码", 12),
    Column("主管部门", 20),
    Column("上报状态", 10),
    Column("截止日期", 12),
    Column("上报日期", 12),
    Column("逾期工作日", 10),
    Column("文件", 38),
    Column("匹配依据", 16),
    Column("审核结论", 10),
    Column("退回日期", 12),
    Column("联系科室", 14),
    Column("提示", 30),
)
STATE: Final = 4
"""Column (from 0) of 上报状态."""
RECEIVED: Final = (
    Column("序号", 5),
    Column("单位", 28),
    Column("指标体系", 24),
    Column("识别方式", 12),
    Column("文件", 44),
    Column("审核结论", 10),
    Column("SHA-256", 34),
)
_DEPARTMENT, _STATE = 3, 4
_FILL: Final = {
    FilingState.FILED: GOOD,
    FilingState.LATE: AMBER,
    FilingState.MISSING: BAD,
    FilingState.TWICE: BAD,
    FilingState.RETURNED: AMBER,
}
_WAYS: Final = {"stamp": "模板标记", "layout": "版式", "option": "指定"}
IN: Final = (FilingState.FILED, FilingState.LATE, FilingState.TWICE)
"""States in which a unit counts as having filed."""
DUE: Final = (*IN, FilingState.RETURNED, FilingState.MISSING)
"""States of units that should file (应报)."""
_TABLE: Final = (*DUE, FilingState.EXEMPT, FilingState.UNLISTED)
_NO_DEPARTMENT: Final = "—"


def _files(page: Page, row: int, filing: Filing, roster: Roster, places: Places) -> None:
    files = [Path(roster.records[place].file).name for place in filing.records]
    if len(files) == 1:
        page.link(row, 8, places.original(roster.records[filing.records[0]]), files[0])
    else:
        page.text(row, 8, "\n".join(files))


def _note(filing: Filing, roster: Roster) -> str:
    """Return what a person should look at, with the files that a correction replaced."""
    old = "、".join(Path(roster.records[place].file).name for place in filing.replaced)
    broken = dict.fromkeys(code for place in filing.records for code in roster.records[place].failed_checks)
    defect = f"审核规则 {'、'.join(broken)} 未能运行，意见可能不全" if broken else ""
    return "；".join(part for part in (f"退回的 {old} 已有更正件" if old else "", filing.note, defect) if part)


def _line(page: Page, row: int, filing: Filing, roster: Roster, places: Places) -> None:
    unit = filing.unit
    page.figure(row, 0, row - FIRST + 1, COUNT_LOOK)
    page.text(row, 1, unit.name)
    page.text(row, 2, unit.code, CENTRED)
    page.text(row, _DEPARTMENT, unit.department or _NO_DEPARTMENT)
    page.text(row, _STATE, filing.state.value, replace(CENTRED, fill=_FILL.get(filing.state, ""), bold=True))
    page.text(row, 5, unit.deadline.isoformat() if unit.deadline else "", CENTRED)
    page.text(row, 6, filing.filed_on.isoformat() if filing.filed_on else "", CENTRED)
    page.figure(row, 7, filing.days_late or None, COUNT_LOOK)
    _files(page, row, filing, roster, places)
    page.text(row, 9, filing.matched_by, CENTRED)
    verdicts = dict.fromkeys(VERDICT_WORDS[roster.records[place].verdict] for place in filing.records)
    page.text(row, 10, "、".join(verdicts), CENTRED)
    page.text(row, 11, unit.returned_on.isoformat() if unit.returned_on else "", CENTRED)
    page.text(row, 12, unit.contact, CENTRED)
    page.text(row, 13, _note(filing, roster))


def _listed(page: Page, roster: Roster, places: Places) -> int:
    """Write the table and the counts below it; return the row after them."""
    as_of = roster.expected.as_of
    remark = "按上报名册核对；上报日期取名册的收到日期，未登记的取表内填报日期。"
    remark += f"未上报和退回的单位，逾期工作日算到 {as_of.isoformat()}。" if as_of else ""
    remark += "退回后重报（收到日期或更正件的填报日期晚于退回日期）的，按已上报计。"
    page.head("上报情况表", "".join([remark, *roster.expected.remarks]), COLUMNS)
    if roster.expected.remarks:
        page.sheet.set_row(1, 15 * (1 + len(roster.expected.remarks)))
    for place, filing in enumerate(roster.filings):
        _line(page, FIRST + place, filing, roster, places)
    end = FIRST + len(roster.filings)
    page.sheet.autofilter(FIRST - 1, 0, end - 1, len(COLUMNS) - 1)
    return _counts(page, end + 1, roster.filings, end)


def _counts(page: Page, top: int, filings: Sequence[Filing], end: int) -> int:
    """Write the table of departments × states with the filing rate (上报率), a line for all of them last.

    Returns the row after it.
    """
    headers = ["主管部门", "应报户数", *(state.value for state in _TABLE), "上报率"]
    for offset, header in enumerate(headers):
        page.text(top, 1 + offset, header, HEAD)
    departments: dict[str, Counter[FilingState]] = {}
    for filing in filings:
        departments.setdefault(filing.unit.department or _NO_DEPARTMENT, Counter())[filing.state] += 1
    row = top
    for name, own in departments.items():
        row += 1
        page.text(row, 1, name, CENTRED)
        for place, state in enumerate(_TABLE):
            where = f"{_span(_DEPARTMENT, end)},{a1(row + 1, 2, absolute=True)},{_span(_STATE, end)}"
            page.formula(row, 3 + place, f'COUNTIFS({where},"{state.value}")', own[state], COUNT_LOOK)
        _rate(page, row, own)
    row += 1
    page.text(row, 1, "合计", SUM_LABEL)
    every = Counter(filing.state for filing in filings)
    bold = replace(COUNT_LOOK, bold=True)
    for place, state in enumerate(_TABLE):
        column = f"{a1(top + 2, 4 + place)}:{a1(row, 4 + place)}"
        page.formula(row, 3 + place, f"SUM({column})", every[state], bold)
    _rate(page, row, every)
    return row + 1


def _rate(page: Page, row: int, counts: Counter[FilingState]) -> None:
    due, filed = sum(counts[state] for state in DUE), sum(counts[state] for state in IN)
    first, last, last_in = a1(row + 1, 4), a1(row + 1, 3 + len(DUE)), a1(row + 1, 3 + len(IN))
    page.formula(row, 2, f"SUM({first}:{last})", due, COUNT_LOOK)
    total = a1(row + 1, 3)
    rate = Fraction(filed, due) if due else None
    page.formula(row, 3 + len(_TABLE), f'IF({total}>0,SUM({first}:{last_in})/{total},"")', rate, RATE_LOOK)


def _span(column: int, end: int) -> str:
    return f"{a1(FIRST + 1, column + 1, absolute=True)}:{a1(end, column + 1, absolute=True)}"


def _received(page: Page, analysis: Analysis, places: Places) -> int:
    """Write what came in; return the row after it."""
    roster = analysis.roster
    page.head("上报情况表", "未提供上报名册（--roster），只列收到的文件，无法判断哪些单位未报。", RECEIVED)
    for place, record in enumerate(roster.records):
        row = FIRST + place
        page.figure(row, 0, place + 1, COUNT_LOOK)
        page.text(row, 1, name_of(record))
        page.text(row, 2, analysis.laid.title(record.edition))
        page.text(row, 3, _WAYS.get(record.recognised_by or "", ""), CENTRED)
        page.link(row, 4, places.original(record), Path(record.file).name)
        page.text(row, 5, VERDICT_WORDS[record.verdict], CENTRED)
        page.text(row, 6, record.sha256)
    end = FIRST + max(len(roster.records), 1)
    page.sheet.autofilter(FIRST - 1, 0, end - 1, len(RECEIVED) - 1)
    return end


def write_filing(analysis: Analysis, desk: Desk, places: Places) -> None:
    """Write the sheet against the roster, or, where there is none, as a list of what came in."""
    page = desk.page(NAME)
    roster = analysis.roster
    end = _listed(page, roster, places) if roster.filings else _received(page, analysis, places)
    if roster.unread:
        _unread(page, end + 1, roster.unread)


def _unread(page: Page, row: int, files: Sequence[str]) -> None:
    """List the files that are no workbooks: a unit that seems to be missing may have sent one of them."""
    page.text(row, 1, "未能读取的其他文件（不是工作簿）", HEAD)
    for place, file in enumerate(files, 1):
        page.text(row + place, 1, file)
