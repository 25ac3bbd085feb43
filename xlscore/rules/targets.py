"""What the rules that compare an actual with a number as target have in common."""

from abc import abstractmethod
from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from xlscore.rules.base import Exact, Facts, Input, InputKind, RuleShape
from xlscore.rules.excel import UNKNOWN, literal, term, when_given
from xlscore.rules.given import number
from xlscore.rules.wording import equals, equals_percent, figure, lacking, operand, percent

TARGET, ACTUAL = "target", "actual"

TARGET_INPUTS = (
    Input(TARGET, "年度指标值", InputKind.NUMBER),
    Input(ACTUAL, "实际完成值", InputKind.NUMBER),
)

Threshold = Annotated[Exact, Field(gt=0, lt=1)]
"""及格门槛: the completion below which nothing is earned."""


class TargetRule(RuleShape):
    """W × the share earned by an actual A against a target T, both in the same unit.

    A negative actual earns nothing.  A negative target has no score: no policy covers it.
    """

    @property
    def continuous(self) -> bool:
        """Always."""
        return True

    @abstractmethod
    def share(self, target: Fraction, actual: Fraction) -> Fraction:
        """Return the share of the points, 0 … 1; both figures are at least 0."""

    @abstractmethod
    def share_expression(self, target: str, actual: str) -> str:
        """Return the same in Excel."""

    @abstractmethod
    def reasoning(self, target: Fraction, actual: Fraction, points: Fraction) -> str:
        """Return how the share came about; both figures are at least 0."""

    def inputs(self) -> tuple[Input, ...]:
        """Return target and actual."""
        return TARGET_INPUTS

    def score(self, facts: Facts, points: Fraction) -> Fraction | None:
        """Return the exact score, ``None`` while a figure is missing or the target is negative."""
        target, actual = number(facts, TARGET), number(facts, ACTUAL)
        if target is None or actual is None or target < 0:
            return None
        return Fraction(0) if actual < 0 else points * self.share(target, actual)

    def formula(self, cells: Mapping[str, str], points: str) -> str:
        """Return the same in Excel."""
        target, actual, points = term(cells[TARGET]), term(cells[ACTUAL]), term(points)
        earned = f"IF({actual}<0,0,{points}*{self.share_expression(target, actual)})"
        return when_given((target, actual, points), f"IF({target}<0,{UNKNOWN},{earned})")

    def working(self, facts: Facts, points: Fraction) -> str:
        """Return the comparison and the score."""
        target, actual = number(facts, TARGET), number(facts, ACTUAL)
        if target is None or actual is None:
            return lacking(TARGET_INPUTS, facts)
        if target < 0:
            return f"年度指标值为负数{figure(target)}，评分标准未作规定，无法计分"
        if actual < 0:
            return f"实际完成值为负数{figure(actual)}，不得分"
        return self.reasoning(target, actual, points)


class CompletionRule(TargetRule):
    """Scores by the completion A ÷ T, with a 及格门槛 where the edition has one."""

    threshold: Threshold | None = None

    def earned(self, completion: Fraction) -> Fraction:
        """Return the share a completion earns: itself up to 1, stretched from the threshold where there is one."""
        capped = min(completion, Fraction(1))
        if self.threshold is None:
            return capped
        return max(Fraction(0), (capped - self.threshold) / (1 - self.threshold))

    def earned_expression(self, target: str, actual: str) -> str:
        """Return the same in Excel, for a target above 0; continuous, so residue stays residue."""
        capped = f"MIN(1,{actual}/{target})"
        if self.threshold is None:
            return capped
        return f"MAX(0,({capped}-{literal(self.threshold)})/{literal(1 - self.threshold)})"

    def below_in_words(self, points: Fraction) -> str:
        """Return what an actual below its target earns."""
        if self.threshold is None:
            return f"未达到的，得分=实际完成值÷年度指标值×{figure(points)}分"
        gate, rest = percent(self.threshold), percent(1 - self.threshold)
        return (
            f"未达到的，完成比例=实际完成值÷年度指标值，低于{gate}得0分，"
            f"否则得分=（完成比例−{gate}）÷{rest}×{figure(points)}分"
        )

    def below(self, target: Fraction, actual: Fraction, points: Fraction) -> str:
        """Return how an actual below its target is scored."""
        start = f"实际完成值{figure(actual)}未达到年度指标值{figure(target)}"
        score = equals(points * self.earned(actual / target))
        if self.threshold is None:
            return f"{start}，得{operand(actual)}÷{operand(target)}×{figure(points)}{score}分"
        gate, completion = percent(self.threshold), actual / target
        done = f"{start}，完成比例={figure(actual)}÷{figure(target)}{equals_percent(completion)}"
        if completion < self.threshold:
            return f"{done}，低于及格门槛{gate}，得0分"
        return f"{done}，得（完成比例−{gate}）÷{percent(1 - self.threshold)}×{figure(points)}{score}分"
