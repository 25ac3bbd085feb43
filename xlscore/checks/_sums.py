"""Totals and their parts: which lines add up to which, and how exactly their printed figures can be expected to."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction
from typing import Final

from xlscore.exact import Rounding, decimal_text, places_of, round_to
from xlscore.model.submission import Entry, FundLine, State, Submission
from xlscore.scoring.precision import MONEY_PLACES, stated_places
from xlscore.values.unit_table import MONEY

COLUMNS: Final = {
    "previous": "上年决算数",
    "initial": "年初预算数",
    "budget": "全年预算数",
    "executed": "全年执行数",
}
"""Amount columns of a line: attribute and printed word."""

_BARE_TOTALS: Final = frozenset({"", "合计", "小计", "总计"})

_UNKNOWN: Final = frozenset({State.NOT_PROVIDED, State.MALFORMED})


class Match(Enum):
    """How a total stands to the sum of its parts."""

    EQUAL = auto()
    """The same, or the sum correctly rounded to the total's own places."""
    TRUNCATED = auto()
    WITHIN = auto()
    """Different by no more than the printed precision of all figures explains."""
    WHOLE = auto()
    """Different by no more than amounts that are all whole explain if they were rounded to their unit."""
    OFF = auto()


@dataclass(frozen=True, slots=True)
class Equation:
    """One column of a total line and of one list of its parts; only parts that state a figure are terms."""

    place: int
    """Index of the total line in the submission."""
    line: FundLine
    breakdown: str
    column: str
    """Attribute of ``FundLine``."""
    whole: Entry
    terms: tuple[tuple[int, FundLine, Entry], ...]
    """Index, line and figure of every part."""
    stated: int = 0
    """Decimals to which the sheet states amounts in the unit of the line."""

    @property
    def word(self) -> str:
        """The printed word of the column."""
        return COLUMNS[self.column]

    @property
    def name(self) -> str:
        """The total line as a message calls it."""
        return line_name(self.line)

    @property
    def subject(self) -> str:
        """What a finding concerns: line and column, so that it stays the same across resubmissions."""
        return f"{self.name}/{self.word}"

    def sum(self) -> Fraction:
        """Return the exact sum of the parts."""
        return sum((_value(entry) for _, _, entry in self.terms), Fraction(0))

    def _own_places(self) -> int:
        return max(_places(entry) for entry in (self.whole, *(entry for _, _, entry in self.terms)))

    def _finest(self) -> int:
        return self._own_places() or self.stated

    def slack(self) -> Fraction:
        """Return by how much rounding alone may have moved the sum of the parts: half a unit of each."""
        finest = self._finest()
        return sum((_half_unit(entry, finest) for _, _, entry in self.terms), Fraction(0))

    def reach(self) -> Fraction:
        """Return by how much total and sum may differ through rounding alone: (n + 1) half units at equal places."""
        return self.slack() + _half_unit(self.whole, self._finest())

    def whole_slack(self) -> Fraction:
        """Return by how much the sum may have moved if whole amounts were rounded to their unit.

        Nothing where any amount of the sheet is printed with decimals, and where the unit is none of money.
        """
        if self._finest() or self.line.unit not in MONEY:
            return Fraction(0)
        return Fraction(sum(entry.whole for _, _, entry in self.terms), 2)

    def whole_reach(self) -> Fraction:
        """Return below what total and sum may differ if whole amounts were rounded half up to their unit."""
        if self._finest() or self.line.unit not in MONEY:
            return Fraction(0)
        return self.whole_slack() + (Fraction(1, 2) if self.whole.whole else 0)

    def match(self) -> Match:
        """Tell how the total stands to the sum of the parts."""
        whole, total = _value(self.whole), self.sum()
        own = _span_places(self.whole, self._finest())
        if whole == total or (own is not None and whole == round_to(total, own)):
            return Match.EQUAL
        if self.whole_reach() and whole == round_to(total, 0):
            return Match.EQUAL  # parts that show no decimals keep some
        if own is not None and whole == round_to(total, own, Rounding.TRUNCATE):
            return Match.TRUNCATED
        if abs(whole - total) <= self.reach():
            return Match.WITHIN
        return Match.WHOLE if abs(whole - total) < self.whole_reach() else Match.OFF

    def working(self) -> str:
        """Return the sum in figures, each as printed: ``6065.10＋1855.19＋281＝8201.29``; of one part that alone."""
        places = self._own_places()
        if len(self.terms) == 1:
            return _shown(self.sum(), places)
        figures = "＋".join(_shown(_value(entry), _places(entry)) for _, _, entry in self.terms)
        return f"{figures}＝{_shown(self.sum(), places)}".replace("＋-", "－")


def line_name(line: FundLine) -> str:
    """Return a line's name; one that only says 合计 is told by the list it closes."""
    if line.name in _BARE_TOTALS and line.breakdown:
        return f"{line.breakdown}{line.name}"
    return line.name or "（未填名称）"


def _shown(value: Fraction, places: int) -> str:
    return decimal_text(value, None, at_least=places)


def _value(entry: Entry) -> Fraction:
    return entry.value if entry.value is not None else Fraction(0)


def _places(entry: Entry) -> int:
    if entry.value is None:
        return 0
    return entry.places if entry.places is not None else places_of(entry.value) or 0


def _span_places(entry: Entry, finest: int) -> int | None:
    """Return the places a figure was cut to, ``None`` where it stands for itself alone.

    The General format hides closing zeros, so a whole number beside 12.34 is taken as stated to two decimals; where
    every amount of the sheet is whole, whether they were rounded cannot be told (see ``whole_reach``).
    """
    if entry.value is None or entry.places is None or finest == 0:
        return None
    places = max(entry.places, min(MONEY_PLACES, finest))
    return places if round_to(entry.value, places) == entry.value else None


def _half_unit(entry: Entry, finest: int) -> Fraction:
    places = _span_places(entry, finest)
    return Fraction(0) if places is None else Fraction(1, 2) / 10**places


def equations(submission: Submission) -> Iterator[Equation]:
    """Yield every sum the lines state; columns with a part nobody provided or nobody can read are left out."""
    stated = {line.unit: stated_places(submission.lines, line.unit) for line in submission.lines}
    lists: dict[tuple[int, str], list[tuple[int, FundLine]]] = {}
    for place, line in enumerate(submission.lines):
        if line.parent is not None:
            lists.setdefault((line.parent, line.breakdown), []).append((place, line))
    for (parent, breakdown), parts in lists.items():
        whole = submission.lines[parent]
        if any(part.unit != whole.unit for _, part in parts):
            continue
        for column in COLUMNS:
            entries = [(place, part, _entry(part, column)) for place, part in parts]
            if any(entry.state in _UNKNOWN or entry.uncached for _, _, entry in entries):
                continue
            terms = tuple(term for term in entries if term[2].given)
            if terms:
                yield Equation(parent, whole, breakdown, column, _entry(whole, column), terms, stated[whole.unit])


def _entry(line: FundLine, column: str) -> Entry:
    entry: Entry = getattr(line, column)
    return entry


def is_empty_total(equation: Equation) -> bool:
    """Tell whether a total is blank or zero above parts that are not."""
    whole = equation.whole
    if whole.uncached or whole.at is None or equation.sum() == 0:
        return False
    return whole.state is State.BLANK or (whole.given and whole.value == 0)


def stated(submission: Submission) -> Iterator[Equation]:
    """Yield the sums whose total states a figure of its own."""
    return (item for item in equations(submission) if item.whole.given and not is_empty_total(item))


def rival_lists(submission: Submission) -> Iterator[tuple[Equation, ...]]:
    """Yield, for each total and column broken down more than once, its lists where two of them cannot be equal.

    Lists that only differ because a total among their parts is wrong are left to that total.
    """
    groups: dict[tuple[int, str], list[Equation]] = {}
    for item in equations(submission):
        groups.setdefault((item.place, item.column), []).append(item)
    for group in groups.values():
        for place, one in enumerate(group):
            if any(_rivals(submission, one, other) for other in group[place + 1 :]):
                yield tuple(group)
                break


def _rivals(submission: Submission, one: Equation, other: Equation) -> bool:
    slack = one.slack() + other.slack() + one.whole_slack() + other.whole_slack()
    if abs(one.sum() - other.sum()) <= slack:
        return False
    return abs(put_right(submission, one) - put_right(submission, other)) > slack


def put_right(submission: Submission, equation: Equation) -> Fraction:
    """Return the sum of the parts once the wrong totals among them are replaced by the sums of their own parts."""
    inner = {
        other.place: other.sum()
        for other in equations(submission)
        if other.column == equation.column and (is_empty_total(other) or other.match() is not Match.EQUAL)
    }
    values = {place: _value(entry) for place, _, entry in equation.terms}
    places = (
        place
        for place, line in enumerate(submission.lines)
        if (line.parent, line.breakdown) == (equation.place, equation.breakdown)
    )
    return sum((inner.get(place, values.get(place, Fraction(0))) for place in places), Fraction(0))


def list_name(equation: Equation) -> str:
    """Return how a message names the parts: their breakdown, or simply 各分项."""
    return f"「{equation.breakdown}」各项" if equation.breakdown else "各分项"
