"""每超过…扣…分: steps above a limit cost points."""

from fractions import Fraction
from typing import ClassVar, Literal

from xlscore.rules.excel import bracketed, excess
from xlscore.rules.steps import StepRule


class StepOver(StepRule):
    """Full points up to the limit; each step above it costs ``deduct``, down to 0."""

    kind: Literal["step_over"] = "step_over"
    full: ClassVar[str] = "≤"
    departs: ClassVar[str] = "超过"

    def departure(self, rate: Fraction) -> Fraction:
        """Return how far the rate lies above the limit."""
        return rate - self.limit

    def departure_expression(self, numerator: str, denominator: str) -> str:
        """Return the excess times the denominator."""
        return bracketed(excess(numerator, self.limit, denominator))
