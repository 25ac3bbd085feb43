"""复算得分 as a formula: the rule's own expression, and in words why there is no score."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from xlscore.model.framework import Indicator, OpenSection, Terms
from xlscore.model.stamp import NOT_APPLICABLE
from xlscore.rules import Rule
from xlscore.rules.base import CHOSEN, DENOMINATOR, NO, NUMERATOR, YES, Fact, Input, InputKind
from xlscore.write.template.draft import Draft
from xlscore.write.template.live import (
    FAULT,
    NOTHING,
    Live,
    all_of,
    any_of,
    first_of,
    is_number,
    minus,
    number,
    or_else,
    plus,
    rounded,
    says,
    when,
    words,
)
from xlscore.write.template.plan import SheetPlan

UNKNOWN: Final = "无法复算"
"""Shown where no rule is published."""


@dataclass(slots=True)
class Inputs:
    """A rule's inputs as cells: expressions for its formula, facts for its score, and tests on what stands there."""

    cells: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    sides: dict[str, Live] = field(default_factory=dict)
    """Numerators and denominators by input name."""
    given: list[Live] = field(default_factory=list)
    """Tests that an input holds what the rule wants."""
    excused: list[Live] = field(default_factory=list)
    """Tests that it holds that, or 不适用."""

    def add(self, cell: Live, usable: Live) -> None:
        """Add the test of one cell."""
        self.given.append(usable)
        self.excused.append(any_of(usable, says(cell, NOT_APPLICABLE)))

    def add_fact(self, item: Input, cell: Live) -> None:
        """Add an input that is one cell."""
        self.cells[item.name] = cell.text
        fact = fact_in(item, cell)
        if fact is not None:
            self.facts[item.name] = fact


def fact_in(item: Input, cell: Live) -> Fact | None:
    """Return what a cell's value means to an input, ``None`` where it means nothing to it."""
    value = cell.value
    if item.kind is InputKind.YES_NO:
        return Fraction(value == YES) if value in {YES, NO} else None
    if item.kind is InputKind.CHOICE:
        return Fraction(item.choices.index(value) + 1) if isinstance(value, str) and value in item.choices else None
    return value if isinstance(value, Fraction) else None


def usable_test(item: Input, cell: Live) -> Live:
    """Return the test that a cell holds what an input wants."""
    if item.kind is InputKind.YES_NO:
        return says(cell, YES, NO)
    if item.kind is InputKind.CHOICE:
        return says(cell, *item.choices)
    return is_number(cell)


def summed(draft: Draft, terms: Terms, here: SheetPlan) -> Live:
    """Return the signed sum of fields, which is one where there are no terms."""
    if not terms:
        return number(1)
    first, *rest = terms
    total = draft.field(first.field, here)
    if first.sign < 0:
        total = minus(number(0), total)
    for term in rest:
        cell = draft.field(term.field, here)
        total = plus(total, cell) if term.sign > 0 else minus(total, cell)
    return total if not rest and first.sign > 0 else Live(f"({total.text})", total.value)


def _add_side(draft: Draft, found: Inputs, name: str, terms: Terms) -> None:
    side = summed(draft, terms, draft.score)
    found.cells[name], found.sides[name] = side.text, side
    usable = []
    for term in terms:
        cell = draft.raw(term.field, draft.score)
        usable.append(is_number(cell))
        found.add(cell, usable[-1])
    if side.number is not None and all(test.value is True for test in usable):
        found.facts[name] = side.number


def inputs_of(draft: Draft, indicator: Indicator, rule: Rule, claimed: Live) -> Inputs:
    """Collect the cells a fixed indicator's rule works on; ``claimed`` is its own score cell."""
    found = Inputs()
    rates = {f"{prefix}.": rate for prefix, rate in indicator.rates.items()}
    if indicator.rate is not None:
        rates[""] = indicator.rate
    bound = {item.name: item.field for item in indicator.bound_inputs()}
    for item in rule.inputs():
        prefix, dot, last = item.name.rpartition(".")
        if last in {NUMERATOR, DENOMINATOR}:
            rate = rates.get(prefix + dot)
            if rate is not None:
                _add_side(draft, found, item.name, rate.of if last == NUMERATOR else rate.to)
        elif item.name == CHOSEN:
            found.add_fact(item, claimed)
        elif item.kind is InputKind.DATES:
            found.cells[item.name], found.facts[item.name] = draft.dates(bound[item.name], draft.score)
        else:
            cell = draft.raw(bound[item.name], draft.score)
            found.add_fact(item, draft.field(bound[item.name], draft.score))
            found.add(cell, usable_test(item, cell))
    return found


def _scored(draft: Draft, rule: Rule, found: Inputs, points: Live) -> Live:
    """Return the rule's own score, unrounded; an error value where it gives none."""
    score = rule.score(found.facts, points.number) if points.number is not None else None
    policy = draft.framework.policy
    unrounded = Live(rule.formula(found.cells, points.text), FAULT if score is None else score)
    return rounded(unrounded, policy.places, policy.rounding)


def recomputed_fixed(draft: Draft, indicator: Indicator, points: Live, claimed: Live) -> Live:
    """Return 复算得分 of a fixed indicator: a number, 不适用, 无法复算, or nothing while figures are missing."""
    rule = indicator.rule
    if rule is None:
        return words(UNKNOWN)
    found = inputs_of(draft, indicator, rule, claimed)
    bottoms = [
        side for name, side in found.sides.items() if name.rpartition(".")[2] == DENOMINATOR and side.text != "1"
    ]
    empty_base = any_of(*(zero(bottom) for bottom in bottoms)) if bottoms else None
    unknown = when(empty_base, words(NOT_APPLICABLE), NOTHING) if empty_base is not None else NOTHING
    score = or_else(_scored(draft, rule, found, points), unknown)
    granted = indicator.not_applicable == "full_marks"
    if granted and NUMERATOR in found.sides and DENOMINATOR in found.sides:
        nothing_there = all_of(zero(found.sides[NUMERATOR]), zero(found.sides[DENOMINATOR]))
        score = when(nothing_there, points, score)
    result = score
    if found.given:
        excused = points if granted else words(NOT_APPLICABLE)
        result = first_of([(all_of(*found.given), score), (all_of(*found.excused), excused)], NOTHING)
    return result if indicator.points is not None else when(is_number(points), result, NOTHING)


def zero(part: Live) -> Live:
    """Tell whether a sum is zero."""
    return Live(f"{part.text}=0", part.number == 0)


def recomputed_open(draft: Draft, section: OpenSection, cells: Mapping[str, Live], points: Live) -> Live:
    """Return 复算得分 of a line the unit wrote itself; ``cells`` are its own by input name."""
    found = Inputs()
    for item in section.rule.inputs():
        if item.name in cells:
            found.add_fact(item, cells[item.name])
    return when(is_number(points), or_else(_scored(draft, section.rule, found, points), NOTHING), NOTHING)
