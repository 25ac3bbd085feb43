"""One file from bytes to findings (单户审核结果), and many of them against a roster (上报名册)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xlscore.model.finding import Finding, Severity, Verdict
from xlscore.model.framework import Framework
from xlscore.model.scorecard import Scorecard
from xlscore.model.submission import Submission


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
        return f"第{self.number}张表"


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
    failed_checks: tuple[str, ...] = ()
    """Codes of checks that broke on this file: a defect of xlscore, never of the unit."""

    @property
    def forms(self) -> tuple[Form, ...]:
        """Every form of the workbook in order, that of ``submission`` first; empty where none was read."""
        if self.submission is None or self.scorecard is None:
            return ()
        return (Form(1, self.submission, self.scorecard), *self.further)

    @property
    def verdict(self) -> Verdict:
        """What the findings amount to."""
        if not self.readable:
            return Verdict.UNREADABLE
        gravest = {finding.severity for finding in self.findings}
        if Severity.ERROR in gravest:
            return Verdict.FAIL
        return Verdict.EXPLAIN if Severity.WARNING in gravest else Verdict.PASS


class FilingState(StrEnum):
    """What became of a unit's filing; the values are the words of the trade."""

    FILED = "已上报"
    LATE = "逾期上报"
    MISSING = "未上报"
    TWICE = "重复上报"
    EXEMPT = "免报"
    UNLISTED = "名册外"


@dataclass(frozen=True, slots=True)
class RosterUnit:
    """One line of the roster: who should file, and until when."""

    code: str
    name: str
    department: str = ""
    parent: str = ""
    kind: str = ""
    deadline: date | None = None
    contact: str = ""
    exempt: bool = False
    received: date | None = None
    """When the bureau took the filing in, where it keeps that on the roster (收到日期)."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Who should file, and the days that are not what the week says: days off and working weekends (调休)."""

    units: tuple[RosterUnit, ...] = ()
    holidays: tuple[date, ...] = ()
    workdays: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Filing:
    """What one unit handed in, as indices into ``Roster.dossiers``."""

    unit: RosterUnit
    state: FilingState
    dossiers: tuple[int, ...] = ()
    matched_by: str = ""
    days_late: int = 0
    filed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """Many dossiers: who should file, who did, and what concerns more than one of them."""

    dossiers: tuple[Dossier, ...]
    filings: tuple[Filing, ...] = ()
    findings: tuple[Finding, ...] = ()
    """Findings of the stage that looks across files (XS5xx)."""
    failed_checks: tuple[str, ...] = ()
    """Codes of checks that broke on this roster: a defect of xlscore."""
