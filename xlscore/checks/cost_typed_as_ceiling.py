"""XS417: a cost typed as its ceiling where the money spent is another figure."""

from collections.abc import Iterator
from fractions import Fraction

from xlscore.checks._pairs import in_level, pairs
from xlscore.checks._sums import line_name
from xlscore.checks._wording import cells_of, row_name, row_subject, spot
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.submission import FundLine
from xlscore.values import Kind, Operator
from xlscore.values.unit_table import in_yuan


def _in_yuan(line: FundLine, value: Fraction | None) -> Fraction | None:
    return None if value is None else in_yuan(value, line.unit)


@check(
    "XS417",
    Severity.WARNING,
    "成本完成值照填上限，与执行数不同",
    fix="请按实际支出填写成本的完成值，与全年执行数一致；口径不同的，说明口径。",
)
def cost_typed_as_ceiling(stage: Scored) -> Iterator[Fault]:
    """Report cost rows whose ceiling is the whole budget and whose actual repeats it although less or more was spent.

    查什么：成本指标的上限就是年初或全年预算总额，完成值照填上限，而全年执行数是另一个数（如上限90万元、完成值90万元、执行89.974万元）。

    为什么：完成值应是实际支出；照填上限说明没有按账面数填写，成本是否节约也看不出来。

    怎么办：按决算数填写实际成本；统计口径不是全部支出的，写明口径。
    """
    totals = [line for line in stage.submission.lines if line.parent is None and line.executed.value is not None]
    for item in pairs(stage.submission):
        row, ceiling = item.row, item.found.target
        money = item.target.kind is item.actual.kind is Kind.AMOUNT
        if not money or item.target.op not in {Operator.AT_MOST, Operator.LESS} or not in_level(row, "成本"):
            continue
        for line in totals if ceiling is not None and ceiling == item.found.actual else ():
            spent = _in_yuan(line, line.executed.value)
            whole = {_in_yuan(line, line.initial.value), _in_yuan(line, line.budget.value)}
            if spent is not None and ceiling in whole and spent != ceiling:
                yield Fault(
                    message=f"{row_name(row, row.actual)}完成值「{row.actual.text}」照填了上限「{row.target.text}」，"
                    f"而 {spot(line.executed)}「{line_name(line)}」全年执行数为 "
                    f"{decimal_text(line.executed.value or Fraction(0))}{line.unit}。",
                    cells=cells_of(row.actual, line.executed),
                    subject=row_subject(stage.framework, row),
                )
                break
