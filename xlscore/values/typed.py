"""Numbers typed as numbers: the number format is part of what they say, binary residue is not."""

import math
import re
import struct
from fractions import Fraction
from typing import Final

from xlscore.exact import decimal_text, exact, places_of
from xlscore.values.measure import Measure
from xlscore.values.notes import Note
from xlscore.values.reading import Flag
from xlscore.values.unit_table import PERCENT

_LITERAL: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_PLACES: Final = re.compile(r"\.([0#?]+)")
_MOST_BITS: Final = 400
"""Of numerator and denominator: about 120 decimal digits, more than any figure of a sheet has."""
_SINGLE_DIGITS: Final = 9
"""Digits that suffice to write any single-precision number (IEEE 754)."""


def shown(number_format: str | None) -> tuple[bool, int | None]:
    """Return whether an Excel format code shows percent, and how many decimals; ``None`` where it does not say."""
    code = _LITERAL.sub("", (number_format or "").partition(";")[0])
    if not any(mark in code for mark in "0#?"):
        return False, None
    places = _PLACES.search(code)
    return "%" in code, len(places[1]) if places else 0


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
    percent, places = shown(number_format)
    measure.value, measure.places = value, places_of(value) if places is None else places
    if percent:
        measure.unit, measure.scale = PERCENT, Fraction(1, 100)
        measure.notes.append(Note.PERCENT_FORMAT)
    return measure


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
