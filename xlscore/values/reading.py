"""What a piece of text or a typed number was understood to mean."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class Operator(StrEnum):
    """How an actual is compared with a target; UNSTATED is a number without a sign, NONE no number at all."""

    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    LESS = "<"
    EQUAL = "="
    BETWEEN = "between"
    UNSTATED = "unstated"
    NONE = "none"


class Kind(StrEnum):
    """What sort of thing was read."""

    QUANTITY = "quantity"
    PERCENT = "percent"
    AMOUNT = "amount"
    UNIT_RATE = "unit_rate"
    FREQUENCY = "frequency"
    DEADLINE = "deadline"
    WINDOW = "window"
    QUALITATIVE = "qualitative"
    SENTENCE = "sentence"
    BLANK = "blank"
    STUB = "stub"
    PROMPT = "prompt"
    CLASH = "clash"


class Exactness(StrEnum):
    """How a number was hedged."""

    EXACT = "exact"
    BELOW = "approximate_below"
    ABOVE = "approximate_above"
    APPROXIMATE = "approximate"
    UNKNOWN = "unknown"


class Flag(StrEnum):
    """Ambiguities; a flag never changes a value."""

    MALFORMED = "malformed"
    BOUNDARY = "boundary"
    DIRECTION_UNSTATED = "direction_unstated"
    UNIT_MISSING = "unit_missing"
    UNIT_INFERRED = "unit_inferred"
    UNIT_CLASH = "unit_clash"
    CLASH = "clash"
    TYPE_MISMATCH = "type_mismatch"
    PERCENT_OR_FRACTION = "percent_or_fraction"
    ACTUAL_COPIES_TARGET = "actual_copies_target"
    COMPOUND = "compound"
    KIND_CONFLICT = "kind_conflict"
    BASE_MISSING = "base_missing"
    NOT_A_TARGET = "not_a_target"
    ODD_HEDGE = "odd_hedge"
    PROMPT_LEFT = "prompt_left"
    STUB_LEFT = "stub_left"
    YEAR_INFERRED = "year_inferred"


@dataclass(frozen=True, slots=True)
class Reading:
    """The meaning of one cell: exact value(s) after scaling, canonical unit, operator, and what was noted on the way.

    Percent values are fractions of one (95 % is 0.95); amounts are in 元; other quantities in ``unit``.
    """

    text: str
    """As it stood in the cell."""
    kind: Kind
    op: Operator = Operator.NONE
    value: Fraction | date | None = None
    value2: Fraction | date | None = None
    unit: str = ""
    exactness: Exactness = Exactness.EXACT
    where_op: str = "default"
    """``cell``, ``sign column``, ``indicator name`` or ``default``."""
    places: int | None = None
    """Printed decimals, before scaling; for a percent those of the percent figure."""
    notes: tuple[str, ...] = ()
    flags: frozenset[Flag] = frozenset()
    scale: Fraction = Fraction(1)
    """What the printed figure was multiplied by to give ``value``: 10 000 for 万元, 1/100 for a percent."""
    candidates: tuple["Reading", ...] = ()
    """What a sentence mentions in passing: counts, percents, amounts, deadlines.  Shown, never scored."""

    @property
    def number(self) -> Fraction | None:
        """The value where it is a number."""
        return self.value if isinstance(self.value, Fraction) else None

    @property
    def empty(self) -> bool:
        """Whether nothing was filled in: blank, an unused stub or a prompt left standing."""
        return self.kind in {Kind.BLANK, Kind.STUB, Kind.PROMPT}
