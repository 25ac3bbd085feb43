"""Below the lines of 汇总: averages and totals a group, subtotals a department with what its units explain."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from xlscore.cells import a1
from xlscore.consolidation.departments import Department, departments
from xlscore.consolidation.lines import Counted, Line, Lines
from xlscore.consolidation.sums import known_sum, mean
from xlscore.model.finding import Severity
from xlscore.model.roster import Roster
from xlscore.write.style import TEXT
from xlscore.write.summary import departments_sheet
from xlscore.write.summary.page import COUNT_LOOK, FIRST, MONEY_LOOK, RATE_LOOK, SCORE_LOOK, SUM_LABEL, Page
from xlscore.write.summary.unit_columns import (
    ADOPTED,
    BUDGET,
    CLAIMED,
    COPY,
    COUNTED,
    COUNTS,
    DEPARTMENT,
    EDITION,
    EXECUTED,
    GROUP,
    RATE,
    RECOMPUTED,
    span,
)

_MONEY: Final = replace(MONEY_LOOK, bold=True)
_COUNTED: Final = f'"{Counted.YES}"'
_STANDING: Final = f'"<>{Counted.NO}"'


def counts_of(line: Line) -> Counter[Severity]:
    """Return how many findings of each severity a form has that were neither explained nor waived."""
    return Counter(finding.severity for finding in line.findings if finding.counts)


def overall_rate(lines: Iterable[Line]) -> Fraction | None:
    """Return executed ÷ budget of the lines that state both; a blank one must not lower it."""
    both = [line.record for line in lines if line.record.rate is not None]
    bottom = known_sum(record.budget for record in both)
    return known_sum(record.executed for record in both) / bottom if bottom > 0 else None


@dataclass(frozen=True, slots=True)
class Block:
    """One row of the block: its group, perhaps its department, and the lines it is about."""

    page: Page
    row: int
    count: int
    """Lines of data."""
    department: bool = False

    def where(self, counted: str = "") -> str:
        """Return the conditions of COUNTIFS, SUMIFS and AVERAGEIFS for this row."""
        here = self.row + 1
        text = f"{span(GROUP, self.count)},{a1(here, GROUP + 1)}"
        if counted:
            text += f",{span(COUNTED, self.count)},{counted}"
        if self.department:
            text += f",{span(DEPARTMENT, self.count)},{a1(here, DEPARTMENT + 1)}"
        return text

    def label(self, word: str, counted: str, number: int) -> None:
        """Write what the row is, with the number of returns it is about."""
        formula = f'"{word}（"&COUNTIFS({self.where(counted)})&" 户）"'
        self.page.formula(self.row, 1, formula, f"{word}（{number} 户）", SUM_LABEL)

    def scores(self, lines: list[Line]) -> None:
        """Write the averages of the three scores."""
        columns: tuple[tuple[int, Callable[[Line], Fraction | None]], ...] = (
            (CLAIMED, lambda line: line.record.claimed),
            (RECOMPUTED, lambda line: line.record.recomputed),
            (ADOPTED, lambda line: line.adopted),
        )
        for column, value in columns:
            formula = f'IFERROR(AVERAGEIFS({span(column, self.count)},{self.where(_STANDING)}),"")'
            self.page.formula(self.row, column, formula, mean(map(value, lines)), replace(SCORE_LOOK, bold=True))

    def money(self, lines: list[Line]) -> None:
        """Write the totals of the amounts and the rate of those that state both."""
        where = self.where(_COUNTED)
        for column, amounts in (
            (BUDGET, [line.record.budget for line in lines]),
            (EXECUTED, [line.record.executed for line in lines]),
        ):
            held = span(column, self.count)
            # Where no return states the amount there is no total, which is not 0.
            formula = f'IF(COUNTIFS({where},{held},">-1E+300")>0,SUMIFS({held},{where}),"")'
            total = None if all(amount is None for amount in amounts) else known_sum(amounts)
            self.page.formula(self.row, column, formula, total, _MONEY)
        both = f'{where},{span(RATE, self.count)},">-1E+300"'
        top, bottom = (f"SUMIFS({span(column, self.count)},{both})" for column in (EXECUTED, BUDGET))
        rate = f'IF({bottom}>0,{top}/{bottom},"")'
        self.page.formula(self.row, RATE, rate, overall_rate(lines), replace(RATE_LOOK, bold=True))

    def findings(self, lines: list[Line]) -> None:
        """Write how many findings of each severity the returns have, whether their amounts count or not."""
        where = self.where()
        for column, severity in COUNTS:
            total = sum(counts_of(line)[severity] for line in lines)
            formula = f"SUMIFS({span(column, self.count)},{where})"
            self.page.formula(self.row, column, formula, total, replace(COUNT_LOOK, bold=True))


def _named(page: Page, row: int, lines: Lines, group: int, department: str = "") -> None:
    known = lines.groups[group]
    page.text(row, DEPARTMENT, department or known.kind, SUM_LABEL)
    page.text(row, EDITION, known.title, SUM_LABEL)
    page.figure(row, GROUP - 1, known.year, replace(COUNT_LOOK, bold=True))
    page.figure(row, GROUP, group + 1, replace(COUNT_LOOK, bold=True))


def _group(page: Page, row: int, lines: Lines, group: int) -> int:
    count = len(lines.lines)
    standing = lines.of_group(group)
    counted = [line for line in standing if line.counted is Counted.YES]
    averages, totals = Block(page, row, count), Block(page, row + 1, count)
    _named(page, row, lines, group)
    averages.label("平均", _STANDING, len(standing))
    averages.scores(standing)
    _named(page, row + 1, lines, group)
    totals.label("合计", _COUNTED, len(counted))
    totals.money(counted)
    totals.findings([line for line in lines.lines if line.group == group])
    return row + 2


def _department(page: Page, row: int, lines: Lines, group: int, name: str, own: list[Line]) -> None:
    block = Block(page, row, len(lines.lines), department=True)
    standing = [line for line in own if line.standing]
    counted = [line for line in standing if line.counted is Counted.YES]
    _named(page, row, lines, group, name)
    block.label("小计", _COUNTED, len(counted))
    block.scores(standing)
    block.money(counted)
    block.findings(own)


def _explained(page: Page, row: int, lines: Lines, found: Department, place: int) -> int:
    """Write under a subtotal what the department's own figures are made of, without adding them in again."""
    own = lines.lines[found.line].record
    words = (f"其中 {own.unit}：所属 {len(found.parts)} 户", f"其中 {own.unit}：差额（调整）")
    for word, part in zip(words, (departments_sheet.PARTS, departments_sheet.DIFFERENCE), strict=True):
        page.text(row, 1, word, replace(TEXT, indent=1))
        for offset, (column, comparison) in enumerate(((BUDGET, found.budget), (EXECUTED, found.executed))):
            value = comparison.parts if part == departments_sheet.PARTS else comparison.difference
            page.formula(row, column, departments_sheet.cell(part, 2 * place + offset), value, MONEY_LOOK)
        row += 1
    return row


def write_totals(page: Page, roster: Roster, lines: Lines) -> int:
    """Write averages and totals of every group, then the subtotals of its departments; return the row below.

    Different editions, years and kinds are never mixed in one figure; the amounts of units that are part of a
    department's return are shown under its subtotal and not added again.
    """
    row = FIRST + max(len(lines.lines), 1) + 1
    for group in range(len(lines.groups)):
        row = _group(page, row, lines, group)
    sizes = Counter((line.group, line.department or "—") for line in lines.lines if line.standing)
    if all(size == 1 for size in sizes.values()) or all(name == "—" for _, name in sizes):
        return row
    named = list(sizes)
    row += 1
    page.sheet.merge_range(row, 0, row, COPY - 1, "按主管部门小计", page.looks.format(SUM_LABEL))
    row += 1
    whole: dict[tuple[int | None, str], list[tuple[int, Department]]] = {}
    for place, found in enumerate(departments(roster, lines)):
        line = lines.lines[found.line]
        whole.setdefault((line.group, line.department or "—"), []).append((place, found))
    held: dict[tuple[int | None, str], list[Line]] = {}
    for line in lines.lines:
        held.setdefault((line.group, line.department or "—"), []).append(line)
    for key in sorted(named, key=lambda key: key[0] or 0):
        _department(page, row, lines, key[0] or 0, key[1], held[key])
        row += 1
        for place, found in whole.get(key, ()):
            row = _explained(page, row, lines, found, place)
    return row
