"""Target and actual brought into one unit, or the reason why that cannot be done."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from xlscore.values import whys
from xlscore.values.notes import Note
from xlscore.values.reading import Flag, Reading
from xlscore.values.unit_table import ONE, PERCENT, YUAN
from xlscore.values.units import conversion

_SLIP: Final = 1000
"""From here on a bare figure is suspected to be in another unit (the usual slip is 10 000)."""


@dataclass(slots=True)
class Aligned:
    """Two numbers in one unit; ``why`` is empty where they may be compared."""

    goal: Fraction
    given: Fraction
    unit: str = ""
    target_factor: Fraction = ONE
    """What the target's value was multiplied by on the way."""
    why: str = ""
    one_unit: bool = True
    """False where the two could not be brought into one unit: the numbers then stand as they were read."""
    notes: list[Note] = field(default_factory=list)
    flags: set[Flag] = field(default_factory=set)


def align(target: Reading, actual: Reading, goal: Fraction, given: Fraction) -> Aligned:
    """Return the numbers of two readings, ``goal`` and ``given``, in the target's unit."""
    if target.unit and actual.unit:
        return _both_named(target, actual, goal, given)
    if target.unit or actual.unit:
        return _one_named(target, actual, goal, given)
    doubtful = Flag.PERCENT_OR_FRACTION in target.flags | actual.flags
    return Aligned(goal, given, why=whys.percent_or_fraction(actual.text) if doubtful else "")


def _both_named(target: Reading, actual: Reading, goal: Fraction, given: Fraction) -> Aligned:
    factor = conversion(actual.unit, target.unit)
    if factor is None:
        why = whys.units_differ(target.unit, actual.unit)
        return Aligned(goal, given, why=why, one_unit=False, flags={Flag.UNIT_CLASH})
    notes = [] if actual.unit == target.unit else [Note.CONVERTED]
    aligned = Aligned(goal, given * factor, target.unit, notes=notes)
    # 0.5 under % against 0.3 under % compare alike whichever way both are meant.
    if (Flag.PERCENT_OR_FRACTION in target.flags) != (Flag.PERCENT_OR_FRACTION in actual.flags):
        doubtful = target if Flag.PERCENT_OR_FRACTION in target.flags else actual
        aligned.why = whys.percent_or_fraction(doubtful.text)
    return aligned


def _one_named(target: Reading, actual: Reading, goal: Fraction, given: Fraction) -> Aligned:
    """The side without unit takes the other's, with the scale it was written in (≤90万元 → 90)."""
    bare, named = (actual, target) if target.unit else (target, actual)
    aligned = Aligned(goal, given, named.unit, notes=[Note.UNIT_ONE_SIDE])
    if named.unit == PERCENT and bare.scale != ONE:
        aligned.one_unit = False
        aligned.flags.add(Flag.TYPE_MISMATCH)
        aligned.why = whys.mismatch(target.text, actual.text, ())
        return aligned
    factor = named.scale if bare.scale == ONE else ONE
    if bare is actual:
        aligned.given *= factor
        taken, other = aligned.given, goal
    else:
        aligned.goal *= factor
        aligned.target_factor = factor
        taken, other = aligned.goal, given
    if bare.scale != ONE or (factor != ONE and named.unit not in {YUAN, PERCENT}):
        aligned.flags.add(Flag.UNIT_INFERRED)
    if named.unit == PERCENT and 0 < abs(taken / factor) <= 1:
        aligned.flags.add(Flag.PERCENT_OR_FRACTION)
        aligned.why = whys.percent_or_fraction(bare.text)
    elif factor > ONE and abs(taken) >= _SLIP * abs(other) > 0:
        aligned.flags.add(Flag.UNIT_MISSING)
        aligned.why = whys.scale_doubtful(bare.text, named.text)
    return aligned
