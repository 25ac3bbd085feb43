"""按区间给分: fixed points for each stretch of the rate."""

from fractions import Fraction
from typing import Literal, Self

from pydantic import Field, model_validator

from xlscore.exact import Interval, tiles
from xlscore.rules.base import NotNegative, Span
from xlscore.rules.excel import UNKNOWN, literal
from xlscore.rules.rate import RateRule
from xlscore.rules.wording import figure, percent


class Bands(RateRule):
    """Fixed points per interval of the rate; a rate outside all of them has no score.

    The intervals meet without gap or overlap; how far they reach is the edition's (a sheet whose lowest band is
    ``{0}`` says nothing of negative rates).
    """

    kind: Literal["bands"] = "bands"
    bands: dict[Span, NotNegative] = Field(min_length=1)

    @model_validator(mode="after")
    def _meet(self) -> Self:
        fault = tiles(list(self.bands))
        if fault:
            msg = f"评分区间不衔接：{fault}"
            raise ValueError(msg)
        return self

    def most(self, points: Fraction) -> Fraction:
        """Return the points of the best band."""
        del points
        return max(self.bands.values())

    def score_at(self, rate: Fraction, points: Fraction) -> Fraction | None:
        """Return the points of the band the rate lies in."""
        del points
        return next((given for band, given in self.bands.items() if rate in band), None)

    def expression(self, numerator: str, denominator: str, points: str) -> str:
        """Return nested comparisons from the lowest end upwards, one for each end that exists."""
        del points
        rate = f"ROUND({numerator}/{denominator},12)"
        bands = sorted(self.bands.items(), key=lambda item: (_low_end(item[0]), not item[0].low_closed))
        text = UNKNOWN
        for band, given in reversed(bands):
            if band.high is None:
                text = literal(given)
            else:
                text = f"IF({rate}{'<=' if band.high_closed else '<'}{literal(band.high)},{literal(given)},{text})"
        lowest = bands[0][0]
        if lowest.low is not None:
            text = f"IF({rate}{'<' if lowest.low_closed else '<='}{literal(lowest.low)},{UNKNOWN},{text})"
        return text

    def describe(self, points: Fraction) -> str:
        """Return the bands as the sheet lists them, in the declared order."""
        del points
        parts = [f"{in_words(band)}，得{figure(given)}分" for band, given in self.bands.items()]
        ends = [band.low for band in self.bands] + [band.high for band in self.bands]
        rest = "；其余情形评分标准未作规定，不计分并须说明" if ends.count(None) < 2 else ""  # noqa: PLR2004 -- both ends
        return "；".join(parts) + rest + "。"

    def reasoning(self, rate: Fraction, points: Fraction) -> str:
        """Return the band the rate lies in."""
        del points
        for band, given in self.bands.items():
            if rate in band:
                return f"属于“{in_words(band)}”，得{figure(given)}分"
        return "不在评分标准列出的任何区间内，无法计分，须说明"


def _low_end(band: Interval) -> tuple[bool, Fraction]:
    return band.low is not None, band.low or Fraction(0)


def in_words(band: Interval) -> str:
    """Return a stretch of the rate as sheets print it: ``80%≤比率<90%``, ``比率=0``."""
    if band.low is not None and band.low == band.high:
        return f"比率={percent(band.low)}"
    below, above = ("≤" if band.low_closed else "<"), ("≤" if band.high_closed else "<")
    if band.low is None and band.high is None:
        return "任何比率"
    if band.low is None:
        return f"比率{above}{percent(band.high or Fraction(0))}"
    if band.high is None:
        return f"比率{'≥' if band.low_closed else '>'}{percent(band.low)}"
    return f"{percent(band.low)}{below}比率{above}{percent(band.high)}"
