"""Scores that are right for the points a row had before its points were mistyped: the points are the fault."""

from dataclasses import dataclass, replace
from fractions import Fraction

from xlscore.checks._points import points_due
from xlscore.checks._wording import spot
from xlscore.checks.registry import Scored
from xlscore.exact import decimal_text
from xlscore.model.scorecard import Score
from xlscore.scoring.card import section_code
from xlscore.scoring.rows import score_open


@dataclass(frozen=True, slots=True)
class Mistyped:
    """The points that make a row's score and the sum of its level right at once."""

    level: str
    points: Fraction
    words: str

    @property
    def cause(self) -> str:
        """The id of the finding on the level whose points do not add up."""
        return f"XS304:{self.level}"


def mistyped(stage: Scored, score: Score) -> Mistyped | None:
    """Return the points a claimed score of an open line was worked out from, where they also put its level right."""
    row, section = score.row, stage.framework.open_section(section_code(score.row.code))
    due = points_due(stage.framework, stage.submission, row)
    if section is None or due is None or row.claimed.value is None:
        return None
    level, points = due
    again = score_open(stage.framework, section, replace(row, points=replace(row.points, value=points)))
    if again.recomputed != row.claimed.value:
        return None
    now, right = decimal_text(row.points.value or Fraction(0)), decimal_text(points)
    words = (
        f"按分值 {right} 计算恰为自评得分，「{level.label}」的分值也随之相平，"
        f"疑{spot(row.points)} 的分值由 {right} 误填为 {now}；改回分值的，得分不必更正"
    )
    return Mistyped(level.label, points, words)
