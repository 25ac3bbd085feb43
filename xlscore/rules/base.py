"""What every rule shape knows of itself: its inputs, exact score, Excel formula, Chinese wording and working."""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, ClassVar, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from xlscore.exact import Interval, exact

Fact = Fraction | tuple[Fraction, ...]
"""One input of a rule: a number; 1/0 for yes/no; the place (from 1) of a choice; an Excel day serial for a date; a
tuple of day serials for a list of dates."""

Facts = Mapping[str, Fact]
"""Input name → fact.  A name that is absent is an input nobody gave."""

NUMERATOR, DENOMINATOR = "numerator", "denominator"
"""Inputs of the rules that score a rate; the framework says which fields they are made of."""

CHOSEN = "chosen"
"""Input of the rules a person scores: the claimed score itself, never a field of its own."""


class InputKind(StrEnum):
    """What kind of thing an input cell holds."""

    NUMBER = "number"
    COUNT = "count"
    YES_NO = "yes_no"
    CHOICE = "choice"
    DATE = "date"
    DATES = "dates"


YES, NO = "是", "否"


@dataclass(frozen=True, slots=True)
class Input:
    """One thing a rule asks for: ``choices`` are the words offered, in order, where ``kind`` is CHOICE."""

    name: str
    label: str
    kind: InputKind
    choices: tuple[str, ...] = ()


_PLAIN: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?%?")


def _read_exact(value: object) -> object:
    if isinstance(value, str):
        text = value.strip()
        if not _PLAIN.fullmatch(text):
            msg = f"not a plain decimal: {value!r}"
            raise ValueError(msg)
        if text.endswith("%"):
            return exact(text[:-1]) / 100
        return exact(text)
    return exact(value) if isinstance(value, float) else value


def _read_interval(value: object) -> object:
    return Interval.parse(value) if isinstance(value, str) else value


Exact = Annotated[Fraction, BeforeValidator(_read_exact)]
"""A number in a declaration: a plain decimal or percent as text, exact from then on."""

Positive = Annotated[Exact, Field(gt=0)]
"""A declared number above zero."""

NotNegative = Annotated[Exact, Field(ge=0)]
"""A declared number of points: zero or more."""

Span = Annotated[Interval, BeforeValidator(_read_interval)]
"""An interval in a declaration: ``[0.90, inf)``, ``{0}``."""


class RuleShape(BaseModel, ABC):
    """One rule shape with its numbers.  All sums are exact; nothing is rounded here.

    ``points`` is the most the indicator can earn (分值).  The row is rounded once, outside (policy P12).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    person: ClassVar[bool] = False
    """Whether a person chooses the score and the rule only bounds it (its inputs then hold ``chosen``)."""

    @property
    def continuous(self) -> bool:
        """Whether a small change of the inputs changes the score only a little (so that printed precision matters)."""
        return False

    def judges(self, facts: Facts) -> bool:
        """Tell whether a person scores this case; the same for every case of most rules."""
        del facts
        return self.person

    @abstractmethod
    def inputs(self) -> tuple[Input, ...]:
        """Return what the rule asks for, in the order a form shows it."""

    def most(self, points: Fraction) -> Fraction:
        """Return the most the rule can give, for the check against the indicator's points."""
        return points

    @abstractmethod
    def score(self, facts: Facts, points: Fraction) -> Fraction | None:
        """Return the exact score, or ``None`` where an input is missing or no score can be known."""

    def allowed(self, facts: Facts, points: Fraction) -> tuple[Interval, ...] | None:
        """Return the bands a person may choose a score from, or ``None`` where the score follows from the inputs."""
        del facts, points
        return None

    @abstractmethod
    def formula(self, cells: Mapping[str, str], points: str) -> str:
        """Return the score as an Excel 2007 expression without ``=``; ``""`` in the cell where no score is known.

        ``cells`` maps input names to expressions (an address, a range for DATES, a bracketed sum); yes/no cells hold
        是/否, choice cells the words of the choice, date cells real dates.  ``points`` is an expression too.
        """

    @abstractmethod
    def describe(self, points: Fraction) -> str:
        """Return the rule in Chinese as a score sheet would print it."""

    @abstractmethod
    def working(self, facts: Facts, points: Fraction) -> str:
        """Return how the score of one case came about, in words and figures."""
