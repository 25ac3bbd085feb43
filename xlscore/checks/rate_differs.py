"""XS401: a claimed rate that does not follow from its own two amounts."""

from collections.abc import Iterator
from fractions import Fraction

from xlscore.checks._rates import Verdict, claimed_text, judged, quotient_text, rate_figures, recomputed_text, subject
from xlscore.checks._wording import cells_of, spot
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import round_to
from xlscore.model.finding import Severity
from xlscore.model.scorecard import Rate


def _diagnosis(rate: Rate, recomputed: Fraction) -> str | None:
    """Return what reproduces the claimed figure, where something does."""
    claimed = rate.claimed.value
    if not claimed or not recomputed:
        return None
    places = (rate.claimed.places or 0) + 2
    for factor, words in ((100, "疑把百分数当作小数填列，少了百分号"), (Fraction(1, 100), "疑把小数当作百分数填列")):
        if round_to(claimed / factor, places + 2) == round_to(recomputed, places + 2):
            return words
    if round_to(claimed, places) == round_to(1 / recomputed, places):
        return "分子与分母颠倒"
    return None


@check("XS401", Severity.ERROR, "比率与分子÷分母不符", fix="请按分子÷分母重新计算比率；金额有误的，先改金额。")
def rate_differs(stage: Scored) -> Iterator[Fault]:
    """Report claimed rates that no value within the printed amounts reproduces.

    查什么：所填执行率等比率与表内分子、分母相除的结果不符，且不能由金额的四舍五入、截断或另一口径的分母解释。

    为什么：比率直接决定得分，算错比率，得分随之错误。

    怎么办：按所列算式重新计算；金额填错的先改金额；因百分号、单位造成的，按提示更正。
    """
    for rate, recomputed in judged(stage.scorecard, stage.framework, stage.submission, Verdict.WRONG):
        diagnosis = _diagnosis(rate, recomputed)
        working = quotient_text(rate.numerator, rate.denominator)
        yield Fault(
            message=f"{spot(rate.claimed)}「{rate.name}」填为 {claimed_text(rate)}，按{rate.base}计算应为 "
            f"{recomputed_text(rate)}（{working}）{f'；{diagnosis}' if diagnosis else ''}。",
            cells=cells_of(rate.claimed, rate.numerator, rate.denominator),
            subject=subject(rate),
            working=working,
            diagnosis=diagnosis,
            rests_on=rate.rests_on,
            **rate_figures(rate),
        )
