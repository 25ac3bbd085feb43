"""The one list of checks: what a check declares, what each stage knows, and how they are run."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from inspect import getdoc
from typing import Final, Generic, TypedDict, TypeVar

from xlscore.cells import CellRef
from xlscore.checks.examples import messages
from xlscore.exact import decimal_text
from xlscore.model.finding import SEVERITY_WORDS, Finding, Severity
from xlscore.model.framework import Framework
from xlscore.model.recognition import Recognition
from xlscore.model.review import Review
from xlscore.model.roster import Roster
from xlscore.model.scorecard import Scorecard
from xlscore.model.settlement import TRIAL_WORD, Stake, Waiver
from xlscore.model.submission import Submission
from xlscore.model.workbook import Workbook
from xlscore.values.unit_table import in_yuan


@dataclass(frozen=True, slots=True)
class Unopened:
    """Stage 0: a file no workbook could be made of, and the Chinese sentence that says why."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Received:
    """Stage 1: the grid, and the edition it was taken for."""

    workbook: Workbook
    recognition: Recognition


@dataclass(frozen=True, slots=True)
class Understood:
    """Stage 2: the submission read from the grid."""

    workbook: Workbook
    framework: Framework
    submission: Submission


@dataclass(frozen=True, slots=True)
class Scored:
    """Stage 3: everything recomputed."""

    workbook: Workbook
    framework: Framework
    submission: Submission
    scorecard: Scorecard


_OF_ONE: Final = re.compile("“(.+)”的([^”]+)")
"""How a name of an unconfirmed figure says whose it is."""

FAMILIES: Final = {
    "XS1": "表式与完整性",
    "XS2": "填报内容",
    "XS3": "得分",
    "XS4": "预算执行",
    "XS5": "上报",
    "XS9": "说明",
}
"""The chapters of the catalogue by how their codes begin."""


@dataclass(frozen=True, slots=True)
class SwitchedOff:
    """Checks the operator switched off: by which option, as typed, and how many findings were left out."""

    option: str
    typed: str
    findings: int


@dataclass(frozen=True, slots=True)
class Expired:
    """A waiver that has run out, and the findings it would still cover."""

    waiver: Waiver
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """Stage 4: all findings, with the waivers on them, and what was switched off or entered by a reviewer."""

    findings: tuple[Finding, ...]
    expired: tuple[Expired, ...] = ()
    off: tuple[SwitchedOff, ...] = ()
    review: Review | None = None


Stage = TypeVar("Stage", Unopened, Received, Understood, Scored, Settled, Roster)


@dataclass(frozen=True, slots=True)
class Fault:
    """What a check function yields: the facts of one fault.  Code, severity and title come from its declaration."""

    message: str
    """Chinese, for an accountant: where, what is wrong, what was expected and how that was worked out."""
    cells: tuple[CellRef, ...] = ()
    subject: str = ""
    claimed: str | None = None
    recomputed: str | None = None
    difference: str | None = None
    working: str | None = None
    diagnosis: str | None = None
    fix: str | None = None
    """Overrides the check's general advice where the fault allows a better one."""
    rests_on: tuple[str, ...] = ()
    severity: Severity | None = None
    """A milder severity than the declared one, where the specification asks for it."""
    effect: Fraction | None = None
    """By how many points it makes the total too high, where that is known; findings are listed by it."""
    caused_by: str | None = None
    percent: bool = False
    """Whether the figures are rates (fractions of one)."""
    stake: Stake | None = None
    """The amount the fault is about, where an explanation has to name most of it."""


@dataclass(frozen=True, slots=True)
class Check(Generic[Stage]):
    """A registered check.  ``what``, ``why`` and ``todo`` are the three paragraphs of its docstring."""

    code: str
    severity: Severity
    title: str
    fix: str
    run: Callable[[Stage], Iterator[Fault]]
    trial_until: date | None = None
    """Up to and including this day its findings are notes (试运行)."""

    @property
    def level(self) -> str:
        """How binding its findings are, in Chinese, with the trial where it is on one."""
        words = SEVERITY_WORDS[self.severity]
        return f"{words}，{TRIAL_WORD}至 {self.trial_until}，期间为说明" if self.trial_until else words

    @property
    def name(self) -> str:
        """The fault in snake case: function and file bear this name."""
        return self.run.__name__

    @property
    def family(self) -> str:
        """The chapter of the catalogue it stands in."""
        return FAMILIES[self.code[:3]]

    @property
    def example(self) -> str:
        """A message it gave on a workbook of the samples or the tests; a test keeps it true."""
        return messages()[self.code].message

    @property
    def documentation(self) -> str:
        """The docstring, which ``xlscore explain`` prints."""
        return getdoc(self.run) or ""


def check(
    code: str, severity: Severity, title: str, *, fix: str, trial_until: date | None = None
) -> Callable[[Callable[[Stage], Iterator[Fault]]], Check[Stage]]:
    """Declare the function below as the check of that code; the stage is the type of its argument."""

    def declare(run: Callable[[Stage], Iterator[Fault]]) -> Check[Stage]:
        return Check(code, severity, title, fix, run, trial_until)

    return declare


def _unconfirmed(names: tuple[str, ...]) -> str:
    """Return what is unconfirmed, what belongs to one indicator together: ``「乙」的分值、评分标准``."""
    held: dict[str, list[str]] = {}
    for name in names:
        found = _OF_ONE.fullmatch(name)
        held.setdefault(f"「{found[1]}」的" if found else "", []).append(found[2] if found else name)
    return "、".join(f"{whose}{'、'.join(words)}" for whose, words in held.items())


def _finding(declared: Check[Stage], fault: Fault, twin: int) -> Finding:
    severity = fault.severity or declared.severity
    # A figure without a cell of its own leaves the place of its address blank.
    message = fault.message.strip()
    if fault.rests_on:
        if severity is Severity.ERROR:
            severity = Severity.WARNING
        message = f"{message}（依据的{_unconfirmed(fault.rests_on)}待核，结果仅供参考。）"
    return Finding(
        code=declared.code,
        severity=severity,
        title=declared.title,
        message=message,
        fix=fault.fix or declared.fix,
        subject=fault.subject,
        cells=fault.cells,
        claimed=fault.claimed,
        recomputed=fault.recomputed,
        difference=fault.difference,
        working=fault.working,
        diagnosis=fault.diagnosis,
        rests_on=fault.rests_on,
        effect=fault.effect,
        caused_by=fault.caused_by,
        percent=fault.percent,
        twin=twin,
        stake=fault.stake,
    )


def run_checks(checks: tuple[Check[Stage], ...], stage: Stage) -> tuple[list[Finding], list[str]]:
    """Run every check of a stage; returns the findings and the codes of checks that broke (a defect of ours)."""
    findings: list[Finding] = []
    broken: list[str] = []
    seen: dict[tuple[str, str], int] = {}
    for declared in checks:
        try:
            faults = list(declared.run(stage))
        except Exception:  # noqa: BLE001 -- one broken check must not silence the others; the caller reports it
            broken.append(declared.code)
            continue
        for fault in faults:
            key = (declared.code, fault.subject)
            findings.append(_finding(declared, fault, seen.get(key, 0)))
            seen[key] = seen.get(key, 0) + 1
    return findings, broken


class Figures(TypedDict, total=False):
    """The three figures of a fault as decimal strings."""

    claimed: str
    recomputed: str
    difference: str
    percent: bool


def figures(claimed: Fraction, recomputed: Fraction, places: int | None = None) -> Figures:
    """Return claimed, recomputed and difference (claimed − recomputed) as the decimal strings of a fault."""
    return {
        "claimed": decimal_text(claimed, places),
        "recomputed": decimal_text(recomputed, places),
        "difference": decimal_text(claimed - recomputed, places),
    }


def at_stake(unit: str, one: Fraction, other: Fraction = Fraction(0)) -> Stake | None:
    """Return what lies between two amounts of a line in that unit of money; ``None`` for any other unit."""
    first, second = in_yuan(one, unit), in_yuan(other, unit)
    if first is None or second is None:
        return None
    return Stake(abs(first - second), (first, second) if second else ())
