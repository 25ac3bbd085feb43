"""Lists of days (法定节假日、调休上班日): several dates in one text, each named in full."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from xlscore.values.dates import scan_date
from xlscore.values.glyphs import clean

_BETWEEN: Final = re.compile(r"[、,，;；\r\n]+")
_MIDNIGHT: Final = re.compile(r"[ T]00:00(?::00(?:\.0+)?)?$")
_LONGEST_WINDOW: Final = 366
"""Days a window in a list may span; no calendar of days off has a longer one."""


@dataclass(frozen=True, slots=True)
class DayList:
    """The days of a text in the order they stand, and the pieces that are no day, as they were typed."""

    days: tuple[date, ...] = ()
    unread: tuple[str, ...] = ()


def read_days(text: str) -> DayList:
    """Return the days a text lists; a window of days (2024年10月1日至7日) counts day by day.

    A piece without year, month or day, or one the calendar does not have, is never guessed: it is in ``unread``.
    """
    days: list[date] = []
    unread: list[str] = []
    for piece in (part.strip() for part in _BETWEEN.split(text)):
        if not piece:
            continue
        # A space may stand inside one date or between two.
        for word in [piece] if _days_of(piece) else piece.split():
            found = _days_of(word)
            days += found
            if not found:
                unread.append(word)
    return DayList(tuple(days), tuple(unread))


def _days_of(piece: str) -> list[date]:
    """Return the day or days a piece says; none where it is not understood whole."""
    plain = clean(_MIDNIGHT.sub("", piece)).text
    found = scan_date(plain, 0, None) if plain else None
    if found is None or found.end != len(plain) or found.before or found.by_the_end:
        return []
    first, last = found.first, found.last
    if first is None or last is None or not (found.single_day or found.window):
        return []
    if found.window and not _names_days(plain):
        return []
    length = (last - first).days + 1
    return [first + timedelta(days=step) for step in range(length)] if length <= _LONGEST_WINDOW else []


def _names_days(window: str) -> bool:
    """Tell whether both ends of a window are days: 2024年10月至11月 names none."""
    return len(re.findall(r"[日号]|[-/.][01]?[0-9][-/.][0-3]?[0-9]", window)) > 1
