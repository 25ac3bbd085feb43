"""Formulas over whole areas of cells, with the values they have."""

from collections.abc import Sequence
from fractions import Fraction

from xlscore.write.template.live import Live, Value


def sum_of(area: str, values: Sequence[Value]) -> Live:
    """Return the sum of an area, which holds ``values``; text and blanks count nothing."""
    return Live(f"SUM({area})", sum((value for value in values if isinstance(value, Fraction)), Fraction(0)))


def count_of(area: str, values: Sequence[Value]) -> Live:
    """Return how many numbers an area holds."""
    return Live(f"COUNT({area})", Fraction(sum(isinstance(value, Fraction) for value in values)))


def filled_in(area: str, values: Sequence[Value]) -> Live:
    """Return how many cells of an area are not empty; a formula that shows nothing counts too."""
    return Live(f"COUNTA({area})", Fraction(sum(value is not None for value in values)))


def mentions(area: str, values: Sequence[Value], word: str) -> Live:
    """Return how many cells of an area contain a word."""
    found = sum(isinstance(value, str) and word in value for value in values)
    return Live(f'COUNTIF({area},"*{word}*")', Fraction(found))
