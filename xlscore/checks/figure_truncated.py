"""XS402: a rate or sum that was cut off instead of rounded."""

from collections.abc import Iterator
from typing import Final

from xlscore.checks._rates import (
    Verdict,
    called,
    claimed_text,
    diagnosis,
    judged,
    quotient_text,
    rate_figures,
    recomputed_text,
    subject,
)
from xlscore.checks._sums import Match, list_name, stated
from xlscore.checks._wording import cells_of, spot
from xlscore.checks.registry import Fault, Scored, check, figures
from xlscore.exact import decimal_text, round_to
from xlscore.model.finding import Severity

_WORDS: Final = "截断而非四舍五入"


@check(
    "XS402",
    Severity.WARNING,
    "比率或合计被截断，未四舍五入",
    fix="请按四舍五入更正；使用截断函数（如 ROUNDDOWN、TRUNC、INT）的，改用 ROUND。",
)
def figure_truncated(stage: Scored) -> Iterator[Fault]:
    """Report claimed rates and sums that equal the truncated figure and not the rounded one.

    查什么：所填比率或合计恰好等于去掉尾数（截断）的结果，而四舍五入的结果不同。

    为什么：各单位取舍方法应一致；末位之差虽小，逐项累加和分档时可能改变得分。

    怎么办：按四舍五入保留规定位数；表内用了截断函数的，改用 ROUND。
    """
    for rate, _ in judged(stage.scorecard, stage.framework, stage.submission, Verdict.TRUNCATED):
        working = quotient_text(rate.numerator, rate.denominator)
        yield Fault(
            message=f"{spot(rate.claimed)}{called(rate)}填为 {claimed_text(rate)}，{working}，"
            f"四舍五入应为 {recomputed_text(rate)}：{_WORDS}。",
            cells=cells_of(rate.claimed, rate.numerator, rate.denominator),
            subject=subject(rate),
            working=working,
            diagnosis=diagnosis(rate, stage.framework, stage.submission),
            rests_on=rate.rests_on,
            **rate_figures(rate),
        )
    for item in stated(stage.submission):
        if item.whole.value is not None and item.match() is Match.TRUNCATED:
            rounded = round_to(item.sum(), item.whole.places or 0)
            yield Fault(
                message=f"{spot(item.whole)}「{item.name}」的{item.word}填为 {decimal_text(item.whole.value)}，"
                f"{list_name(item)}之和 {item.working()}，四舍五入应为 {decimal_text(rounded)}：{_WORDS}。",
                cells=cells_of(item.whole, *(entry for _, _, entry in item.terms)),
                subject=item.subject,
                working=item.working(),
                diagnosis=_WORDS,
                **figures(item.whole.value, rounded),
            )
