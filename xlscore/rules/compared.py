"""与对比数相比给分: one amount against another, without division."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from xlscore.rules.base import DENOMINATOR, NUMERATOR, Facts, Input, InputKind, NotNegative, RuleShape
from xlscore.rules.excel import UNKNOWN, literal, term, when_given
from xlscore.rules.given import number
from xlscore.rules.wording import figure, lacking


class Compared(RuleShape):
    """Fixed points for an amount of zero, up to the reference, above it; a negative amount has no score."""

    kind: Literal["compared"] = "compared"
    zero: NotNegative
    within: NotNegative
    above: NotNegative

    def inputs(self) -> tuple[Input, ...]:
        """Return amount and reference, bound like the two parts of a rate."""
        return (
            Input(NUMERATOR, "本项金额", InputKind.NUMBER),
            Input(DENOMINATOR, "对比金额", InputKind.NUMBER),
        )

    def most(self, points: Fraction) -> Fraction:
        """Return the best of the three."""
        del points
        return max(self.zero, self.within, self.above)

    def score(self, facts: Facts, points: Fraction) -> Fraction | None:
        """Return the points of the case."""
        del points
        amount, reference = number(facts, NUMERATOR), number(facts, DENOMINATOR)
        if amount is None or reference is None or amount < 0:
            return None
        if amount == 0:
            return self.zero
        return self.within if amount <= reference else self.above

    def formula(self, cells: Mapping[str, str], points: str) -> str:
        """Return the same in Excel."""
        del points
        amount, reference = term(cells[NUMERATOR]), term(cells[DENOMINATOR])
        rest = f"IF({amount}<={reference},{literal(self.within)},{literal(self.above)})"
        positive = f"IF({amount}=0,{literal(self.zero)},{rest})"
        return when_given((amount, reference), f"IF({amount}<0,{UNKNOWN},{positive})")

    def describe(self, points: Fraction) -> str:
        """Return the rule in words."""
        del points
        return (
            f"金额为0，得{figure(self.zero)}分；大于0且不超过对比金额，得{figure(self.within)}分；"
            f"超过对比金额，得{figure(self.above)}分。"
        )

    def working(self, facts: Facts, points: Fraction) -> str:
        """Return the comparison."""
        amount, reference = number(facts, NUMERATOR), number(facts, DENOMINATOR)
        if amount is None or reference is None:
            return lacking(self.inputs(), facts)
        score = self.score(facts, points)
        if score is None:
            return f"金额为负数{figure(amount)}，评分标准未作规定，无法计分"
        if amount == 0:
            return f"金额为0，得{figure(score)}分"
        word = "不超过" if amount <= reference else "超过"
        return f"金额{figure(amount)}{word}对比金额{figure(reference)}，得{figure(score)}分"
