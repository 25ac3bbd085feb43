"""The sheet 审核结果: the head, the table of findings, and what could not be verified."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from xlscore.cells import CellRef, quote_sheet
from xlscore.model.dossier import Dossier
from xlscore.model.finding import SEVERITY_WORDS, Finding, Severity
from xlscore.ooxml.names import Dialect
from xlscore.write.annotated.findings_grid import Grid, Link, Text
from xlscore.write.annotated.findings_style import VERDICT_COLOURS
from xlscore.write.annotated.geometry import display_width
from xlscore.write.annotated.marks import MARKS
from xlscore.write.annotated.summary_text import UNVERIFIED, UNVERIFIED_HEADING, head_pairs, unknown_scores
from xlscore.write.annotated.wording import opinion, places, working

_COLUMNS: Final = (
    ("序号", 5.0),
    ("级别", 8.0),
    ("代码", 8.0),
    ("位置", 23.0),
    ("审核意见", 34.0),
    ("自评/填报数", 12.0),
    ("复算数", 10.0),
    ("差额", 9.0),
    ("计算过程", 26.0),
    ("处理建议", 24.0),
    ("审核说明", 16.0),
)
_WIDTH: Final = len(_COLUMNS)
_NOTHING: Final = "——"


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What the patching found out that the sheet has to say."""

    linkable: frozenset[str]
    """Names of the worksheets a link can lead to."""
    styles: Mapping[str, int]
    remarks: Mapping[int, str] = field(default_factory=dict)
    """Index of a finding → why its note is not on its cell."""
    notices: Sequence[str] = ()
    """Sentences about the file as a whole (digital signature …)."""
    received_at: datetime | None = None


def findings_sheet(dossier: Dossier, facts: SheetFacts, dialect: Dialect) -> tuple[bytes, int]:
    """Return the worksheet part and the number of its header row."""
    grid = Grid(tuple(width for _, width in _COLUMNS), dict(facts.styles))
    _head(grid, dossier, facts)
    grid.add(*(Text(column, title, "head") for column, (title, _) in enumerate(_COLUMNS, 1)), at_least=24)
    header = grid.next_row - 1
    _table(grid, dossier, facts)
    _unverified(grid, dossier, facts)
    return grid.sheet(dialect, header, VERDICT_COLOURS[dossier.verdict][1]), header


def _head(grid: Grid, dossier: Dossier, facts: SheetFacts) -> None:
    grid.add(Text(1, "绩效自评表审核结果", "title", _WIDTH), at_least=30)
    for left, right in head_pairs(dossier, facts.received_at):
        grid.add(
            Text(1, left[0], "label", 3),
            Text(4, left[1], "verdict" if left[0] == "审核结论" else "text", 2),
            Text(6, right[0], "label", 2),
            Text(8, right[1], "text", _WIDTH - 7),
            at_least=18,
        )
    legend = "；".join(f"{mark.words}为{SEVERITY_WORDS[severity]}意见" for severity, mark in MARKS.items())
    lines = [
        f"图例：{legend}。强制性意见须更正后重新报送；提示性意见请更正，或在“审核说明”栏写明理由；说明仅供知悉。",
        *facts.notices,
    ]
    grid.add(Text(1, "\n".join(lines), "remark", _WIDTH), at_least=16)


def ordered(findings: Sequence[Finding]) -> list[int]:
    """Return the indices of the findings of the main table, the gravest first, else in their own order."""
    listed = [index for index, finding in enumerate(findings) if finding.code != UNVERIFIED]
    return sorted(listed, key=lambda index: findings[index].severity.rank)


def _link(cells: tuple[CellRef, ...], facts: SheetFacts) -> Link | None:
    """Return the link to the first cell whose sheet is there."""
    cell = next((cell for cell in cells if cell.sheet in facts.linkable), None)
    return Link(f"{quote_sheet(cell.sheet)}!{cell.a1}", f"转到 {cell}") if cell else None


def _table(grid: Grid, dossier: Dossier, facts: SheetFacts) -> None:
    findings = dossier.findings
    order = ordered(findings)
    if not order:
        grid.add(Text(1, "没有需要列出的审核意见。", "middle", _WIDTH), at_least=24)
    numbers = {findings[index].id: number for number, index in enumerate(order, 1)}
    for number, index in enumerate(order, 1):
        finding = findings[index]
        said = [opinion(finding)]
        if finding.caused_by in numbers:
            said.append(f"（由第 {numbers[finding.caused_by]} 条引起）")
        if index in facts.remarks:
            said.append(f"（{facts.remarks[index]}）")
        link = _link(finding.cells, facts)
        warning = finding.severity is Severity.WARNING
        grid.add(
            Text(1, number, "middle"),
            Text(2, SEVERITY_WORDS[finding.severity], finding.severity.value),
            Text(3, finding.code, "link_middle" if link else "middle", link=link),
            _place(finding.cells, link),
            Text(5, "\n".join(said), "text"),
            _or_dash(6, finding.claimed, "figure"),
            _or_dash(7, finding.recomputed, "figure"),
            _or_dash(8, finding.difference, "figure"),
            _or_dash(9, working(finding), "text"),
            _or_dash(10, finding.fix, "text"),
            Text(11, "" if warning else _NOTHING, "input" if warning else "middle"),
        )


def _unverified(grid: Grid, dossier: Dossier, facts: SheetFacts) -> None:
    lines: list[tuple[str, tuple[CellRef, ...], str, str]] = [
        (finding.code, finding.cells, "\n".join([opinion(finding), *_remark(facts, index)]), finding.fix)
        for index, finding in enumerate(dossier.findings)
        if finding.code == UNVERIFIED
    ]
    told = {cell for finding in dossier.findings if finding.code == UNVERIFIED for cell in finding.cells}
    for score in unknown_scores(dossier):
        place = score.row.claimed.at or score.row.at
        if place not in told:
            at = (place,) if place else ()
            lines.append((_NOTHING, at, f"“{score.row.title}”无法复算：{score.why or '没有可用的评分标准'}", ""))
    remainder = dossier.framework.remainder if dossier.framework else None
    if remainder is not None:
        lines.append((_NOTHING, (), f"评分表另有 {remainder.points} 分无法复算：{remainder.why}", ""))
    lines += [
        (code, (), f"审核规则 {code} 在本文件上未能运行完，其结论缺失。", "这是审核程序的缺陷，与填报无关，请反馈。")
        for code in dossier.failed_checks
    ]
    if not lines:
        return
    grid.add(Text(1, "", "remark", _WIDTH), at_least=10)
    grid.add(Text(1, UNVERIFIED_HEADING, "section", _WIDTH), at_least=24)
    grid.add(
        Text(1, "序号", "head"),
        Text(2, "代码", "head", 2),
        Text(4, "位置", "head"),
        Text(5, "事项", "head", 4),
        Text(9, "需要什么", "head", _WIDTH - 8),
        at_least=22,
    )
    for number, (code, cells, matter, need) in enumerate(lines, 1):
        link = _link(cells, facts)
        grid.add(
            Text(1, number, "middle"),
            Text(2, code, "link_middle", 2, link) if link and code != _NOTHING else Text(2, code, "middle", 2),
            _place(cells, link),
            Text(5, matter, "text", 4),
            _or_dash(9, need, "text", _WIDTH - 8),
        )


def _place(cells: tuple[CellRef, ...], link: Link | None) -> Text:
    """Return the cell 位置: a link where it fits on one line, all that LibreOffice shows of one, else plain text."""
    text = places(cells) or _NOTHING
    short = display_width(text) <= _COLUMNS[3][1] and "\n" not in text
    return Text(4, text, "link", link=link) if link and short else Text(4, text, "text")


def _or_dash(column: int, text: str | None, style: str, span: int = 1) -> Text:
    return Text(column, text, style, span) if text else Text(column, _NOTHING, "middle", span)


def _remark(facts: SheetFacts, index: int) -> list[str]:
    return [f"（{facts.remarks[index]}）"] if index in facts.remarks else []
