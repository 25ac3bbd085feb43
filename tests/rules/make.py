"""Rules and facts as the tests of this folder write them."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from pydantic import TypeAdapter

from xlscore.rules import Rule, RuleShape
from xlscore.rules.base import DENOMINATOR, NUMERATOR, Fact
from xlscore.values.day_serials import day_serial

_RULE: TypeAdapter[RuleShape] = TypeAdapter(Rule)


def rule(kind: str, **keys: object) -> RuleShape:
    """Return a rule read as from a declaration."""
    return _RULE.validate_python({"kind": kind, **keys})


def given(
    named: Mapping[str, str | int | date | list[date]] | None = None, **more: str | int | date
) -> dict[str, Fact]:
    """Return facts: numbers as decimal text, dates as dates."""
    return {name: _fact(value) for name, value in {**(named or {}), **more}.items()}


def _fact(value: str | int | date | list[date]) -> Fact:
    if isinstance(value, list):
        return tuple(day_serial(day) for day in value)
    return day_serial(value) if isinstance(value, date) else Fraction(value)


def rate(numerator: str, denominator: str = "100") -> dict[str, Fact]:
    """Return the facts of a rate."""
    return given({NUMERATOR: numerator, DENOMINATOR: denominator})


def score(shape: RuleShape, facts: Mapping[str, Fact], points: str) -> str | None:
    """Return a score as a fraction in text, ``None`` without one."""
    found = shape.score(facts, Fraction(points))
    return None if found is None else str(found)


def named_cells(shape: RuleShape) -> dict[str, str]:
    """Return a cell for every input: A2, B2 and so on."""
    return {item.name: f"{chr(ord('A') + place)}2" for place, item in enumerate(shape.inputs())}
