"""How a claimed score stands to the recomputed one; which check speaks about a row is decided here, once."""

from fractions import Fraction
from typing import Final

from xlscore.exact import Interval, round_to
from xlscore.model.framework import Framework
from xlscore.model.scorecard import Score, ScoreState

_EXECUTED: Final = ("executed",)
_BUDGETS: Final = (("budget_full",), ("budget_initial",))


def full_points(score: Score) -> Fraction | None:
    """Return the points of a row: those typed on the sheet, or the edition's where the sheet has none."""
    return score.row.points.value if score.row.points.value is not None else score.points


def execution_codes(framework: Framework) -> frozenset[str]:
    """Return the codes of the indicators that score the execution rate (预算执行率)."""
    found = {framework.layout.funds.indicator} if framework.layout.funds is not None else set()
    for indicator in framework.indicators:
        of, to = ((), ()) if indicator.rate is None else (indicator.rate.of, indicator.rate.to)
        if tuple(term.field for term in of) == _EXECUTED and tuple(term.field for term in to) in _BUDGETS:
            found.add(indicator.code)
    return frozenset(found)


def agrees(framework: Framework, score: Score) -> bool:
    """Tell whether a claimed score is the recomputed one, or one the printed inputs allow.

    A claimed score is taken at the places of the edition's policy at least: a typed 9 claims 9.00.
    """
    claimed, policy = score.row.claimed.value, framework.policy
    if claimed is None or score.recomputed is None:
        return False
    if score.recomputed in {claimed, round_to(claimed, policy.places, policy.rounding)}:
        return True
    places = max(score.row.claimed.places or 0, policy.places)
    return score.reach is not None and Interval.printed(claimed, places).meets(score.reach)


def by_whole_amounts(framework: Framework, score: Score) -> bool:
    """Tell whether nothing but the rounding of amounts that are all whole explains a claimed score."""
    claimed = score.row.claimed.value
    if claimed is None or score.whole_reach is None or agrees(framework, score):
        return False
    places = max(score.row.claimed.places or 0, framework.policy.places)
    return Interval.printed(claimed, places).meets(score.whole_reach)


def outside_points(score: Score) -> bool:
    """Tell whether a claimed score exceeds the points of its row or is negative."""
    claimed, points = score.row.claimed.value, full_points(score)
    return claimed is not None and (claimed < 0 or (points is not None and claimed > points))


def full_though_missed(framework: Framework, score: Score) -> bool:
    """Tell whether a row claims all its points although its target was missed."""
    claimed = score.row.claimed.value
    return score.met is False and bool(claimed) and claimed == full_points(score) and not agrees(framework, score)


def deducted_though_met(framework: Framework, score: Score) -> bool:
    """Tell whether a row claims less than its points although its target was met."""
    claimed, points = score.row.claimed.value, full_points(score)
    if score.met is not True or score.state is not ScoreState.SCORED or claimed is None or points is None:
        return False
    return 0 <= claimed < points and not agrees(framework, score)


def cause_in_points(framework: Framework, score: Score) -> str | None:
    """Return the id of the finding on changed points a wrong score follows from, where the points were changed."""
    indicator, typed = framework.indicator(score.row.code), score.row.points.value
    if indicator is None or indicator.points is None or typed is None or typed == indicator.points:
        return None
    return f"XS106:{indicator.code}"
