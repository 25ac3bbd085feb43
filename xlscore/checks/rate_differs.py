"""XS401: a claimed rate that does not follow from its own two amounts."""

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
from xlscore.checks._wording import CHECK_ROUNDED, IF_ROUNDED, cells_of, spot
from xlscore.checks.registry import Fault, Scored, check
from xlscore.model.finding import Severity

_FIX_WHOLE: Final = f"{CHECK_ROUNDED}按表列金额重新计算比率。"


@check("XS401", Severity.ERROR, "比率与分子÷分母不符", fix="请按分子÷分母重新计算比率；金额有误的，先改金额。")
def rate_differs(stage: Scored) -> Iterator[Fault]:
    """Report claimed rates that no value within the printed amounts reproduces.

    查什么：所填执行率等比率与表内分子、分母相除的结果不符，且不能由金额的四舍五入、截断或另一口径的分母解释。
    表内金额全为整数、取整即可解释的，只作说明。

    为什么：比率直接决定得分，算错比率，得分随之错误。

    怎么办：按所列算式重新计算；金额填错的先改金额；因百分号、单位造成的，按提示更正。
    """
    for rate, _ in judged(stage.scorecard, stage.framework, stage.submission, Verdict.WHOLE):
        working = quotient_text(rate.numerator, rate.denominator)
        yield Fault(
            message=f"{spot(rate.claimed)}{called(rate)}填为 {claimed_text(rate)}，按表列{rate.base}计算为 "
            f"{recomputed_text(rate)}（{working}）；{IF_ROUNDED}。",
            cells=cells_of(rate.claimed, rate.numerator, rate.denominator),
            subject=subject(rate),
            working=working,
            fix=_FIX_WHOLE,
            severity=Severity.NOTE,
            rests_on=rate.rests_on,
            **rate_figures(rate),
        )
    for rate, _ in judged(stage.scorecard, stage.framework, stage.submission, Verdict.WRONG):
        explained = diagnosis(rate, stage.framework, stage.submission)
        working = quotient_text(rate.numerator, rate.denominator)
        yield Fault(
            message=f"{spot(rate.claimed)}{called(rate)}填为 {claimed_text(rate)}，按{rate.base}计算应为 "
            f"{recomputed_text(rate)}（{working}）{f'；{explained}' if explained else ''}。",
            cells=cells_of(rate.claimed, rate.numerator, rate.denominator),
            subject=subject(rate),
            working=working,
            diagnosis=explained,
            rests_on=rate.rests_on,
            **rate_figures(rate),
        )
