"""Sheet 按规则: where each rule of checking fired, those that never did, and returns on which suspiciously none did."""

from dataclasses import replace
from fractions import Fraction
from typing import Final

from xlscore.cells import a1
from xlscore.checks import ALL
from xlscore.consolidation.rule_counts import RuleCount, rule_counts, without_fault
from xlscore.model.finding import SEVERITY_WORDS
from xlscore.write.style import HEAD, PALE_INK, TEXT
from xlscore.write.summary.analysis import Analysis, counted
from xlscore.write.summary.findings_sheet import CODE
from xlscore.write.summary.page import (
    BAND,
    CENTRED,
    COUNT_LOOK,
    FIRST,
    RATE_LOOK,
    SCORE_LOOK,
    SEVERITY_FILL,
    SUM_LABEL,
    Column,
    Desk,
    Page,
    Places,
)

NAME: Final = "按规则"
COLUMNS: Final = (
    Column("序号", 6),
    Column("代码", 10),
    Column("级别", 9),
    Column("问题", 40),
    Column("意见条数", 10),
    Column("占全部意见", 11),
    Column("涉及文件数", 11),
    Column("占收到文件", 11),
    Column("影响得分合计", 13),
)
TITLE_AT, COUNT_AT = 3, 4
_REMARK: Final = (
    "按意见条数从多到少；意见条数由公式取自“异常清单”。影响得分合计＝各条意见影响分数的绝对值之和，不影响得分的留空。"
    "灰色为本批未出现的规则：可能确无此类问题，也可能该批没有可供检查的数据。"
)
_SILENT: Final = "各行满分、总分满分而无强制性和提示性意见的自评表（不等于有问题，建议抽查佐证材料）"


def _line(page: Page, row: int, number: int, rule: RuleCount, work: tuple[Analysis, int]) -> None:
    analysis, first = work
    declared = next(item for item in ALL if item.code == rule.code)
    ink = TEXT.colour if rule.findings else PALE_INK
    files = len(analysis.roster.records)
    total = f"SUM({a1(first + 1, COUNT_AT + 1, absolute=True)}:{a1(first + len(ALL), COUNT_AT + 1, absolute=True)})"
    page.figure(row, 0, number, replace(COUNT_LOOK, colour=ink))
    page.text(row, 1, rule.code, replace(CENTRED, colour=ink))
    fill = SEVERITY_FILL[declared.severity] if rule.findings else ""
    page.text(row, 2, SEVERITY_WORDS[declared.severity], replace(CENTRED, fill=fill, colour=ink))
    page.text(row, TITLE_AT, declared.title, replace(CENTRED, across="left", colour=ink))
    here = a1(row + 1, COUNT_AT + 1)
    formula = counted(analysis.findings(CODE), a1(row + 1, 2))
    page.formula(row, COUNT_AT, formula, rule.findings, replace(COUNT_LOOK, colour=ink))
    every = sum(len(record.findings) for record in analysis.roster.records) + len(analysis.roster.findings)
    share = Fraction(rule.findings, every) if every else None
    page.formula(row, 5, f'IF({total}>0,{here}/{total},"")', share, replace(RATE_LOOK, colour=ink))
    page.figure(row, 6, rule.files, replace(COUNT_LOOK, colour=ink))
    page.formula(
        row,
        7,
        f'IF({files}>0,{a1(row + 1, 7)}/{files},"")',
        Fraction(rule.files, files) if files else None,
        replace(RATE_LOOK, colour=ink),
    )
    page.figure(row, 8, rule.effect or None, replace(SCORE_LOOK, colour=ink))


def _silent(analysis: Analysis, page: Page, row: int) -> None:
    last = len(COLUMNS) - 1
    page.merge(row, (0, last), _SILENT, BAND)
    found = without_fault(analysis.roster, analysis.lines)
    if not found:
        page.merge(row + 1, (0, last), "没有这样的自评表。", CENTRED)
        return
    row += 1
    page.text(row, 0, "序号", HEAD)
    page.text(row, 1, "年度", HEAD)
    page.text(row, 2, "自评得分", HEAD)
    page.text(row, 3, "单位", HEAD)
    page.merge(row, (4, last), "评分表", HEAD)
    for number, line in enumerate(found, start=1):
        row += 1
        record = line.record
        page.figure(row, 0, number, COUNT_LOOK)
        page.figure(row, 1, record.year, CENTRED)
        page.figure(row, 2, record.claimed, SCORE_LOOK)
        page.text(row, 3, line.label)
        page.merge(row, (4, last), analysis.laid.title(record.edition), CENTRED)


def write_rules(analysis: Analysis, desk: Desk, places: Places) -> None:
    """Write the sheet: every rule there is, the most frequent first."""
    del places
    page = desk.page(NAME)
    page.head("审核规则情况表", _REMARK, COLUMNS)
    counts = rule_counts(analysis.roster)
    rules = [counts.get(item.code, RuleCount(item.code)) for item in ALL]
    rules.sort(key=lambda rule: (-rule.findings, rule.code))
    row = FIRST
    for number, rule in enumerate(rules, start=1):
        _line(page, row, number, rule, (analysis, FIRST))
        row += 1
    page.text(row, 3, f"合计（{len(counts)} 条规则有意见，{len(ALL) - len(counts)} 条未出现）", SUM_LABEL)
    area = f"{a1(FIRST + 1, COUNT_AT + 1)}:{a1(row, COUNT_AT + 1)}"
    total = sum(rule.findings for rule in rules)
    page.formula(row, COUNT_AT, f"SUM({area})", total, replace(COUNT_LOOK, bold=True))
    page.sheet.autofilter(FIRST - 1, 0, row - 1, len(COLUMNS) - 1)
    titles = {item.code: item.title for item in ALL}
    analysis.rules = [(f"{rule.code} {titles[rule.code]}", rule.findings) for rule in rules if rule.findings]
    _silent(analysis, page, row + 2)
