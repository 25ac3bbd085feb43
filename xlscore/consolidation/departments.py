"""Departments that file for themselves and the units below them: their figures against the sum of the units."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from xlscore.consolidation.condense import TEN_THOUSAND
from xlscore.consolidation.lines import Line, Lines, ancestors
from xlscore.exact import places_of, round_to
from xlscore.model.roster import FilingState, Roster, RosterUnit, Scope

_MONEY_PLACES: Final = 2
"""Decimals in which 万元 are stated, and which the General format hides where they are zeros."""
_YUAN_PLACES: Final = places_of(Fraction(1, TEN_THOUSAND)) or 0


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
    reach: Fraction
    """Below this the printed precision of all figures explains a difference: half a unit of the last place of each."""
    unknown: int
    """Units that are missing or do not state the figure."""

    @property
    def agreement(self) -> Agreement:
        """How the two sides stand to each other."""
        gap = self.unexplained
        if self.unknown or gap is None:
            return Agreement.OPEN
        if gap == 0:
            return Agreement.EQUAL
        return Agreement.WITHIN if abs(gap) < self.reach else Agreement.OFF

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

    def half_unit(self, finest: int) -> Fraction:
        """Return how far printing may have moved it; whole figures beside decimals are taken to two places."""
        value = self.value or Fraction(0)
        if self.places is None or finest == 0:
            return Fraction(0)
        places = max(self.places, min(_MONEY_PLACES, finest))
        return Fraction(1, 2) / 10**places if round_to(value, places) == value else Fraction(0)


def _amount(line: Line, *, budget: bool) -> _Amount:
    record = line.record
    value, places = (record.budget, record.budget_places) if budget else (record.executed, record.executed_places)
    if places is not None and line.amount_unit == "元":
        places += _YUAN_PLACES
    return _Amount(value, places)


def compare(word: str, whole: _Amount, parts: list[_Amount], adjustment: Fraction | None, missing: int) -> Comparison:
    """Compare a department's amount with those of its units; ``missing`` units have stated nothing at all."""
    known = [part.value for part in parts if part.value is not None]
    finest = max(amount.places or places_of(amount.value or Fraction(0)) or 0 for amount in (whole, *parts))
    reach = sum((amount.half_unit(finest) for amount in (whole, *parts)), Fraction(0))
    unknown = missing + len(parts) - len(known)
    return Comparison(word, whole.value, sum(known, Fraction(0)), adjustment, reach, unknown)


@dataclass(frozen=True, slots=True)
class _Tree:
    """The roster as a tree, looked at from one group of returns after another."""

    units: dict[str, RosterUnit]
    below: dict[str, list[RosterUnit]]
    exempt: frozenset[str]
    there: dict[int | None, set[str]]
    """Codes of the units with a return that takes part, by group."""
    fed: dict[int | None, set[str]]
    """Codes of the units above one of those: what is filed below them stands for them."""

    @classmethod
    def of(cls, roster: Roster, lines: Lines) -> "_Tree":
        """Return the tree of a roster and its lines."""
        units = {unit.code: unit for unit in roster.expected.units}
        below: dict[str, list[RosterUnit]] = defaultdict(list)
        for unit in roster.expected.units:
            below[unit.parent].append(unit)
        there: dict[int | None, set[str]] = defaultdict(set)
        fed: dict[int | None, set[str]] = defaultdict(set)
        for line in lines.lines:
            if line.unit is not None and line.standing:
                there[line.group].add(line.unit.code)
                fed[line.group].update(above.code for above in ancestors(line.unit, units))
        exempt = frozenset(item.unit.code for item in roster.filings if item.state is FilingState.EXEMPT)
        return cls(units, below, exempt, there, fed)

    def missing(self, top: RosterUnit, group: int | None) -> Iterator[RosterUnit]:
        """Yield the units below ``top`` nothing stands for: neither a return of theirs nor returns below them."""
        for unit in self.below.get(top.code, ()):
            filed = unit.code in self.there[group]
            if not (filed or unit.code in self.exempt or unit.code in self.fed[group]):
                yield unit
            if not (filed and unit.scope is Scope.WHOLE):
                yield from self.missing(unit, group)


def departments(roster: Roster, lines: Lines) -> list[Department]:
    """Return the returns that cover others, in the order of the lines."""
    covered: dict[int, list[int]] = defaultdict(list)
    for place, line in enumerate(lines.lines):
        if line.inside is not None:
            covered[line.inside].append(place)
    if not covered:
        return []
    tree = _Tree.of(roster, lines)
    return [
        _department(tree, lines, place, unit, tuple(parts))
        for place, parts in sorted(covered.items())
        if (unit := lines.lines[place].unit) is not None
    ]


def _department(tree: _Tree, lines: Lines, place: int, unit: RosterUnit, parts: tuple[int, ...]) -> Department:
    missing = tuple(tree.missing(unit, lines.lines[place].group))
    held = [lines.lines[part] for part in parts]

    def compared(word: str, adjustment: Fraction | None, *, budget: bool) -> Comparison:
        whole, amounts = _amount(lines.lines[place], budget=budget), [_amount(line, budget=budget) for line in held]
        return compare(word, whole, amounts, adjustment, len(missing))

    budget = compared("预算数", unit.budget_adjustment, budget=True)
    executed = compared("执行数", unit.executed_adjustment, budget=False)
    return Department(place, unit, parts, missing, budget, executed)
