"""XS416: a budget that was adjusted without a word on why."""

from collections.abc import Iterator

from xlscore.checks._claims import execution_codes
from xlscore.checks._spending import wants_full_execution
from xlscore.checks._sums import line_name
from xlscore.checks._wording import cells_of, signed_gap, spot, unexplained
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import decimal_text, percent_text
from xlscore.model.finding import Severity
from xlscore.model.submission import FundLine


def _explained(stage: Scored, line: FundLine) -> bool:
    """Tell whether a reason stands beside the total, one of its parts, or in a text that speaks of adjustments."""
    place = stage.submission.lines.index(line)
    beside = [line, *(item for item in stage.submission.lines if item.parent == place)]
    texts = [entry.text for entry in stage.submission.texts.values()]
    texts += [row.reason.text for row in stage.submission.rows]
    return any(not unexplained(item.reason) for item in beside) or any(
        word in text for text in texts for word in ("调整预算", "预算调整", "追加", "追减")
    )


@check(
    "XS416",
    Severity.NOTE,
    "年初预算与全年预算不同而未说明调整理由",
    fix="可在说明栏补写调整的文号、金额和理由，随表附批复文件。",
)
def budget_adjusted_without_reason(stage: Scored) -> Iterator[Fault]:
    """Report totals whose full-year budget differs from the initial one on a form that has a place for the reason.

    查什么：合计行的全年预算数与年初预算数不同，表上有说明栏而没有说明调整理由。按执行数倒填的由 XS413 指出。

    为什么：预算调整幅度是常见的考核内容，复核时会核对批复文件；只作说明，不影响审核结论。

    怎么办：写明调整的文号、金额和理由。
    """
    codes = execution_codes(stage.framework)
    for line in stage.submission.lines:
        initial, budget = line.initial.value, line.budget.value
        if line.parent is not None or line.reason.at is None or not initial or budget is None or initial == budget:
            continue
        if not wants_full_execution(line, codes) or budget == line.executed.value or _explained(stage, line):
            continue
        gap = signed_gap(budget - initial, "增加", "减少")
        yield Fault(
            message=f"{spot(line.budget)}「{line_name(line)}」年初预算数 {decimal_text(initial)}{line.unit}，"
            f"全年预算数 {decimal_text(budget)}{line.unit}，{gap}{line.unit}"
            f"（{percent_text(abs(budget - initial) / abs(initial))}），未说明调整理由。",
            cells=cells_of(line.budget, line.initial, line.reason),
            subject=line_name(line),
        )
