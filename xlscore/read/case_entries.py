"""Entries made from the values of worked cases, with the reading a workbook's cell would have had."""

import re
from datetime import date
from fractions import Fraction
from typing import Final

from xlscore.exact import exact
from xlscore.model.framework import FieldKind, FieldSpec
from xlscore.model.stamp import NOT_APPLICABLE, NOT_PROVIDED
from xlscore.model.submission import Entry, State
from xlscore.values import Kind, Operator, Reading
from xlscore.values.day_serials import day_serial

OPERATORS: Final = {
    "≥": Operator.AT_LEAST,
    ">": Operator.MORE,
    "=": Operator.EQUAL,
    "≤": Operator.AT_MOST,
    "<": Operator.LESS,
    "": Operator.UNSTATED,
}
_TEN_THOUSAND: Final = 10_000
_ABSENT: Final = {
    "": State.BLANK,
    NOT_PROVIDED: State.NOT_PROVIDED,
    NOT_APPLICABLE: State.NOT_APPLICABLE,
}
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?%?")
_WORDS: Final = {FieldKind.YES_NO, FieldKind.CHOICE, FieldKind.DATES}


def number_entry(text: str) -> Entry:
    """Return a number or percent written in a case; raises ``ValueError`` where it is neither."""
    if text in _ABSENT:
        return Entry(_ABSENT[text], text=text)
    if not _NUMBER.fullmatch(text):
        msg = f"not a plain decimal: {text!r}"
        raise ValueError(msg)
    percent = text.endswith("%")
    value = exact(text.removesuffix("%"))
    return Entry(State.GIVEN, value=value / 100 if percent else value, text=text, percent=percent)


def field_entry(spec: FieldSpec, text: str) -> Entry:
    """Return a field's value as a case writes it; raises ``ValueError`` where it cannot be one."""
    if text in _ABSENT:
        return Entry(_ABSENT[text], text=text)
    if spec.kind is FieldKind.DATE:
        return Entry(State.GIVEN, value=day_serial(date.fromisoformat(text)), text=text)
    return Entry(State.GIVEN, text=text) if spec.kind in _WORDS else number_entry(text)


def side_entry(text: str, unit: str, op: Operator, *, wordy: bool) -> Entry:
    """Return target or actual with its reading; amounts in 元, percents as fractions of one."""
    if text in _ABSENT:
        return Entry(_ABSENT[text], text=text)
    if wordy:
        return Entry(State.GIVEN, text=text, reading=Reading(text, Kind.QUALITATIVE))
    entry = number_entry(text)
    value, kind = entry.value or Fraction(0), Kind.QUANTITY
    if unit == "%" or entry.percent:
        kind, value, unit = Kind.PERCENT, value if entry.percent else value / 100, "%"
    elif unit in {"元", "万元"}:
        kind, value, unit = Kind.AMOUNT, value * (_TEN_THOUSAND if unit == "万元" else 1), "元"
    return Entry(State.GIVEN, value=value, text=text, reading=Reading(text, kind, op, value, unit=unit))
