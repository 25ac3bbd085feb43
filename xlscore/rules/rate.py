"""What the rules that score a rate have in common: two inputs, no score without a denominator above zero."""

from abc import abstractmethod
from collections.abc import Mapping
from fractions import Fraction

from xlscore.rules.base import DENOMINATOR, NUMERATOR, Facts, Input, InputKind, RuleShape
from xlscore.rules.excel import UNKNOWN, term, when_given
from xlscore.rules.given import number
from xlscore.rules.wording import equals_percent, lacking, operand

RATE_INPUTS = (
    Input(NUMERATOR, "比率的分子", InputKind.NUMBER),
    Input(DENOMINATOR, "比率的分母", InputKind.NUMBER),
)


class RateRule(RuleShape):
    """A rule that scores numerator ÷ denominator.

    A denominator of zero or below leaves the row without a score; what follows is the edition's decision.
    """

    def inputs(self) -> tuple[Input, ...]:
        """Return numerator and denominator."""
        return RATE_INPUTS

    def score(self, facts: Facts, points: Fraction) -> Fraction | None:
        """Return the exact score of the rate, ``None`` without one."""
        top, bottom = number(facts, NUMERATOR), number(facts, DENOMINATOR)
        if top is None or bottom is None or bottom <= 0:
            return None
        return self.score_at(top / bottom, points)

    def formula(self, cells: Mapping[str, str], points: str) -> str:
        """Return the Excel expression; ``""`` while a cell is blank or the denominator is not above zero."""
        top, bottom, points = term(cells[NUMERATOR]), term(cells[DENOMINATOR]), term(points)
        guarded = f"IF({bottom}<=0,{UNKNOWN},{self.expression(top, bottom, points)})"
        return when_given((top, bottom, points), guarded)

    def working(self, facts: Facts, points: Fraction) -> str:
        """Return the division and what the rule makes of it."""
        top, bottom = number(facts, NUMERATOR), number(facts, DENOMINATOR)
        if top is None or bottom is None:
            return lacking(RATE_INPUTS, facts)
        if bottom <= 0:
            fault = "为0" if bottom == 0 else f"为负数{operand(bottom)}"
            return f"比率的分母{fault}，比率无法计算，不能据此计分"
        rate = top / bottom
        return f"比率={operand(top)}÷{operand(bottom)}{equals_percent(rate)}，{self.reasoning(rate, points)}"

    @abstractmethod
    def score_at(self, rate: Fraction, points: Fraction) -> Fraction | None:
        """Return the exact score of a rate, ``None`` where the rule does not cover it."""

    @abstractmethod
    def expression(self, numerator: str, denominator: str, points: str) -> str:
        """Return the Excel expression, with a denominator known to be above zero."""

    @abstractmethod
    def reasoning(self, rate: Fraction, points: Fraction) -> str:
        """Return what the rule makes of a rate, in words."""
