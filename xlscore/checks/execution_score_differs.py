"""XS410: an execution score that does not follow from the execution rate."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from xlscore.checks._claims import (
    agrees,
    by_whole_amounts,
    cause_in_points,
    execution_codes,
    full_points,
    outside_points,
)
from xlscore.checks._effect import on_sums
from xlscore.checks._negative import on_negative
from xlscore.checks._rates import Verdict, claimed_text, judge, subject
from xlscore.checks._repaired import repaired_amounts
from xlscore.checks._wording import CHECK_ROUNDED, IF_ROUNDED, cells_of, row_name, signed_gap, worked
from xlscore.checks.diagnosis import explain_score
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import decimal_text, round_to
from xlscore.model.finding import Severity
from xlscore.model.scorecard import Rate, Score, ScoreState
from xlscore.rules.base import DENOMINATOR, NUMERATOR

_CODES: Final = {
    Verdict.WRONG: "XS401",
    Verdict.WHOLE: "XS401",
    Verdict.TRUNCATED: "XS402",
    Verdict.OTHER_BASE: "XS403",
}


def _rate_of(stage: Scored, code: str) -> Rate | None:
    return next((rate for rate in stage.scorecard.rates if rate.indicator == code and rate.claimed.given), None)


def _from_claimed_rate(stage: Scored, score: Score, rate: Rate | None) -> bool:
    """Tell whether the claimed score is what the rule gives for the claimed rate."""
    indicator, points, policy = stage.framework.indicator(score.row.code), full_points(score), stage.framework.policy
    if rate is None or rate.claimed.value is None or points is None or indicator is None or indicator.rule is None:
        return False
    facts = {NUMERATOR: rate.claimed.value, DENOMINATOR: Fraction(1)}
    given = indicator.rule.score(facts, points)
    return given is not None and round_to(given, policy.places, policy.rounding) == score.row.claimed.value


def _knocked_on(stage: Scored, score: Score) -> bool:
    """Tell whether a claimed score is right once the amounts are put right that another finding reports."""
    indicator, points, policy = stage.framework.indicator(score.row.code), full_points(score), stage.framework.policy
    base = "initial" if policy.base == "initial_budget" else "budget"
    for line in stage.submission.lines:
        if line.indicator != score.row.code or indicator is None or indicator.rule is None or points is None:
            continue
        for above, below in repaired_amounts(stage.submission, line, base):
            given = indicator.rule.score({NUMERATOR: above, DENOMINATOR: below}, points)
            if given is not None and round_to(given, policy.places, policy.rounding) == score.row.claimed.value:
                return True
    return False


def _cause(stage: Scored, score: Score, rate: Rate | None) -> str | None:
    if rate is not None and _from_claimed_rate(stage, score, rate):
        verdict = judge(rate, stage.framework, stage.submission)
        if verdict in _CODES:
            return f"{_CODES[verdict]}:{subject(rate)}"
    return cause_in_points(stage.framework, score)


@check("XS410", Severity.ERROR, "执行率得分与执行率不符", fix="请按执行率和评分标准重新计算得分，最高不超过分值。")
def execution_score_differs(stage: Scored) -> Iterator[Fault]:
    """Report execution scores that do not follow from the execution rate, or exceed their points.

    查什么：预算执行率的得分与执行数÷预算数按评分标准计算的结果不符，或超过该项分值、小于 0。

    为什么：执行率得分完全由金额决定，没有酌情余地；执行率超过 100% 也只能得满分。

    怎么办：先核对金额和执行率，再按评分标准计分；因执行率填错引起的，更正执行率后一并更正。
    """
    codes = execution_codes(stage.framework)
    for score in stage.scorecard.scores:
        row, claimed = score.row, score.row.claimed.value
        if row.code not in codes or claimed is None:
            continue
        wrong = score.state is ScoreState.SCORED and not agrees(stage.framework, score)
        if wrong and not outside_points(score) and (_knocked_on(stage, score) or on_negative(stage, row.code)):
            continue
        if not wrong and not outside_points(score):
            continue
        rate, recomputed = _rate_of(stage, row.code), score.recomputed
        points = full_points(score)
        limit = f"，超过分值 {decimal_text(points)}" if points is not None and claimed > points else ""
        whole = wrong and not outside_points(score) and by_whole_amounts(stage.framework, score)
        used = ""
        if not whole and rate is not None and wrong and _from_claimed_rate(stage, score, rate):
            used = f"得分是按表列执行率 {claimed_text(rate)} 计算的"
        explained = IF_ROUNDED if whole else used
        if not explained and wrong:
            explained = explain_score(stage.framework, stage.submission, score) or ""
        right = ""
        if recomputed is not None and wrong:
            right = f"，复算为 {decimal_text(recomputed)}，{signed_gap(claimed - recomputed, '多计', '少计')} 分"
        tail = f"；{explained}" if explained else ""
        effect = claimed - recomputed if recomputed is not None and wrong and not whole else None
        sums = "" if effect is None else on_sums(stage, row, effect)
        yield Fault(
            message=f"{row_name(row, row.claimed)}自评得分 {decimal_text(claimed)}"
            f"{limit}{right}{worked(score.working)}{tail}{sums}。",
            fix=f"{CHECK_ROUNDED}按表列金额重新计算得分。" if whole else None,
            cells=cells_of(row.claimed, *((rate.claimed,) if rate is not None and used else ())),
            subject=row.code,
            claimed=decimal_text(claimed),
            recomputed=None if recomputed is None else decimal_text(recomputed),
            difference=None if recomputed is None else decimal_text(claimed - recomputed),
            working=score.working or None,
            diagnosis=None if whole else explained or None,
            severity=Severity.NOTE if whole else None,
            rests_on=score.rests_on,
            effect=effect,
            caused_by=_cause(stage, score, rate) if wrong else cause_in_points(stage.framework, score),
        )
