"""Sheet 异常清单: every finding of every unit, linked to its cell in the annotated copy, for sorting and filtering."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from xlscore.consolidation.gravest import Located, located
from xlscore.model.finding import SEVERITY_WORDS, Finding, Severity
from xlscore.model.roster import Roster
from xlscore.model.settlement import SETTLEMENT_WORDS, Settlement
from xlscore.write.settled_words import settled_lines
from xlscore.write.style import INPUT, RATE
from xlscore.write.summary.analysis import Analysis
from xlscore.write.summary.page import CENTRED, FIRST, LINKS, SEVERITY_FILL, Column, Desk, Page, Places

NAME: Final = "异常清单"
COLUMNS: Final = (
    Column("序号", 6),
    Column("单位", 26),
    Column("年度", 7),
    Column("级别", 8),
    Column("代码", 8),
    Column("问题", 20),
    Column("工作表", 14),
    Column("单元格", 8),
    Column("审核意见", 52),
    Column("自评/填报数", 11),
    Column("复算数", 11),
    Column("差额", 9),
    Column("影响得分", 9),
    Column("处理建议", 36),
    Column("处理情况", 10),
    Column("说明", 44),
    Column("批注副本", 9),
    Column("报送原件", 9),
)
SEVERITY, CODE, EFFECT, STATE = 3, 4, 12, 14
REPLACED: Final = "已有更正件"
"""The finding is of a file that was sent back and corrected since."""
STATES: Final = (
    "已改正",
    SETTLEMENT_WORDS[Settlement.EXPLAINED],
    SETTLEMENT_WORDS[Settlement.WAIVED],
    "待核实",
    REPLACED,
)
"""What the reviewer notes of a finding; a drop-down list."""
_REMARK: Final = (
    "强制性：必须改正；提示性：改正或说明原因；说明：无需处理。影响得分：使总分多计（正）或少计（负）的分数。"
    "单元格链接到批注副本的该格。“处理情况”和“说明”由复核人填写，处理情况从下拉列表选择；可按任一列筛选、排序。"
)
_PLAIN: Final = replace(CENTRED, number="#,##0.00##")
_PERCENT: Final = replace(_PLAIN, number=RATE)
_ENTRY: Final = replace(CENTRED, fill=INPUT)
_FREE: Final = replace(CENTRED, fill=INPUT, across="left")


@dataclass(frozen=True, slots=True)
class _Links:
    """Which links there is room for: Excel takes no more than ``LINKS`` on a sheet."""

    files: bool
    said: str

    @classmethod
    def room(cls, lines: int) -> "_Links":
        if lines * 3 <= LINKS:
            return cls(files=True, said="")
        if lines <= LINKS:
            return cls(files=False, said=f"本页意见较多，只保留单元格的链接（Excel 每页最多 {LINKS} 个）。")
        return cls(files=False, said=f"本页意见较多，只有前 {LINKS} 条有单元格链接（Excel 每页最多 {LINKS} 个）。")


def _line(page: Page, row: int, number: int, item: Located, analysis: Analysis) -> None:
    finding = item.finding
    record = None if item.place is None else analysis.roster.records[item.place]
    page.figure(row, 0, number, CENTRED)
    page.text(row, 1, analysis.unit_of(item))
    page.text(row, 2, "" if record is None or record.year is None else str(record.year), CENTRED)
    page.text(row, SEVERITY, SEVERITY_WORDS[finding.severity], _SEVERITY_LOOKS[finding.severity])
    page.text(row, CODE, finding.code, CENTRED)
    page.text(row, 5, finding.title)
    page.text(row, 6, finding.cells[0].sheet if finding.cells else "")
    page.text(row, 8, finding.message)
    for column, figure in enumerate((finding.claimed, finding.recomputed, finding.difference), start=9):
        _figure(page, row, column, finding, figure)
    page.figure(row, EFFECT, finding.effect, _PLAIN)
    page.text(row, 13, finding.fix)
    # What was explained or waived stands there already; the rest is the reviewer's to fill in.
    page.text(row, STATE, dealt_with(item, analysis.roster), _ENTRY)
    page.text(row, 15, "\n".join(f"{label}：{words}" for label, words in settled_lines(finding)), _FREE)


_SEVERITY_LOOKS: Final = {severity: replace(CENTRED, fill=fill) for severity, fill in SEVERITY_FILL.items()}


def _figure(page: Page, row: int, column: int, finding: Finding, figure: str | None) -> None:
    """Write a figure of a finding as a number, so that it sorts as one; words stay words."""
    try:
        value = Fraction(figure) if figure is not None else None
    except ValueError:
        page.text(row, column, figure or "", CENTRED)
    else:
        page.figure(row, column, value, _PERCENT if finding.percent else _PLAIN)


def _linked(page: Page, row: int, item: Located, roster: Roster, places: Places, links: _Links) -> None:
    cell = item.finding.cells[0] if item.finding.cells else None
    record = None if item.place is None else roster.records[item.place]
    copy = None if item.place is None else places.copy(item.place, cell)
    if copy is not None and cell is not None:
        page.link(row, 7, copy, cell.a1)
    else:
        page.text(row, 7, cell.a1 if cell else "", CENTRED)
    if item.place is not None and copy is not None and links.files:
        page.link(row, 16, places.copy(item.place) or "", "打开")
    else:
        page.text(row, 16, "有" if copy is not None else "", CENTRED)
    if record is not None and links.files:
        page.link(row, 17, places.original(record), "打开")
    else:
        page.text(row, 17, "", CENTRED)


def _sheet(desk: Desk, name: str, lines: Sequence[Located], first: int, work: tuple[Analysis, Places]) -> None:
    analysis, places = work
    page = desk.page(name, streamed=True)
    links = _Links.room(len(lines))
    page.head("异常清单", _REMARK + links.said + desk.going_on(name, NAME), COLUMNS, shown=STATE + 1)
    if not lines:
        page.merge(FIRST, (0, len(COLUMNS) - 1), "没有审核意见。", CENTRED)
    for offset, item in enumerate(lines):
        _line(page, FIRST + offset, first + offset + 1, item, analysis)
        _linked(page, FIRST + offset, item, analysis.roster, places, links)
    last = FIRST + max(len(lines), 1) - 1
    # Long remarks and the links stay off paper, so that the rest can be read there.
    page.sheet.print_area(0, 0, last, STATE)
    page.sheet.autofilter(FIRST - 1, 0, last, len(COLUMNS) - 1)
    page.sheet.data_validation(FIRST, STATE, last, STATE, {"validate": "list", "source": list(STATES)})
    analysis.finding_sheets.append((name, len(lines)))


def write_findings(analysis: Analysis, desk: Desk, places: Places) -> None:
    """Write the sheet, and further ones where there are more findings than rows."""
    every = list(located(analysis.roster))
    for name, part in desk.parts(NAME, len(every)):
        _sheet(desk, name, every[part.start : part.stop], part.start, (analysis, places))


def dealt_with(item: Located, roster: Roster) -> str:
    """Return what became of a finding before any reviewer looked at it, empty where it is open."""
    if item.place in roster.replaced:
        return REPLACED
    return "" if item.finding.counts else SETTLEMENT_WORDS[item.finding.settlement]


def open_findings(analysis: Analysis, severity: Severity) -> str:
    """Return a formula for the findings of a severity that no reviewer has dealt with."""
    word = SEVERITY_WORDS[severity]
    pairs = zip(analysis.findings(SEVERITY), analysis.findings(STATE), strict=True)
    return "+".join(f'COUNTIFS({kind},"{word}",{state},"")' for kind, state in pairs)
