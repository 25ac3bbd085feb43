"""The sheet 审核结果: the head, the table of findings, the same by rule, and what could not be verified."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from xlscore.cells import CellRef, a1, column_letters, quote_sheet
from xlscore.model.dossier import Dossier
from xlscore.model.finding import SEVERITY_WORDS, Finding, Severity
from xlscore.model.settlement import Explanation
from xlscore.model.sheet_words import EXPLANATION, FILLED, ID_HEADER, NOTHING
from xlscore.model.stamp import OWN_TITLES, SHEET_FINDINGS
from xlscore.ooxml.cell_texts import Typed
from xlscore.ooxml.names import Dialect
from xlscore.write.annotated.carried import Carried, put
from xlscore.write.annotated.findings_grid import Grid, Link, Page, Text
from xlscore.write.annotated.findings_style import VERDICT_COLOURS
from xlscore.write.annotated.marks import MARKS
from xlscore.write.annotated.previous import Previous
from xlscore.write.annotated.rule_table import section, write_rules
from xlscore.write.annotated.summary_text import UNVERIFIED, UNVERIFIED_HEADING, head_pairs, unknown_scores
from xlscore.write.annotated.wording import folded, opinion, places, working
from xlscore.write.annotated.workbook_part import NewSheet
from xlscore.write.measure import width_of
from xlscore.write.root_text import places as spoilt
from xlscore.write.settled_words import settled_lines

_COLUMNS: Final = (
    ("序号", 5.0),
    ("级别", 7.5),
    ("代码", 7.5),
    ("工作表", 11.0),
    ("位置", 13.0),
    ("审核意见", 31.0),
    ("自评/填报数", 9.5),
    ("复算数", 9.0),
    ("差额", 8.0),
    ("计算过程", 23.0),
    ("处理建议", 21.0),
    ("审核说明", 13.0),
    ("复核分", 7.0),
    ("复核意见", 13.0),
)
_WIDTH: Final = len(_COLUMNS)
_SCORE: Final = _WIDTH - 1
_FILLED: Final = _WIDTH - len(FILLED) + 1
_NEED: Final = 11
_FIRST: Final = {column: (_COLUMNS[column - 1][0], 1) for column in range(1, 6)}
_UNVERIFIED: Final = {**_FIRST, 6: ("事项", _NEED - 6), _NEED: ("需要什么", _WIDTH - _NEED + 1)}
_GONE: Final = {
    **_FIRST,
    6: ("上一稿的审核意见", _FILLED - 6),
    **{column: (title, 1) for column, title in enumerate(FILLED, _FILLED)},
}
"""Columns of the second tables: number of the column → its head and how many columns of the first it takes."""
_ID, _CARRIED = 1, 2
"""The hidden columns behind: the id of each row, and what is carried for the next copy."""


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What the patching found out that the sheet has to say."""

    linkable: frozenset[str]
    """Names of the worksheets a link can lead to."""
    styles: Mapping[str, int]
    sheets: Sequence[str] = ()
    """Names of the sheets of the workbook in their order."""
    remarks: Mapping[int, str] = field(default_factory=dict)
    """Index of a finding → why its note is not on its cell."""
    notices: Sequence[str] = ()
    """Sentences about the file as a whole (digital signature …)."""
    received_at: datetime | None = None
    previous: Previous = field(default_factory=Previous)
    carried: Carried = field(default_factory=Carried)


def _with_explanations(facts: SheetFacts, dossier: Dossier) -> SheetFacts:
    """Return the facts with the explanations that were handed in beside the file, as if typed into the earlier copy."""
    told = [(finding.id, finding.explanation) for finding in dossier.findings if finding.explanation is not None]
    told += [(answer.finding, Explanation(answer.text)) for answer in dossier.strays]
    typed = {(name, EXPLANATION): Typed(explanation.text) for name, explanation in told}
    previous = facts.previous
    kept = {
        key: words for key, words in previous.typed.items() if key not in typed or words.text.strip() == typed[key].text
    }
    return replace(facts, previous=replace(previous, typed={**typed, **kept}))


def findings_sheet(dossier: Dossier, facts: SheetFacts, dialect: Dialect) -> NewSheet:
    """Return the sheet."""
    facts = _with_explanations(facts, dossier)
    grid = Grid(tuple(width for _, width in _COLUMNS), dict(facts.styles))
    _head(grid, dossier, facts)
    grid.add(*(Text(column, title, "head") for column, (title, _) in enumerate(_COLUMNS, 1)), at_least=24)
    header = grid.next_row - 1
    grid.put_aside(header, _ID, ID_HEADER)
    listed = _table(grid, dossier, facts)
    last = grid.next_row - 1
    write_rules(grid, [dossier.findings[index] for index in ordered(dossier.findings, facts.sheets)], header)
    _unverified(grid, dossier, facts)
    _gone(grid, facts, listed)
    put(grid, _CARRIED, facts.carried)
    area = f"A{header}:{a1(last, _WIDTH + _ID)}" if listed else ""
    page = Page(
        VERDICT_COLOURS[dossier.verdict][1], header, area, validations=_validations(header, last) if listed else ""
    )
    fixed = f"$A${header}:${column_letters(_WIDTH + _ID)}${last}" if listed else ""
    return NewSheet(SHEET_FINDINGS, grid.sheet(dialect, page), header, fixed)


def _validations(header: int, last: int) -> str:
    area = f"{a1(header + 1, _SCORE)}:{a1(last, _SCORE)}"
    return (
        '<dataValidations count="1"><dataValidation type="decimal" operator="greaterThanOrEqual" allowBlank="1"'
        ' showErrorMessage="1" errorTitle="复核分" error="复核分应为不小于 0 的数字。"'
        f' sqref="{area}"><formula1>0</formula1></dataValidation></dataValidations>'
    )


def _head(grid: Grid, dossier: Dossier, facts: SheetFacts) -> None:
    grid.add(Text(1, OWN_TITLES[SHEET_FINDINGS], "title", _WIDTH), at_least=30)
    for left, right in head_pairs(dossier, facts.received_at):
        grid.add(
            Text(1, left[0], "label", 3),
            Text(4, left[1], "verdict" if left[0] == "审核结论" else "text", 3),
            Text(7, right[0], "label", 2),
            Text(9, right[1], "text", _WIDTH - 8),
            at_least=18,
        )
    legend = "；".join(f"{mark.words}为{SEVERITY_WORDS[severity]}意见" for severity, mark in MARKS.items())
    if facts.notices:
        said = "\n".join(facts.notices)
        grid.add(Text(1, "注意事项", "label", 3), Text(4, said, "text", _WIDTH - 3), at_least=18)
    line = (
        f"图例：{legend}；已说明、已豁免的按说明标示。强制性意见须更正后重新报送；"
        "提示性意见请更正，或在“审核说明”栏写明理由；说明仅供知悉。"
    )
    grid.add(Text(1, line, "remark", _WIDTH), at_least=16)


def ordered(findings: Sequence[Finding], sheets: Sequence[str] = ()) -> list[int]:
    """Return the indices of the findings of the main table: sheet by sheet, within one the gravest first."""
    listed = [index for index, finding in enumerate(findings) if finding.code != UNVERIFIED]
    places = {name: place for place, name in enumerate(sheets)}

    def rank(index: int) -> tuple[int, int]:
        cells = findings[index].cells
        return places.get(cells[0].sheet, len(places)) if cells else -1, findings[index].severity.rank

    return sorted(listed, key=rank)


def numbers_of(findings: Sequence[Finding], sheets: Sequence[str]) -> dict[str, int]:
    """Return the numbers under which findings are listed, by their ids."""
    return {findings[index].id: number for number, index in enumerate(ordered(findings, sheets), 1)}


def _link(cells: tuple[CellRef, ...], facts: SheetFacts) -> Link | None:
    """Return the link to the first cell whose sheet is there."""
    cell = next((cell for cell in cells if cell.sheet in facts.linkable), None)
    return Link(f"{quote_sheet(cell.sheet)}!{cell.a1}", f"转到 {cell}") if cell else None


def _table(grid: Grid, dossier: Dossier, facts: SheetFacts) -> frozenset[str]:
    """Write the table of findings and return their ids."""
    findings = dossier.findings
    order = ordered(findings, facts.sheets)
    if not order:
        grid.add(Text(1, "没有需要列出的审核意见。", "middle", _WIDTH), at_least=24)
    numbers = {findings[index].id: number for number, index in enumerate(order, 1)}
    for number, index in enumerate(order, 1):
        finding = findings[index]
        said = [opinion(finding)]
        if finding.caused_by in numbers:
            said.append(f"（由第 {numbers[finding.caused_by]} 条引起）")
        if finding.spoils:
            said.append(f"连带影响：{spoilt(finding.spoils)}")
        if index in facts.remarks:
            said.append(f"（{facts.remarks[index]}）")
        said += [f"{label}：{words}" for label, words in settled_lines(finding) if label != EXPLANATION]
        link = _link(finding.cells, facts)
        grid.add(
            Text(1, number, "middle"),
            Text(2, finding.level.replace("·", "\n"), finding.weight.value),
            Text(3, finding.code, "link_middle" if link else "middle", link=link),
            Text(4, finding.cells[0].sheet if finding.cells else NOTHING, "middle"),
            _place(5, finding.cells, link),
            Text(6, "\n".join(said), "text"),
            _or_dash(7, finding.shown(finding.claimed) or None, "figure"),
            _or_dash(8, finding.shown(finding.recomputed) or None, "figure"),
            _or_dash(9, finding.shown(finding.difference) or None, "figure"),
            _or_dash(10, working(finding), "text"),
            _or_dash(11, finding.fix if finding.counts else "", "text"),
            *_filled(
                finding.id, facts, explained=finding.severity is Severity.WARNING or finding.explanation is not None
            ),
        )
        grid.put_aside(grid.next_row - 1, _ID, finding.id)
    return frozenset(numbers)


def _filled(identifier: str, facts: SheetFacts, *, explained: bool) -> list[Text]:
    """Return the cells that people fill in, with what they wrote on an earlier copy."""
    cells = []
    for column, header in enumerate(FILLED, _FILLED):
        words = facts.previous.typed.get((identifier, header))
        if words is None and header == FILLED[0] and not explained:
            cells.append(Text(column, NOTHING, "middle"))
        else:
            cells.append(Text(column, words or "", "input"))
    return cells


def _gone(grid: Grid, facts: SheetFacts, listed: frozenset[str]) -> None:
    """List what people wrote to findings that are no longer there: nobody's words get lost."""
    gone = list(dict.fromkeys(name for name, _ in facts.previous.typed if name and name not in listed))
    if not gone:
        return
    section(grid, "上一稿的说明和复核意见（对应的审核意见本次已没有）", _GONE)
    for number, identifier in enumerate(gone, 1):
        grid.add(
            Text(1, number, "middle"),
            Text(2, NOTHING, "middle"),
            Text(3, identifier.partition(":")[0], "middle"),
            Text(4, NOTHING, "middle"),
            Text(5, NOTHING, "middle"),
            _or_dash(6, facts.previous.named.get(identifier), "text", _FILLED - 6),
            *_filled(identifier, facts, explained=True),
        )
        grid.put_aside(grid.next_row - 1, _ID, identifier)


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
            lines.append((NOTHING, at, f"“{score.row.title}”无法复算：{score.why or '没有可用的评分标准'}", ""))
    remainder = dossier.framework.remainder if dossier.framework else None
    if remainder is not None:
        lines.append((NOTHING, (), f"评分表另有 {remainder.points} 分无法复算：{remainder.why}", ""))
    lines += [
        (code, (), f"审核规则 {code} 在本文件上未能运行完，其结论缺失。", "这是审核程序的缺陷，与填报无关，请反馈。")
        for code in dossier.failed_checks
    ]
    if not lines:
        return
    section(grid, UNVERIFIED_HEADING, _UNVERIFIED)
    for number, (code, cells, matter, need) in enumerate(lines, 1):
        link = _link(cells, facts)
        grid.add(
            Text(1, number, "middle"),
            Text(2, SEVERITY_WORDS[Severity.NOTE], "middle"),
            Text(3, code, "link_middle", link=link) if link and code != NOTHING else Text(3, code, "middle"),
            Text(4, cells[0].sheet if cells else NOTHING, "middle"),
            _place(5, cells, link),
            Text(6, matter, "text", _NEED - 6),
            _or_dash(_NEED, need, "text", _WIDTH - _NEED + 1),
        )


def _place(column: int, cells: tuple[CellRef, ...], link: Link | None) -> Text:
    """Return the cell 位置: a link where it fits on one line, all that LibreOffice shows of one, else plain text.

    The sheet is left out where there is but one: it stands in a column of its own.
    """
    if not cells:
        return Text(column, NOTHING, "middle")
    text, width = places(cells, bare=True), _COLUMNS[column - 1][1]
    if link is not None and width_of(text) <= width and "\n" not in text:
        return Text(column, text, "link", link=link)
    return Text(column, "\n".join(folded(line, width - 2.5) for line in text.split("\n")), "text")


def _or_dash(column: int, text: str | None, style: str, span: int = 1) -> Text:
    return Text(column, text, style, span) if text else Text(column, NOTHING, "middle", span)


def _remark(facts: SheetFacts, index: int) -> list[str]:
    return [f"（{facts.remarks[index]}）"] if index in facts.remarks else []
