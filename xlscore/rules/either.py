"""二选一: exactly one of two rules is applied, and the choice is recorded."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal, Self

from pydantic import model_validator

from xlscore.rules.base import Facts, Input, InputKind, RuleShape
from xlscore.rules.excel import UNKNOWN, quoted
from xlscore.rules.given import choice, prefixed, under
from xlscore.rules.wording import lacking

if TYPE_CHECKING:
    from xlscore.rules import Rule

WHICH: Final = "which"
FIRST, SECOND = "first", "second"


class Either(RuleShape):
    """The one of two rules the unit chose, scored with the same points (结转结余率 or 结转结余变动率)."""

    kind: Literal["either"] = "either"
    labels: tuple[str, str]
    first: "Rule"
    second: "Rule"

    @model_validator(mode="after")
    def _told_apart(self) -> Self:
        if self.labels[0] == self.labels[1]:
            msg = f"两个评分标准的名称相同：{self.labels[0]}"
            raise ValueError(msg)
        return self

    @property
    def continuous(self) -> bool:
        """Only where both rules are."""
        return self.first.continuous and self.second.continuous

    def inputs(self) -> tuple[Input, ...]:
        """Return the choice, then the inputs of both rules."""
        which = Input(WHICH, "适用的评分标准", InputKind.CHOICE, self.labels)
        first, second = self.labels
        return (
            which,
            *prefixed(self.first.inputs(), FIRST, first),
            *prefixed(self.second.inputs(), SECOND, second),
        )

    def most(self, points: Fraction) -> Fraction:
        """Return the most either rule gives."""
        return max(self.first.most(points), self.second.most(points))

    def _taken(self, facts: Facts) -> tuple[str, RuleShape, Facts] | None:
        label = choice(facts, self.inputs()[0])
        if label is None:
            return None
        prefix, rule = (FIRST, self.first) if label == self.labels[0] else (SECOND, self.second)
        return label, rule, under(facts, prefix)

    def score(self, facts: Facts, points: Fraction) -> Fraction | None:
        """Return what the chosen rule gives."""
        taken = self._taken(facts)
        return None if taken is None else taken[1].score(taken[2], points)

    def formula(self, cells: Mapping[str, str], points: str) -> str:
        """Return the choice between the two formulas."""
        first = self.first.formula(under(cells, FIRST), points)
        second = self.second.formula(under(cells, SECOND), points)
        rest = f"IF({cells[WHICH]}={quoted(self.labels[1])},{second},{UNKNOWN})"
        return f"IF({cells[WHICH]}={quoted(self.labels[0])},{first},{rest})"

    def describe(self, points: Fraction) -> str:
        """Return both rules."""
        first, second = self.first.describe(points), self.second.describe(points)
        return f"两项择一适用。【{self.labels[0]}】{first}【{self.labels[1]}】{second}"

    def working(self, facts: Facts, points: Fraction) -> str:
        """Return the choice and the working of the chosen rule."""
        taken = self._taken(facts)
        if taken is None:
            return lacking(self.inputs()[:1], facts) or "适用的评分标准不在所列两项之内，无法计分"
        label, rule, own = taken
        return f"适用“{label}”：{rule.working(own, points)}"
