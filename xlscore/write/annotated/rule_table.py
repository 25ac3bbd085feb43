"""The findings of 审核结果 by rule: how many there are of each, on which sheets, and where they are listed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from xlscore.model.finding import SEVERITY_WORDS, Finding
from xlscore.model.sheet_words import NOTHING
from xlscore.write.annotated.findings_grid import Grid, Link, Text

HEADING: Final = "按规则汇总（代码链接到该规则的第一条）"
_COUNT, _SHEETS, _NUMBERS = 7, 8, 12
COLUMNS: Final = {
    1: ("序号", 1),
    2: ("级别", 1),
    3: ("代码", 1),
    4: ("问题", _COUNT - 4),
    _COUNT: ("条数", 1),
    _SHEETS: ("各表条数", _NUMBERS - _SHEETS),
    _NUMBERS: ("所在序号", 3),
}
"""Number of the column → its head and how many columns of the first table it takes."""


def by_rule(findings: Sequence[Finding]) -> list[tuple[Finding, list[int]]]:
    """Return the rules that fired, the gravest first and then by code: a finding of each and the numbers of all.

    ``findings`` are in the order they are listed in, from number 1.
    """
    found: dict[str, list[int]] = {}
    for number, finding in enumerate(findings, 1):
        found.setdefault(finding.code, []).append(number)
    rules = [(min((findings[n - 1] for n in own), key=lambda one: one.severity.rank), own) for own in found.values()]
    return sorted(rules, key=lambda rule: (rule[0].severity.rank, rule[0].code))


def section(grid: Grid, words: str, columns: Mapping[int, tuple[str, int]]) -> None:
    """Begin a further table of the sheet.

    Its columns are those of the first: the head of that one is what stands at the top of every further printed page.
    """
    width = max(column + span for column, (_, span) in columns.items()) - 1
    grid.add(Text(1, "", "remark", width), at_least=10)
    grid.add(Text(1, words, "section", width), at_least=24)
    grid.add(*(Text(column, title, "head", span) for column, (title, span) in columns.items()), at_least=22)


def write_rules(grid: Grid, findings: Sequence[Finding], header: int) -> None:
    """Write the table where there is more than one finding; they are listed in this order below row ``header``."""
    if len(findings) < 2:  # noqa: PLR2004 -- one finding needs no table of its own
        return
    section(grid, HEADING, COLUMNS)
    for place, (finding, numbers) in enumerate(by_rule(findings), 1):
        cells = (findings[number - 1].cells for number in numbers)
        sheets = Counter(own[0].sheet if own else "不在单元格上" for own in cells)
        spread = "、".join(f"{sheet} {count}" for sheet, count in sheets.items())
        grid.add(
            Text(1, place, "middle"),
            Text(2, SEVERITY_WORDS[finding.severity], "middle"),
            Text(3, finding.code, "link_middle", link=Link(f"A{header + numbers[0]}", f"转到第 {numbers[0]} 条")),
            Text(4, finding.title or NOTHING, "text", _COUNT - 4),
            Text(_COUNT, len(numbers), "middle"),
            Text(_SHEETS, spread, "text", _NUMBERS - _SHEETS),
            Text(_NUMBERS, "、".join(map(str, numbers)), "text", 3),
        )
