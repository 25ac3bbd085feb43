"""XS412: low execution beside high indicator scores."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from xlscore.checks._claims import agrees, execution_codes, full_points, outside_points
from xlscore.checks._wording import cells_of, spot
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import decimal_text, percent_text
from xlscore.model.finding import Severity
from xlscore.model.scorecard import Score

_GAP: Final = Fraction(5, 100)
"""Share by which the indicators' rate of scoring may exceed the execution's before reviewers ask (管理要求：5 %)."""


def _execution(stage: Scored) -> Score | None:
    """Return the one execution score that is right as claimed; a wrong one is reported as such first."""
    codes = execution_codes(stage.framework)
    found = [score for score in stage.scorecard.scores if score.row.code in codes]
    right = len(found) == 1 and agrees(stage.framework, found[0]) and not outside_points(found[0])
    return found[0] if right else None


@check(
    "XS412", Severity.WARNING, "执行率低而指标得分高", fix="请核对指标完成情况是否与支出进度相符，并在偏差原因栏说明。"
)
def low_execution_full_scores(stage: Scored) -> Iterator[Fault]:
    """Report indicator scores that run more than 5 % ahead of the execution score.

    查什么：其余指标的得分率高出预算执行率得分率 5% 以上，即（指标得分率−执行得分率）÷指标得分率＞5%。

    为什么：钱没花完而目标几乎都完成，可能是目标定低、预算定高，或完成值虚报，应说明。

    怎么办：逐项核对完成值及佐证材料；确由节约、跨期支付等造成的，写明原因。
    """
    score, total = _execution(stage), stage.scorecard.claimed_sum
    if score is None or total is None or score.row.claimed.value is None:
        return
    points, earned = full_points(score), score.row.claimed.value
    rest = stage.framework.total - (points or Fraction(0))
    indicators = total - earned
    if not points or rest <= 0 or not 0 < indicators <= rest:
        return
    high, low = indicators / rest, earned / points
    gap = (high - low) / high
    if gap > _GAP:
        yield Fault(
            message=f"{spot(score.row.claimed)} 执行率得分 {decimal_text(earned)}/{decimal_text(points)}"
            f"（{percent_text(low)}），"
            f"其余指标得分 {decimal_text(indicators)}/{decimal_text(rest)}（{percent_text(high)}），"
            f"高出 {percent_text(gap)}，超过 {percent_text(_GAP, 0)}。",
            cells=cells_of(score.row.claimed, stage.submission.total),
            subject=score.row.code,
            working=f"({percent_text(high)}－{percent_text(low)})÷{percent_text(high)}＝{percent_text(gap)}",
        )
