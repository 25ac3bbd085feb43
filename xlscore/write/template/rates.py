"""Rates in words and as live formulas."""

from xlscore.model.framework import RateSpec, Terms
from xlscore.model.stamp import NOT_APPLICABLE
from xlscore.write.template.draft import Draft
from xlscore.write.template.live import NOTHING, Live, all_of, first_of, is_number, not_so, over, rounded, words
from xlscore.write.template.plan import SheetPlan
from xlscore.write.template.recompute import summed, zero

RATE_PLACES = 4
"""Decimals of a rate shown as percent with two."""


def _sum_in_words(draft: Draft, terms: Terms) -> str:
    parts = [f"{'－' if term.sign < 0 else '＋'}{draft.specs[term.field].label}" for term in terms]
    text = "".join(parts).removeprefix("＋")
    return text if len(terms) == 1 and terms[0].sign > 0 else f"（{text}）"


def rate_in_words(draft: Draft, rate: RateSpec) -> str:
    """Return the formula of a rate as accountants write it."""
    top = _sum_in_words(draft, rate.of)
    name = f"{rate.name}＝" if rate.name else ""
    return f"{name}{top}÷{_sum_in_words(draft, rate.to)}×100%" if rate.to else f"{name}{top}"


def rate_now(draft: Draft, rate: RateSpec, here: SheetPlan) -> Live:
    """Return the rate as a formula: nothing while a figure is missing, 不适用 where the base is zero."""
    terms = (*rate.of, *rate.to)
    given = all_of(*(is_number(draft.raw(term.field, here)) for term in terms))
    top, bottom = summed(draft, rate.of, here), summed(draft, rate.to, here)
    quotient = rounded(over(top, bottom) if rate.to else top, RATE_PLACES)
    cases = [(not_so(given), NOTHING)]
    if rate.to:
        cases.append((zero(bottom), words(NOT_APPLICABLE)))
    return first_of(cases, quotient)
