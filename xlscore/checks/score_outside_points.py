"""XS302: a score above its points, or below zero."""

from collections.abc import Iterator
from fractions import Fraction

from xlscore.checks._claims import cause_in_points, execution_codes, full_points, outside_points
from xlscore.checks._effect import on_sums
from xlscore.checks._wording import cells_of, points_standing, row_name, row_subject
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.framework import Framework
from xlscore.model.scorecard import Score


def _decreed(framework: Framework, score: Score) -> str:
    """Say what the edition gives a row whose points were changed."""
    known = framework.indicator(score.row.code)
    if known is None or known.points is None or cause_in_points(framework, score) is None:
        return ""
    return f"（本版规定为 {decimal_text(known.points)}）"


def _cause(framework: Framework, score: Score, subject: str) -> str | None:
    """Return the id of the finding on the points of the row: changed, below zero, or zero."""
    points = score.row.points.value
    wrong = None if points is None or points > 0 else f"{'XS203' if points < 0 else 'XS315'}:{subject}"
    return cause_in_points(framework, score) or wrong


@check("XS302", Severity.ERROR, "得分超出分值或为负", fix="请改为 0 至该行分值之间的得分，并重新计算合计。")
def score_outside_points(stage: Scored) -> Iterator[Fault]:
    """Report claimed scores above the points of their row, or below zero.

    查什么：自评得分大于该行分值，或小于 0。预算执行率的得分另按 XS410 审核。

    为什么：各行得分最高不超过分值，扣完为止、不倒扣；超出部分会抬高总分。

    怎么办：按评分标准重新计算，得分不超过分值、不低于 0；分值填错的，先改分值。
    """
    for score in stage.scorecard.scores:
        row, claimed, points = score.row, score.row.claimed.value, full_points(score)
        if claimed is None or row.code in execution_codes(stage.framework) or not outside_points(score):
            continue
        name = row_name(row, row.claimed)
        if claimed < 0:
            message = f"{name}自评得分 {decimal_text(claimed)}，小于 0；扣分以扣完为止，最低得 0 分。"
            limit = "0"
        else:
            limit = decimal_text(points or Fraction(0))
            message = f"{name}自评得分 {decimal_text(claimed)}，超过分值 {limit}{_decreed(stage.framework, score)}。"
        typed = row.points.given or claimed < 0
        effect: Fraction | None = None
        # Points below zero give scores below zero: what is due cannot be known before they are put right.
        if score.recomputed is not None and (points is None or points >= 0):
            effect = claimed - score.recomputed
            message += f"按评分标准复算为 {decimal_text(score.recomputed)}{on_sums(stage, row, effect)}。"
        yield Fault(
            message=message,
            cells=cells_of(row.claimed, row.points),
            subject=row_subject(stage.framework, row),
            claimed=decimal_text(claimed),
            recomputed=limit,
            difference=decimal_text(claimed - (0 if claimed < 0 or points is None else points)),
            rests_on=() if typed else points_standing(stage.framework, row.code),
            effect=effect,
            caused_by=_cause(stage.framework, score, row_subject(stage.framework, row)),
        )
