"""A formula together with the value it has: built from the same parts, so the two cannot disagree.

Only functions of Excel 2007 are used.  ``None`` is a cell nobody filled, ``FAULT`` stands for any Excel error value.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from xlscore.exact import Rounding, decimal_text, round_to


class Fault:
    """The value of an expression that Excel answers with an error."""


FAULT: Final = Fault()

Value = Fraction | str | bool | Fault | None


@dataclass(frozen=True, slots=True)
class Live:
    """An Excel expression without ``=`` and its value now."""

    text: str
    value: Value

    @property
    def number(self) -> Fraction | None:
        """The value where it is a number."""
        return self.value if isinstance(self.value, Fraction) else None


def number(value: Fraction | int) -> Live:
    """Return a constant number."""
    return Live(decimal_text(Fraction(value)), Fraction(value))


def words(text: str) -> Live:
    """Return a constant text."""
    return Live('"' + text.replace('"', '""') + '"', text)


NOTHING: Final = words("")


def is_number(part: Live) -> Live:
    """Tell whether a number stands there."""
    return Live(f"ISNUMBER({part.text})", isinstance(part.value, Fraction))


def is_blank(part: Live) -> Live:
    """Tell whether nothing stands there, or a formula that shows nothing."""
    return Live(f'{part.text}=""', part.value in {None, ""})


def not_blank(part: Live) -> Live:
    """Tell whether anything stands there."""
    return Live(f'{part.text}<>""', part.value not in {None, ""})


def says(part: Live, *choices: str) -> Live:
    """Tell whether one of the words stands there."""
    tests = [Live(f"{part.text}={words(choice).text}", part.value == choice) for choice in choices]
    return tests[0] if len(tests) == 1 else any_of(*tests)


def all_of(*tests: Live) -> Live:
    """Tell whether every test holds."""
    if len(tests) == 1:
        return tests[0]
    return Live(f"AND({','.join(test.text for test in tests)})", all(test.value is True for test in tests))


def any_of(*tests: Live) -> Live:
    """Tell whether a test holds."""
    if len(tests) == 1:
        return tests[0]
    return Live(f"OR({','.join(test.text for test in tests)})", any(test.value is True for test in tests))


def not_so(test: Live) -> Live:
    """Tell whether a test does not hold."""
    return Live(f"NOT({test.text})", test.value is not True)


def when(test: Live, then: Live, otherwise: Live) -> Live:
    """Return one of two values."""
    chosen = then if test.value is True else otherwise
    shown = Fraction(0) if chosen.value is None else chosen.value
    return Live(f"IF({test.text},{then.text},{otherwise.text})", shown)


def first_of(cases: Iterable[tuple[Live, Live]], otherwise: Live) -> Live:
    """Return the value of the first case whose test holds."""
    result = otherwise
    for test, then in reversed(list(cases)):
        result = when(test, then, result)
    return result


def _rank(value: Value) -> tuple[int, Fraction, str]:
    """Order values as Excel compares them: numbers, then text, then logical values; a blank is zero."""
    if isinstance(value, bool):
        return 2, Fraction(value), ""
    if isinstance(value, str):
        return 1, Fraction(0), value
    return 0, value if isinstance(value, Fraction) else Fraction(0), ""


def more(left: Live, right: Live) -> Live:
    """Tell whether the left is greater."""
    return Live(f"{left.text}>{right.text}", _rank(left.value) > _rank(right.value))


def less(left: Live, right: Live) -> Live:
    """Tell whether the left is smaller."""
    return Live(f"{left.text}<{right.text}", _rank(left.value) < _rank(right.value))


def differs(left: Live, right: Live) -> Live:
    """Tell whether the two are different; numbers are compared at 9 decimals, where doubles leave off."""
    gap = minus(left, right)
    return Live(f"ABS(ROUND({gap.text},9))>0", gap.number is not None and round_to(gap.number, 9) != 0)


def equals(left: Live, right: Live) -> Live:
    """Tell whether two numbers are the same at 9 decimals."""
    gap = minus(left, right)
    return Live(f"ROUND({gap.text},9)=0", gap.number is not None and round_to(gap.number, 9) == 0)


def _number_of(part: Live) -> Fraction | None:
    return Fraction(0) if part.value is None else part.number


def plus(*parts: Live) -> Live:
    """Return the sum of single cells; text among them is an error, as in Excel."""
    found = [_number_of(part) for part in parts]
    known = [value for value in found if value is not None]
    value: Value = sum(known, Fraction(0)) if len(known) == len(found) else FAULT
    return Live("+".join(part.text for part in parts), value)


def minus(left: Live, right: Live) -> Live:
    """Return the difference."""
    first, second = _number_of(left), _number_of(right)
    value: Value = FAULT if first is None or second is None else first - second
    return Live(f"{left.text}-{_bracketed(right)}", value)


def times(left: Live, right: Live) -> Live:
    """Return the product."""
    first, second = _number_of(left), _number_of(right)
    value: Value = FAULT if first is None or second is None else first * second
    return Live(f"{_bracketed(left)}*{_bracketed(right)}", value)


def over(left: Live, right: Live) -> Live:
    """Return the quotient; an error where the right is zero."""
    first, second = _number_of(left), _number_of(right)
    value: Value = FAULT if first is None or not second else first / second
    return Live(f"{_bracketed(left)}/{_bracketed(right)}", value)


def _bracketed(part: Live) -> str:
    outside_quotes = re.sub(r"'[^']*'|\"[^\"]*\"", "", part.text)
    return f"({part.text})" if re.search(r"[-+*/&=<>]", outside_quotes) else part.text


def rounded(part: Live, places: int, mode: Rounding = Rounding.HALF_UP) -> Live:
    """Return a number cut to ``places`` decimals; text is an error, as in Excel."""
    found = _number_of(part)
    value: Value = FAULT if found is None else round_to(found, places, mode)
    if mode is Rounding.TRUNCATE:
        # A double just below the cut would lose a unit: 9 decimals first.
        return Live(f"ROUNDDOWN(ROUND({part.text},9),{places})", value)
    up = f"ROUND({part.text},{places})"
    if mode is Rounding.HALF_UP:
        return Live(up, value)
    scaled = f"ABS({part.text})*{10**places}"
    even = f"SIGN({part.text})*2*ROUND({scaled}/2,0)/{10**places}"
    return Live(f"IF(ABS({scaled}-INT({scaled})-0.5)<0.000000001,{even},{up})", value)


def or_else(part: Live, otherwise: Live) -> Live:
    """Return the part, or the other where it is an error."""
    value = otherwise.value if isinstance(part.value, Fault) else part.value
    return Live(f"IFERROR({part.text},{otherwise.text})", value)


def joined(*parts: Live) -> Live:
    """Return texts and whole numbers set one after another."""
    text = "&".join(part.text for part in parts)
    if any(isinstance(part.value, Fault) for part in parts):
        return Live(text, FAULT)
    shown = [decimal_text(part.value) if isinstance(part.value, Fraction) else str(part.value or "") for part in parts]
    return Live(text, "".join(shown))


def trimmed(part: Live) -> Live:
    """Return a text without blanks at its ends."""
    value = part.value.strip() if isinstance(part.value, str) else part.value
    return Live(f"TRIM({part.text})", value)


def as_text(part: Live, places: int) -> Live:
    """Return a number as text with that many decimals."""
    found = _number_of(part)
    value: Value = FAULT if found is None else decimal_text(found, places)
    form = f"0.{'0' * places}" if places else "0"
    return Live(f'TEXT({part.text},"{form}")', value)
