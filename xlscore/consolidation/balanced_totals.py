"""The amounts of a consolidation in a coarser unit, balanced so that units, departments and total add up."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from xlscore.consolidation.balance import Rounded, balance_tree
from xlscore.consolidation.lines import Counted, Lines


class Scale(StrEnum):
    """Units of money a balanced table may be in."""

    TEN_THOUSAND = "万元"
    HUNDRED_MILLION = "亿元"

    @property
    def divisor(self) -> int:
        """How many 万元 one of it is."""
        return 1 if self is Scale.TEN_THOUSAND else 10_000


@dataclass(frozen=True, slots=True)
class Balancing:
    """What the operator asked for: unit and decimals of the balanced table."""

    scale: Scale
    places: int = 2


@dataclass(frozen=True, slots=True)
class BalancedRow:
    """One row of a balanced table; ``None`` is an amount nobody stated."""

    name: str
    line: int | None
    """Index of the line; ``None`` for the total and for departments."""
    budget: Rounded | None
    executed: Rounded | None


@dataclass(frozen=True, slots=True)
class BalancedGroup:
    """The table of one group: the total, then each department followed by its lines."""

    group: int
    total: BalancedRow
    departments: tuple[tuple[BalancedRow, tuple[BalancedRow, ...]], ...]


def balanced_groups(lines: Lines, asked: Balancing) -> list[BalancedGroup]:
    """Return the balanced table of every group with lines that count in totals."""
    tables: list[BalancedGroup] = []
    for group in range(len(lines.groups)):
        held: dict[str, list[int]] = {}
        for place, line in enumerate(lines.lines):
            if line.group == group and line.counted is Counted.YES:
                held.setdefault(line.department or "（未列主管部门）", []).append(place)
        if held:
            tables.append(_table(lines, group, held, asked))
    return tables


def _table(lines: Lines, group: int, held: dict[str, list[int]], asked: Balancing) -> BalancedGroup:
    budgets = [[lines.lines[place].record.budget for place in places] for places in held.values()]
    spent = [[lines.lines[place].record.executed for place in places] for places in held.values()]
    whole, sums, parts = _balanced(budgets, asked)
    whole_spent, sums_spent, parts_spent = _balanced(spent, asked)
    departments = []
    for at, (name, places) in enumerate(held.items()):
        rows = tuple(
            BalancedRow(
                lines.lines[place].label,
                place,
                parts[at][own] if budgets[at][own] is not None else None,
                parts_spent[at][own] if spent[at][own] is not None else None,
            )
            for own, place in enumerate(places)
        )
        departments.append((BalancedRow(name, None, sums[at], sums_spent[at]), rows))
    return BalancedGroup(group, BalancedRow("合计", None, whole, whole_spent), tuple(departments))


def _balanced(
    amounts: Sequence[Sequence[Fraction | None]], asked: Balancing
) -> tuple[Rounded, list[Rounded], list[list[Rounded]]]:
    scaled = [[(amount or Fraction(0)) / asked.scale.divisor for amount in group] for group in amounts]
    return balance_tree(scaled, asked.places)
