"""超过即不得分: nothing as soon as a limit is passed."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from xlscore.rules.base import DENOMINATOR, NUMERATOR, Exact, Facts, Input, RuleShape
from xlscore.rules.excel import UNKNOWN, excess, term, when_given
from xlscore.rules.given import number
from xlscore.rules.rate import RATE_INPUTS
from xlscore.rules.wording import equals_percent, figure, lacking, operand, percent


class ZeroAbove(RuleShape):
    """0 where numerator > limit × denominator, otherwise W.

    It needs no division, so spending without any plan (denominator 0, numerator above 0) scores 0.  Nothing planned
    and nothing spent has no score: whether that deserves the points is the edition's decision.  Nor has a
    negative denominator.
    """

    kind: Literal["zero_above"] = "zero_above"
    limit: Exact

    def inputs(self) -> tuple[Input, ...]:
        """Return numerator and denominator."""
        return RATE_INPUTS

    def score(self, facts: Facts, points: Fraction) -> Fraction | None:
        """Return 0 or the points."""
        top, bottom = number(facts, NUMERATOR), number(facts, DENOMINATOR)
        if top is None or bottom is None or bottom < 0 or (bottom == 0 and top <= 0):
            return None
        return Fraction(0) if top > self.limit * bottom else points

    def formula(self, cells: Mapping[str, str], points: str) -> str:
        """Return the same in Excel; amounts are compared to six decimals."""
        top, bottom = term(cells[NUMERATOR]), term(cells[DENOMINATOR])
        refused = f"OR({bottom}<0,AND({bottom}=0,{top}<=0))"
        decided = f"IF({term(excess(top, self.limit, bottom))}>0,0,{points})"
        return when_given((top, bottom, points), f"IF({refused},{UNKNOWN},{decided})")

    def describe(self, points: Fraction) -> str:
        """Return the rule in words."""
        limit = percent(self.limit)
        return f"比率>{limit}（含基数为0而有发生数的），得0分；比率≤{limit}，得{figure(points)}分。"

    def working(self, facts: Facts, points: Fraction) -> str:
        """Return the comparison."""
        top, bottom = number(facts, NUMERATOR), number(facts, DENOMINATOR)
        if top is None or bottom is None:
            return lacking(RATE_INPUTS, facts)
        if bottom < 0:
            return f"比率的分母为负数{operand(bottom)}，不能据此计分"
        if bottom == 0:
            if top > 0:
                return f"基数为0而发生数为{figure(top)}，视为超过，得0分"
            return f"基数为0，发生数为{figure(top)}，比率无法计算，不能据此计分"
        rate = f"比率={operand(top)}÷{operand(bottom)}{equals_percent(top / bottom)}"
        if top > self.limit * bottom:
            return f"{rate}，超过{percent(self.limit)}，得0分"
        return f"{rate}，未超过{percent(self.limit)}，得{figure(points)}分"
