"""正向指标（≥、>）: the more the better, up to the target."""

from fractions import Fraction
from typing import Literal

from xlscore.rules.targets import CompletionRule
from xlscore.rules.wording import figure


class TargetForward(CompletionRule):
    """A ≥ T earns W, otherwise A ÷ T × W; a target of 0 is met by any actual from 0 on."""

    kind: Literal["target_forward"] = "target_forward"

    def share(self, target: Fraction, actual: Fraction) -> Fraction:
        """Return the share earned by the completion."""
        return Fraction(1) if target == 0 else self.earned(actual / target)

    def share_expression(self, target: str, actual: str) -> str:
        """Return the same in Excel."""
        return f"IF({target}=0,1,{self.earned_expression(target, actual)})"

    def describe(self, points: Fraction) -> str:
        """Return the rule in words."""
        return f"实际完成值达到年度指标值，得{figure(points)}分；{self.below_in_words(points)}。"

    def reasoning(self, target: Fraction, actual: Fraction, points: Fraction) -> str:
        """Return the comparison and the score."""
        if target == 0:
            return f"年度指标值为0，实际完成值{figure(actual)}不低于0，得{figure(points)}分，指标值宜核实"
        if actual >= target:
            return f"实际完成值{figure(actual)}达到年度指标值{figure(target)}，得{figure(points)}分"
        return self.below(target, actual, points)
