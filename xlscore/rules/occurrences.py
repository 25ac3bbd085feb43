"""每出现一例扣…分: every case costs points."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from xlscore.rules.base import Facts, Input, InputKind, Positive, RuleShape
from xlscore.rules.excel import UNKNOWN, term, times, when_given
from xlscore.rules.given import number
from xlscore.rules.wording import deducted, figure, lacking

CASES = "cases"


class Occurrences(RuleShape):
    """max(0, W − cases × deduct); a number of cases that is negative or not whole has no score."""

    kind: Literal["occurrences"] = "occurrences"
    deduct: Positive
    label: str = "违规次数"

    def inputs(self) -> tuple[Input, ...]:
        """Return the number of cases."""
        return (Input(CASES, self.label, InputKind.COUNT),)

    def score(self, facts: Facts, points: Fraction) -> Fraction | None:
        """Return the points less the deduction, at least 0."""
        cases = number(facts, CASES)
        if cases is None or cases < 0 or cases.denominator != 1:
            return None
        return max(Fraction(0), points - cases * self.deduct)

    def formula(self, cells: Mapping[str, str], points: str) -> str:
        """Return the same in Excel."""
        cases, points = term(cells[CASES]), term(points)
        left = f"MAX(0,{points}-{times(self.deduct, cases)})"
        return when_given((cases, points), f"IF(OR({cases}<0,INT({cases})<>{cases}),{UNKNOWN},{left})")

    def describe(self, points: Fraction) -> str:
        """Return the rule in words."""
        return f"{self.label}为0，得{figure(points)}分；每出现一例扣{figure(self.deduct)}分，扣完为止。"

    def working(self, facts: Facts, points: Fraction) -> str:
        """Return the deduction."""
        cases = number(facts, CASES)
        if cases is None:
            return lacking(self.inputs(), facts)
        if self.score(facts, points) is None:
            return f"{self.label}填为{figure(cases)}，次数应为不小于0的整数，无法计分"
        if cases == 0:
            return f"{self.label}为0，不扣分，得{figure(points)}分"
        return f"{self.label}为{figure(cases)}，{deducted(points, cases, self.deduct)}"
