"""XS411: execution below the policy's threshold without a reason."""

from collections.abc import Iterator
from fractions import Fraction

from xlscore.checks._claims import execution_codes
from xlscore.checks._rates import quotient_text
from xlscore.checks._spending import execution_explained, wants_full_execution
from xlscore.checks._sums import line_name
from xlscore.checks._wording import IF_ROUNDED_HIGHER, cells_of, joined, places_apart, spot
from xlscore.checks.registry import Fault, Scored, at_stake, check
from xlscore.exact import Interval, decimal_text, percent_text
from xlscore.model.finding import Severity
from xlscore.model.scorecard import Rate


def _low(stage: Scored) -> dict[int, Rate]:
    """Return the lines whose rate is below the threshold whatever the printed amounts stand for."""
    codes = execution_codes(stage.framework)
    enough = Interval(stage.framework.policy.low_execution, None, high_closed=False)
    rates = {id(rate.line): rate for rate in stage.scorecard.rates if rate.line is not None}
    found: dict[int, Rate] = {}
    for place, line in enumerate(stage.submission.lines):
        rate = rates.get(id(line))
        if rate is None or rate.recomputed is None or not wants_full_execution(line, codes):
            continue
        if not (rate.reach or Interval.point(rate.recomputed)).meets(enough):
            found[place] = rate
    return found


def _above(stage: Scored, place: int) -> Iterator[int]:
    parent, seen = stage.submission.lines[place].parent, {place}
    while parent is not None and parent not in seen:
        yield parent
        seen.add(parent)
        parent = stage.submission.lines[parent].parent


@check(
    "XS411",
    Severity.WARNING,
    "预算执行率偏低而未说明原因",
    fix="请在原因栏说明执行率偏低的原因和改进措施；金额填错的，先改金额。",
)
def low_execution_without_reason(stage: Scored) -> Iterator[Fault]:
    """Report lines executed below the policy's threshold without a reason; the parts of a low total are named with it.

    查什么：执行率低于 90%（以本版规定为准）的支出项目没有说明原因。“三公”等以节约为好的支出不查。

    为什么：执行率低意味着资金闲置或预算编制不实，应说明是结余、进度滞后还是政策变化。

    怎么办：在原因栏写明原因和改进措施；全年预算数未扣追减、执行数漏记的，先更正金额。
    """
    low = _low(stage)
    for place, rate in low.items():
        parts = [other for other in low if place in _above(stage, other)]
        if any(above in low for above in _above(stage, place)):
            continue
        if execution_explained(stage.submission, [place, *parts], execution_codes(stage.framework)):
            continue
        line, limit = stage.submission.lines[place], stage.framework.policy.low_execution
        low_parts = joined(f"「{line_name(stage.submission.lines[other])}」" for other in parts)
        tail = f"；其中{low_parts}偏低" if parts else ""
        real = Fraction(0) if rate.recomputed is None else rate.recomputed
        shown = percent_text(real, places_apart(real, limit, 4) - 2)
        working = quotient_text(rate.numerator, rate.denominator)
        wide = rate.whole_reach
        rounded = wide is not None and wide.meets(Interval(limit, None, high_closed=False))
        unless = f"；{IF_ROUNDED_HIGHER}" if rounded else ""
        yield Fault(
            message=f"{spot(line.executed)}「{line_name(line)}」执行率 {shown}"
            f"（{working}），低于 {percent_text(limit, 0)}，未说明原因{tail}{unless}。",
            severity=Severity.NOTE if rounded else None,
            cells=cells_of(line.executed, line.budget, line.rate, line.reason),
            subject=line.name,
            recomputed=decimal_text(real, 4),
            percent=True,
            working=working,
            stake=at_stake(line.unit, rate.denominator.value or Fraction(0), rate.numerator.value or Fraction(0)),
        )
