"""Reading facts: one input of a rule, or ``None`` where nobody gave it or it is not what was asked."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TypeVar

from xlscore.rules.base import Facts, Input

V = TypeVar("V")


def number(facts: Facts, name: str) -> Fraction | None:
    """Return the number given for an input."""
    fact = facts.get(name)
    return fact if isinstance(fact, Fraction) else None


def yes_no(facts: Facts, name: str) -> bool | None:
    """Return whether an input was answered 是 (1) or 否 (0)."""
    fact = number(facts, name)
    return None if fact not in {0, 1} else fact == 1


def choice(facts: Facts, item: Input) -> str | None:
    """Return the word chosen for an input whose fact is the word's place, counted from 1."""
    place = number(facts, item.name)
    if place is None or place.denominator != 1 or not 1 <= place <= len(item.choices):
        return None
    return item.choices[int(place) - 1]


def days(facts: Facts, name: str) -> tuple[Fraction, ...]:
    """Return the day serials of a list of dates; none where the list was not given."""
    fact = facts.get(name, ())
    return (fact,) if isinstance(fact, Fraction) else fact


def under(named: Mapping[str, V], prefix: str) -> Mapping[str, V]:
    """Return the facts or cells of a part: those whose name begins with ``prefix.``, without it."""
    start = f"{prefix}."
    return {name.removeprefix(start): item for name, item in named.items() if name.startswith(start)}


def prefixed(inputs: Iterable[Input], prefix: str, label: str) -> tuple[Input, ...]:
    """Return the inputs of a part as the whole asks for them: ``prefix.`` before the name, the label in front."""
    return tuple(Input(f"{prefix}.{item.name}", f"{label}：{item.label}", item.kind, item.choices) for item in inputs)
