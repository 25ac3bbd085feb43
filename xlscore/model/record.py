"""Records (单户摘要): what a bureau keeps of one return once its workbook has been checked and put away.

A dossier holds the whole submission with every entry, some 80 KiB; a record holds its figures in flat lines that
share equal texts, cells and numbers, so that ten thousand of them fit into a bureau's memory.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from xlscore.cells import CellRef
from xlscore.model.finding import Finding, Verdict
from xlscore.model.framework import GradeBand
from xlscore.model.scorecard import ScoreState
from xlscore.model.settlement import Answer


class Edition(NamedTuple):
    """What is kept of the edition a return was filled in on."""

    id: str
    title: str
    place: str
    family: str
    """``overall``, ``project`` or ``workcheck``."""
    total: Fraction
    """Full points."""
    bands: tuple[GradeBand, ...]
    columns: tuple["IndicatorColumn", ...]
    """Its indicators in the order of the sheet; a section whose rows the unit writes itself is one column."""

    def grade_of(self, total: Fraction | None) -> str:
        """Return the label of a total, empty where there is none."""
        if total is None:
            return ""
        return next((band.label for band in self.bands if total in band.totals), "")


class IndicatorColumn(NamedTuple):
    """An indicator of an edition, or an open section as a whole."""

    code: str
    title: str
    section: str
    """Title of the 一级指标 it stands under."""
    points: Fraction | None


class ScoreCells(NamedTuple):
    """Where the figures of a score line stand; ``None`` where the sheet has no such cell."""

    points: CellRef | None
    claimed: CellRef | None
    target: CellRef | None
    actual: CellRef | None
    reason: CellRef | None


class ScoreLine(NamedTuple):
    """One row of the score table."""

    code: str
    column: str
    """Code of the edition's column it counts in: its own, or that of the open section."""
    title: str
    section: str
    points: Fraction | None
    claimed: Fraction | None
    recomputed: Fraction | None
    state: ScoreState
    operator: str
    """Of the target, as ``Operator`` names it (``>=``, ``<=``, ``=`` …); empty where there is no target."""
    target: Fraction | None
    unit: str
    target_text: str
    actual: Fraction | None
    actual_text: str
    reason: str
    cells: ScoreCells


class RateCells(NamedTuple):
    """Where the figures of a rate stand."""

    numerator: CellRef | None
    denominator: CellRef | None
    claimed: CellRef | None


class RateTexts(NamedTuple):
    """The figures of a rate as they stand in the sheet: where there is no number, a word may stand (未提供)."""

    numerator: str
    denominator: str
    claimed: str


class RateLine(NamedTuple):
    """One rate with its two amounts, in the unit the sheet states them in."""

    name: str
    base: str
    """Word for the denominator (全年预算数 …)."""
    breakdown: str
    """Name of the list it belongs to (按资金来源 …), empty for a total."""
    parent: str
    """Name of its total line, empty where it is one."""
    indicator: str
    """Code of the indicator it is scored by, else empty."""
    numerator: Fraction | None
    denominator: Fraction | None
    unit: str
    """``万元``, ``元`` or, where the rate is not of money, empty."""
    claimed: Fraction | None
    recomputed: Fraction | None
    texts: RateTexts
    """The three as they stand in the sheet."""
    whole: bool
    """Whether it is the rate of the whole budget, the one 汇总 shows."""
    cells: RateCells


class Passage(NamedTuple):
    """One text a unit wrote: what it is (原因, 实际完成值 …), its words and its cell."""

    label: str
    text: str
    at: CellRef | None


@dataclass(frozen=True, slots=True)
class Record:
    """One return: the figures of one form of one file.  Amounts of money are in 万元 here; ``None`` is not known."""

    file: str
    """The path as the user wrote it."""
    sha256: str
    verdict: Verdict
    form: int = 1
    """Which form of the file, from 1."""
    unit: str = ""
    unit_code: str = ""
    """单位编码, where an earlier summary or tidy tables state it; a sheet does not."""
    project: str = ""
    project_code: str = ""
    edition: Edition | None = None
    overlays: tuple[str, ...] = ()
    recognised_by: str | None = None
    confidence: str | None = None
    year: int | None = None
    money_unit: str | None = None
    claimed: Fraction | None = None
    recomputed: Fraction | None = None
    claimed_grade: str = ""
    grade: str = ""
    """Grade of the recomputed total, else of the claimed one."""
    budget: Fraction | None = None
    executed: Fraction | None = None
    budget_places: int | None = None
    """Decimals the amounts are printed with, in the unit the sheet states them in; ``None`` is exact."""
    executed_places: int | None = None
    reviewed: Fraction | None = None
    """复核分, as a reviewer wrote it into an annotated copy."""
    opinion: str = ""
    """What the reviewer wrote beside it."""
    filed_on: date | None = None
    """填报日期 as the sheet states it."""
    total_at: CellRef | None = None
    scores: tuple[ScoreLine, ...] = ()
    rates: tuple[RateLine, ...] = ()
    passages: tuple[Passage, ...] = ()
    """Texts long enough that equal ones are no coincidence."""
    findings: tuple[Finding, ...] = ()
    """Of the whole file: only its first form holds them."""
    failed_checks: tuple[str, ...] = ()
    strays: tuple[Answer, ...] = ()
    """Explanations whose finding is no longer there."""
    grade_range: tuple[str, str] | None = None
    """Lowest and highest grade the return may end with once its doubtful figures are settled."""
    total_range: tuple[Fraction, Fraction] | None = None
    """The totals these grades follow from, lowest first."""
    summarised: bool = False
    """Whether it was read from an earlier summary, which holds totals and scores only: the rest is not known."""
    counted: str = ""
    """计入汇总 as an earlier run decided it with its roster; empty where none did."""
    counted_why: str = ""
    """Why it does not count, in words."""
    further: tuple["Record", ...] = ()
    """The other forms of the same file."""

    @property
    def readable(self) -> bool:
        """Whether anything could be read of the file."""
        return self.verdict is not Verdict.UNREADABLE

    @property
    def forms(self) -> tuple["Record", ...]:
        """This form and the further ones of its file."""
        return (self, *self.further)

    @property
    def difference(self) -> Fraction | None:
        """Claimed minus recomputed, where both are known."""
        return None if self.claimed is None or self.recomputed is None else self.claimed - self.recomputed

    @property
    def adopted(self) -> Fraction | None:
        """采用得分: the reviewer's score, else the recomputed one; never the claimed one unseen."""
        return self.reviewed if self.reviewed is not None else self.recomputed

    @property
    def rate(self) -> Fraction | None:
        """Executed ÷ budget as a fraction of one, where both are known and there is a budget."""
        return self.executed / self.budget if self.executed is not None and self.budget else None
