"""Sums and means over figures some of which are not known."""

from collections.abc import Iterable
from fractions import Fraction


def known_sum(values: Iterable[Fraction | None]) -> Fraction:
    """Return the sum of the known values, 0 where there is none."""
    return sum((value for value in values if value is not None), Fraction(0))


def mean(values: Iterable[Fraction | None]) -> Fraction | None:
    """Return the mean of the known values, ``None`` where there is none."""
    known = [value for value in values if value is not None]
    return sum(known, Fraction(0)) / len(known) if known else None
