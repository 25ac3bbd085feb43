"""One file from bytes to findings (单户审核结果)."""

from dataclasses import dataclass

from xlscore.model.doubt import GradeDoubt
from xlscore.model.finding import Finding, Severity, Verdict
from xlscore.model.framework import Framework
from xlscore.model.review import Review
from xlscore.model.scorecard import Scorecard
from xlscore.model.settlement import Answer
from xlscore.model.submission import Submission
from xlscore.model.suggestion import Suggestion


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is known of one submitted file; it can be pickled and holds no grid."""

    file: str
    """The path as the user wrote it."""
    sha256: str
    framework: Framework | None = None
    recognised_by: str | None = None
    """``stamp``, ``layout`` or ``option``."""
    confidence: str | None = None
    """How sure that is: a decimal from 0 to 1 with two places; ``None`` where nothing was recognised."""
    unit: str = ""
    fiscal_year: int | None = None
    submission: Submission | None = None
    scorecard: Scorecard | None = None
    findings: tuple[Finding, ...] = ()
    readable: bool = True
    grade_doubt: GradeDoubt | None = None
    """The grades the unit may have as its disputed findings are accepted or not, where they differ."""
    suggestion: Suggestion | None = None
    """The smallest correction, where it was asked for."""
    failed_checks: tuple[str, ...] = ()
    """Codes of checks that broke on this file: a defect of xlscore, never of the unit."""
    review: Review | None = None
    """What a reviewer wrote into the annotated copy; ``None`` where the file is no copy or nothing was written."""
    strays: tuple[Answer, ...] = ()
    """Explanations whose finding is no longer there: kept, because somebody wrote them."""

    @property
    def verdict(self) -> Verdict:
        """What the findings amount to; those that were waived or explained no longer count."""
        if not self.readable:
            return Verdict.UNREADABLE
        gravest = {finding.severity for finding in self.findings if finding.counts}
        if Severity.ERROR in gravest:
            return Verdict.FAIL
        return Verdict.EXPLAIN if Severity.WARNING in gravest else Verdict.PASS
