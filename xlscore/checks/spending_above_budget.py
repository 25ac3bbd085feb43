"""XS404: execution above 100 %, or spending without a budget."""

from collections.abc import Iterator
from fractions import Fraction

from xlscore.checks._rates import quotient_text
from xlscore.checks._spending import Overspending, overspending
from xlscore.checks._sums import line_name
from xlscore.checks._wording import cells_of, joined, spot
from xlscore.checks.registry import Fault, Scored, at_stake, check, figures
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.submission import Entry, FundLine


def _amount(entry: Entry, line: FundLine) -> str:
    return (
        f"{decimal_text(entry.value, at_least=entry.places or 0)}{line.unit}" if entry.value is not None else entry.text
    )


def _without(line: FundLine) -> Fault:
    undefined = "，所填执行率没有意义" if line.rate.given else ""
    return Fault(
        message=f"{spot(line.executed)}「{line_name(line)}」执行 {_amount(line.executed, line)}，"
        f"而全年预算数为「{line.budget.text or '0'}」：支出无预算，执行率无从计算{undefined}。",
        cells=cells_of(line.executed, line.budget, *((line.rate,) if line.rate.given else ())),
        subject=line_name(line),
        stake=at_stake(line.unit, line.executed.value or Fraction(0)),
    )


def _above(line: FundLine, twins: list[FundLine]) -> Fault:
    executed, budget = line.executed.value or Fraction(0), line.budget.value or Fraction(0)
    working = quotient_text(line.executed, line.budget)
    again = joined(f"{spot(twin.executed)}「{line_name(twin)}」" for twin in twins)
    return Fault(
        message=f"{spot(line.executed)}「{line_name(line)}」执行 {_amount(line.executed, line)}，"
        f"比全年预算数 {_amount(line.budget, line)}多 {decimal_text(executed - budget)}{line.unit}，"
        f"执行率超过 100%（{working}）{f'；{again}同此' if again else ''}。",
        cells=cells_of(line.executed, line.budget, *(twin.executed for twin in twins)),
        subject=line_name(line),
        working=working,
        stake=at_stake(line.unit, executed, budget),
        **figures(executed, budget),
    )


@check(
    "XS404",
    Severity.WARNING,
    "支出超预算或无预算",
    fix="请核对全年预算数是否已含追加；已追加的补入预算数，确属超支或无预算支出的，说明原因和依据。",
)
def spending_above_budget(stage: Scored) -> Iterator[Fault]:
    """Report lines that spend more than their budget, or without one; the same money stated again is named with it.

    查什么：执行数大于全年预算数（执行率超过 100%），或预算为 0、不适用而有支出。预算未填、未提供的不在此列。

    为什么：预算未批准不得支出；执行率超过 100% 多因追加预算没有计入全年预算数，也可能是真实超支。

    怎么办：追加已批复的，补入全年预算数；科目用错的，调整科目；确属超支的，说明原因和资金来源。
    """
    above: dict[tuple[object, ...], list[FundLine]] = {}
    for line in stage.submission.lines:
        kind = overspending(stage.submission, line)
        if kind is Overspending.WITHOUT:
            yield _without(line)
        elif kind is Overspending.ABOVE:
            above.setdefault((line.executed.value, line.budget.value, line.unit), []).append(line)
    for first, *twins in above.values():
        yield _above(first, twins)
