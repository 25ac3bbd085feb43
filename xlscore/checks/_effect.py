"""What a wrong row does to the sums above it: those that follow from it are named with it, and nowhere else."""

from fractions import Fraction

from xlscore.checks._claims import agrees
from xlscore.checks._totals import Closing, closings
from xlscore.checks._wording import joined, signed_gap, spot
from xlscore.checks.registry import Scored
from xlscore.model.scorecard import Score, ScoreState
from xlscore.model.submission import ScoreRow


def on_sums(stage: Scored, row: ScoreRow, gap: Fraction) -> str:
    """Say which sums a row that is off by ``gap`` makes wrong, and which hold the right score already."""
    above = [
        item
        for item in closings(stage.submission)
        if item.claimed.value is not None and any(other is row for other in item.rows)
    ]
    follow = [item for item in above if gap and item.claimed.value == item.rows_sum()]
    right = [item for item in above if item not in follow and holds_right_scores(stage, item)]
    words = []
    if follow:
        words.append(f"{_named(follow)}因此{signed_gap(gap, '多计', '少计')} 分")
    if right:
        words.append(f"{_named(right)}是按应得分加的，不必更改")
    return "".join(f"；{word}" for word in words)


def _named(found: list[Closing]) -> str:
    return joined(f"{item.label}（{spot(item.claimed)}）" for item in found)


def _right(stage: Scored, score: Score) -> Fraction | None:
    wrong = score.state is ScoreState.SCORED and score.recomputed is not None and not agrees(stage.framework, score)
    return score.recomputed if wrong else score.row.claimed.value


def holds_right_scores(stage: Scored, closing: Closing) -> bool:
    """Tell whether a sum is that of the rows' right scores, although some of them are claimed wrong."""
    by_row = {id(score.row): score for score in stage.scorecard.scores}
    total = Fraction(0)
    for row in closing.rows:
        value = _right(stage, by_row[id(row)]) if id(row) in by_row else row.claimed.value
        if value is None:
            return False
        total += value
    return closing.claimed.value == total and closing.rows_sum() != total
