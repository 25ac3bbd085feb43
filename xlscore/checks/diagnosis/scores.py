"""Why a claimed score is not what the rule gives: rounding, another row's points, steps, another base, digits."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from xlscore.checks.diagnosis.explanation import HALF_EVEN, TRUNCATED, Explanation, the_one, transpositions
from xlscore.exact import Rounding, decimal_text, percent_text, round_to
from xlscore.model.framework import Framework, Indicator
from xlscore.model.scorecard import Score
from xlscore.model.submission import MISSING, Submission
from xlscore.rules import Rule
from xlscore.rules.base import DENOMINATOR, NUMERATOR, Fact
from xlscore.rules.steps import Count, StepRule
from xlscore.rules.target import Target
from xlscore.scoring.card import section_code
from xlscore.scoring.facts import gather_facts
from xlscore.scoring.targets import gather_target

RIVALS: Final = {
    "budget_full": "budget_initial",
    "budget_initial": "budget_full",
    "purchase_budget": "purchase_plan",
    "purchase_plan": "purchase_budget",
}
"""Fields that are mistaken for one another as the base of a rate."""

_SHOWN_PLACES: Final = 4
"""Decimals of a rate as forms display it: two of the percent figure."""

_COUNTED: Final[dict[Count, str]] = {
    "whole": "按整步扣分",
    "started": "不足一步按一步扣分",
    "pro_rata": "按实际幅度比例扣分",
}
_WAYS: Final = {"quotient": "按目标÷实际计分", "deviation": "按偏差比例计分"}


@dataclass(frozen=True, slots=True)
class _Row:
    framework: Framework
    submission: Submission
    score: Score
    rule: Rule | None
    facts: Mapping[str, Fact]
    points: Fraction
    indicator: Indicator | None

    def given(self, words: str, rule: Rule | None = None, **facts: Fraction) -> Iterator[Explanation]:
        """Yield what a rule gives for the facts, some of them replaced."""
        taken = rule or self.rule
        found = None if taken is None else taken.score({**self.facts, **facts}, self.points)
        if found is not None:
            yield Explanation(self.rounded(found), words)

    def rounded(self, figure: Fraction) -> Fraction:
        return round_to(figure, self.framework.policy.places, self.framework.policy.rounding)


def _other_rounding(row: _Row) -> Iterator[Explanation]:
    for mode, words in ((Rounding.TRUNCATE, TRUNCATED), (Rounding.HALF_EVEN, HALF_EVEN)):
        if row.score.unrounded is not None:
            yield Explanation(round_to(row.score.unrounded, row.framework.policy.places, mode), words)


def _other_points(row: _Row) -> Iterator[Explanation]:
    """A deduction in steps reaches many figures from many points: only a proportion tells whose points were used."""
    if row.rule is None or not row.rule.continuous:
        return
    others = {item.points.value or Fraction(0) for item in row.submission.rows}
    for other in others - {row.points, row.score.row.points.value, Fraction(0)}:
        found = row.rule.score(row.facts, other)
        if found is not None:
            words = f"按分值 {decimal_text(other)} 计算恰为此数，该行分值为 {decimal_text(row.points)}"
            yield Explanation(row.rounded(found), words)


def _other_steps(row: _Row) -> Iterator[Explanation]:
    if isinstance(row.rule, StepRule):
        for count, words in _COUNTED.items():
            if count != row.rule.counting:
                other = row.rule.model_copy(update={"count": count})
                yield from row.given(f"{words}恰为此数，本版规定{_COUNTED[row.rule.counting]}", other)


def _other_way(row: _Row) -> Iterator[Explanation]:
    if isinstance(row.rule, Target):
        for way, words in _WAYS.items():
            if way != row.rule.reverse:
                other = row.rule.model_copy(update={"reverse": way})
                yield from row.given(f"{words}恰为此数，本版规定{_WAYS[row.rule.reverse]}", other)


def _shown_rate(row: _Row) -> Iterator[Explanation]:
    above, below = row.facts.get(NUMERATOR), row.facts.get(DENOMINATOR)
    if isinstance(above, Fraction) and isinstance(below, Fraction) and below:
        shown = round_to(above / below, _SHOWN_PLACES)
        words = f"得分是按显示的比率 {percent_text(shown)} 计算的，应按未取舍的比率计算"
        yield from row.given(words, numerator=shown, denominator=Fraction(1))


def _other_base(row: _Row) -> Iterator[Explanation]:
    to = row.indicator.rate.to if row.indicator is not None and row.indicator.rate is not None else ()
    rival = RIVALS.get(to[0].field) if len(to) == 1 else None
    base = row.submission.fields.get(rival or "", MISSING).value
    if rival is not None and base:
        label = row.framework.all_fields()[rival].label if rival in row.framework.all_fields() else rival
        yield from row.given(f"得分是按{label}计算的", denominator=base)


def _transposed(row: _Row) -> Iterator[Explanation]:
    right = row.score.recomputed
    if right is not None:
        for figure in transpositions(right, row.score.row.claimed.places or 0):
            yield Explanation(figure, f"疑数字前后颠倒，应为 {decimal_text(right)}")


_EXPLANATIONS: Final[tuple[Callable[[_Row], Iterator[Explanation]], ...]] = (
    _other_rounding,
    _other_points,
    _other_steps,
    _other_way,
    _shown_rate,
    _other_base,
    _transposed,
)


def _row(framework: Framework, submission: Submission, score: Score) -> _Row:
    row, indicator = score.row, framework.indicator(score.row.code)
    if indicator is not None:
        facts = gather_facts(framework, indicator, row, submission).facts
        rule = indicator.rule
    else:
        section = framework.open_section(section_code(row.code))
        facts = gather_target(section, row).gathered.facts if section is not None else {}
        rule = section.rule if section is not None else None
    points = score.points if score.points is not None else row.points.value or Fraction(0)
    return _Row(framework, submission, score, rule, facts, points, indicator)


def explain_score(framework: Framework, submission: Submission, score: Score) -> str | None:
    """Return why a claimed score is not the recomputed one, where exactly one explanation reproduces it."""
    claimed, row = score.row.claimed.value, _row(framework, submission, score)
    if claimed is None:
        return None
    return the_one(claimed, (item for explain in _EXPLANATIONS for item in explain(row)))
