"""One file from bytes to findings (单户审核结果)."""

from dataclasses import dataclass

from xlscore.model.doubt import GradeDoubt
from xlscore.model.finding import Finding, Verdict, verdict_of
from xlscore.model.framework import Framework
from xlscore.model.review import Review
from xlscore.model.scorecard import Scorecard
from xlscore.model.settlement import Answer
from xlscore.model.submission import Submission
from xlscore.model.suggestion import Suggestion


def form_mark(number: int) -> str:
    """Return the short word that begins the subject of the findings of a further form: ``第2张表``."""
    return f"第{number}张表"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a workbook: what it says, and what was recomputed from it."""

    number: int
    """Its place among the forms of the workbook, from 1; findings of the second and later ones begin with 第n张表."""
    submission: Submission
    scorecard: Scorecard

    @property
    def name(self) -> str:
        """How findings and reports call it: ``第2张表（某项目）``."""
        whose = self.submission.project_name or self.submission.unit_name
        return f"{self.mark}（{whose}）" if whose else self.mark

    @property
    def mark(self) -> str:
        """The short word that begins the subject of its findings: ``第2张表``."""
        return form_mark(self.number)


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
    """Of several forms in one workbook, the first."""
    scorecard: Scorecard | None = None
    further: tuple[Form, ...] = ()
    """The second and later forms of the workbook, where it holds several of one edition (one a project, say)."""
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
    def forms(self) -> tuple[Form, ...]:
        """Every form of the workbook in order, that of ``submission`` first; empty where none was read."""
        if self.submission is None or self.scorecard is None:
            return ()
        return (Form(1, self.submission, self.scorecard), *self.further)

    @property
    def verdict(self) -> Verdict:
        """What the findings amount to."""
        return verdict_of(self.findings, broken=bool(self.failed_checks)) if self.readable else Verdict.UNREADABLE
