"""A measured figure meets its column and its unit cell: what the reading of the cell is."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from xlscore.values.measure import Measure
from xlscore.values.notes import Note
from xlscore.values.reading import Flag, Kind, Operator, Reading
from xlscore.values.unit_table import ONE, PERCENT, TIME, YUAN
from xlscore.values.units import UNKNOWN, Unit, parse_unit

Column = Literal["target", "actual", "amount", "rate", "points"]
"""What the column asks for; it decides how a number without a unit is understood."""

_EXPECTED = {"amount": YUAN, "rate": PERCENT, "points": "分"}
"""Unit a column asks for, where it asks for one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: its column, the unit cell beside or above it, and the fiscal year of the sheet."""

    column: Column = "target"
    unit: Unit | None = None
    year: int | None = None

    @classmethod
    def of(cls, column: Column, unit: str | None, year: int | None) -> "Place":
        """Return the place with its unit cell read."""
        return cls(column, parse_unit(unit), year)


def kind_of(unit: str) -> Kind:
    """Return what sort of figure a canonical unit makes."""
    if unit == PERCENT:
        return Kind.PERCENT
    if unit == YUAN:
        return Kind.AMOUNT
    above, line, below = unit.partition("/")
    if not line:
        return Kind.QUANTITY
    counted = above not in {UNKNOWN, YUAN, PERCENT}
    return Kind.FREQUENCY if counted and below in TIME else Kind.UNIT_RATE


def settle(measure: Measure, text: str, place: Place) -> Reading:
    """Return the reading of a cell that holds this figure and nothing else."""
    if measure.money and not measure.unit and (place.unit is None or place.unit.name != YUAN):
        measure.unit = YUAN
    if measure.unit:
        _compare_units(measure, place)
    elif measure.bare_scale:
        _name_bare_scale(measure, place)
    elif measure.value is not None:
        _take_unit(measure, place)
    expected = _EXPECTED.get(place.column)
    if expected and measure.unit not in {"", expected}:
        measure.flags.add(Flag.UNIT_CLASH)
    unstated_time = place.column == "target" and measure.op is Operator.UNSTATED and measure.unit in TIME
    if unstated_time:
        measure.flags.add(Flag.DIRECTION_UNSTATED)
    if measure.unit.startswith(UNKNOWN):
        measure.flags.add(Flag.UNIT_MISSING)
    return as_reading(measure, text)


def as_reading(measure: Measure, text: str, notes: Iterable[Note] = ()) -> Reading:
    """Return the reading of a figure as it is, without any column around it."""
    clash = measure.clash
    return Reading(
        text,
        Kind.CLASH if clash else kind_of(measure.unit),
        Operator.NONE if clash else measure.op,
        measure.value,
        measure.value2,
        measure.unit,
        measure.exactness,
        "default" if measure.op in {Operator.UNSTATED, Operator.NONE} else "cell",
        measure.places,
        tuple(dict.fromkeys([*notes, *measure.notes])),
        frozenset(measure.flags | ({Flag.CLASH} if clash else set())),
        measure.scale,
    )


def _compare_units(measure: Measure, place: Place) -> None:
    """The unit in the cell beats the unit cell and the head; a contradiction is flagged."""
    given = place.unit
    if given is None:
        return
    if measure.unit == given.name:
        if measure.scale != given.factor:
            measure.notes.append(Note.UNIT_BEATS_HEAD)
    elif measure.unit.startswith(UNKNOWN) and given.name != PERCENT:
        above = given.name.removesuffix(measure.unit.removeprefix(UNKNOWN))
        measure.unit = above + measure.unit.removeprefix(UNKNOWN)
        measure.flags.add(Flag.UNIT_INFERRED)
    else:
        measure.notes.append(Note.UNIT_BEATS_HEAD)
        measure.flags.add(Flag.UNIT_CLASH)


def _name_bare_scale(measure: Measure, place: Place) -> None:
    """万 of what? Only a row, block or unit cell can tell; the scale word is never applied twice."""
    given = place.unit
    if given is None:
        measure.flags.add(Flag.UNIT_MISSING)
    elif given.name == PERCENT:
        measure.flags |= {Flag.UNIT_MISSING, Flag.UNIT_CLASH}
    else:
        measure.unit = given.name
        if given.name == YUAN or given.factor != ONE:
            measure.flags.add(Flag.UNIT_INFERRED)
        else:
            measure.notes.append(Note.UNIT_FROM_COLUMN)


def _take_unit(measure: Measure, place: Place) -> None:
    """A bare number takes the unit cell; without one a rate is ambiguous and anything else lacks its unit."""
    given = place.unit
    ambiguous = _small(measure.value) or _small(measure.value2)
    if place.column == "rate" and (given is None or (given.name == PERCENT and ambiguous)):
        measure.flags.add(Flag.PERCENT_OR_FRACTION)
    elif given is not None:
        measure.value = None if measure.value is None else measure.value * given.factor
        measure.value2 = None if measure.value2 is None else measure.value2 * given.factor
        measure.unit, measure.scale = given.name, given.factor
        measure.notes.append(Note.UNIT_FROM_COLUMN)
        if given.name == PERCENT and ambiguous:
            measure.flags.add(Flag.PERCENT_OR_FRACTION)
    elif place.column in {"target", "amount"}:
        measure.flags.add(Flag.UNIT_MISSING)


def _small(value: Fraction | None) -> bool:
    """Tell whether a bare number may be a fraction of one as well as a percent."""
    return value is not None and 0 < abs(value) <= 1
