"""XS301: a claimed score that is not the recomputed one."""

from collections.abc import Iterator
from typing import Final

from xlscore.checks._claims import (
    agrees,
    by_whole_amounts,
    cause_in_points,
    deducted_though_met,
    execution_codes,
    full_though_missed,
    outside_points,
)
from xlscore.checks._effect import on_sums
from xlscore.checks._mistyped_points import mistyped
from xlscore.checks._negative import on_negative
from xlscore.checks._wording import CHECK_ROUNDED, IF_ROUNDED, cells_of, row_name, row_subject, signed_gap, worked
from xlscore.checks.diagnosis import explain_score
from xlscore.checks.registry import Fault, Scored, check, figures
from xlscore.exact import Rounding, decimal_text, round_to
from xlscore.model.finding import Severity
from xlscore.model.framework import Framework
from xlscore.model.scorecard import Score, ScoreState


def _is_mine(framework: Framework, score: Score) -> bool:
    """Tell whether the difference is for this check, and not for one that knows more about it."""
    if score.state is not ScoreState.SCORED or not score.row.claimed.given or agrees(framework, score):
        return False
    others = outside_points(score) or full_though_missed(framework, score) or deducted_though_met(framework, score)
    return not others and score.row.code not in execution_codes(framework)


_FIX_POINTS: Final = "请先核对分值：分值误填的，改回分值，得分不必更正；分值确已调整的，按复算得分更正该行及合计。"
_FIX_WHOLE: Final = f"{CHECK_ROUNDED}按表列金额重新计算得分。"


@check(
    "XS301",
    Severity.ERROR,
    "自评得分与复算得分不一致",
    fix="请按所列算式核对数据和评分标准：数据无误的，按复算得分更正该行及合计；数据有误的，先改数据。",
)
def score_differs(stage: Scored) -> Iterator[Fault]:
    """Report rows whose claimed score is not what the rule gives for the figures on the sheet.

    查什么：用表内数据按评分标准逐行复算，自评得分与复算得分不同。数据因四舍五入可能落在两种得分之间的，不报。

    为什么：得分必须由数据和评分标准得出；一行算错，小计、总分和等级都会跟着错。

    怎么办：对照所列算式核对。数据无误，按复算得分更正；数据填错，改数据后重算；对评分标准理解不同的，附文件依据说明。
    """
    for score in stage.scorecard.scores:
        row, claimed, recomputed = score.row, score.row.claimed.value, score.recomputed
        if claimed is None or recomputed is None or not _is_mine(stage.framework, score):
            continue
        if on_negative(stage, row.code):
            continue
        policy = stage.framework.policy
        modes = (Rounding.TRUNCATE, Rounding.HALF_EVEN)
        cut = score.unrounded is not None and claimed in {round_to(score.unrounded, policy.places, m) for m in modes}
        whole = by_whole_amounts(stage.framework, score)
        points = None if whole else mistyped(stage, score)
        diagnosis = points.words if points else explain_score(stage.framework, stage.submission, score)
        tail = "" if points else on_sums(stage, row, claimed - recomputed)
        if whole:
            diagnosis, tail = None, f"；{IF_ROUNDED}"
        severity = Severity.NOTE if whole else Severity.WARNING if cut else None
        yield Fault(
            message=f"{row_name(row, row.claimed)}自评得分 {decimal_text(claimed)}，复算为 {decimal_text(recomputed)}，"
            f"{signed_gap(claimed - recomputed, '多计', '少计')} 分{worked(score.working)}"
            f"{f'；{diagnosis}' if diagnosis else ''}"
            f"{tail}。",
            fix=_FIX_POINTS if points else _FIX_WHOLE if whole else None,
            cells=cells_of(row.claimed),
            subject=row_subject(stage.framework, row),
            working=score.working or None,
            diagnosis=diagnosis,
            severity=severity,
            rests_on=score.rests_on,
            effect=None if whole or points else claimed - recomputed,
            caused_by=points.cause if points else cause_in_points(stage.framework, score),
            **figures(claimed, recomputed),
        )
