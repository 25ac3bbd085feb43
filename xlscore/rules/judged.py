"""酌情评分: a person chooses inside the ranges the sheet states."""

from fractions import Fraction
from typing import Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from xlscore.exact import Interval
from xlscore.rules.base import Exact, NotNegative
from xlscore.rules.excel import literal
from xlscore.rules.levels import Level, LevelRule
from xlscore.rules.wording import figure, span

OTHER: Final = "其他情况"
"""The level for what the stated ranges do not describe (其他情况酌情扣分)."""


class JudgedRange(BaseModel):
    """One stated level and the scores it allows, both ends included."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str
    low: NotNegative
    high: Exact

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.low > self.high:
            msg = f"“{self.label}”的下限{figure(self.low)}大于上限{figure(self.high)}"
            raise ValueError(msg)
        return self


class Judged(LevelRule):
    """Stated ranges; with ``other`` also a level that allows anything from 0 to W."""

    kind: Literal["judged"] = "judged"
    ranges: tuple[JudgedRange, ...] = Field(min_length=1)
    other: bool = False

    @model_validator(mode="after")
    def _told_apart(self) -> Self:
        labels = [item.label for item in self.ranges]
        if len(set(labels)) < len(labels) or OTHER in labels:
            msg = f"等级名称重复，或用了“{OTHER}”（请改用 other）：{'、'.join(labels)}"
            raise ValueError(msg)
        return self

    def most(self, points: Fraction) -> Fraction:
        """Return the highest end of any range."""
        highest = max(item.high for item in self.ranges)
        return max(highest, points) if self.other else highest

    def labels(self) -> tuple[str, ...]:
        """Return the stated levels, then 其他情况 where there is one."""
        stated = tuple(item.label for item in self.ranges)
        return (*stated, OTHER) if self.other else stated

    def level(self, label: str, points: Fraction, expression: str) -> Level:
        """Return the range of a level; 其他情况 reaches from 0 to the points."""
        for item in self.ranges:
            if item.label == label:
                return Level(label, Interval(item.low, item.high), literal(item.low), literal(item.high))
        return Level(label, Interval(Fraction(0), points), "0", expression)

    def describe(self, points: Fraction) -> str:
        """Return the levels and their ranges."""
        parts = [f"{item.label}：{_range(item)}" for item in self.ranges]
        if self.other:
            parts.append(f"{OTHER}：在{span(Interval(Fraction(0), points))}内酌情评定")
        return f"{'；'.join(parts)}。得分由评价人在所属等级的范围内评定，低于满分须说明理由并附依据。"


def _range(item: JudgedRange) -> str:
    if item.low == item.high:
        return f"{figure(item.low)}分"
    return f"{figure(item.low)}—{figure(item.high)}分"
