"""每超过（降低）…扣…分: steps away from a limit cost points on either side."""

from fractions import Fraction
from typing import ClassVar, Literal

from xlscore.rules.excel import excess
from xlscore.rules.steps import StepRule


class StepBoth(StepRule):
    """Full points at the limit; each step above or below it costs ``deduct``, down to 0."""

    kind: Literal["step_both"] = "step_both"
    full: ClassVar[str] = "="
    departs: ClassVar[str] = "超过或低于"

    def departure(self, rate: Fraction) -> Fraction:
        """Return how far the rate lies from the limit."""
        return abs(rate - self.limit)

    def departure_expression(self, numerator: str, denominator: str) -> str:
        """Return the distance times the denominator."""
        return f"ABS({excess(numerator, self.limit, denominator)})"
