"""Numbers typed as numbers: the number format is part of what they say, binary residue is not."""

import math
import struct
from datetime import date
from fractions import Fraction
from typing import Final

from xlscore.exact import decimal_text, exact, places_of
from xlscore.values.day_serials import serial_day
from xlscore.values.measure import Measure
from xlscore.values.notes import Note
from xlscore.values.number_format import (
    is_date_format,
    is_elapsed_format,
    printed_places,
    shown_size,
    written_out,
)
from xlscore.values.reading import Flag
from xlscore.values.unit_table import PERCENT

_MOST_BITS: Final = 400
"""Of numerator and denominator: about 120 decimal digits, more than any figure of a sheet has."""
_SINGLE_DIGITS: Final = 9
"""Digits that suffice to write any single-precision number (IEEE 754)."""


def typed_measure(number: float | Fraction, number_format: str | None) -> Measure:
    """Return the figure a typed number is; one that is not finite or absurdly long has no value."""
    measure = Measure(0)
    if isinstance(number, float):
        if not math.isfinite(number):
            measure.flags.add(Flag.MALFORMED)
            return measure
        value = exact(number)
        if _single_precision(number):
            measure.notes.append(Note.SINGLE_PRECISION)
        elif value != Fraction(repr(number)):
            measure.notes.append(Note.BINARY_RESIDUE)
    else:
        value = Fraction(number)
    if value.numerator.bit_length() > _MOST_BITS or value.denominator.bit_length() > _MOST_BITS:
        measure.flags.add(Flag.MALFORMED)
        return measure
    places, percent = printed_places(number_format or "")
    value = shown_size(value, number_format or "")
    measure.value, measure.places = value, places_of(value) if places is None else places
    if percent:
        measure.unit, measure.scale = PERCENT, Fraction(1, 100)
        measure.notes.append(Note.PERCENT_FORMAT)
    return measure


def typed_words(measure: Measure, number: float | Fraction, number_format: str | None) -> str | None:
    """Return what the format writes around a typed number, with the number, ``None`` where it writes no words."""
    if measure.value is None or not number_format:
        return None
    return written_out(exact(number) if isinstance(number, float) else Fraction(number), number_format)


def typed_day(number: float | Fraction, number_format: str | None) -> date | None:
    """Return the day a typed number is shown as, ``None`` where its format shows no date or there is no such day."""
    if not number_format or not is_date_format(number_format) or is_elapsed_format(number_format):
        return None
    if isinstance(number, float) and not math.isfinite(number):
        return None
    return serial_day(Fraction(number))


def typed_text(number: float | Fraction, measure: Measure) -> str:
    """Return a typed number as it stands in the cell: a plain decimal, with % under a percent format."""
    if measure.value is None:
        return str(number) if isinstance(number, float) else ""
    return f"{decimal_text(measure.value * 100)}%" if measure.unit == PERCENT else decimal_text(measure.value)


def _single_precision(number: float) -> bool:
    """Tell whether a double is a single-precision number written out: 0.30000001192092896 for 0.3."""
    digits = sum(c.isdigit() for c in repr(number).partition("e")[0].lstrip("-0."))
    if digits <= _SINGLE_DIGITS:
        return False
    (single,) = struct.unpack("f", struct.pack("f", number))
    return bool(single == number)
