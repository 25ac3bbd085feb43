"""How precisely a sheet states its amounts of money: what whole ones may stand for depends on the others."""

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from typing import Final

from xlscore.exact import Interval
from xlscore.model.fields import FieldKind, SignedField
from xlscore.model.framework import Framework
from xlscore.model.submission import Entry, FundLine, Submission
from xlscore.values.unit_table import MONEY

MONEY_PLACES: Final = 2
"""Decimals in which 万元 are stated (and which the General format hides where they are zeros)."""


def finest_of(entries: Iterable[Entry]) -> int:
    """Return the most decimals printed among figures that belong together; percent figures are on another scale."""
    return max((entry.places or 0 for entry in entries if entry.given and not entry.percent), default=0)


def stated_places(lines: Iterable[FundLine], unit: str) -> int:
    """Return the decimals, two at most, to which the lines in that unit of money state their amounts.

    0 where every amount is whole: each may then have been rounded to its unit, and nothing on the sheet tells.
    """
    amounts = (
        entry
        for line in lines
        if line.unit == unit
        for entry in (line.previous, line.initial, line.budget, line.executed)
    )
    return min(finest_of(amounts), MONEY_PLACES)


def money_fields(framework: Framework) -> frozenset[str]:
    """Return the names of the fields that hold an amount of money."""
    # Fields that only the inputs of rules bring along are counts, choices and dates, never amounts.
    specs = framework.fields.items()
    return frozenset(name for name, spec in specs if spec.kind is FieldKind.AMOUNT or spec.unit in MONEY)


def field_places(framework: Framework, submission: Submission) -> int:
    """Return the decimals, two at most, to which the sheet states its amounts: in fields and in the funds lines."""
    money = money_fields(framework)
    finest = finest_of(entry for name, entry in submission.fields.items() if name in money)
    lines = (
        stated_places(submission.lines, unit) for unit in {line.unit for line in submission.lines if line.unit in MONEY}
    )
    return min(max(finest, *lines, 0), MONEY_PLACES)


def sum_terms(
    terms: Iterable[SignedField],
    fields: Mapping[str, Entry],
    finest: int = 0,
    money: Collection[str] = (),
    *,
    whole: bool = False,
) -> tuple[Fraction, Interval] | None:
    """Return the exact signed sum of the fields and the interval their printed figures allow, or ``None``.

    ``finest`` are the decimals of the figures they are set against, ``money`` the fields that are amounts of money.
    With ``whole``, whole amounts are taken as rounded to their unit.
    """
    total, span = Fraction(0), Interval.point(Fraction(0))
    for term in terms:
        entry = fields.get(term.field)
        if entry is None or not entry.given or entry.value is None:
            return None
        amount = term.field in money
        reach = entry.rounded_to_whole() if whole and amount else entry.interval(finest, money=amount)
        reach = reach or Interval.point(entry.value)
        total += term.sign * entry.value
        span += reach if term.sign > 0 else -reach
    return total, span
