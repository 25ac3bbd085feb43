"""舍位平衡: rounded parts made to add up to their rounded total, by the least change and with a trail.

Every figure ends up as its exact value cut down or up to the places, so that none moves by more than one unit of the
last place; zeros and figures that need no rounding are never touched.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from xlscore.exact import round_to


class Rounded(NamedTuple):
    """One figure: exact, rounded half up, and by how many units of the last place it was then moved (−1, 0, 1)."""

    exact: Fraction
    rounded: Fraction
    shift: int
    places: int

    @property
    def balanced(self) -> Fraction:
        """The figure to print."""
        return self.rounded + Fraction(self.shift) / Fraction(10) ** self.places


def alone(value: Fraction, places: int) -> Rounded:
    """Return a figure that is part of nothing, rounded half up."""
    return Rounded(value, round_to(value, places), 0, places)


def balance(parts: Sequence[Fraction], whole: Fraction, places: int) -> list[Rounded]:
    """Return the parts rounded so that they add up to ``whole``.

    ``whole`` is their exact sum cut down or up to ``places`` (as ``alone`` or ``balance`` make it).  What is missing
    is taken, one unit of the last place each, from the figures that were rounded the other way and lie nearest to
    the tie: there the change adds the least error.  Equal ones are taken in their order.  Raises ``ValueError`` for
    a whole that is no such sum.
    """
    plain = [alone(part, places) for part in parts]
    unit = Fraction(1) / Fraction(10) ** places
    missing = (whole - sum((item.rounded for item in plain), Fraction(0))) / unit
    step = 1 if missing > 0 else -1
    away = [(step * (item.exact - item.rounded), place) for place, item in enumerate(plain)]
    able = sorted(((error, place) for error, place in away if error > 0), key=lambda pair: (-pair[0], pair[1]))
    if missing.denominator != 1 or abs(missing) > len(able):
        msg = f"{whole} is not the sum of the parts cut to {places} places"
        raise ValueError(msg)
    moved = {place for _, place in able[: abs(int(missing))]}
    return [item._replace(shift=step) if place in moved else item for place, item in enumerate(plain)]


def balance_tree(
    groups: Sequence[Sequence[Fraction]], places: int
) -> tuple[Rounded, list[Rounded], list[list[Rounded]]]:
    """Return the total, the subtotal of each group and its parts, so that both levels add up."""
    sums = [sum(group, Fraction(0)) for group in groups]
    total = alone(sum(sums, Fraction(0)), places)
    subtotals = balance(sums, total.balanced, places)
    parts = [balance(group, subtotal.balanced, places) for group, subtotal in zip(groups, subtotals, strict=True)]
    return total, subtotals, parts
