"""等于指标（=）: the target itself is asked for."""

from fractions import Fraction
from typing import Literal

from xlscore.rules.targets import CompletionRule
from xlscore.rules.wording import figure


class TargetEqual(CompletionRule):
    """A ≥ T earns W, otherwise A ÷ T × W; a target of 0 allows nothing above 0."""

    kind: Literal["target_equal"] = "target_equal"

    def share(self, target: Fraction, actual: Fraction) -> Fraction:
        """Return the share earned by the completion, or for a target of 0 all or nothing."""
        if target == 0:
            return Fraction(1) if actual == 0 else Fraction(0)
        return self.earned(actual / target)

    def share_expression(self, target: str, actual: str) -> str:
        """Return the same in Excel."""
        return f"IF({target}=0,IF({actual}=0,1,0),{self.earned_expression(target, actual)})"

    def describe(self, points: Fraction) -> str:
        """Return the rule in words."""
        start = f"实际完成值等于（或超过）年度指标值，得{figure(points)}分"
        return f"{start}；{self.below_in_words(points)}；年度指标值为0的，实际大于0得0分。"

    def reasoning(self, target: Fraction, actual: Fraction, points: Fraction) -> str:
        """Return the comparison and the score."""
        if target == 0:
            if actual == 0:
                return f"年度指标值为0，实际完成值为0，得{figure(points)}分"
            return f"年度指标值为0，实际完成值{figure(actual)}大于0，得0分"
        if actual > target:
            return f"实际完成值{figure(actual)}超过年度指标值{figure(target)}，按{figure(points)}分计，超过的情况宜说明"
        if actual == target:
            return f"实际完成值等于年度指标值{figure(target)}，得{figure(points)}分"
        return self.below(target, actual, points)
