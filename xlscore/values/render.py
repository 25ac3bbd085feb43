"""A reading as canonical text, which reads back to the same operator, value, unit and kind."""

from datetime import date
from fractions import Fraction
from typing import Final

from xlscore.exact import decimal_text
from xlscore.values.reading import Exactness, Kind, Operator, Reading
from xlscore.values.unit_table import PERCENT

_GLYPHS: Final = {
    Operator.AT_LEAST: "≥",
    Operator.MORE: ">",
    Operator.AT_MOST: "≤",
    Operator.LESS: "<",
    Operator.EQUAL: "=",
}
_HEDGES: Final = {Exactness.BELOW: "近", Exactness.ABOVE: "超", Exactness.APPROXIMATE: "约"}


def render(reading: Reading) -> str:
    """Return a reading as one would best write it: ``≥50个``, ``95%``, ``900000元``, ``16~18分``.

    Units outside the table, fractions that never end, and readings without a value come back as they can: words as
    they stood, an unreadable figure as it was typed.
    """
    if isinstance(reading.value, Fraction):
        return _GLYPHS.get(reading.op, "") + _HEDGES.get(reading.exactness, "") + _figures(reading)
    if isinstance(reading.value, date):
        return _date_text(reading, reading.value)
    return reading.text


def _figures(reading: Reading) -> str:
    unit = reading.unit.removeprefix("?")
    first = "" if reading.number is None else _figure(reading.number, reading)
    if reading.op is Operator.BETWEEN and isinstance(reading.value2, Fraction):
        return f"{first}{unit}~{_figure(reading.value2, reading)}{unit}"
    return first + unit


def _figure(value: Fraction, reading: Reading) -> str:
    return decimal_text(value * 100 if reading.unit == PERCENT or reading.unit.startswith("%/") else value)


def _date_text(reading: Reading, first: date) -> str:
    if reading.kind is Kind.WINDOW and isinstance(reading.value2, date):
        return f"{_day(first)}至{_day(reading.value2)}"
    if reading.op is Operator.LESS:
        return f"{first.year}年{first.month}月前"
    return _day(first) + ("前" if reading.op is Operator.AT_MOST else "")


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
