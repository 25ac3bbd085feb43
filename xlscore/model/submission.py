"""A submission: a workbook with meaning (自评表) — entries, scored rows, sums and funds lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from xlscore.cells import CellRef
from xlscore.exact import Interval, round_to
from xlscore.values import Reading


class State(StrEnum):
    """What became of one figure; absence is a state, never a zero."""

    GIVEN = "given"
    BLANK = "blank"
    NOT_PROVIDED = "not_provided"
    """The cell says 未提供: the figure exists but was not published or supplied."""
    NOT_APPLICABLE = "not_applicable"
    """The cell says 不适用, or holds the lone dash that means it."""
    MALFORMED = "malformed"
    """Something stands there that cannot be read as what is asked (its text is kept)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One filled-in figure with where it stands (填报值).

    ``value`` is exact: amounts in the unit of the line (see ``FundLine.unit``), percents as fractions of one.
    """

    state: State
    at: CellRef | None = None
    value: Fraction | None = None
    text: str = ""
    """As displayed or typed."""
    places: int | None = None
    """Printed decimals (of the percent figure where ``percent``); ``None`` where not known."""
    percent: bool = False
    formula: str | None = None
    error: str | None = None
    """The Excel error value that stands there (``#REF!``), state MALFORMED."""
    uncached: bool = False
    """A formula without calculated value stands there, state BLANK."""
    reading: Reading | None = None
    converted_from: str = ""
    """Unit of money its row or column states where the line is in the other: ``value`` is converted."""
    unread: tuple[str, ...] = ()
    """Of a list: its pieces that cannot be read, where it is MALFORMED because of them."""

    @property
    def given(self) -> bool:
        """Whether there is a number to work with."""
        return self.state is State.GIVEN and self.value is not None

    def interval(self, beside: int = 0, *, money: bool = False) -> Interval | None:
        """Return every number the printed figure may stand for, ``None`` without a number.

        ``beside`` are the decimals of the figures it is compared with: beside 322.37 a 318.5 is 318.50, whose zero
        the General format hides.

        A value that carries more decimals than it shows is known in full and stands for itself alone, and so does a
        whole number: 120 typed into a cell is 120, not something between 119.5 and 120.5.  A whole amount of
        ``money`` beside finer ones is stated to their decimals, whose zeros the General format hides.
        """
        if self.value is None:
            return None
        if self.places is None or (self.places == 0 and not self.percent and not (money and beside)):
            return Interval.point(self.value)
        places = self.places + 2 if self.percent else max(self.places, beside)
        if round_to(self.value, places) != self.value:
            return Interval.point(self.value)
        return Interval.printed(self.value, places)

    @property
    def whole(self) -> bool:
        """Whether a whole number is all there is: none of its decimals is printed, and none is kept behind it."""
        return (
            self.given
            and self.places == 0
            and not self.percent
            and round_to(self.value or Fraction(0), 0) == self.value
        )

    def rounded_to_whole(self) -> Interval | None:
        """Return every amount that prints as this whole one, in its unit; any other figure's own ``interval``."""
        return Interval.printed(self.value, 0) if self.whole and self.value is not None else self.interval()


MISSING = Entry(State.BLANK)
"""An entry that has no cell at all."""


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One line of the score table.  ``code`` is the indicator's, or the open section's with a number (``P.3``)."""

    code: str
    title: str
    path: tuple[str, ...]
    points: Entry = MISSING
    claimed: Entry = MISSING
    target: Entry = MISSING
    """Its ``reading`` joins operator, value and unit cells."""
    actual: Entry = MISSING
    level: Entry = MISSING
    """The level word of a qualitative or judged row (完成等级)."""
    reason: Entry = MISSING
    evidence: Entry = MISSING
    at: CellRef | None = None
    """The cell of the title."""
    printed_points: Fraction | None = None
    """Maximum printed in the label or criterion, where it differs in place from the points cell."""
    criterion: Entry = MISSING
    note: str = ""


@dataclass(frozen=True, slots=True)
class SumRow:
    """A subtotal or the total: ``path`` is the level it closes, empty for 总分."""

    path: tuple[str, ...]
    points: Entry = MISSING
    claimed: Entry = MISSING
    label: str = ""
    at: CellRef | None = None


@dataclass(frozen=True, slots=True)
class FundLine:
    """One line of a funds block or of the statement of amounts and rates (附表).

    ``parent`` is the index of its total line in the submission, ``breakdown`` names the list it belongs to when one
    total is broken down more than once.
    """

    name: str
    initial: Entry = MISSING
    """年初预算数."""
    budget: Entry = MISSING
    """全年预算数, or the plan the rate is measured against."""
    executed: Entry = MISSING
    rate: Entry = MISSING
    points: Entry = MISSING
    claimed: Entry = MISSING
    reason: Entry = MISSING
    parent: int | None = None
    breakdown: str = ""
    unit: str = "万元"
    at: CellRef | None = None
    indicator: str | None = None
    """Code of the indicator this line is the rate of."""
    source: str = ""
    previous: Entry = MISSING
    """上年决算数, where a sheet of inputs states it."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A score sheet as filled in: field → entry, and the lines of its tables in the order they stand."""

    form: str
    unit_name: str = ""
    fiscal_year: int | None = None
    money_unit: str | None = None
    money_units: tuple[tuple[CellRef, str], ...] = ()
    """Every label that states the unit of money of the funds block, nearest first."""
    fields: Mapping[str, Entry] = field(default_factory=dict)
    rows: tuple[ScoreRow, ...] = ()
    sums: tuple[SumRow, ...] = ()
    total: Entry = MISSING
    grade: Entry = MISSING
    lines: tuple[FundLine, ...] = ()
    texts: Mapping[str, Entry] = field(default_factory=dict)
    """Free texts by their printed label (年度总体目标：预期目标 …)."""
    filed_on: date | None = None
    """填报日期, where the form states a certain day."""
    project_name: str = ""
    """项目名称 as shown: without the code some forms print before it."""
    project_code: str = ""
    """Key of the project (项目编码), from its own cell or from before the hyphen of the name."""
    missing_tables: tuple[str, ...] = ()
    """Chinese names of required tables that were not found."""
    repeated: Mapping[str, tuple[CellRef, ...]] = field(default_factory=dict)
    """Indicator code → every place it stands, where it stands more than once."""
    absent: tuple[str, ...] = ()
    """Codes of indicators of the framework that stand nowhere."""
    leftovers: tuple[tuple[CellRef, str], ...] = ()
    """Cells whose meaning was not understood, with a word on why."""
