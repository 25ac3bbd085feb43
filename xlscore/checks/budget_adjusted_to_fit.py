"""XS413: a budget adjusted to just what was spent."""

from collections.abc import Iterator

from xlscore.checks._claims import execution_codes
from xlscore.checks._rates import quotient_text
from xlscore.checks._spending import wants_full_execution
from xlscore.checks._sums import line_name
from xlscore.checks._wording import cells_of, spot, unexplained
from xlscore.checks.registry import Fault, Scored, at_stake, check
from xlscore.exact import decimal_text, percent_text
from xlscore.model.finding import Severity


@check(
    "XS413",
    Severity.WARNING,
    "全年预算数恰等于执行数",
    fix="请附预算调整批复文件，说明调整理由；按执行数倒填的，改回批复的全年预算数。",
)
def budget_adjusted_to_fit(stage: Scored) -> Iterator[Fault]:
    """Report totals whose full-year budget is what was spent to the cent while the initial budget would have been low.

    查什么：合计行的全年预算数与全年执行数分毫不差，而按年初预算数计算，执行率低于本版规定的偏低线（一般为 90%）。

    为什么：按支出数倒推调整预算，会使执行率恒为 100%，掩盖预算执行缓慢。

    怎么办：核对预算调整批复；确有批复的写明文号和理由，没有的按批复预算数更正。
    """
    limit, codes = stage.framework.policy.low_execution, execution_codes(stage.framework)
    for line in stage.submission.lines:
        initial, budget, executed = line.initial.value, line.budget.value, line.executed.value
        if line.parent is not None or initial is None or executed is None or budget != executed:
            continue
        if initial <= 0 or executed / initial >= limit or not wants_full_execution(line, codes):
            continue
        if unexplained(line.reason):
            yield Fault(
                message=f"{spot(line.budget)}「{line_name(line)}」全年预算数与执行数同为 "
                f"{decimal_text(executed)}{line.unit}，而年初预算数为 {decimal_text(initial)}{line.unit}，"
                f"按年初预算计算执行率为 {quotient_text(line.executed, line.initial)}，"
                f"低于 {percent_text(limit, 0)}；未说明调整理由。",
                cells=cells_of(line.budget, line.executed, line.initial),
                subject=line_name(line),
                stake=at_stake(line.unit, executed, initial),
            )
