"""单位自设指标: a row the unit writes itself, scored by the operator of its target."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final, Literal

from xlscore.exact import Interval
from xlscore.rules.base import CHOSEN, Exact, Facts, Input, InputKind, RuleShape
from xlscore.rules.excel import UNKNOWN, quoted
from xlscore.rules.given import choice
from xlscore.rules.levels import LEVEL
from xlscore.rules.qualitative import Qualitative
from xlscore.rules.target_equal import TargetEqual
from xlscore.rules.target_forward import TargetForward
from xlscore.rules.target_reverse import TargetReverse, Way
from xlscore.rules.targets import ACTUAL, TARGET, TARGET_INPUTS, Threshold
from xlscore.rules.wording import lacking

OPERATOR: Final = "operator"
OPERATORS: Final = ("≥", ">", "=", "≤", "<", "定性")


class Target(RuleShape):
    """The rule that belongs to the row's operator: forward, equal, reverse or qualitative.

    Whether a target is exclusive (>, <) matters only where A equals T, and is scored as inclusive.
    """

    kind: Literal["target"] = "target"
    reverse: Way
    threshold: Threshold | None = None
    edges: tuple[Exact, Exact] | None = None

    @property
    def continuous(self) -> bool:
        """Wherever there is a number; a qualitative row is scored by a person."""
        return True

    def by_operator(self, operator: str) -> RuleShape:
        """Return the rule of one of ``OPERATORS``."""
        if operator in {"≥", ">"}:
            return TargetForward(threshold=self.threshold)
        if operator == "=":
            return TargetEqual(threshold=self.threshold)
        if operator in {"≤", "<"}:
            return TargetReverse(way=self.reverse)
        return Qualitative() if self.edges is None else Qualitative(edges=self.edges)

    def chosen_rule(self, facts: Facts) -> RuleShape | None:
        """Return the rule of the case's operator, ``None`` while there is none."""
        operator = choice(facts, self.inputs()[0])
        return None if operator is None else self.by_operator(operator)

    def inputs(self) -> tuple[Input, ...]:
        """Return operator, target, actual, level and the chosen score; which count depends on the operator."""
        return (
            Input(OPERATOR, "指标符号", InputKind.CHOICE, OPERATORS),
            *TARGET_INPUTS,
            *self.by_operator("定性").inputs(),
        )

    def judges(self, facts: Facts) -> bool:
        """Tell whether the operator is 定性, so that a person scores."""
        rule = self.chosen_rule(facts)
        return rule is not None and rule.person

    def score(self, facts: Facts, points: Fraction) -> Fraction | None:
        """Return what the operator's rule gives."""
        rule = self.chosen_rule(facts)
        return None if rule is None else rule.score(facts, points)

    def allowed(self, facts: Facts, points: Fraction) -> tuple[Interval, ...] | None:
        """Return the bands of a qualitative row, otherwise ``None``."""
        rule = self.chosen_rule(facts)
        return None if rule is None else rule.allowed(facts, points)

    def formula(self, cells: Mapping[str, str], points: str) -> str:
        """Return the choice between the four formulas."""
        sign = cells[OPERATOR]
        forward, equal, reverse, words = (
            self.by_operator(operator).formula(cells, points) for operator in ("≥", "=", "≤", "定性")
        )
        text = f"IF({sign}={quoted('定性')},{words},{UNKNOWN})"
        text = f"IF(OR({sign}={quoted('≤')},{sign}={quoted('<')}),{reverse},{text})"
        text = f"IF({sign}={quoted('=')},{equal},{text})"
        return f"IF(OR({sign}={quoted('≥')},{sign}={quoted('>')}),{forward},{text})"

    def describe(self, points: Fraction) -> str:
        """Return the rule of each kind of target."""
        heads = (("≥、>", "≥"), ("=", "="), ("≤、<", "≤"), ("定性", "定性"))
        return "".join(f"【{head}】{self.by_operator(operator).describe(points)}" for head, operator in heads)

    def working(self, facts: Facts, points: Fraction) -> str:
        """Return the working of the operator's rule."""
        rule = self.chosen_rule(facts)
        if rule is not None:
            return rule.working(facts, points)
        return lacking(self.inputs()[:1], facts) or f"指标符号应为{'、'.join(OPERATORS)}之一，无法计分"


__all__ = ["ACTUAL", "CHOSEN", "LEVEL", "OPERATOR", "OPERATORS", "TARGET", "Target"]
