"""How a claimed rate stands to its own two amounts: right, truncated, on another base, or wrong."""

from collections.abc import Iterator
from enum import Enum, auto
from fractions import Fraction
from typing import Final

from xlscore.checks._repaired import repaired_amounts
from xlscore.checks._sums import line_name
from xlscore.checks._wording import places_apart
from xlscore.checks.diagnosis import explain_rate
from xlscore.checks.diagnosis.scores import RIVALS
from xlscore.checks.registry import Figures
from xlscore.exact import Interval, Rounding, decimal_text, percent_text, places_of, round_to
from xlscore.model.framework import Framework
from xlscore.model.scorecard import Rate, Scorecard
from xlscore.model.submission import Entry, Submission
from xlscore.scoring.precision import finest_of

_USUAL_PLACES: Final = 4
"""Decimals a rate is read with where its printed ones are not known: two of the percent figure."""


class Verdict(Enum):
    """What became of a claimed rate."""

    RIGHT = auto()
    TRUNCATED = auto()
    OTHER_BASE = auto()
    WRONG = auto()
    WHOLE = auto()
    """Explained by nothing but the rounding of amounts that are all whole."""
    KNOCK_ON = auto()
    """Right once a sum reported as wrong is put right."""


def _claimed_places(claimed: Entry) -> int:
    if claimed.places is not None:
        return claimed.places + 2 if claimed.percent else claimed.places
    return max(places_of(claimed.value or Fraction(0)) or _USUAL_PLACES, _USUAL_PLACES)


def _follows(claimed: Entry, quotient: Fraction, reach: Interval | None) -> bool:
    """Tell whether a claimed rate is the quotient at its printed places, or one the printed amounts allow."""
    if claimed.value is None:
        return False
    places = _claimed_places(claimed)
    if round_to(claimed.value, places) == round_to(quotient, places):
        return True
    span = claimed.interval()
    return span is not None and reach is not None and span.meets(reach)


def _is_truncated(claimed: Entry, quotient: Fraction) -> bool:
    places = _claimed_places(claimed)
    cut = round_to(claimed.value or Fraction(0), places)
    return claimed.value is not None and cut == round_to(quotient, places, Rounding.TRUNCATE)


def _rivals(rate: Rate, framework: Framework, submission: Submission) -> Iterator[tuple[str, Entry]]:
    """Yield the other amounts the rate may have been measured against, each with its word."""
    if rate.line is not None:
        words = {"年初预算数": rate.line.initial, "全年预算数": rate.line.budget}
        yield from ((word, entry) for word, entry in words.items() if entry is not rate.denominator)
        return
    indicator = framework.indicator(rate.indicator or "")
    if indicator is None or indicator.rate is None or len(indicator.rate.to) != 1:
        return
    rival = RIVALS.get(indicator.rate.to[0].field)
    if rival in submission.fields and rival in framework.fields:
        yield framework.fields[rival].label, submission.fields[rival]


def other_bases(rate: Rate, framework: Framework, submission: Submission) -> Iterator[tuple[str, Entry]]:
    """Yield word and entry of every other base that reproduces the claimed rate."""
    for word, entry in _rivals(rate, framework, submission):
        finest = finest_of((rate.numerator, entry))
        top, bottom = rate.numerator.interval(finest), entry.interval(finest)
        if rate.numerator.value is None or not entry.value or top is None or bottom is None:
            continue
        if entry.value != rate.denominator.value and _follows(
            rate.claimed, rate.numerator.value / entry.value, top.over(bottom)
        ):
            yield word, entry


def knocked_on(rate: Rate, submission: Submission) -> bool:
    """Tell whether a claimed rate is right once the amounts are put right that another finding reports."""
    line = rate.line
    if line is None:
        return False
    base = "initial" if rate.denominator is line.initial else "budget"
    return any(_follows(rate.claimed, above / below, None) for above, below in repaired_amounts(submission, line, base))


def judge(rate: Rate, framework: Framework, submission: Submission) -> Verdict | None:
    """Tell what became of a claimed rate, ``None`` where nothing is claimed or nothing can be recomputed."""
    if not rate.claimed.given or rate.recomputed is None:
        return None
    if _follows(rate.claimed, rate.recomputed, rate.reach):
        return Verdict.RIGHT
    if knocked_on(rate, submission):
        return Verdict.KNOCK_ON
    if _by_whole_amounts(rate):
        return Verdict.OTHER_BASE if _exactly_on_another(rate, framework, submission) else Verdict.WHOLE
    if _is_truncated(rate.claimed, rate.recomputed):
        return Verdict.TRUNCATED
    return Verdict.OTHER_BASE if any(other_bases(rate, framework, submission)) else Verdict.WRONG


def _by_whole_amounts(rate: Rate) -> bool:
    span = rate.claimed.interval()
    return span is not None and rate.whole_reach is not None and span.meets(rate.whole_reach)


def _exactly_on_another(rate: Rate, framework: Framework, submission: Submission) -> bool:
    """Tell whether a rate of two percent decimals is that of another base, more than the rounding of both away."""
    if _claimed_places(rate.claimed) < _USUAL_PLACES:
        return False
    own = rate.denominator.value or Fraction(0)
    return any(abs((entry.value or Fraction(0)) - own) > 1 for _, entry in other_bases(rate, framework, submission))


def judged(
    scorecard: Scorecard, framework: Framework, submission: Submission, verdict: Verdict
) -> Iterator[tuple[Rate, Fraction]]:
    """Yield the rates of that verdict with their recomputed value."""
    for rate in scorecard.rates:
        if rate.recomputed is not None and judge(rate, framework, submission) is verdict:
            yield rate, rate.recomputed


def diagnosis(rate: Rate, framework: Framework, submission: Submission) -> str | None:
    """Return what reproduces a claimed rate that is wrong, where exactly one thing does."""
    top, claimed = rate.numerator.value, rate.claimed.value
    if top is None or claimed is None or rate.recomputed is None:
        return None
    bases = [(word, top / entry.value) for word, entry in _rivals(rate, framework, submission) if entry.value]
    return explain_rate(claimed, rate.recomputed, _claimed_places(rate.claimed), bases)


def due_rate(rate: Rate) -> Fraction | None:
    """Return the rate as it should be printed at the places of the claimed one, ``None`` where it cannot be known.

    A claimed rate of nothing tells no places: two decimals of a percent are usual.
    """
    if rate.recomputed is None:
        return None
    places = _claimed_places(rate.claimed)
    return round_to(rate.recomputed, places if rate.claimed.value else max(places, _USUAL_PLACES))


def subject(rate: Rate) -> str:
    """Return what a finding on a rate concerns: its line, or its indicator."""
    return rate.line.name if rate.line is not None else rate.indicator or rate.name


def called(rate: Rate) -> str:
    """Return what a message calls a rate: that of a line is its execution rate."""
    return f"「{line_name(rate.line)}」的执行率" if rate.line is not None else f"「{rate.name}」"


def quotient_text(numerator: Entry, denominator: Entry) -> str:
    """Return a division in figures: ``692.05÷699.89＝98.8798%``."""
    top, bottom = numerator.value or Fraction(0), denominator.value or Fraction(1)
    above = decimal_text(top, at_least=numerator.places or 0)
    below = decimal_text(bottom, at_least=denominator.places or 0)
    places = places_apart(top / bottom, Fraction(1), _USUAL_PLACES + 2) - 2
    return f"{above}÷{below}＝{percent_text(top / bottom, places)}"


def claimed_text(rate: Rate) -> str:
    """Return a claimed rate as percent at its printed places."""
    return percent_text(rate.claimed.value or Fraction(0), max(_claimed_places(rate.claimed) - 2, 0))


def recomputed_text(rate: Rate) -> str:
    """Return the recomputed rate as percent, at the places of the claimed one but two at least."""
    return percent_text(rate.recomputed or Fraction(0), max(_claimed_places(rate.claimed) - 2, 2))


def rate_figures(rate: Rate) -> Figures:
    """Return claimed, recomputed and difference of a rate as the decimal strings of a fault, in fractions of one."""
    claimed, recomputed = rate.claimed.value or Fraction(0), rate.recomputed or Fraction(0)
    places = max(_claimed_places(rate.claimed), _USUAL_PLACES)
    return {
        "claimed": decimal_text(claimed, places),
        "recomputed": decimal_text(recomputed, places),
        "difference": decimal_text(claimed - round_to(recomputed, places), places),
        "percent": True,
    }
