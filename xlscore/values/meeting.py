"""Whether a target is met: exact numbers, approximate ones and dates.  ``None`` where it cannot be known."""

from datetime import date
from fractions import Fraction
from typing import Final

from xlscore.values.notes import Note
from xlscore.values.reading import Exactness, Operator, Reading

_FORWARD: Final = frozenset({Operator.AT_LEAST, Operator.MORE, Operator.UNSTATED})
_REVERSE: Final = frozenset({Operator.AT_MOST, Operator.LESS})


def number_met(op: Operator, goal: Fraction, given: Fraction, high: Fraction | None = None) -> bool:
    """Tell whether an exact number meets a target; equality counts as met, also for > and <."""
    if op is Operator.BETWEEN and high is not None:
        return goal <= given <= high
    return given <= goal if op in _REVERSE else given >= goal


def bound_met(op: Operator, goal: Fraction, bound: Fraction, exactness: Exactness) -> tuple[bool | None, Note | None]:
    """Tell what a bound proves of a target, with a note where it suffices.

    A value somewhere above its bound proves ≥ once the bound has reached the target; one just below its bound proves
    ≤.  No approximate value proves =, and 近50 leaves ≥50 open.
    """
    if exactness is Exactness.ABOVE and op in _FORWARD and bound >= goal:
        return True, Note.BOUND_SUFFICES
    if exactness is Exactness.BELOW and op in _REVERSE and bound <= goal:
        return True, Note.CEILING_SUFFICES
    surely_over = exactness is Exactness.ABOVE and op in _REVERSE and bound > goal
    surely_under = exactness is Exactness.BELOW and op in _FORWARD and bound < goal
    return (False if surely_over or surely_under else None), None


def dates_met(target: Reading, actual: Reading) -> tuple[bool | None, bool]:
    """Tell whether a deadline was kept, and whether the answer hangs on its very edge (before the month, or in it?)."""
    first, last = _days(actual)
    limit = target.value
    if first is None or last is None or not isinstance(limit, date):
        return None, False
    if isinstance(target.value2, date):
        return _window_met(limit, target.value2, first, last), False
    if target.op is Operator.LESS:
        if last < limit:
            return True, False
        inside = (first.year, first.month) == (limit.year, limit.month)
        return (None, True) if inside else (False, False)
    if last <= limit:
        return True, first == limit
    return (False, False) if first > limit else (None, True)


def _days(reading: Reading) -> tuple[date | None, date | None]:
    """Return the first and last day an actual may mean."""
    first = reading.value if isinstance(reading.value, date) else None
    last = reading.value2 if isinstance(reading.value2, date) else first
    return first, last


def _window_met(opens: date, closes: date, first: date, last: date) -> bool | None:
    """A window is kept by whatever lies inside it, missed by whatever lies behind it."""
    if opens <= first and last <= closes:
        return True
    return False if first > closes else None
