"""XS310: completion far above the target without a word."""

from collections.abc import Iterator
from typing import Final

from xlscore.checks._wording import cells_of, no_reason, row_name, row_subject, unexplained
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import decimal_text, percent_text
from xlscore.model.finding import Severity
from xlscore.model.submission import ScoreRow
from xlscore.values import Kind

_GROWTH: Final = ("增长", "增加", "提高", "提升", "增幅", "上升")


def _is_share(row: ScoreRow) -> bool:
    """Tell whether a target is a share of a whole (合格率, 满意度), which cannot run far ahead; growth can."""
    reading = row.target.reading
    if reading is None or reading.kind is not Kind.PERCENT:
        return False
    return not any(word in f"{row.title}{row.target.text}" for word in _GROWTH)


@check(
    "XS310",
    Severity.WARNING,
    "完成值远超目标而未说明",
    fix="请在偏差原因栏说明超额完成的原因；目标定得过低的，注明并在下年调整。",
)
def far_above_target(stage: Scored) -> Iterator[Fault]:
    """Report forward rows whose completion reaches the policy's thresholds without a reason.

    查什么：实际完成值达到年度指标值的 120%（提示）或 130%（须说明原因）以上，而没有说明。
    越低越好的指标和占比类指标不查。

    为什么：大幅超额多因目标定得偏低，或完成值统计口径不同，需要说明才能认定得分。

    怎么办：写明超额原因；目标偏低的，说明测算依据并在下年调高；口径或单位填错的，更正完成值。
    """
    policy = stage.framework.policy
    for score in stage.scorecard.scores:
        row, completion = score.row, score.completion
        if completion is None or completion < policy.over_prompt or _is_share(row) or not unexplained(row.reason):
            continue
        if completion >= policy.over_reason:
            limit = f"达到或超过 {percent_text(policy.over_reason, 0)}，须说明原因"
        else:
            limit = f"达到或超过 {percent_text(policy.over_prompt, 0)}，请核对并说明"
        yield Fault(
            message=f"{row_name(row, row.actual)}指标值「{row.target.text}」，实际完成「{row.actual.text}」，"
            f"为目标的 {percent_text(completion)}，{limit}；{no_reason(row.reason)}。",
            cells=cells_of(row.actual, row.reason),
            subject=row_subject(stage.framework, row),
            recomputed=decimal_text(completion, 4),
            percent=True,
        )
