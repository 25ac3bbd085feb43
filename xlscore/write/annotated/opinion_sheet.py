"""The page 审核意见书: what the unit is told in short, on one sheet of A4 to be signed and stamped."""

from collections.abc import Mapping, Sequence
from typing import Final

from xlscore.model.dossier import Dossier
from xlscore.model.finding import VERDICT_WORDS, Finding, Severity, Verdict
from xlscore.model.sheet_words import NOTHING, PAGE_KEY, REVIEW_OPINION, REVIEW_SCORE
from xlscore.model.stamp import OWN_TITLES, SHEET_FINDINGS, SHEET_OPINION
from xlscore.ooxml.names import Dialect
from xlscore.write.annotated.carried import put
from xlscore.write.annotated.findings_grid import Grid, Page, Text
from xlscore.write.annotated.findings_sheet import SheetFacts, ordered
from xlscore.write.annotated.findings_style import VERDICT_COLOURS
from xlscore.write.annotated.summary_text import (
    UNVERIFIED,
    claimed_text,
    counts_text,
    edition_title,
    file_name,
    recomputed_text,
    unit_name,
)
from xlscore.write.annotated.wording import places
from xlscore.write.annotated.workbook_part import NewSheet
from xlscore.write.settled_words import counted

_WIDTHS: Final = (6.0, 9.0, 10.0, 20.0, 17.0, 15.0, 15.0)
_LAST: Final = len(_WIDTHS)
_ROOM: Final = 296.0
"""Points that the list may take before it goes on with what need not be corrected: it is then still one page."""
_MOST: Final = 400.0
"""Points beyond which one page would have to be made so small that nobody could read it."""
_LONG: Final = 60
"""Letters of a place that are shown."""
_SENTENCES: Final = {
    Verdict.FAIL: "你单位报送的上述自评表经审核不通过。请按下列强制性意见逐条更正，对提示性意见予以更正或书面说明。",
    Verdict.EXPLAIN: "你单位报送的上述自评表未发现必须更正的问题。请对下列提示性意见予以更正，或书面说明理由。",
    Verdict.PASS: "你单位报送的上述自评表经审核通过，没有需要更正或说明的问题。",
    Verdict.UNCHECKED: (
        "你单位报送的上述自评表未能全部核对：审核程序有规则未能运行，与填报无关。"
        "已有的意见不是全部，待重新审核后确定结论。"
    ),
}
_BROKEN: Final = "另有审核规则因程序缺陷未能运行，与填报无关，意见可能不全。"
_SETTLED: Final = "你单位报送的上述自评表经审核通过：下列意见已说明清楚或者已经豁免，不需更正。"
_SIGNED: Final = (("审核人", "复核人"), ("审核日期", "复核日期"))


def opinion_sheet(dossier: Dossier, facts: SheetFacts, dialect: Dialect) -> NewSheet:
    """Return the page; what was written into its blanks on an earlier copy stays."""
    grid = Grid(_WIDTHS, dict(facts.styles))
    _head(grid, dossier)
    long = _list(grid, dossier, facts)
    _foot(grid, dossier, facts)
    put(grid, 2, facts.carried)
    page = Page(VERDICT_COLOURS[dossier.verdict][1], portrait=True, one_page=not long)
    return NewSheet(SHEET_OPINION, grid.sheet(dialect, page))


def _head(grid: Grid, dossier: Dossier) -> None:
    grid.add(Text(1, OWN_TITLES[SHEET_OPINION], "title", _LAST), at_least=44)
    grid.add(Text(1, f"致：{unit_name(dossier) or '（单位名称未识别）'}", "letter_bold", _LAST), at_least=30)
    year = f"{dossier.fiscal_year} 年度" if dossier.fiscal_year is not None else "年度未识别"
    rows = [
        ("评分表", edition_title(dossier), "年度", year),
        ("报送文件", file_name(dossier), "审核意见", counts_text(dossier)),
        ("自评总分及等级", claimed_text(dossier), "复算总分及等级", recomputed_text(dossier)),
    ]
    for left, text, right, other in rows:
        grid.add(
            Text(1, left, "label", 2),
            Text(3, text, "text", 2),
            Text(5, right, "label"),
            Text(6, other.replace("见表末", f"见“{SHEET_FINDINGS}”表末"), "text", 2),
            at_least=26,
        )
    grid.add(
        Text(1, "审核结论", "label", 2), Text(3, VERDICT_WORDS[dossier.verdict], "verdict", _LAST - 2), at_least=30
    )
    grid.add(Text(1, _sentence(dossier), "letter", _LAST), at_least=40)


def _sentence(dossier: Dossier) -> str:
    if dossier.verdict is Verdict.PASS and any(not finding.counts for finding in dossier.findings):
        return _SETTLED
    sentence = _SENTENCES.get(dossier.verdict, "")
    return f"{sentence}{_BROKEN}" if dossier.failed_checks and dossier.verdict is Verdict.FAIL else sentence


def _short(finding: Finding) -> str:
    """Return a finding in a few words."""
    figures = [
        f"{label} {text}"
        for label, text in (
            ("填报", finding.shown(finding.claimed)),
            ("复算", finding.shown(finding.recomputed)),
            ("差额", finding.shown(finding.difference)),
        )
        if text
    ]
    return f"{finding.title}（{'，'.join(figures)}）" if figures else finding.title


def _list(grid: Grid, dossier: Dossier, facts: SheetFacts) -> bool:
    """List what has to be corrected, all of it, then as many others as leave room for the signatures; count the rest.

    What a unit is told to correct is never left out; where it needs more than a page, ``True`` is returned.
    """
    order = ordered(dossier.findings, facts.sheets)
    numbers = {index: number for number, index in enumerate(order, 1)}
    told = sorted(order, key=lambda index: dossier.findings[index].weight.rank)
    unknown = sum(1 for finding in dossier.findings if finding.code == UNVERIFIED)
    if not told and not unknown:
        return False
    if told:
        grid.add(
            Text(1, "条", "head"), Text(2, "级别", "head"), Text(3, "代码", "head"), Text(4, "位置", "head"),
            Text(5, "审核意见", "head", _LAST - 4), at_least=24,
        )  # fmt: skip
    begin, shown, long = grid.height, 0, False
    for index in told:
        finding = dossier.findings[index]
        if grid.height - begin > _ROOM and finding.weight is not Severity.ERROR:
            break
        place = places(finding.cells).replace("\n", "") or NOTHING
        grid.add(
            Text(1, numbers[index], "middle"),
            Text(2, finding.level.replace("·", "\n"), finding.weight.value),
            Text(3, finding.code, "middle"),
            Text(4, place if len(place) <= _LONG else f"{place[:_LONG]}……", "text"),
            Text(5, _short(finding), "text", _LAST - 4),
        )
        shown += 1
        long = grid.height - begin > _MOST
    rest = [dossier.findings[index] for index in told[shown:]]
    words = _rest_words(rest)
    if unknown:
        words += f"另有未能核实的事项 {unknown} 项，不影响审核结论。"
    grid.add(
        Text(
            1, f"{words}计算过程、处理建议和填写说明的栏目见工作表“{SHEET_FINDINGS}”，条号与该表一致。", "remark", _LAST
        ),
        at_least=20,
    )
    return long


def _rest_words(rest: Sequence[Finding]) -> str:
    if not rest:
        return ""
    return f"其余 {len(rest)} 条（{counted(rest).replace('，', '、')}）未在此列出。"


def _foot(grid: Grid, dossier: Dossier, facts: SheetFacts) -> None:
    typed = {name: words for (identifier, name), words in facts.previous.typed.items() if not identifier}
    if any(finding.counts and finding.severity is not Severity.NOTE for finding in dossier.findings):
        act = "改正后重新报送。" if dossier.verdict is Verdict.FAIL else "更正，或填写说明后重新报送。"
        grid.add(
            Text(1, "请于", "foot"), Text(2, typed.get("期限", ""), "blank", 3), Text(5, f"前{act}", "foot", 3),
            at_least=34,
        )  # fmt: skip
        _blanks(grid, {"期限": 2})
    grid.add(
        Text(1, f"{REVIEW_SCORE}：", "foot_right", 2),
        Text(3, typed.get(REVIEW_SCORE, ""), "blank"),
        Text(4, f"{REVIEW_OPINION}：", "foot_right"),
        Text(5, typed.get(REVIEW_OPINION, ""), "blank", 3),
        at_least=34,
    )
    _blanks(grid, {REVIEW_SCORE: 3, REVIEW_OPINION: 5})
    for left, right in _SIGNED:
        grid.add(
            Text(1, f"{left}：", "foot_right", 2),
            Text(3, typed.get(left, ""), "blank", 2),
            Text(5, f"{right}：", "foot_right"),
            Text(6, typed.get(right, ""), "blank", 2),
            at_least=34,
        )
        _blanks(grid, {left: 3, right: 6})
    grid.add(Text(5, "（公章）", "foot", 3), at_least=64)


def _blanks(grid: Grid, columns: Mapping[str, int]) -> None:
    """Note beside the last row which blanks it has."""
    grid.put_aside(grid.next_row - 1, 1, PAGE_KEY + ";".join(f"{name}@{column}" for name, column in columns.items()))
