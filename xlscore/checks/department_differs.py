"""XS503: a department's return that differs from the sum of its units."""

from collections.abc import Iterator
from fractions import Fraction

from xlscore.checks._wording import signed_gap
from xlscore.checks.registry import Fault, check, figures
from xlscore.consolidation.departments import Agreement, Comparison, Department, departments
from xlscore.consolidation.lines import Lines, lay_out
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.roster import Roster

_SHOWN = 4
"""Units named in a sum; more are counted."""


def _working(lines: Lines, department: Department, comparison: Comparison) -> str:
    figures_of = [
        lines.lines[part].record.budget if comparison is department.budget else lines.lines[part].record.executed
        for part in department.parts
    ]
    terms = [decimal_text(value) for value in figures_of[:_SHOWN] if value is not None]
    more = f"＋…（共 {len(figures_of)} 户）" if len(figures_of) > _SHOWN else ""
    stated = comparison.adjustment
    adjusted = "" if stated is None else f"，调整数 {decimal_text(stated)}"
    return f"{'＋'.join(terms)}{more}＝{decimal_text(comparison.parts)}{adjusted}"


def _left_over(comparison: Comparison, gap: Fraction) -> str:
    if not comparison.adjustment:
        return f"部门数{signed_gap(gap)} 万元，没有调整数说明"
    return f"加上调整数后，部门数仍{signed_gap(gap)} 万元"


@check(
    "XS503",
    Severity.ERROR,
    "部门汇总数与所属单位合计不符",
    fix="请部门与所属单位核对；差额属于本级未单独上报或内部往来的，把金额填入名册的“预算调整数”“执行调整数”。",
)
def department_differs(stage: Roster) -> Iterator[Fault]:
    """Report departments whose own return differs from the sum of the units below them.

    查什么：名册中有下级单位的部门，其上报的预算数、执行数，与所属单位合计加名册所列调整数不等，且超出四舍五入所能解释的范围；
    所属单位未报齐的不查。

    为什么：部门汇总数已含所属单位，两者不符说明漏汇、重汇或某户数字有误，汇总表会随之出错。

    怎么办：逐户核对；确属本级未单独上报或内部往来的，把金额作为调整数填入名册，留下依据。
    """
    if not any(unit.parent for unit in stage.expected.units):
        return
    lines = lay_out(stage)
    for department in departments(stage, lines):
        record = lines.lines[department.line].record
        for comparison in department.comparisons:
            whole, gap = comparison.whole, comparison.unexplained
            if comparison.agreement is not Agreement.OFF or whole is None or gap is None:
                continue
            working = _working(lines, department, comparison)
            year = f"（{record.year}年）" if record.year else ""
            yield Fault(
                message=f"「{department.unit.name}」{year}上报的{comparison.word}为 {decimal_text(whole)} 万元，"
                f"所属 {len(department.parts)} 户合计 {decimal_text(comparison.parts)} 万元（{working}），"
                f"{_left_over(comparison, gap)}。",
                subject=f"{department.unit.code}/{comparison.word}",
                working=working,
                **figures(whole, whole - gap),
            )
