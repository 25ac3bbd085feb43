"""Sheet 舍位平衡: the amounts in a coarser unit that still add up, and every unit of the last place moved for it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from xlscore.cells import a1
from xlscore.consolidation.balance import Rounded
from xlscore.consolidation.balanced_totals import BalancedGroup, BalancedRow, Balancing, balanced_groups
from xlscore.consolidation.lines import Lines
from xlscore.exact import decimal_text
from xlscore.write.style import HEAD, Look
from xlscore.write.summary.analysis import Analysis
from xlscore.write.summary.page import AMBER, BAND, CENTRED, FIRST, MONEY_LOOK, SUM_LABEL, Column, Desk, Page
from xlscore.write.summary.unit_columns import BUDGET, EXECUTED
from xlscore.write.summary.unit_columns import cell as unit_cell

NAME: Final = "舍位平衡"
_LEFT, _RIGHT = 2, 6
"""First column of the four of 预算数 and of 执行数: exact, rounded, moved, balanced."""


@dataclass(slots=True)
class _Sheet:
    page: Page
    asked: Balancing
    row: int = FIRST

    @property
    def money(self) -> Look:
        """How balanced figures are shown."""
        places = self.asked.places
        return replace(MONEY_LOOK, number="#,##0" + ("." + "0" * places if places else ""))

    def figures(self, column: int, item: Rounded | None, source: str, balanced: str, *, bold: bool) -> None:
        """Write the four cells of one amount; ``balanced`` is the formula of the last, empty for rounded ＋ moved."""
        page, row = self.page, self.row
        look = replace(self.money, bold=bold)
        if item is None:
            for offset in range(4):
                page.text(row, column + offset, "", CENTRED)
            return
        exact, rounded, moved = (a1(row + 1, column + 1 + offset) for offset in range(3))
        page.formula(row, column, source, item.exact, replace(MONEY_LOOK, number="#,##0.00######", bold=bold))
        page.formula(row, column + 1, f"ROUND({exact},{self.asked.places})", item.rounded, look)
        shift = Fraction(item.shift) / Fraction(10) ** self.asked.places
        page.figure(row, column + 2, shift or None, replace(look, fill=AMBER if shift else ""))
        own = balanced or f"ROUND({rounded}+N({moved}),{self.asked.places})"
        page.formula(row, column + 3, own, item.balanced, replace(look, bold=True))


def columns(asked: Balancing) -> tuple[Column, ...]:
    """Return the columns of the sheet in the unit asked for."""
    four = (f"原值（{asked.scale}）", "直接舍入", "调整", "平衡后")
    both = [
        Column(f"{word}{header}", 14 if header != "调整" else 9) for word in ("预算数", "执行数") for header in four
    ]
    return (Column("主管部门", 22), Column("单位", 30), *both)


def _unit(sheet: _Sheet, department: str, row: BalancedRow, line: int) -> None:
    sheet.page.text(sheet.row, 0, department)
    sheet.page.text(sheet.row, 1, row.name)
    for start, column, item in ((_LEFT, BUDGET, row.budget), (_RIGHT, EXECUTED, row.executed)):
        source = unit_cell(column, line)
        divisor = sheet.asked.scale.divisor
        sheet.figures(start, item, source if divisor == 1 else f"{source}/{divisor}", "", bold=False)
    sheet.row += 1


def _closing(sheet: _Sheet, label: tuple[str, str], row: BalancedRow, cells: list[int]) -> None:
    """Write a subtotal or the total over the rows it adds up; what it adds to is balanced already."""
    sheet.page.text(sheet.row, 0, label[0], SUM_LABEL)
    sheet.page.text(sheet.row, 1, label[1], SUM_LABEL)
    for start, item in ((_LEFT, row.budget), (_RIGHT, row.executed)):
        exact, balanced = (_sum(cells, start + offset) for offset in (0, 3))
        sheet.figures(start, item, exact, f"ROUND({balanced},{sheet.asked.places})", bold=True)
    sheet.row += 1


def _sum(rows: list[int], column: int) -> str:
    """Return the sum of one column over rows, neighbours written as a stretch."""
    stretches: list[list[int]] = []
    for row in rows:
        if stretches and stretches[-1][1] == row - 1:
            stretches[-1][1] = row
        else:
            stretches.append([row, row])
    spans = [f"{a1(first + 1, column + 1)}:{a1(last + 1, column + 1)}" for first, last in stretches]
    # SUM takes 255 arguments at most; sums of sums go on beyond.
    pieces = [f"SUM({','.join(spans[at : at + 250])})" for at in range(0, len(spans), 250)]
    return "+".join(pieces)


def _group(sheet: _Sheet, lines: Lines, table: BalancedGroup) -> None:
    subtotals: list[int] = []
    for department, rows in table.departments:
        first = sheet.row
        for row in rows:
            if row.line is not None:
                _unit(sheet, department.name, row, row.line)
        subtotals.append(sheet.row)
        _closing(sheet, (department.name, "小计"), department, list(range(first, sheet.row)))
    _closing(sheet, (lines.groups[table.group].label, "合计"), table.total, subtotals)


def _moved(tables: list[BalancedGroup]) -> Iterator[tuple[str, str, str, Rounded]]:
    for table in tables:
        for department, rows in table.departments:
            for place, row in enumerate((department, *rows)):
                name = row.name if place else "小计"
                for word, item in (("预算数", row.budget), ("执行数", row.executed)):
                    if item is not None and item.shift:
                        yield department.name, name, word, item


def _trail(sheet: _Sheet, tables: list[BalancedGroup]) -> None:
    page, places = sheet.page, sheet.asked.places
    moved = list(_moved(tables))
    sheet.row += 1
    page.merge(sheet.row, (0, len(columns(sheet.asked)) - 1), f"逐处调整明细（{len(moved)} 处）", BAND)
    if not moved:
        page.merge(sheet.row + 1, (0, len(columns(sheet.asked)) - 1), "各数直接舍入即相加相等，没有调整。", CENTRED)
        return
    sheet.row += 1
    for column, header in enumerate(("主管部门", "单位", "项目", "原值", "直接舍入", "平衡后", "调整")):
        page.text(sheet.row, column, header, HEAD)
    for department, name, word, item in moved:
        sheet.row += 1
        shift = Fraction(item.shift) / Fraction(10) ** places
        texts = (decimal_text(item.exact), decimal_text(item.rounded, places), decimal_text(item.balanced, places))
        signed = ("+" if shift > 0 else "") + decimal_text(shift, places)
        for column, text in enumerate((department, name, word, *texts, signed)):
            page.text(sheet.row, column, text, CENTRED if column > 1 else replace(CENTRED, across="left"))


def write_balance(analysis: Analysis, desk: Desk, asked: Balancing) -> None:
    """Write the sheet: tables of each group that add up, then the trail of what was moved for it."""
    sheet = _Sheet(desk.page(NAME), asked)
    lines = analysis.laid
    tables = balanced_groups(lines, asked)
    unit = decimal_text(Fraction(1) / Fraction(10) ** asked.places)
    sheet.page.head(
        f"舍位平衡表（{asked.scale}）",
        f"由万元舍到{asked.scale}、{asked.places} 位小数后仍逐级相加相等："
        "先舍合计，再平小计和各单位；只调舍入误差最接近进位的数，"
        f"每数最多调一个末位（{unit}），零和不需舍入的数不调。只列计入汇总的报表；调整数在写出时算定，改动汇总表后请重新生成。",
        columns(asked),
    )
    sheet.page.sheet.set_row(1, 28)
    for table in tables:
        _group(sheet, lines, table)
    if not tables:
        sheet.page.merge(FIRST, (0, len(columns(asked)) - 1), "没有计入汇总的报表。", CENTRED)
        return
    _trail(sheet, tables)
