"""Whether a unit's grade hangs on its disputed scores: accepted or not, they lead to different grades."""

from fractions import Fraction

from xlscore.checks.registry import Scored
from xlscore.checks.roots.blame import blamed
from xlscore.model.doubt import GradeDoubt
from xlscore.model.finding import Finding, Severity

_SUM = "XS303"


def grade_doubt(stage: Scored, findings: list[Finding]) -> GradeDoubt | None:
    """Return the range of grades, ``None`` where every outcome of the disputed findings has the same one."""
    stated, rows = stage.submission.total.value, stage.scorecard.claimed_sum
    total = stated if stated is not None else rows
    if total is None:
        return None
    disputed = [finding for finding in findings if finding.effect and finding.severity is not Severity.NOTE]
    if rows is not None and stated not in {None, rows} and not any(item.code == _SUM for item in disputed):
        # The total was added from other scores than those of the rows: what is wrong in a row is not wrong in it.
        return None
    effects = [finding.effect or Fraction(0) for finding in disputed]
    lowest = max(total - sum((effect for effect in effects if effect > 0), Fraction(0)), Fraction(0))
    highest = min(total - sum((effect for effect in effects if effect < 0), Fraction(0)), stage.framework.total)
    grades = stage.framework.grades
    low, high = grades.of(lowest), grades.of(highest)
    if low is None or high is None or low == high:
        return None
    disputed.sort(key=lambda finding: abs(finding.effect or Fraction(0)), reverse=True)
    cells = dict.fromkeys(cell for finding in disputed for cell in blamed(finding) or finding.cells[:1])
    return GradeDoubt(lowest, highest, low, high, tuple(item.id for item in disputed), tuple(cells))
