"""XS306: full points though the target was missed."""

from collections.abc import Iterator
from fractions import Fraction

from xlscore.checks._claims import cause_in_points, full_though_missed, outside_points
from xlscore.checks._effect import on_sums
from xlscore.checks._wording import cells_of, places_apart, row_name, row_subject, worked
from xlscore.checks.registry import Fault, Figures, Scored, check, figures
from xlscore.exact import decimal_text, percent_text
from xlscore.model.finding import Severity
from xlscore.model.submission import ScoreRow
from xlscore.values.meeting import days_late


def _late(row: ScoreRow) -> str:
    target, actual = row.target.reading, row.actual.reading
    late = None if target is None or actual is None else days_late(target, actual)
    return "" if late is None else f"，晚 {late} 天"


def _completed(completion: Fraction) -> str:
    return percent_text(completion, places_apart(completion, Fraction(1), 4) - 2)


@check(
    "XS306", Severity.ERROR, "未完成目标而得满分", fix="请按评分标准计算得分并填写偏差原因；完成值填错的，先改完成值。"
)
def full_score_target_missed(stage: Scored) -> Iterator[Fault]:
    """Report rows that claim all their points although the actual misses the target.

    查什么：实际完成值没有达到年度指标值，自评得分却等于该行分值。

    为什么：未完成的指标应按评分标准扣分，得满分属于虚高，也是复核时最常见的扣分问题。

    怎么办：按完成比例等评分标准计分并说明偏差原因；指标值或完成值填错的，更正后重算。
    """
    for score in stage.scorecard.scores:
        row, claimed = score.row, score.row.claimed.value
        if claimed is None or outside_points(score) or not full_though_missed(stage.framework, score):
            continue
        rate = f"（完成 {_completed(score.completion)}）" if score.completion is not None else ""
        message = (
            f"{row_name(row, row.claimed)}指标值「{row.target.text}」，实际完成「{row.actual.text}」"
            f"{rate}{_late(row)}，未达到目标，却得满分 {decimal_text(claimed)}"
        )
        if score.recomputed is None and score.why:
            message += "；评分标准没有规定这种情况扣多少分，须由审核人判断"
        facts: Figures = {"claimed": decimal_text(claimed)}
        effect: Fraction | None = None
        if score.recomputed is not None:
            message += f"；按评分标准应得 {decimal_text(score.recomputed)} 分"
            facts = figures(claimed, score.recomputed)
            effect = claimed - score.recomputed
        sums = "" if effect is None else on_sums(stage, row, effect)
        yield Fault(
            message=f"{message}{worked(score.working)}{sums}。",
            cells=cells_of(row.claimed, row.actual, row.target),
            subject=row_subject(stage.framework, row),
            working=score.working or None,
            rests_on=score.rests_on,
            effect=effect,
            caused_by=cause_in_points(stage.framework, score),
            **facts,
        )
