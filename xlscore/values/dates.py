"""Dates, months, quarters, half-years, years, windows and deadlines as they are written in target and actual cells."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

_YEAR: Final = "(?:19|20)[0-9]{2}"
_DASH: Final = re.compile("(?:[-—–―‐‑─━~]{1,2}|至|到)")
_PIECE: Final = re.compile(
    rf"(?P<iso>(?P<iy>{_YEAR})(?P<mark>[-/.])(?P<im>[01]?[0-9])(?P=mark)(?P<id>[0-3]?[0-9])(?![0-9]))"
    rf"|(?:(?P<y>{_YEAR})年)?(?P<m>1[0-2]|0?[1-9])月份?(?:(?P<d>3[01]|[12][0-9]|0?[1-9])[日号])?"
    rf"|(?:(?P<qy>{_YEAR})年)?(?:第?(?P<q>[一二三四1-4])季度|(?P<nine>前三季度)|(?P<h>[上下])半年)"
    rf"|(?P<only>{_YEAR})年度?"
    r"|(?:本|当)?年(?=[底末])"
)
_SHORT_MONTHS: Final = re.compile(
    rf"(?:(?P<y>{_YEAR})年)?(?P<m>1[0-2]|0?[1-9])(?:[-—–―‐‑─━~]{{1,2}}|至|到)(?P<m2>1[0-2]|0?[1-9])月份?"
)
_SHORT_YEARS: Final = re.compile(rf"(?P<y>{_YEAR})(?:[-—–―‐‑─━~]{{1,2}}|至|到)(?P<y2>{_YEAR})年度?")
_SHORT_DAY: Final = re.compile(r"(?P<d>3[01]|[12][0-9]|0?[1-9])[日号]")
_QUARTERS: Final = {word: place for words in ("一二三四", "1234") for place, word in enumerate(words, start=1)}
_END: Final = re.compile("[底末]")
_BEFORE: Final = re.compile("之前|以前|前")
STARTS: Final = re.compile(r"(?<![0-9A-Za-z.])(?:[0-9]|[本当]?年[底末]|第?[一二三四]季度|前三季度|[上下]半年)")
"""Where a date may begin."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of days in a text: a day, a month, a year or a window of them.

    ``first`` and ``last`` are ``None`` where the year is not known (``year_unknown``) or there is no such day.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    window: bool = False
    """Two ends are written out."""
    single_day: bool = False
    by_the_end: bool = False
    """底 or 末 stands behind it."""
    before: bool = False
    year_inferred: bool = False
    year_unknown: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    end: int
    year: int | None
    month: int | None
    day: int | None
    months: int = 1
    """How many months from ``month`` on it spans: a quarter three, a half-year six."""

    def days(self, year: int | None) -> tuple[date, date] | None:
        """Return its first and last day, ``None`` without a year or where the calendar has no such day."""
        year = self.year or year
        if year is None:
            return None
        if self.month is None:
            return date(year, 1, 1), date(year, 12, 31)
        length = calendar.monthrange(year, self.month)[1] if 1 <= self.month <= 12 else 0  # noqa: PLR2004 -- months
        if not length or (self.day is not None and not 1 <= self.day <= length):
            return None
        if self.months > 1:
            end = self.month + self.months - 1
            return date(year, self.month, 1), date(year, end, calendar.monthrange(year, end)[1])
        return date(year, self.month, self.day or 1), date(year, self.month, self.day or length)


def _number(text: str | None) -> int | None:
    return None if text is None else int(text)


def _scan_piece(text: str, start: int) -> _Piece | None:
    found = _PIECE.match(text, start)
    if found is None:
        return None
    if found["iso"]:
        return _Piece(found.end(), int(found["iy"]), int(found["im"]), int(found["id"]))
    if part := _part_of_year(found):
        return _Piece(found.end(), _number(found["qy"]), part[0], None, part[1])
    return _Piece(found.end(), _number(found["y"] or found["only"]), _number(found["m"]), _number(found["d"]))


def _part_of_year(found: re.Match[str]) -> tuple[int, int] | None:
    """Return the first month and the length of a quarter, of 前三季度 or of a half-year."""
    if found["q"]:
        return 3 * _QUARTERS[found["q"]] - 2, 3
    if found["nine"]:
        return 1, 9
    return (1 if found["h"] == "上" else 7, 6) if found["h"] else None


def _scan_pair(text: str, start: int) -> tuple[_Piece, _Piece | None] | None:
    """Return the piece at ``start`` and, where a window is written, the one that ends it."""
    if short := _SHORT_MONTHS.match(text, start):
        year = _number(short["y"])
        return _Piece(short.end(), year, int(short["m"]), None), _Piece(short.end(), year, int(short["m2"]), None)
    if short := _SHORT_YEARS.match(text, start):
        return _Piece(short.end(), int(short["y"]), None, None), _Piece(short.end(), int(short["y2"]), None, None)
    first = _scan_piece(text, start)
    if first is None:
        return None
    dash = _DASH.match(text, first.end)
    if dash is None:
        return first, None
    if first.day is not None and (day := _SHORT_DAY.match(text, dash.end())):
        return first, _Piece(day.end(), first.year, first.month, int(day["d"]))
    second = _scan_piece(text, dash.end())
    if second is not None and second.year is None:
        second = replace(second, year=first.year)
    return first, second


def scan_date(text: str, start: int, year: int | None) -> Stretch | None:
    """Return the date or window that begins at ``start``, or ``None``.

    ``year`` is the fiscal year of the sheet, taken by a date that names none.
    """
    pieces = _scan_pair(text, start)
    if pieces is None:
        return None
    first, second = pieces
    last = second or first
    opening, closing = first.days(year), last.days(year)
    inside = opening is not None and closing is not None and opening[0] <= closing[1]
    end = last.end
    if by_the_end := _END.match(text, end):
        end = by_the_end.end()
    if before := _BEFORE.match(text, end):
        end = before.end()
    return Stretch(
        start,
        end,
        opening[0] if inside and opening else None,
        closing[1] if inside and closing else None,
        window=second is not None,
        single_day=second is None and first.day is not None,
        by_the_end=by_the_end is not None,
        before=before is not None,
        year_inferred=first.year is None and year is not None,
        year_unknown=first.year is None and year is None,
    )
