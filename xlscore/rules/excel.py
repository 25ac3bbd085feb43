"""Fragments of Excel 2007 expressions.

Binary residue is cut off where a sum or a comparison makes it matter: sums and differences of amounts by
``ROUND(…, 6)``, rates by ``ROUND(…, 12)``, counted steps by ``ROUND(…, 10)``.  The formulas therefore decide exactly as
the fractions do as long as

* amounts stay below 10^9 and have at most six decimals, also once multiplied by a limit they are compared with;
* denominator × 10^(decimals of the amounts + decimals of the limit) stays below 10^12 (two decimals each allow
  10^8 万元), and the rate below 100.
"""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from xlscore.exact import decimal_text, places_of
from xlscore.rules.base import NO, YES

AMOUNT_PLACES: Final = 6
"""Decimals of an amount: 分 written in 万元."""

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
    """Return an input so that it may stand beside any operator: a sum freed of its binary residue, in one piece."""
    plain = _REFERENCE.fullmatch(expression) or _NUMBER.fullmatch(expression)
    return expression if plain else f"ROUND({expression},{AMOUNT_PLACES})"


def when_given(expressions: Sequence[str], then: str) -> str:
    """Return ``then``, or ``""`` while any cell of the expressions holds no number (a blank would count as 0)."""
    cells = cells_of(expressions)
    if not cells:
        return then
    return f"IF(COUNT({','.join(cells)})<{len(cells)},{UNKNOWN},{then})"


def bracketed(expression: str) -> str:
    """Return a worked-out expression so that it may stand beside any operator."""
    return expression if _REFERENCE.fullmatch(expression) else f"({expression})"


def times(factor: Fraction, expression: str) -> str:
    """Return a declared number times an expression."""
    return expression if factor == 1 else f"{literal(factor)}*{expression}"


def excess(numerator: str, limit: Fraction, denominator: str) -> str:
    """Return numerator − limit × denominator."""
    if limit == 0:
        return numerator
    return f"{numerator}-{times(limit, denominator)}"


def is_yes(cell: str) -> str:
    """Return a comparison that is true where the cell says 是."""
    return f"({cell}={quoted(YES)})"


def answered(cell: str) -> str:
    """Return an expression that is true where the cell says 是 or 否."""
    return f"OR({cell}={quoted(YES)},{cell}={quoted(NO)})"
