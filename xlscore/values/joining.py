"""A target spread over several cells: sign, value, unit, and what the indicator's name says of them."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from typing import Final

from xlscore.values import blanks
from xlscore.values.glyphs import clean
from xlscore.values.measure import scan_measure
from xlscore.values.notes import Note
from xlscore.values.operators import AFTER, BEFORE, same_direction
from xlscore.values.read import read_value
from xlscore.values.reading import Flag, Kind, Operator, Reading

_BRACKETS: Final = re.compile(r"\(([^()]{1,40})\)")
_WORDED: Final = "定性"
_COUNTED: Final = "定量"
_WORDY: Final = frozenset({Kind.QUALITATIVE, Kind.SENTENCE})


@dataclass(frozen=True, slots=True)
class NameHint:
    """What an indicator's name says of its target: ``公猪舍(≥**平方米)``."""

    op: Operator
    unit: str
    placeholder: bool


def read_name(name: str) -> NameHint | None:
    """Return the operator and unit in the brackets of an indicator's name, or ``None`` where it holds none."""
    for inner in _BRACKETS.findall(clean(name).text):
        placeholder = blanks.has_placeholder(inner)
        text = blanks.without_placeholder(inner, "1")
        for sign in sorted(BEFORE, key=len, reverse=True):
            if text.startswith(sign) and scan_measure(text, 0) is None:
                text = f"{sign}1{text.removeprefix(sign)}"
                break
        measure = scan_measure(text, 0)
        if measure is None or measure.end != len(text) or measure.clash:
            continue
        if placeholder or measure.op is not Operator.UNSTATED:
            unit = text[1:] if measure.op is Operator.UNSTATED else measure.unit
            return NameHint(measure.op, unit, placeholder)
    return None


def join_target(
    operator_text: str | None,
    value: str | float | Fraction | datetime | date | None,
    unit_text: str | None = None,
    *,
    number_format: str | None = None,
    year: int | None = None,
    name: str | None = None,
) -> Reading:
    """Return the target that sign cell (指标性质), value cell and unit cell (度量单位) state together.

    ``name`` is the indicator's name, asked for operator and unit where the cells have none.  Never raises.
    """
    hint = read_name(name) if name else None
    sign = clean(operator_text or "").text
    unit = unit_text if unit_text and unit_text.strip() else (hint.unit if hint else None)
    reading = read_value(value, number_format=number_format, unit=unit, column="target", year=year)
    if reading.empty or reading.kind is Kind.CLASH:
        return reading
    if sign == _WORDED:
        return reading if reading.kind in _WORDY else _flagged(reading, Flag.KIND_CONFLICT)
    op = BEFORE.get(sign) or AFTER.get(sign)
    if op is not None:
        return _with_sign(reading, op, "sign column")
    if sign and sign != _COUNTED and not blanks.says_nothing(sign):
        reading = replace(reading, notes=(*reading.notes, Note.SIGN_UNREAD))
    if hint is None:
        return reading
    note = Note.NAME_PLACEHOLDER if hint.placeholder else Note.NAME_SIGN
    reading = replace(reading, notes=(*reading.notes, note))
    return reading if hint.op is Operator.UNSTATED else _with_sign(reading, hint.op, "indicator name")


def _flagged(reading: Reading, flag: Flag) -> Reading:
    return replace(reading, flags=reading.flags | {flag})


def _with_sign(reading: Reading, op: Operator, where: str) -> Reading:
    """Return the reading under a sign from another cell; two signs that disagree make a clash."""
    if reading.kind in _WORDY:
        return _flagged(reading, Flag.KIND_CONFLICT)
    if reading.op is Operator.UNSTATED:
        return replace(reading, op=op, where_op=where, flags=reading.flags - {Flag.DIRECTION_UNSTATED})
    if reading.op is op or (reading.op is Operator.BETWEEN and op is Operator.EQUAL):
        return reading
    if same_direction(reading.op, op):
        return _flagged(reading, Flag.BOUNDARY)
    return replace(reading, kind=Kind.CLASH, op=Operator.NONE, flags=reading.flags | {Flag.CLASH})
