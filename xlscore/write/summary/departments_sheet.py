"""Sheet 差额调整: each department's own figures against the sum of its units, and what explains the difference."""

from dataclasses import replace
from typing import Final

from xlscore.cells import a1
from xlscore.consolidation.departments import Agreement, Comparison, Department, departments
from xlscore.consolidation.lines import Counted, Lines
from xlscore.write.style import BAD, ENTRY, GOOD
from xlscore.write.summary.analysis import Analysis
from xlscore.write.summary.page import (
    AMBER,
    CENTRED,
    COUNT_LOOK,
    FIRST,
    MONEY_LOOK,
    Column,
    Desk,
    Page,
    Places,
)
from xlscore.write.summary.unit_columns import BUDGET, COUNTED, EXECUTED, GROUP, INTO, span
from xlscore.write.summary.unit_columns import NAME as UNITS
from xlscore.write.summary.unit_columns import cell as unit_cell

NAME: Final = "差额调整"
COLUMNS: Final = (
    Column("部门", 28),
    Column("单位编码", 12),
    Column("年度", 7),
    Column("组别", 6),
    Column("项目", 10),
    Column("部门上报数（万元）", 15),
    Column("所属单位合计（万元）", 15),
    Column("所属户数", 8),
    Column("未报或缺数户数", 15),
    Column("差额（万元）", 14),
    Column("调整数（万元）", 14),
    Column("未说明差额（万元）", 14),
    Column("尾差限（万元）", 12),
    Column("核对结果", 10),
    Column("未报单位", 36),
)
_AT: Final = {column.header.removesuffix("（万元）"): place for place, column in enumerate(COLUMNS)}
_CODE: Final = _AT["单位编码"]
_GROUP: Final = _AT["组别"]
_WHOLE: Final = _AT["部门上报数"]
PARTS: Final = _AT["所属单位合计"]
_COUNT: Final = _AT["所属户数"]
_MISSING: Final = _AT["未报或缺数户数"]
DIFFERENCE: Final = _AT["差额"]
_ADJUSTMENT: Final = _AT["调整数"]
_GAP: Final = _AT["未说明差额"]
_REACH: Final = _AT["尾差限"]
_RESULT: Final = _AT["核对结果"]
_WHO: Final = _AT["未报单位"]
_FILL: Final = {Agreement.EQUAL: GOOD, Agreement.WITHIN: GOOD, Agreement.OPEN: AMBER, Agreement.OFF: BAD}
_INPUT: Final = replace(ENTRY, across="right", number=MONEY_LOOK.number, wrap=False)
_PLACES: Final = 8
"""Decimals of 万元 a difference is cut to, finer than a cent of 元: what lies below is the noise of doubles."""
_REMARK: Final = (
    "差额＝部门上报数－所属单位合计；未说明差额＝差额－调整数。调整数取自名册（本级未单独上报、内部往来等），可改。"
    "未说明差额小于尾差限（各数末位半个单位之和）的，四舍五入可以解释。汇总表的合计已按部门上报数计入，不重复加所属单位。"
)


def cell(column: int, line: int) -> str:
    """Return the address of one line's figure, seen from another sheet; a department has two lines."""
    return f"{NAME}!{a1(FIRST + 1 + line, column + 1, absolute=True)}"


def _line(page: Page, row: int, lines: Lines, department: Department, comparison: Comparison, column: int) -> None:
    here, count = row + 1, len(lines.lines)
    line = lines.lines[department.line]
    page.text(row, 0, department.unit.name)
    page.text(row, _CODE, department.unit.code, CENTRED)
    page.figure(row, 2, line.record.year, COUNT_LOOK)
    page.figure(row, _GROUP, (line.group or 0) + 1, COUNT_LOOK)
    page.text(row, 4, comparison.word, CENTRED)
    source = unit_cell(column, department.line)
    page.formula(row, _WHOLE, f'IF(ISNUMBER({source}),{source},"")', comparison.whole, MONEY_LOOK)
    where = ",".join(
        (
            f"{span(INTO, count, sheet=UNITS)},{a1(here, _CODE + 1)}",
            f"{span(GROUP, count, sheet=UNITS)},{a1(here, _GROUP + 1)}",
            f'{span(COUNTED, count, sheet=UNITS)},"{Counted.INSIDE}"',
        )
    )
    parts = f"SUMIFS({span(column, count, sheet=UNITS)},{where})"
    page.formula(row, PARTS, parts, comparison.parts, MONEY_LOOK)
    page.formula(row, _COUNT, f"COUNTIFS({where})", len(department.parts), COUNT_LOOK)
    page.figure(row, _MISSING, comparison.unknown, COUNT_LOOK)
    _result(page, row, comparison)
    page.text(row, _WHO, "、".join(unit.name for unit in department.missing))


def _result(page: Page, row: int, comparison: Comparison) -> None:
    whole, parts, difference, stated, gap, reach, missing = (
        a1(row + 1, column + 1) for column in (_WHOLE, PARTS, DIFFERENCE, _ADJUSTMENT, _GAP, _REACH, _MISSING)
    )
    formula = f'IF(ISNUMBER({whole}),ROUND({whole}-{parts},{_PLACES}),"")'
    page.formula(row, DIFFERENCE, formula, comparison.difference, MONEY_LOOK)
    if comparison.adjustment is None:
        page.blank(row, _ADJUSTMENT, _INPUT)
    else:
        page.figure(row, _ADJUSTMENT, comparison.adjustment, _INPUT)
    formula = f'IF(ISNUMBER({difference}),ROUND({difference}-N({stated}),{_PLACES}),"")'
    page.formula(row, _GAP, formula, comparison.unexplained, MONEY_LOOK)
    page.figure(row, _REACH, comparison.reach, replace(MONEY_LOOK, number="0.00####"))
    words = (
        f'IF(OR({missing}>0,NOT(ISNUMBER({gap}))),"{Agreement.OPEN}",IF({gap}=0,"{Agreement.EQUAL}",'
        f'IF(ABS({gap})<{reach},"{Agreement.WITHIN}","{Agreement.OFF}")))'
    )
    agreement = comparison.agreement
    page.formula(row, _RESULT, words, agreement.value, replace(CENTRED, fill=_FILL[agreement], bold=True))


def write_departments(analysis: Analysis, desk: Desk, places: Places) -> None:
    """Write the sheet: two lines a department, its budget and what it executed."""
    del places
    page = desk.page(NAME)
    lines = analysis.laid
    page.head("部门差额调整表", _REMARK, COLUMNS, of_counted=True)
    row = FIRST
    for department in departments(analysis.roster, lines):
        for comparison, column in zip(department.comparisons, (BUDGET, EXECUTED), strict=True):
            _line(page, row, lines, department, comparison, column)
            row += 1
    if row == FIRST:
        page.merge(row, (0, len(COLUMNS) - 1), "没有同时上报部门汇总数和所属单位报表的部门。", CENTRED)
