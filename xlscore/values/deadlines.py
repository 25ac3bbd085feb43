"""From a stretch of days to the reading of a deadline or a window."""

from datetime import date

from xlscore.values.dates import Stretch
from xlscore.values.notes import Note
from xlscore.values.reading import Flag, Kind, Operator, Reading


def deadline_reading(stretch: Stretch, text: str) -> Reading:
    """Return what a date says: a deadline, a single day, or a window (month, year, from–to).

    前 is exclusive for a month or a year, inclusive for a full date; 底 is the last day.  A day the calendar does not
    have, and a window that runs backwards, have no value.
    """
    notes: tuple[str, ...] = (Note.YEAR_UNKNOWN,) if stretch.year_unknown else ()
    flags = {Flag.YEAR_INFERRED} if stretch.year_inferred else set()
    if stretch.first is None and not stretch.year_unknown:
        flags.add(Flag.MALFORMED)
    kind, op, value = _meaning(stretch)
    value2 = stretch.last if kind is Kind.WINDOW else None
    where = "default" if op is Operator.UNSTATED else "cell"
    return Reading(text, kind, op, value, value2, where_op=where, notes=notes, flags=frozenset(flags))


def _meaning(stretch: Stretch) -> tuple[Kind, Operator, date | None]:
    if stretch.by_the_end or (stretch.before and (stretch.single_day or stretch.window)):
        return Kind.DEADLINE, Operator.AT_MOST, stretch.last
    if stretch.before:
        return Kind.DEADLINE, Operator.LESS, stretch.first
    if stretch.single_day:
        return Kind.DEADLINE, Operator.UNSTATED, stretch.last
    return Kind.WINDOW, Operator.BETWEEN, stretch.first
