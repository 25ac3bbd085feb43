"""What may become of a finding besides being corrected: explained by the unit, waived by the bureau, put on trial."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from pathlib import PurePath


class Settlement(StrEnum):
    """Whether a finding still has to be answered; the Chinese names are ``SETTLEMENT_WORDS``."""

    OPEN = "open"
    EXPLAINED = "explained"
    WAIVED = "waived"


SETTLEMENT_WORDS = {Settlement.OPEN: "待处理", Settlement.EXPLAINED: "已说明", Settlement.WAIVED: "已豁免"}
TRIAL_WORD = "试运行"


@dataclass(frozen=True, slots=True)
class Stake:
    """The amount a finding is about, in 元, and the amounts of the sheet it lies between (which explain nothing)."""

    amount: Fraction
    between: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One explanation (审核说明) as it was handed in, before it is held against the finding it answers.

    ``at`` says where it was written (``说明.xlsx:5``).  Without ``units`` and ``file`` it came with the file itself.
    """

    finding: str
    text: str
    at: str = ""
    units: tuple[str, ...] = ()
    """Name and code of the unit, whichever are known."""
    file: str = ""
    """Name of the file it answers for, without folders."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """An explanation of one finding; ``faults`` are Chinese sentences on what it lacks and what to write."""

    text: str
    at: str = ""
    faults: tuple[str, ...] = ()
    working: str = ""
    """How the amounts it names were held against the amount at stake."""

    @property
    def adequate(self) -> bool:
        """Whether it passed every test."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class Waiver:
    """One line of the file of waivers (豁免): it counts up to and including the day ``until``."""

    code: str
    reason: str
    approved_by: str
    until: date
    units: tuple[str, ...] = ()
    """Name and code of the unit, whichever are known; none means every unit."""
    place: str = ""
    """A cell (``I14``, ``自评表!I14``) or what the finding concerns (indicator code or name); empty means all."""
    at: str = ""
    """Where it is written: ``file:line``."""

    def in_force(self, today: date | None) -> bool:
        """Whether it counts on that day; where nobody says what day it is, it does."""
        return today is None or today <= self.until


@dataclass(frozen=True, slots=True)
class Trial:
    """A check on trial: up to and including ``until`` its findings are notes."""

    code: str
    until: date
    at: str = ""


@dataclass(frozen=True, slots=True)
class Across:
    """What only all files of a run together tell of explanations: who says the same, and which were of use."""

    shared: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Each text several units handed in, without spaces and punctuation, and those units."""
    taken: tuple[tuple[str, str], ...] = ()
    """Where an explanation was written and the finding it met, in whichever file."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What bureau and units bring to a run besides the sheets, and the day by which terms are judged."""

    today: date | None = None
    waivers: tuple[Waiver, ...] = ()
    trials: tuple[Trial, ...] = ()
    answers: tuple[Answer, ...] = ()
    across: Across = Across()
    known_units: tuple[tuple[str, ...], ...] = ()
    """Names and codes of units that exist though no file of theirs may be at hand (a roster)."""
    waivers_file: str = field(default="", compare=False, repr=False)
    answers_file: str = field(default="", compare=False, repr=False)
    """The files as the operator typed them, for messages alone: results do not depend on where they stand."""

    def place(self, item: Waiver | Answer) -> str:
        """Return where a waiver or an explanation is written, its file as the operator typed it."""
        typed = self.waivers_file if isinstance(item, Waiver) else self.answers_file
        name = PurePath(typed).name
        return f"{typed}{item.at.removeprefix(name)}" if typed and item.at.startswith(name) else item.at
