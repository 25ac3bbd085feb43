"""得分与比率成正比: the points times the rate, never above the points, never below zero."""

from fractions import Fraction
from typing import Literal

from xlscore.rules.rate import RateRule
from xlscore.rules.wording import equals, figure, operand, percent


class Proportional(RateRule):
    """W × min(r, 1), at least 0."""

    kind: Literal["proportional"] = "proportional"

    @property
    def continuous(self) -> bool:
        """Always."""
        return True

    def score_at(self, rate: Fraction, points: Fraction) -> Fraction:
        """Return the points times the rate, held between 0 and the points."""
        return points * min(max(rate, Fraction(0)), Fraction(1))

    def expression(self, numerator: str, denominator: str, points: str) -> str:
        """Return the product; continuous, so residue stays residue."""
        return f"{points}*MAX(0,MIN(1,{numerator}/{denominator}))"

    def describe(self, points: Fraction) -> str:
        """Return the rule in words."""
        return f"得分=比率×{figure(points)}分；比率超过100%的按100%计，低于0的得0分。"

    def reasoning(self, rate: Fraction, points: Fraction) -> str:
        """Return the product, or which end held it."""
        if rate > 1:
            return f"超过{percent(Fraction(1))}，按100%计，得{figure(points)}分"
        if rate < 0:
            return "低于0，得0分"
        return f"得{figure(points)}×{operand(rate)}{equals(points * rate)}分"
