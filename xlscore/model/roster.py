"""The roster (上报名册): who should file, who did, and what concerns more than one return."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xlscore.model.finding import Finding
from xlscore.model.record import Record


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
    """What one unit handed in, as indices into ``Roster.records``."""

    unit: RosterUnit
    state: FilingState
    records: tuple[int, ...] = ()
    matched_by: str = ""
    days_late: int = 0
    filed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """Many returns: who should file, who did, and what concerns more than one of them."""

    records: tuple[Record, ...]
    """One a file, in the order the files were named."""
    filings: tuple[Filing, ...] = ()
    findings: tuple[Finding, ...] = ()
    """Findings of the stage that looks across files (XS5xx)."""
    failed_checks: tuple[str, ...] = ()
    """Codes of checks that broke on this roster: a defect of xlscore."""
