"""One file from bytes to findings (单户审核结果)."""

from dataclasses import dataclass

from xlscore.model.finding import Finding, Verdict, verdict_of
from xlscore.model.framework import Framework
from xlscore.model.review import Review
from xlscore.model.scorecard import Scorecard
from xlscore.model.settlement import Answer
from xlscore.model.submission import Submission


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
    failed_checks: tuple[str, ...] = ()
    """Codes of checks that broke on this file: a defect of xlscore, never of the unit."""
    review: Review | None = None
    """What a reviewer wrote into the annotated copy; ``None`` where the file is no copy or nothing was written."""
    strays: tuple[Answer, ...] = ()
    """Explanations whose finding is no longer there: kept, because somebody wrote them."""

    @property
    def verdict(self) -> Verdict:
        """What the findings amount to; those that were waived or explained no longer count."""
        return verdict_of(self.findings) if self.readable else Verdict.UNREADABLE
