"""What was recomputed from a submission (复算结果)."""

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from xlscore.exact import Interval
from xlscore.model.submission import MISSING, Entry, FundLine, ScoreRow


class ScoreState(StrEnum):
    """What could be made of a row."""

    SCORED = "scored"
    NOT_PROVIDED = "not_provided"
    NOT_APPLICABLE = "not_applicable"
    JUDGED = "judged"
    """A person chooses the score; it was checked against its band."""
    UNCONFIRMED = "unconfirmed"
    """No rule or points are published (无法复算)."""


@dataclass(frozen=True, slots=True)
class Score:
    """One row recomputed: ``recomputed`` is rounded by the edition's policy, ``unrounded`` is not."""

    row: ScoreRow
    state: ScoreState
    points: Fraction | None
    recomputed: Fraction | None = None
    unrounded: Fraction | None = None
    reach: Interval | None = None
    """Every score the printed inputs allow before rounding; ``None`` where only the exact one counts."""
    whole_reach: Interval | None = None
    """Every score amounts of money that are all whole allow if they were rounded to their unit."""
    allowed: tuple[Interval, ...] | None = None
    """Bands a person may choose from."""
    working: str = ""
    why: str = ""
    """One Chinese sentence: why there is no score, or what it follows from."""
    rests_on: tuple[str, ...] = ()
    """Unconfirmed figures it rests on."""
    met: bool | None = None
    """Whether the target was reached, where there is one that can be compared."""
    completion: Fraction | None = None
    """Actual ÷ target of a forward row."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate with its numerator and denominator kept (执行率, 控制率 …)."""

    name: str
    numerator: Entry
    denominator: Entry
    claimed: Entry = MISSING
    recomputed: Fraction | None = None
    reach: Interval | None = None
    """Every rate the printed amounts allow."""
    line: FundLine | None = None
    indicator: str | None = None
    base: str = "全年预算数"
    """Word for the denominator."""
    rests_on: tuple[str, ...] = ()
    whole_reach: Interval | None = None
    """Every rate amounts that are all whole allow if they were rounded to their unit."""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All scores and rates of one submission, the total where it can be known, and the grade that follows."""

    scores: tuple[Score, ...] = ()
    rates: tuple[Rate, ...] = ()
    total: Fraction | None = None
    """``None`` where a score cannot be known."""
    claimed_sum: Fraction | None = None
    """Sum of the claimed scores, where every row has one."""
    grade: str | None = None
    """Grade of the recomputed total, or of the claimed total where nothing can be recomputed."""
    known: Fraction = field(default=Fraction(0))
    """Points of the rows that could be recomputed."""
