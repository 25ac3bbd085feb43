"""每低于…扣…分: steps below a limit cost points."""

from fractions import Fraction
from typing import ClassVar, Literal

from xlscore.rules.excel import bracketed, excess
from xlscore.rules.steps import StepRule


class StepShort(StepRule):
    """Full points from the limit upwards; each step below it costs ``deduct``, down to 0."""

    kind: Literal["step_short"] = "step_short"
    full: ClassVar[str] = "≥"
    departs: ClassVar[str] = "低于"

    def departure(self, rate: Fraction) -> Fraction:
        """Return how far the rate lies below the limit."""
        return self.limit - rate

    def departure_expression(self, numerator: str, denominator: str) -> str:
        """Return the shortfall times the denominator."""
        return f"(-{bracketed(excess(numerator, self.limit, denominator))})"
