"""Exact numbers: entry from doubles, rounding modes, whole steps and the interval of a printed figure.

Everything that decides a score is a ``fractions.Fraction``.  A binary float enters once, as the shortest decimal
that reads back to it, and never comes back.
"""

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Final, Self

SIGNIFICANT_DIGITS: Final = 15
"""Digits a spreadsheet keeps of a number (ECMA-376 part 1, 18.18; IEEE 754 double)."""


class Rounding(StrEnum):
    """How a figure is cut to its printed places; ``half_up`` is Excel's ROUND, away from zero at a tie."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    TRUNCATE = "truncate"


def exact(number: float | str | Decimal | Fraction) -> Fraction:
    """Return the exact value of a number as people wrote it.

    A float stands for the shortest decimal that reads back to it, cut to 15 significant digits, so ``0.1 + 0.2``
    is three tenths.  A string is a plain decimal (``"-12.50"``).  Raises ``ValueError`` for anything that is not a
    finite number.
    """
    if isinstance(number, float):
        if not math.isfinite(number):
            msg = f"not a finite number: {number!r}"
            raise ValueError(msg)
        shortest = repr(number)
        if sum(c.isdigit() for c in shortest.partition("e")[0].lstrip("-0.")) > SIGNIFICANT_DIGITS:
            shortest = format(number, f".{SIGNIFICANT_DIGITS}g")
        return Fraction(shortest)
    return Fraction(number)


def round_to(value: Fraction, places: int, mode: Rounding = Rounding.HALF_UP) -> Fraction:
    """Return ``value`` cut to ``places`` decimals (negative places round to tens, hundreds …)."""
    # In whole numbers: fractions would be reduced at every step, and this is what checking spends its time on.
    up, down = 10 ** max(places, 0), 10 ** max(-places, 0)
    whole, rest = divmod(abs(value.numerator) * up, value.denominator * down)
    half = 2 * rest - value.denominator * down
    if (mode is Rounding.HALF_UP and half >= 0) or (
        mode is Rounding.HALF_EVEN and (half > 0 or (half == 0 and whole % 2 == 1))
    ):
        whole += 1
    return Fraction((-whole if value < 0 else whole) * down, up)


def whole_steps(excess: Fraction, step: Fraction) -> int:
    """Return how many complete steps fit into ``excess``; nothing below one step, never negative."""
    return max(0, math.floor(excess / step))


def started_steps(excess: Fraction, step: Fraction) -> int:
    """Return how many steps were begun by ``excess``; never negative."""
    return max(0, math.ceil(excess / step))


def places_of(value: Fraction) -> int | None:
    """Return how many decimals write ``value`` out in full, or ``None`` where it never ends."""
    twos = fives = 0
    rest = value.denominator
    while rest % 2 == 0:
        rest //= 2
        twos += 1
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    return max(twos, fives) if rest == 1 else None


def decimal_text(value: Fraction, places: int | None = None, *, at_least: int = 0) -> str:
    """Return ``value`` as a plain decimal string, never in scientific notation.

    With ``places`` it is rounded half up and printed with exactly that many decimals.  Without, a decimal that ends
    is written in full (padded to ``at_least`` places) and one that does not is rounded to 10 places.
    """
    if places is None:
        needed = places_of(value)
        places = max(10 if needed is None else needed, at_least)
    cut = round_to(value, places)
    digits = str(abs(cut * 10**places).numerator).rjust(places + 1, "0") if places else str(abs(cut).numerator)
    sign = "-" if cut < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def percent_text(rate: Fraction, places: int = 2) -> str:
    """Return a rate (1 = the whole) as percent with ``places`` decimals, e.g. ``98.88%``."""
    return f"{decimal_text(rate * 100, places)}%"


_INTERVAL = re.compile(r"\s*([\[(])\s*(-?inf|-?[\d.]+)\s*,\s*(-?inf|-?[\d.]+)\s*([])])\s*")
_POINT = re.compile(r"\s*\{\s*(-?[\d.]+)\s*\}\s*")


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers between two ends; ``None`` is an end that does not exist, ``closed`` says whether it belongs."""

    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = True

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``[90, 100)``, ``(-inf, 0.60)`` or ``{0}``; raises ``ValueError`` with what is wrong."""
        if point := _POINT.fullmatch(text):
            value = Fraction(point[1])
            return cls(value, value)
        match = _INTERVAL.fullmatch(text)
        if match is None:
            msg = f"not an interval such as [80, 90) or {{0}}: {text!r}"
            raise ValueError(msg)
        opening, low_text, high_text, closing = match.groups()
        low = None if low_text == "-inf" else Fraction(low_text)
        high = None if high_text == "inf" else Fraction(high_text)
        result = cls(low, high, opening == "[" and low is not None, closing == "]" and high is not None)
        if result.empty:
            msg = f"no number lies in the interval {text!r}"
            raise ValueError(msg)
        return result

    @classmethod
    def point(cls, value: Fraction) -> Self:
        """Return the interval that holds one number."""
        return cls(value, value)

    @classmethod
    def printed(cls, value: Fraction, places: int) -> Self:
        """Return every number that prints as ``value`` at ``places`` decimals when rounded half up."""
        half = Fraction(1, 2) / Fraction(10) ** places
        return cls(value - half, value + half, low_closed=value > 0, high_closed=value < 0)

    @property
    def empty(self) -> bool:
        """Whether no number lies inside."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and not (self.low_closed and self.high_closed))

    def __contains__(self, value: Fraction) -> bool:
        """Tell whether ``value`` lies inside."""
        above = self.low is None or value > self.low or (self.low_closed and value == self.low)
        below = self.high is None or value < self.high or (self.high_closed and value == self.high)
        return above and below

    def meets(self, other: Self) -> bool:
        """Tell whether the two share a number."""
        return not self._crossed(other).empty

    def _crossed(self, other: Self) -> "Interval":
        low, low_closed = self.low, self.low_closed
        if other.low is not None and (low is None or other.low > low):
            low, low_closed = other.low, other.low_closed
        elif other.low is not None and other.low == low:
            low_closed = low_closed and other.low_closed
        high, high_closed = self.high, self.high_closed
        if other.high is not None and (high is None or other.high < high):
            high, high_closed = other.high, other.high_closed
        elif other.high is not None and other.high == high:
            high_closed = high_closed and other.high_closed
        return Interval(low, high, low_closed, high_closed)

    def __add__(self, other: Self) -> "Interval":
        """Return every sum of a number from each; both must have two ends."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, self.low_closed and other.low_closed, self.high_closed and other.high_closed)

    def __neg__(self) -> "Interval":
        """Return the interval of the negatives."""
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return Interval(low, high, self.high_closed, self.low_closed)

    def over(self, other: Self) -> "Interval | None":
        """Return every quotient of a number of this by one of ``other``; ``None`` where ``other`` may be zero."""
        if self.low is None or self.high is None or other.low is None or other.high is None:
            return None
        if other.low <= 0 <= other.high:
            return None
        ends = [
            (top / bottom, top_closed and bottom_closed)
            for top, top_closed in ((self.low, self.low_closed), (self.high, self.high_closed))
            for bottom, bottom_closed in ((other.low, other.low_closed), (other.high, other.high_closed))
        ]
        low, high = min(end for end, _ in ends), max(end for end, _ in ends)
        return Interval(
            low,
            high,
            any(closed for end, closed in ends if end == low),
            any(closed for end, closed in ends if end == high),
        )

    def __str__(self) -> str:
        """Return the published notation, e.g. ``[80, 90)``."""
        if self.low is not None and self.low == self.high:
            return f"{{{decimal_text(self.low)}}}"
        low = "-inf" if self.low is None else decimal_text(self.low)
        high = "inf" if self.high is None else decimal_text(self.high)
        return f"{'[' if self.low_closed else '('}{low}, {high}{']' if self.high_closed else ')'}"


def tiles(intervals: list[Interval]) -> str | None:
    """Tell what is wrong with a list of bands that should cover a stretch without gap or overlap, or ``None``."""
    ordered = sorted(intervals, key=lambda band: (band.low is not None, band.low or Fraction(0), not band.low_closed))
    for below, above in pairwise(ordered):
        if below.high is None or above.low is None or below.high > above.low:
            return f"{below} and {above} overlap"
        if below.high < above.low:
            return f"a gap between {below} and {above}"
        if below.high_closed and above.low_closed:
            return f"{below} and {above} both contain {decimal_text(above.low)}"
        if not below.high_closed and not above.low_closed:
            return f"neither {below} nor {above} contains {decimal_text(above.low)}"
    return None
