"""Fragments of Excel 2007 expressions.

Binary residue is cut off where a comparison decides: rates after ``ROUND(…, 12)``, steps after ``ROUND(…, 10)``,
amounts after ``ROUND(…, 6)``.  The formulas therefore decide exactly as the fractions do as long as

* rates: denominator × 10^(decimals of the amounts + decimals of the limit) stays below 10^12 — two decimals each
  allow 10^8 万元 — and the rate below 100;
* amounts compared with each other: below 10^9, with at most six decimals (分 written in 万元) once multiplied.
"""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from xlscore.exact import decimal_text, places_of
from xlscore.rules.base import NO, YES

UNKNOWN: Final = '""'
"""What a score cell shows while no score is known."""

_REFERENCE = re.compile(r"(?:'(?:[^']|'')+'!|(?<![\w.$])[^\W\d][\w.]*!|(?<![\w.$!:]))\$?[A-Z]{1,3}\$?[0-9]+(?![\w(.])")

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def literal(value: Fraction) -> str:
    """Return a number as an expression that may stand beside any operator: ``0.5``, ``(-1)``, ``(1/3)``."""
    if places_of(value) is None:
        return f"({value.numerator}/{value.denominator})"
    return decimal_text(value) if value >= 0 else f"({decimal_text(value)})"


def quoted(text: str) -> str:
    """Return a word as a text constant."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def cells_of(expressions: Iterable[str]) -> tuple[str, ...]:
    """Return the addresses the expressions are made of, each once, in order."""
    return tuple(dict.fromkeys(match[0] for text in expressions for match in _REFERENCE.finditer(text)))


def term(expression: str) -> str:
    """Return an expression that may stand beside any operator: bracketed unless it is one cell or bracketed."""
    whole = _REFERENCE.fullmatch(expression) or _NUMBER.fullmatch(expression) or _is_bracketed(expression)
    return expression if whole else f"({expression})"


def _is_bracketed(expression: str) -> bool:
    depth = 0
    for place, sign in enumerate(expression, start=1):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth == 0:
            return place == len(expression) and expression.startswith("(")
    return False


def when_given(expressions: Sequence[str], then: str) -> str:
    """Return ``then``, or ``""`` while any cell of the expressions holds no number (a blank would count as 0)."""
    cells = cells_of(expressions)
    if not cells:
        return then
    return f"IF(COUNT({','.join(cells)})<{len(cells)},{UNKNOWN},{then})"


def excess(numerator: str, limit: Fraction, denominator: str) -> str:
    """Return numerator − limit × denominator."""
    if limit == 0:
        return numerator
    return f"{numerator}-{denominator}" if limit == 1 else f"{numerator}-{literal(limit)}*{denominator}"


def is_yes(cell: str) -> str:
    """Return a comparison that is true where the cell says 是."""
    return f"({cell}={quoted(YES)})"


def answered(cell: str) -> str:
    """Return an expression that is true where the cell says 是 or 否."""
    return f"OR({cell}={quoted(YES)},{cell}={quoted(NO)})"
