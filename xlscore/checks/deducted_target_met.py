"""XS307: points deducted though the target was met."""

from collections.abc import Iterator

from xlscore.checks._claims import cause_in_points, deducted_though_met, full_points
from xlscore.checks._effect import on_sums
from xlscore.checks._wording import cells_of, row_name, row_subject, unexplained
from xlscore.checks.registry import Fault, Scored, check, figures
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity


@check("XS307", Severity.WARNING, "已完成目标而扣分", fix="请核对得分；确需扣分的，在偏差原因栏写明理由。")
def deducted_target_met(stage: Scored) -> Iterator[Fault]:
    """Report rows that claim less than their points although the target was met; with a reason it is a note.

    查什么：实际完成值已达到年度指标值，自评得分却低于分值。已写明理由的，只作说明。

    为什么：达到目标应得满分；扣了分而不说明，可能是算错，也可能掩盖了质量、时效方面的问题。

    怎么办：算错的改回满分；确因质量、时效等扣分的，写明理由。
    """
    for score in stage.scorecard.scores:
        row, claimed, points = score.row, score.row.claimed.value, full_points(score)
        if claimed is None or points is None or not deducted_though_met(stage.framework, score):
            continue
        due = points if score.recomputed is None else score.recomputed
        gap = claimed - due
        silent = unexplained(row.reason)
        reason = "未说明扣分原因" if silent else f"所填原因：{row.reason.text}"
        yield Fault(
            message=f"{row_name(row, row.claimed)}指标值「{row.target.text}」，实际完成「{row.actual.text}」，"
            f"已达到目标，按评分标准得 {decimal_text(due)} 分，"
            f"自评 {decimal_text(claimed)} 分；{reason}{on_sums(stage, row, gap)}。",
            cells=cells_of(row.claimed, *((row.reason,) if silent else ())),
            subject=row_subject(stage.framework, row),
            severity=None if silent else Severity.NOTE,
            rests_on=score.rests_on,
            effect=gap if silent else None,
            caused_by=cause_in_points(stage.framework, score),
            **figures(claimed, due),
        )
