"""Whether a target is met: exact numbers, approximate ones and dates.  ``None`` where it cannot be known."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from xlscore.values.notes import Note
from xlscore.values.reading import Exactness, Kind, Operator, Reading

_FORWARD: Final = frozenset({Operator.AT_LEAST, Operator.MORE, Operator.UNSTATED})
_REVERSE: Final = frozenset({Operator.AT_MOST, Operator.LESS})
_BEFORE: Final = "前"
_LAST_DAY: Final = "底末"
_MONTHS: Final = {"月": 1, "季度": 3, "半年": 6}
"""Word of a stretch → its length; without one it is a year."""


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
    """Tell whether a deadline was kept, and whether the answer hangs on its very edge.

    The edge of 11月前 is that month (before it, or before its end?), that of 11月30日前 the day itself; 11月底前 has
    no edge.  An actual that may be earlier or later than the deadline (11月 for 11月15日前) lies across it.
    """
    days = days_meant(actual)
    limit, end = target.value, target.value2
    if days is None or not isinstance(limit, date):
        return None, False
    first, last = days
    if target.kind is Kind.WINDOW and isinstance(end, date):
        return _window_met(limit, end, first, last), False
    if target.op is Operator.LESS:
        if last < limit:
            return True, False
        return (False, False) if first >= _named_until(limit, target.text) else (None, True)
    if last <= limit:
        return True, first == limit and _excludes_itself(target)
    return (False, False) if first > limit else (None, True)


def days_late(target: Reading, actual: Reading) -> int | None:
    """Return by how many days a deadline was missed at least, ``None`` where it was kept or nobody can say."""
    days, limit = days_meant(actual), target.value
    if days is None or not isinstance(limit, date) or target.kind is not Kind.DEADLINE:
        return None
    if target.op is Operator.LESS:
        limit = _named_until(limit, target.text) - timedelta(days=1)
    return (days[0] - limit).days if days[0] > limit else None


def days_meant(reading: Reading) -> tuple[date, date] | None:
    """Return the first and last day a date may mean; one that is itself a bound (12月底前) may be any day up to it."""
    first, last = reading.value, reading.value2
    if not isinstance(first, date):
        return None
    if reading.op is Operator.LESS and first > date.min:
        return date.min, first - timedelta(days=1)
    if reading.op is Operator.AT_MOST and _BEFORE in reading.text:
        return date.min, first
    return first, last if isinstance(last, date) else first


def _named_until(start: date, text: str) -> date:
    """Return the first day behind the month, quarter, half-year or year that begins on ``start``."""
    months = next((length for word, length in _MONTHS.items() if word in text), 12)
    after = start.month - 1 + months
    return date(min(start.year + after // 12, date.max.year), after % 12 + 1, 1)


def _excludes_itself(deadline: Reading) -> bool:
    """Tell whether a deadline on a day may be taken for one before it: 30日前, but not 30日, 月底前 or ≤."""
    return _BEFORE in deadline.text and not any(mark in deadline.text for mark in _LAST_DAY)


def _window_met(opens: date, closes: date, first: date, last: date) -> bool | None:
    """A window is kept by whatever lies inside it, missed by whatever lies behind it."""
    if opens <= first and last <= closes:
        return True
    return False if first > closes else None
