"""XS308: points deducted without a reason."""

from collections.abc import Iterator
from fractions import Fraction

from xlscore.checks._claims import deducted_though_met, execution_codes, full_points
from xlscore.checks._wording import cells_of, joined, points_standing, row_name, row_subject, unexplained
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.scorecard import Score, ScoreState


def _deducted(stage: Scored) -> Iterator[Score]:
    execution = execution_codes(stage.framework)
    for score in stage.scorecard.scores:
        claimed, points = score.row.claimed.value, full_points(score)
        if claimed is None or points is None or not 0 <= claimed < points or not unexplained(score.row.reason):
            continue
        # The execution score follows from amounts that stand beside it; a low rate is asked for its reason elsewhere.
        if score.row.code in execution or score.state is ScoreState.NOT_APPLICABLE:
            continue
        # Where the rule gives full points the deduction itself is the fault, and another check has said so.
        full = score.state is ScoreState.SCORED and score.recomputed is not None and score.recomputed >= points
        if not full and not deducted_though_met(stage.framework, score):
            yield score


@check("XS308", Severity.WARNING, "扣分未说明原因", fix="请在偏差原因（扣分原因）栏写明扣了几分、为什么、如何改进。")
def deducted_without_reason(stage: Scored) -> Iterator[Fault]:
    """Report rows that claim less than their points and give no reason; a form without such a column once.

    查什么：自评得分低于分值，而偏差原因（扣分原因）栏为空或只填“无”。

    为什么：每一处扣分都应说得清原因和改进措施，否则自评起不到查找问题的作用。

    怎么办：逐行写明扣分原因和改进措施；其实不应扣分的，改回应得分。
    """
    found = list(_deducted(stage))
    if len(found) > 1 and not any(row.reason.at for row in stage.submission.rows):
        parts = (f"「{s.row.title}」扣 {decimal_text(_lost(s))} 分" for s in found)
        yield Fault(
            message=f"表上没有偏差原因栏，{len(found)} 行扣分未说明原因：{joined(parts)}。",
            cells=cells_of(*(score.row.claimed for score in found)),
            subject="偏差原因",
        )
        return
    for score in found:
        row = score.row
        yield Fault(
            message=f"{row_name(row, row.claimed)}分值 {decimal_text(full_points(score) or Fraction(0))}，"
            f"自评 {decimal_text(row.claimed.value or Fraction(0))}，扣 {decimal_text(_lost(score))} 分，未说明原因。",
            cells=cells_of(row.claimed, row.reason),
            subject=row_subject(stage.framework, row),
            rests_on=points_standing(stage.framework, row.code),
        )


def _lost(score: Score) -> Fraction:
    return (full_points(score) or Fraction(0)) - (score.row.claimed.value or Fraction(0))
