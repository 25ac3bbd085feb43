"""XS412: low execution beside high indicator scores."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from xlscore.checks._claims import agrees, execution_codes, full_points, outside_points
from xlscore.checks._spending import execution_explained
from xlscore.checks._wording import cells_of, places_apart, row_name
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
    """Report indicator scores that run more than 5 % ahead of the execution score; with a reason it is a note.

    查什么：其余指标的得分率高出预算执行率得分率 5% 以上，即（指标得分率−执行得分率）÷指标得分率＞5%。
    已写明执行率偏低原因的，只作说明。

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
        shown = percent_text(gap, places_apart(gap, _GAP, 4) - 2)
        lines = (place for place, line in enumerate(stage.submission.lines) if line.indicator == score.row.code)
        explained = execution_explained(stage.submission, lines, execution_codes(stage.framework))
        yield Fault(
            message=f"{row_name(score.row, score.row.claimed)}得分率 {percent_text(low)}"
            f"（{decimal_text(earned)}÷{decimal_text(points)}），"
            f"其余指标得分率 {percent_text(high)}（{decimal_text(indicators)}÷{decimal_text(rest)}），"
            f"两者之差占其余指标得分率的 {shown}，超过 {percent_text(_GAP, 0)}"
            f"{'；已填写原因，请复核人判断' if explained else '，未说明原因'}。",
            cells=cells_of(score.row.claimed, stage.submission.total),
            subject=score.row.code,
            working=f"({percent_text(high)}－{percent_text(low)})÷{percent_text(high)}＝{shown}",
            severity=Severity.NOTE if explained else None,
        )
