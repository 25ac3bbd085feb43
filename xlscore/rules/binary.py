"""做到得满分: all of the points or none."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from xlscore.rules.base import Facts, Input, InputKind, RuleShape
from xlscore.rules.excel import UNKNOWN, answered, is_yes, term, when_given
from xlscore.rules.given import yes_no
from xlscore.rules.wording import figure, lacking

FULFILLED = "fulfilled"


class Binary(RuleShape):
    """W where the answer is 是, otherwise 0."""

    kind: Literal["binary"] = "binary"
    label: str = "是否达到要求"

    def inputs(self) -> tuple[Input, ...]:
        """Return the one question."""
        return (Input(FULFILLED, self.label, InputKind.YES_NO),)

    def score(self, facts: Facts, points: Fraction) -> Fraction | None:
        """Return the points or 0."""
        yes = yes_no(facts, FULFILLED)
        if yes is None:
            return None
        return points if yes else Fraction(0)

    def formula(self, cells: Mapping[str, str], points: str) -> str:
        """Return the same in Excel."""
        cell, points = cells[FULFILLED], term(points)
        return when_given((points,), f"IF({answered(cell)},{points}*{is_yes(cell)},{UNKNOWN})")

    def describe(self, points: Fraction) -> str:
        """Return the rule in words."""
        return f"{self.label}：是，得{figure(points)}分；否，得0分。"

    def working(self, facts: Facts, points: Fraction) -> str:
        """Return the answer and what it earns."""
        score = self.score(facts, points)
        if score is None:
            return lacking(self.inputs(), facts) or f"“{self.label}”既不是“是”也不是“否”，无法计分"
        return f"“{self.label}”填“{'是' if yes_no(facts, FULFILLED) else '否'}”，得{figure(score)}分"
