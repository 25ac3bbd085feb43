"""Sheets 本次变化 and 变化明细: what units changed since their last submission, cell by cell and finding by finding."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from xlscore.cells import CellRef, a1
from xlscore.consolidation.changes import Changes, changes_of
from xlscore.consolidation.lines import Line
from xlscore.consolidation.pairing import Pairs
from xlscore.model.finding import SEVERITY_WORDS, Finding
from xlscore.write.style import BAD, GOOD
from xlscore.write.summary.analysis import Analysis, Span
from xlscore.write.summary.comparing import CHANGE_LOOK, NOT_KNOWN, difference, year_of
from xlscore.write.summary.page import (
    AMBER,
    CENTRED,
    COUNT_LOOK,
    FIRST,
    SCORE_LOOK,
    Column,
    Desk,
    Page,
    Places,
)

NAME: Final = "本次变化"
DETAIL: Final = "变化明细"
CHANGED, CORRECTED, OPEN, NEW = "改动", "已改正", "仍未改正", "新增"
COLUMNS: Final = (
    Column("序号", 5),
    Column("单位", 30),
    Column("项目", 18),
    Column("年度", 7),
    Column("对应依据", 11),
    Column("上次文件", 28),
    Column("本次文件", 28),
    Column("上次自评得分", 9),
    Column("本次自评得分", 9),
    Column("增减（分）", 9),
    Column("改动处数", 8),
    Column("意见已改正", 8),
    Column("意见仍未改正", 9),
    Column("意见新增", 8),
    Column("说明", 24),
)
DETAIL_COLUMNS: Final = (
    Column("序号", 6),
    Column("报表", 6),
    Column("单位", 30),
    Column("项目", 16),
    Column("类别", 10),
    Column("工作表", 14),
    Column("单元格", 9),
    Column("内容", 34),
    Column("上次", 34),
    Column("本次", 34),
)
_REMARK: Final = "与同一年度上次报送（--previous，或退回后重报）相比。处数由“变化明细”即时统计；改动之处逐格见该表。"
_DETAIL_REMARK: Final = "“报表”为“本次变化”的序号。改动：指标、得分、金额及其文字；意见按编号（规则代码＋对象）对应。"
_FILL: Final = {CHANGED: "", CORRECTED: GOOD, OPEN: AMBER, NEW: BAD}


@dataclass(frozen=True, slots=True)
class _Detail:
    """One line of 变化明细."""

    number: int
    line: Line
    kind: str
    at: CellRef | None
    what: str
    before: str = ""
    now: str = ""


def write_changes(analysis: Analysis, desk: Desk, pairs: Pairs, places: Places) -> None:
    """Write both sheets; nothing where no unit handed anything in again."""
    held = [changes_of(pair) for pair in pairs.resubmitted]
    if not held:
        return
    page = desk.page(NAME)
    page.head("本次变化表", _REMARK, COLUMNS)
    details = [
        detail
        for number, changes in enumerate(held, start=1)
        for detail in _details(number, changes, analysis.line_of(changes.pair.now))
    ]
    sheets = desk.parts(DETAIL, len(details))
    areas = [(name, len(part)) for name, part in sheets]
    for row, changes in enumerate(held, start=FIRST):
        _unit(page, row, changes, analysis.line_of(changes.pair.now).name, areas)
        page.link(row, 5, places.original(changes.pair.before), Path(changes.pair.before.file).name)
        page.link(row, 6, places.original(changes.pair.now), Path(changes.pair.now.file).name)
    page.sheet.autofilter(FIRST - 1, 0, FIRST + len(held) - 1, len(COLUMNS) - 1)
    for name, part in sheets:
        detail = desk.page(name)
        detail.head("变化明细表", _DETAIL_REMARK + desk.going_on(name, DETAIL), DETAIL_COLUMNS)
        for row, number in enumerate(part, start=FIRST):
            _detail(detail, row, number + 1, details[number], places)
        if not part:
            detail.merge(FIRST, (0, len(DETAIL_COLUMNS) - 1), "指标、得分、金额和审核意见都没有变化。", CENTRED)
        detail.sheet.autofilter(FIRST - 1, 0, FIRST + max(len(part), 1) - 1, len(DETAIL_COLUMNS) - 1)


def _unit(page: Page, row: int, changes: Changes, name: str, areas: list[tuple[str, int]]) -> None:
    now, before = changes.pair.now, changes.pair.before
    page.figure(row, 0, row - FIRST + 1, COUNT_LOOK)
    page.text(row, 1, name)
    page.text(row, 2, now.project)
    page.text(row, 3, year_of(now), CENTRED)
    page.text(row, 4, changes.pair.way, CENTRED)
    page.figure(row, 7, before.claimed, SCORE_LOOK, "未填")
    page.figure(row, 8, now.claimed, SCORE_LOOK, "未填")
    difference(page, row, (7, 8, 9), (before.claimed, now.claimed), CHANGE_LOOK)
    counts = {
        CHANGED: len(changes.cells),
        CORRECTED: len(changes.corrected),
        OPEN: len(changes.still_open),
        NEW: len(changes.new),
    }
    number = a1(row + 1, 1)
    for column, (kind, count) in enumerate(counts.items(), start=10):
        if kind != CHANGED and not changes.findings_known:
            page.text(row, column, NOT_KNOWN, CENTRED)
            continue
        terms = [_count(name, lines, number, kind) for name, lines in areas]
        look = replace(COUNT_LOOK, fill=_FILL[kind]) if count else COUNT_LOOK
        page.formula(row, column, "+".join(terms), count, look)
    remark = "" if changes.findings_known else "上次的资料是汇总表，只比总分、金额和各栏自评得分"
    page.text(row, 14, "与上次报送的文件完全相同" if changes.identical else remark)


def _count(name: str, lines: int, number: str, kind: str) -> str:
    numbers, kinds = (Span(name, column, FIRST, FIRST + max(lines, 1) - 1) for column in (1, 4))
    return f'COUNTIFS({numbers},{number},{kinds},"{kind}")'


def _details(number: int, changes: Changes, now: Line) -> Iterator[_Detail]:
    for cell in changes.cells:
        yield _Detail(number, now, CHANGED, cell.at, cell.what, cell.before or "空", cell.now or "空")
    for kind, findings in ((CORRECTED, changes.corrected), (OPEN, changes.still_open), (NEW, changes.new)):
        for finding in findings:
            at = finding.cells[0] if finding.cells else None
            yield _Detail(number, now, kind, at, *_words(kind, finding))


def _words(kind: str, finding: Finding) -> tuple[str, str, str]:
    what = f"[{SEVERITY_WORDS[finding.severity]}] {finding.code} {finding.title}"
    if kind == CORRECTED:
        return what, finding.message, ""
    return what, "" if kind == NEW else "（上次已提出）", finding.message


def _detail(page: Page, row: int, number: int, detail: _Detail, places: Places) -> None:
    at = detail.at
    page.figure(row, 0, number, COUNT_LOOK)
    page.figure(row, 1, detail.number, COUNT_LOOK)
    page.text(row, 2, detail.line.name)
    page.text(row, 3, detail.line.record.project)
    page.text(row, 4, detail.kind, replace(CENTRED, fill=_FILL[detail.kind]))
    page.text(row, 5, at.sheet if at else "")
    # A finding that is gone stood in the earlier file.
    link = places.copy(detail.line.place, at) if at is not None and detail.kind != CORRECTED else None
    if link is not None and at is not None:
        page.link(row, 6, link, at.a1)
    else:
        page.text(row, 6, at.a1 if at else "", CENTRED)
    page.text(row, 7, detail.what)
    page.text(row, 8, detail.before)
    page.text(row, 9, detail.now)
