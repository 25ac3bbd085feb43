"""Execution rates in bands, and the money of many returns by kind."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import Final, NamedTuple

from xlscore.consolidation.condense import in_ten_thousand
from xlscore.consolidation.lines import Counted, Line
from xlscore.exact import Interval
from xlscore.model.record import RateLine, Record


class RateBand(NamedTuple):
    """One band of rates (fractions of one)."""

    label: str
    rates: Interval


BANDS: Final = (
    RateBand("不满60%", Interval.parse("(-inf, 0.60)")),
    RateBand("60%至不满80%", Interval.parse("[0.60, 0.80)")),
    RateBand("80%至不满90%", Interval.parse("[0.80, 0.90)")),
    RateBand("90%至100%", Interval.parse("[0.90, 1.00]")),
    RateBand("超过100%", Interval.parse("(1.00, inf)")),
)
"""A limit belongs to the band it opens: a reason is asked for below 90 %, more below 80 %, and 60 % is a pass.

Only 100 % belongs to the band it closes, because spending the whole budget is not spending more than it.
"""


MONEY: Final = frozenset({"万元", "元"})
"""Units of rates that are of money; others count people, or name no unit."""


def band_of(rate: Fraction) -> str:
    """Return the label of the band a rate lies in."""
    return next(band.label for band in BANDS if rate in band.rates)


def rate_of(line: RateLine) -> Fraction | None:
    """Return numerator ÷ denominator exactly, where both are known and there is a denominator."""
    if line.numerator is None or not line.denominator:
        return None
    return line.numerator / line.denominator


class Kind(NamedTuple):
    """A kind of money: the list it stands in (empty for the whole), its name, and what its rate is of."""

    breakdown: str
    name: str
    base: str


def kinds_of(records: Iterable[Record]) -> list[Kind]:
    """Return the kinds of money the returns state, in the order they were met."""
    return list(
        dict.fromkeys(
            Kind(line.breakdown, line.name, line.base)
            for record in records
            for line in record.rates
            if line.unit in MONEY
        )
    )


class BandFigures(NamedTuple):
    """The execution rates of some returns."""

    counts: Counter[str]
    """Band → returns."""
    rate: Fraction | None
    """Of all the money that counts in totals."""

    @property
    def over(self) -> int:
        """Returns above 100 %."""
        return self.counts[BANDS[-1].label]


def band_figures(lines: Iterable[Line]) -> BandFigures:
    """Return how many returns lie in each band by the rate of their whole budget, and the rate of all their money."""
    counts: Counter[str] = Counter()
    top = bottom = Fraction(0)
    for line in lines:
        for item in line.record.rates:
            rate = rate_of(item) if item.whole else None
            if rate is None:
                continue
            counts[band_of(rate)] += 1
            if item.unit in MONEY and line.counted is Counted.YES:
                top += in_ten_thousand(item.numerator, item.unit) or 0
                bottom += in_ten_thousand(item.denominator, item.unit) or 0
    return BandFigures(counts, top / bottom if bottom else None)
