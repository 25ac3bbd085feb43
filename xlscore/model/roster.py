"""The roster (上报名册): who should file, who did, and what concerns more than one return."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final

from xlscore.model.finding import Finding
from xlscore.model.record import Record


class FilingState(StrEnum):
    """What became of a unit's filing; the values are the words of the trade."""

    FILED = "已上报"
    LATE = "逾期上报"
    MISSING = "未上报"
    TWICE = "重复上报"
    EXEMPT = "免报"
    RETURNED = "退回"
    UNLISTED = "名册外"


class Scope(StrEnum):
    """What a unit's return covers (报送口径)."""

    WHOLE = "汇总"
    """Itself and the units below it."""
    OWN = "本级"


RETURNED: Final = "退回"
"""The word in column 处理 that sends a return back."""

ROSTER_COLUMNS: Final = {
    "单位编码": "code",
    "单位名称": "name",
    "主管部门": "department",
    "上级单位": "parent",
    "评价类型": "kind",
    "截止日期": "deadline",
    "收到日期": "received",
    "联系科室": "contact",
    "是否免报": "exempt",
    "处理": "returned",
    "退回日期": "returned_on",
    "报送口径": "scope",
    "预算调整数（万元）": "budget_adjustment",
    "执行调整数（万元）": "executed_adjustment",
}
"""Columns of a roster and what each fills of a unit; all but the first two may be left out."""
CALENDAR_COLUMNS: Final = ("日期", "类型")
"""Header of the sheet that names days off and working weekends."""
DAY_OFF, DAY_ON = "休", "班"


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
    returned: bool = False
    """Whether the bureau sent the return back (处理)."""
    returned_on: date | None = None
    scope: Scope = Scope.WHOLE
    """Only of a unit with others below it."""
    budget_adjustment: Fraction | None = None
    """What explains the department's figure beside those of its units (own office, internal transfers), in 万元."""
    executed_adjustment: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    """Who should file, and the days that are not what the week says: days off and working weekends (调休)."""

    units: tuple[RosterUnit, ...] = ()
    holidays: tuple[date, ...] = ()
    workdays: tuple[date, ...] = ()
    as_of: date | None = None
    """The day up to which units that have not filed are counted as late; ``None``: they are not counted."""
    remarks: tuple[str, ...] = ()
    """What is doubtful about the roster but does not keep it from being used, a sentence each."""


@dataclass(frozen=True, slots=True)
class Filing:
    """What one unit handed in, as indices into ``Roster.records``."""

    unit: RosterUnit
    state: FilingState
    records: tuple[int, ...] = ()
    matched_by: str = ""
    days_late: int = 0
    """Working days late: when it came in, or, while it has not, up to the day of ``Expected.as_of``."""
    filed_on: date | None = None
    replaced: tuple[int, ...] = ()
    """Files that a later one stands for: returned and corrected since.  Never among ``records``."""
    note: str = ""
    """What a person should look at in the matching, as a sentence."""
    lacking: tuple[str, ...] = ()
    """Kinds of sheet 评价类型 asks for and none of its files holds."""


@dataclass(frozen=True, slots=True)
class Roster:
    """Many returns: who should file, who did, and what concerns more than one of them."""

    records: tuple[Record, ...]
    """One a file, in the order the files were named."""
    filings: tuple[Filing, ...] = ()
    findings: tuple[Finding, ...] = ()
    """Findings of the stage that looks across files (XS5xx)."""
    expected: Expected = Expected()
    failed_checks: tuple[str, ...] = ()
    """Codes of checks that broke on this roster: a defect of xlscore."""
    previous: tuple[Record, ...] = ()
    """Returns handed in before: last year's, or earlier submissions of this year."""
    earlier: tuple[Filing, ...] = ()
    """Whose they are, as far as the roster of units tells; indices into ``previous``."""
    unread: tuple[str, ...] = ()
    """Files that lie among the returns and are no workbooks, as paths: some unit may have sent one for its return."""

    @property
    def replaced(self) -> frozenset[int]:
        """Files a corrected one stands for, as indices into ``records``: nobody has to settle their findings."""
        return frozenset(place for filing in self.filings for place in filing.replaced)
