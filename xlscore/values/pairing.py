"""Compares a target with its actual."""

from dataclasses import dataclass
from fractions import Fraction

from xlscore.values.reading import Flag, Reading


@dataclass(frozen=True, slots=True)
class PairReading:
    """A target and its actual in one unit, or why they cannot be compared."""

    target: Fraction | None
    actual: Fraction | None
    unit: str = ""
    comparable: bool = True
    why: str = ""
    notes: tuple[str, ...] = ()
    flags: frozenset[Flag] = frozenset()


def pair(target: Reading, actual: Reading, *, sense: str = "output") -> PairReading:
    """Return the two numbers of a row."""
    del sense
    ok = target.number is not None and actual.number is not None
    return PairReading(target.number, actual.number, target.unit, comparable=ok, why="" if ok else "无法比较。")
