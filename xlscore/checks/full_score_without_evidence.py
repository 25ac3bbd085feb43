"""XS316: full points on a judged row without evidence, on a form that asks for it."""

from collections.abc import Iterator

from xlscore.checks._claims import full_points
from xlscore.checks._pairs import WORDY
from xlscore.checks._wording import cells_of, row_name, row_subject
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.scorecard import Score, ScoreState
from xlscore.model.submission import State


def _judged(score: Score) -> bool:
    reading = score.row.target.reading
    return score.state is ScoreState.JUDGED or (reading is not None and reading.kind in WORDY)


@check("XS316", Severity.WARNING, "定性指标得满分而无佐证材料", fix="请填写佐证材料名称或编号，并随表报送。")
def full_score_without_evidence(stage: Scored) -> Iterator[Fault]:
    """Report judged rows with full points and a blank evidence cell where other rows of the sheet name theirs.

    查什么：表上有佐证材料栏且其他行已填，定性（评定）指标得满分而该栏空白。整栏都不填的不查。

    为什么：定性指标没有数字可核，满分只能靠佐证材料支持。

    怎么办：补填佐证材料名称或编号；没有材料的，按评分标准扣分。
    """
    if not any(row.evidence.state is State.GIVEN for row in stage.submission.rows):
        return
    for score in stage.scorecard.scores:
        row, claimed = score.row, score.row.claimed.value
        blank = row.evidence.state is State.BLANK and row.evidence.at is not None and not row.evidence.uncached
        if blank and claimed and claimed == full_points(score) and _judged(score):
            yield Fault(
                message=f"{row_name(row, row.claimed)}是定性（评定）指标，自评得满分 {decimal_text(claimed)}，"
                f"而 {row.evidence.at} 没有填写佐证材料。",
                cells=cells_of(row.claimed, row.evidence),
                subject=row_subject(stage.framework, row),
            )
