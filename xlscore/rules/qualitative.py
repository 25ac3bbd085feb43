"""定性指标分档: three levels of attainment, each a band of the points."""

from fractions import Fraction
from typing import Final, Literal, Self

from pydantic import model_validator

from xlscore.exact import Interval, round_to
from xlscore.rules.base import Exact
from xlscore.rules.excel import literal
from xlscore.rules.levels import Level, LevelRule
from xlscore.rules.wording import figure, percent

LEVELS: Final = ("达成年度指标", "部分达成年度指标并具有一定效果", "未达成年度指标且效果较差")

EDGE_PLACES: Final = 2
"""Decimals the ends of the bands are rounded to."""


class Qualitative(LevelRule):
    """``[0.8W, W]``, ``[0.6W, 0.8W)``, ``[0, 0.6W)`` with ends rounded half up.

    Some regions print 100–80 / 80–50 / 50–0, so the edges are numbers of the edition.
    """

    kind: Literal["qualitative"] = "qualitative"
    edges: tuple[Exact, Exact] = (Fraction(8, 10), Fraction(6, 10))
    levels: tuple[str, str, str] = LEVELS

    @model_validator(mode="after")
    def _descending(self) -> Self:
        upper, lower = self.edges
        if not 0 < lower < upper <= 1:
            msg = f"分档界限应为由高到低、大于0且不超过100%的两个数：{percent(upper)}、{percent(lower)}"
            raise ValueError(msg)
        if len(set(self.levels)) < len(self.levels):
            msg = f"等级名称重复：{'、'.join(self.levels)}"
            raise ValueError(msg)
        return self

    def labels(self) -> tuple[str, ...]:
        """Return the three levels, best first."""
        return self.levels

    def level(self, label: str, points: Fraction, expression: str) -> Level:
        """Return the band of a level, its ends rounded to two decimals."""
        upper, lower = (round_to(edge * points, EDGE_PLACES) for edge in self.edges)
        upper_cell, lower_cell = (f"ROUND(ROUND({literal(edge)}*{expression},9),{EDGE_PLACES})" for edge in self.edges)
        if label == self.levels[0]:
            return Level(label, Interval(upper, points), upper_cell, expression)
        if label == self.levels[1]:
            return Level(label, Interval(lower, upper, high_closed=False), lower_cell, upper_cell)
        return Level(label, Interval(Fraction(0), lower, high_closed=False), "0", lower_cell)

    def describe(self, points: Fraction) -> str:
        """Return the three bands in percent of the points and in points."""
        upper, lower = (round_to(edge * points, EDGE_PLACES) for edge in self.edges)
        high, low = (percent(edge) for edge in self.edges)
        best, middle, worst = self.levels
        return (
            f"{best}：分值的{high}（含）—100%，即{figure(upper)}—{figure(points)}分；"
            f"{middle}：{low}（含）—{high}（不含），即{figure(lower)}分（含）至{figure(upper)}分（不含）；"
            f"{worst}：0—{low}（不含），即不足{figure(lower)}分。得分由评价人在所属档次内合理确定。"
        )
