"""Findings: what a check has to say about one fault, as data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from xlscore.cells import CellRef
from xlscore.exact import decimal_text
from xlscore.model.settlement import SETTLEMENT_WORDS, TRIAL_WORD, Explanation, Settlement, Stake, Waiver


class Severity(StrEnum):
    """How binding a finding is; the Chinese names are ``SEVERITY_WORDS``."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}
SEVERITY_WORDS = {Severity.ERROR: "强制性", Severity.WARNING: "提示性", Severity.NOTE: "说明"}


class Verdict(StrEnum):
    """What the findings of one file amount to; the Chinese names are ``VERDICT_WORDS``."""

    PASS = "pass"  # noqa: S105 -- a verdict, not a secret
    EXPLAIN = "explain"
    FAIL = "fail"
    UNCHECKED = "unchecked"
    """Nothing that must be corrected was found, but a check of ours broke: what it would have said is not known."""
    UNREADABLE = "unreadable"


def verdict_of(findings: Iterable["Finding"], *, broken: bool) -> Verdict:
    """Return what findings amount to; those that were waived or explained no longer count.

    Where a check of ours broke nothing is passed: what was found wrong stands, anything milder is not all there is.
    """
    open_ones = {finding.severity for finding in findings if finding.counts}
    if Severity.ERROR in open_ones:
        return Verdict.FAIL
    if broken:
        return Verdict.UNCHECKED
    return Verdict.EXPLAIN if Severity.WARNING in open_ones else Verdict.PASS


VERDICT_WORDS = {
    Verdict.PASS: "通过",
    Verdict.EXPLAIN: "需说明",
    Verdict.FAIL: "不通过",
    Verdict.UNCHECKED: "未能全部核对",
    Verdict.UNREADABLE: "无法读取",
}


@dataclass(frozen=True, slots=True)
class OnTrial:
    """Until when a finding's check is on trial, and how binding it will be afterwards."""

    until: date
    severity: Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at its cells, with what was claimed, what was worked out and what to do (审核意见)."""

    code: str
    severity: Severity
    title: str
    message: str
    fix: str
    subject: str = ""
    """What the fault concerns (indicator code, line name …): with the code it makes the finding's stable id."""
    cells: tuple[CellRef, ...] = ()
    claimed: str | None = None
    recomputed: str | None = None
    difference: str | None = None
    working: str | None = None
    diagnosis: str | None = None
    rests_on: tuple[str, ...] = ()
    """The unconfirmed figures the finding rests on; any cap it at WARNING."""
    effect: Fraction | None = None
    """By how many points it makes the total too high (negative: too low), where that is known."""
    caused_by: str | None = None
    """Id of the finding this one follows from."""
    spoils: tuple[CellRef, ...] = ()
    """Cells that are worked out from the wrong ones and have to be put right with them (连带影响)."""
    percent: bool = False
    """Whether its figures are rates (fractions of one), which people read as percent."""
    twin: int = 0
    """Tells findings of one code and subject apart, in the order they were found."""
    stake: Stake | None = None
    """The amount it is about, where it is about one: an explanation has to name most of it."""
    explanation: Explanation | None = None
    """What the unit wrote about it (审核说明)."""
    waiver: Waiver | None = None
    """The waiver in force that covers it (豁免)."""
    trial: OnTrial | None = None
    """Set where it is a note only because its check is on trial (试运行)."""

    @property
    def settlement(self) -> Settlement:
        """Whether it still has to be answered; what must be corrected cannot be explained away."""
        if self.waiver is not None:
            return Settlement.WAIVED
        explained = self.severity is Severity.WARNING and self.explanation is not None and self.explanation.adequate
        return Settlement.EXPLAINED if explained else Settlement.OPEN

    @property
    def counts(self) -> bool:
        """Whether it counts for verdict and exit code."""
        return self.settlement is Settlement.OPEN

    @property
    def weight(self) -> Severity:
        """How it is marked: a settled finding like a note."""
        return self.severity if self.counts else Severity.NOTE

    @property
    def level(self) -> str:
        """How binding it is and what became of it, in Chinese: ``提示性·已说明``, ``说明·试运行``."""
        words = [SEVERITY_WORDS[self.severity]]
        words += [SETTLEMENT_WORDS[self.settlement]] if not self.counts else []
        return "·".join([*words, TRIAL_WORD] if self.trial else words)

    @property
    def id(self) -> str:
        """The same across resubmissions: code, subject and (from the second on) a number."""
        base = f"{self.code}:{self.subject}" if self.subject else self.code
        return f"{base}#{self.twin + 1}" if self.twin else base

    def shown(self, figure: str | None) -> str:
        """Return one of its figures as people read it: a rate as percent, nothing as an empty text."""
        if figure is None:
            return ""
        return f"{decimal_text(Fraction(figure) * 100, at_least=2)}%" if self.percent else figure
