"""XS404: execution above 100 %, or spending without a budget."""

from collections.abc import Iterator

from xlscore.checks._rates import quotient_text
from xlscore.checks._spending import Overspending, overspending
from xlscore.checks._wording import cells_of, spot
from xlscore.checks.registry import Fault, Scored, check, figures
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity


@check(
    "XS404",
    Severity.WARNING,
    "支出超预算或无预算",
    fix="请核对全年预算数是否已含追加；已追加的补入预算数，确属超支或无预算支出的，说明原因和依据。",
)
def spending_above_budget(stage: Scored) -> Iterator[Fault]:
    """Report lines that spend more than their budget, or without one.

    查什么：执行数大于全年预算数（执行率超过 100%），或预算为 0、不适用而有支出。预算未填、未提供的不在此列。

    为什么：预算未批准不得支出；执行率超过 100% 多因追加预算没有计入全年预算数，也可能是真实超支。

    怎么办：追加已批复的，补入全年预算数；科目用错的，调整科目；确属超支的，说明原因和资金来源。
    """
    for line in stage.submission.lines:
        kind = overspending(stage.submission, line)
        executed, budget = line.executed.value, line.budget.value
        if kind is None or executed is None:
            continue
        begin = f"{spot(line.executed)}「{line.name}」执行 {decimal_text(executed, at_least=line.executed.places or 0)}{line.unit}"
        if kind is Overspending.WITHOUT or budget is None:
            undefined = "，所填执行率没有意义" if line.rate.given else ""
            yield Fault(
                message=f"{begin}，而全年预算数为 {line.budget.text or '0'}：支出无预算，执行率无从计算{undefined}。",
                cells=cells_of(line.executed, line.budget, *((line.rate,) if line.rate.given else ())),
                subject=line.name,
            )
            continue
        working = quotient_text(line.executed, line.budget)
        yield Fault(
            message=f"{begin}，超过全年预算数 {decimal_text(budget, at_least=line.budget.places or 0)}{line.unit} "
            f"共 {decimal_text(executed - budget)}{line.unit}，执行率超过 100%（{working}）。",
            cells=cells_of(line.executed, line.budget),
            subject=line.name,
            working=working,
            **figures(executed, budget),
        )
