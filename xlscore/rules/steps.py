"""What the three rules that deduct by steps have in common: how steps are counted, worded and written in Excel."""

from abc import abstractmethod
from fractions import Fraction
from typing import ClassVar, Final, Literal

from xlscore.exact import started_steps, whole_steps
from xlscore.rules.base import Exact, Positive
from xlscore.rules.excel import bracketed, times
from xlscore.rules.rate import RateRule
from xlscore.rules.wording import deducted, figure, percent

Count = Literal["whole", "started", "pro_rata"]

_COUNTED: Final[dict[Count, str]] = {
    "whole": "不足{step}不扣",
    "started": "不足{step}按{step}计",
    "pro_rata": "按实际幅度比例扣",
}

_BY_POINT: Final[dict[Count, str]] = {"whole": "按整数计", "started": "不足1个按1个计，共", "pro_rata": "按比例计"}
_BY_STEP: Final[dict[Count, str]] = {"whole": "按整步计", "started": "不足一步按一步计，共", "pro_rata": "按比例计"}


class StepRule(RateRule):
    """max(0, W − n × deduct), n the steps by which the rate departs from its limit.

    ``count`` left open means whole steps; the framework loader fills in what the edition says.
    """

    limit: Exact
    step: Positive
    deduct: Positive
    count: Count | None = None

    full: ClassVar[str]
    """How the rate stands to the limit where nothing is deducted: ``≤``, ``≥``, ``=``."""
    departs: ClassVar[str]
    """The word for a departure in the wording: 超过, 低于, 超过或低于."""

    @abstractmethod
    def departure(self, rate: Fraction) -> Fraction:
        """Return by how much the rate departs from the limit in the direction that costs points (else ≤ 0)."""

    @abstractmethod
    def departure_expression(self, numerator: str, denominator: str) -> str:
        """Return the same times the denominator in Excel, ready to be divided."""

    @property
    def continuous(self) -> bool:
        """Only where steps are not counted but measured."""
        return self.counting == "pro_rata"

    @property
    def counting(self) -> Count:
        """How steps are counted."""
        return self.count or "whole"

    def steps(self, rate: Fraction) -> Fraction:
        """Return how many steps count against the rate."""
        over = max(self.departure(rate), Fraction(0))
        if self.counting == "pro_rata":
            return over / self.step
        return Fraction((whole_steps if self.counting == "whole" else started_steps)(over, self.step))

    def score_at(self, rate: Fraction, points: Fraction) -> Fraction:
        """Return the points less the deduction, at least 0."""
        return max(Fraction(0), points - self.steps(rate) * self.deduct)

    def expression(self, numerator: str, denominator: str, points: str) -> str:
        """Return the same in Excel; steps are counted after ROUND(…, 10), or 15 steps would come out as 14."""
        width = bracketed(times(self.step, denominator))
        steps = f"{self.departure_expression(numerator, denominator)}/{width}"
        if self.counting == "whole":
            steps = f"INT(ROUND({steps},10))"
        elif self.counting == "started":
            steps = f"ROUNDUP(ROUND({steps},10),0)"
        return f"MAX(0,{points}-{times(self.deduct, f'MAX(0,{steps})')})"

    def describe(self, points: Fraction) -> str:
        """Return the rule in words, naming how steps are counted."""
        step = _percentage_points(self.step)
        counted = _COUNTED[self.counting].format(step=step)
        start = f"比率{self.full}{percent(self.limit)}，得{figure(points)}分"
        return f"{start}；每{self.departs}{step}扣{figure(self.deduct)}分（{counted}），扣完为止。"

    def reasoning(self, rate: Fraction, points: Fraction) -> str:
        """Return the departure, the steps counted and the deduction."""
        over = self.departure(rate)
        if over <= 0:
            stands = {"≤": "未超过", "≥": "不低于", "=": "等于"}[self.full]
            return f"{stands}{percent(self.limit)}，得{figure(points)}分"
        side = "超过" if rate > self.limit else "低于"
        steps = self.steps(rate)
        if self.step == Fraction(1, 100):
            counted = f"{_BY_POINT[self.counting]}{figure(steps)}个百分点"
        else:
            counted = f"每{_percentage_points(self.step)}为一步，{_BY_STEP[self.counting]}{figure(steps)}步"
        earned = deducted(points, steps, self.deduct) if steps else f"不扣分，得{figure(points)}分"
        return f"{side}{percent(self.limit)}共{_percentage_points(over)}，{counted}，{earned}"


def _percentage_points(width: Fraction) -> str:
    return f"{figure(width * 100)}个百分点"
