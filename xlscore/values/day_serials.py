"""Days as the numbers a worksheet keeps them in (1900 date system, ECMA-376 part 1, 18.17.4.1)."""

import math
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

FIRST_SERIAL: Final = 61
"""1900-03-01.  Below it serials count a 29 February 1900 that never was, and programs disagree."""

LAST_SERIAL: Final = 2_958_465
"""9999-12-31, the last day a worksheet knows."""

_EPOCH: Final = date(1899, 12, 30)


def day_serial(day: date) -> Fraction:
    """Return a day's serial, right from 1900-03-01 on."""
    return Fraction((day - _EPOCH).days)


def serial_day(serial: Fraction) -> date | None:
    """Return the day of a serial, its time of day dropped, or ``None`` outside 1900-03-01 … 9999-12-31."""
    day = math.floor(serial)
    return _EPOCH + timedelta(days=day) if FIRST_SERIAL <= day <= LAST_SERIAL else None
