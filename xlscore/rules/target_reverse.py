"""反向指标（≤、<）: the less the better, down to the target."""

from fractions import Fraction
from typing import Literal

from xlscore.rules.targets import TargetRule
from xlscore.rules.wording import equals, figure

Way = Literal["quotient", "deviation"]


class TargetReverse(TargetRule):
    """A ≤ T earns W, otherwise less.

    ``quotient``: T ÷ A × W.  ``deviation``: (1 − (A − T) ÷ T) × W, nothing from A = 2T on.  A target of 0 allows
    nothing above 0.
    """

    kind: Literal["target_reverse"] = "target_reverse"
    way: Way

    def share(self, target: Fraction, actual: Fraction) -> Fraction:
        """Return the share left by the overrun."""
        if actual <= target:
            return Fraction(1)
        if target == 0:
            return Fraction(0)
        return target / actual if self.way == "quotient" else max(Fraction(0), 2 - actual / target)

    def share_expression(self, target: str, actual: str) -> str:
        """Return the same in Excel; beyond the target the actual is above 0."""
        met = f"{actual}<={target}"
        if self.way == "quotient":
            return f"IF({met},1,{target}/{actual})"
        return f"IF({met},1,IF({target}=0,0,MAX(0,1-({actual}-{target})/{target})))"

    def describe(self, points: Fraction) -> str:
        """Return the rule in words."""
        start = f"实际完成值不超过年度指标值，得{figure(points)}分；超过的，"
        if self.way == "quotient":
            return f"{start}得分=年度指标值÷实际完成值×{figure(points)}分；年度指标值为0的得0分。"
        worked = f"得分=（1−（实际完成值−年度指标值）÷年度指标值）×{figure(points)}分"
        return f"{start}{worked}，最低0分；年度指标值为0的得0分。"

    def reasoning(self, target: Fraction, actual: Fraction, points: Fraction) -> str:
        """Return the comparison and the score."""
        if actual <= target:
            return f"实际完成值{figure(actual)}未超过年度指标值{figure(target)}，得{figure(points)}分"
        if target == 0:
            return f"年度指标值为0，实际完成值{figure(actual)}大于0，得0分"
        start = f"实际完成值{figure(actual)}超过年度指标值{figure(target)}"
        score = equals(points * self.share(target, actual))
        if self.way == "quotient":
            return f"{start}，得{figure(target)}÷{figure(actual)}×{figure(points)}{score}分"
        if actual >= 2 * target:
            return f"{start}，超出幅度达到或超过100%，得0分"
        overrun = f"（{figure(actual)}−{figure(target)}）÷{figure(target)}"
        return f"{start}，得（1−{overrun}）×{figure(points)}{score}分"
