"""Departments that file for themselves and the units below them: their figures against the sum of the units."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from xlscore.consolidation.condense import TEN_THOUSAND
from xlscore.consolidation.lines import Line, Lines, ancestors
from xlscore.exact import Interval, places_of, round_to
from xlscore.model.roster import FilingState, Roster, RosterUnit, Scope

_MONEY_PLACES = 2
"""Decimals in which 万元 are stated, and which the General format hides where they are zeros."""
_YUAN_PLACES = places_of(Fraction(1, TEN_THOUSAND)) or 0


class Agreement(StrEnum):
    """How a department's figure stands to the sum of its units and the stated adjustment."""

    EQUAL = "相符"
    WITHIN = "尾差"
    """Different by no more than the printed precision of the figures explains."""
    OFF = "不符"
    OPEN = "未报齐"
    """Units are missing, or a figure is."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One amount of a department in 万元; ``None`` is not known."""

    word: str
    whole: Fraction | None
    parts: Fraction
    adjustment: Fraction | None
    agreement: Agreement

    @property
    def difference(self) -> Fraction | None:
        """差额: the department's figure less the sum of its units."""
        return None if self.whole is None else self.whole - self.parts

    @property
    def unexplained(self) -> Fraction | None:
        """What of the 差额 no adjustment states."""
        return None if self.difference is None else self.difference - (self.adjustment or 0)


@dataclass(frozen=True, slots=True)
class Department:
    """A return that covers other returns."""

    line: int
    """Index of its line."""
    unit: RosterUnit
    parts: tuple[int, ...]
    """Indices of the lines it covers, each once: a unit below another that covers it is left to that one."""
    missing: tuple[RosterUnit, ...]
    """Units below it that should have filed and of which nothing counts."""
    budget: Comparison
    executed: Comparison

    @property
    def comparisons(self) -> tuple[Comparison, Comparison]:
        """Both amounts."""
        return self.budget, self.executed


@dataclass(frozen=True, slots=True)
class _Amount:
    value: Fraction | None
    places: int | None
    """Decimals in 万元 it was printed with; ``None`` stands for itself alone."""

    def span(self, finest: int) -> Interval:
        """Return every amount that prints as this one, whole figures beside decimals taken to two places."""
        value = self.value or Fraction(0)
        if self.places is None or finest == 0:
            return Interval.point(value)
        places = max(self.places, min(_MONEY_PLACES, finest))
        return Interval.printed(value, places) if round_to(value, places) == value else Interval.point(value)


def _amount(line: Line, *, budget: bool) -> _Amount:
    record = line.record
    value, places = (record.budget, record.budget_places) if budget else (record.executed, record.executed_places)
    if places is not None and line.amount_unit == "元":
        places += _YUAN_PLACES
    return _Amount(value, places)


def compare(
    word: str, whole: _Amount, parts: list[_Amount], adjustment: Fraction | None, *, all_in: bool
) -> Comparison:
    """Compare a department's amount with those of its units."""
    total = sum((part.value for part in parts if part.value is not None), Fraction(0))
    return Comparison(word, whole.value, total, adjustment, _agreement(whole, parts, adjustment, all_in=all_in))


def _agreement(whole: _Amount, parts: list[_Amount], adjustment: Fraction | None, *, all_in: bool) -> Agreement:
    known = [part.value for part in parts if part.value is not None]
    if not all_in or whole.value is None or len(known) < len(parts):
        return Agreement.OPEN
    stated = adjustment or Fraction(0)
    if sum(known, stated) == whole.value:
        return Agreement.EQUAL
    finest = max(amount.places or places_of(amount.value or Fraction(0)) or 0 for amount in (whole, *parts))
    reach = Interval.point(stated)
    for part in parts:
        reach += part.span(finest)
    return Agreement.WITHIN if whole.span(finest).meets(reach) else Agreement.OFF


def departments(roster: Roster, lines: Lines) -> list[Department]:
    """Return the returns that cover others, in the order of the lines."""
    covered: dict[int, list[int]] = defaultdict(list)
    for place, line in enumerate(lines.lines):
        if line.inside is not None:
            covered[line.inside].append(place)
    return [
        _department(roster, lines, place, unit, tuple(parts))
        for place, parts in sorted(covered.items())
        if (unit := lines.lines[place].unit) is not None
    ]


def _department(roster: Roster, lines: Lines, place: int, unit: RosterUnit, parts: tuple[int, ...]) -> Department:
    whole = lines.lines[place]
    missing = tuple(_missing(roster, lines, whole, unit))
    held = [lines.lines[part] for part in parts]

    def compared(word: str, adjustment: Fraction | None, *, budget: bool) -> Comparison:
        amounts = [_amount(line, budget=budget) for line in held]
        return compare(word, _amount(whole, budget=budget), amounts, adjustment, all_in=not missing)

    budget = compared("预算数", unit.budget_adjustment, budget=True)
    executed = compared("执行数", unit.executed_adjustment, budget=False)
    return Department(place, unit, parts, missing, budget, executed)


def _missing(roster: Roster, lines: Lines, whole: Line, top: RosterUnit) -> Iterator[RosterUnit]:
    """Yield the units below ``top`` that nothing stands for: neither a return of theirs nor returns below them."""
    known = {unit.code: unit for unit in roster.expected.units}
    there = {line.unit.code for line in lines.lines if line.unit and line.standing and line.group == whole.group}
    chains = {unit.code: [above.code for above in ancestors(unit, known)] for unit in known.values()}
    # Above a return stands what its figures flow into; below a consolidated return they are already in it.
    fed = {above for code in there for above in chains[code]}
    exempt = {filing.unit.code for filing in roster.filings if filing.state is FilingState.EXEMPT}
    for unit in roster.expected.units:
        chain = chains[unit.code]
        if top.code not in chain or unit.code in there or unit.code in exempt:
            continue
        between = chain[: chain.index(top.code)]
        covers = any(code in there and known[code].scope is Scope.WHOLE for code in between)
        if not covers and unit.code not in fed:
            yield unit
