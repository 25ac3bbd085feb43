"""XS318: a cost far below its ceiling without a word."""

from collections.abc import Iterator
from fractions import Fraction

from xlscore.checks._pairs import in_level, pairs
from xlscore.checks._wording import cells_of, no_reason, row_name, row_subject, unexplained
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import percent_text
from xlscore.model.finding import Severity
from xlscore.values import Exactness, Kind, Operator


def _times(ceiling: Fraction, cost: Fraction, limit: Fraction) -> str:
    """Say why a reason is asked for; a cost of nothing speaks for itself."""
    if not cost:
        return ""
    return f"；上限为实际的 {percent_text(ceiling / cost)}，达到或超过 {percent_text(limit, 0)}，须说明原因"


@check(
    "XS318",
    Severity.WARNING,
    "成本远低于上限而未说明",
    fix="请在偏差原因栏说明节约的原因；上限定得过高的，注明并在下年调低。",
)
def cost_far_below_ceiling(stage: Scored) -> Iterator[Fault]:
    """Report cost rows in money whose ceiling is as far above the cost as the policy asks a reason for.

    查什么：成本指标的上限达到实际成本的 130%（本版对超额完成须说明原因的界限）以上，而没有说明。

    为什么：成本远低于上限，多因上限定得过高，或工作没有做完、费用没有入账，应当说明。

    怎么办：写明节约的原因；有未支付费用的，注明金额和支付时间。
    """
    limit = stage.framework.policy.over_reason
    for item in pairs(stage.submission):
        row, ceiling, cost = item.row, item.found.target, item.found.actual
        money = item.target.kind is item.actual.kind is Kind.AMOUNT and item.found.exactness is Exactness.EXACT
        if not money or item.target.op not in {Operator.AT_MOST, Operator.LESS} or not in_level(row, "成本"):
            continue
        if ceiling is None or cost is None or cost < 0 or ceiling <= 0 or ceiling < cost * limit:
            continue
        if not unexplained(row.reason):
            continue
        share: Fraction = cost / ceiling
        yield Fault(
            message=f"{row_name(row, row.actual)}上限「{row.target.text}」，实际「{row.actual.text}」，"
            f"只有上限的 {percent_text(share)}{_times(ceiling, cost, limit)}；{no_reason(row.reason)}。",
            cells=cells_of(row.actual, row.reason),
            subject=row_subject(stage.framework, row),
        )
