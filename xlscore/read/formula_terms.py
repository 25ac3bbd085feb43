"""The terms of a formula and what each comes to: references, the four operations, comparisons, common functions."""

import operator
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from typing import Final, NamedTuple, Protocol

from xlscore.cells import Area
from xlscore.exact import Rounding, round_to

Value = Fraction | str | bool | None
"""What a term comes to; ``None`` is a blank cell."""


class UnknownError(Exception):
    """What the formula comes to cannot be told from here."""


class FailedError(Exception):
    """The formula comes to an error value (#DIV/0! …); only IFERROR takes it up."""


class Named(NamedTuple):
    """Cells a formula refers to: the name of their sheet (empty for its own) and their rectangle."""

    sheet: str
    area: Area


class Look(Protocol):
    """How the cells a formula refers to are looked up; both raise ``UnknownError`` and ``FailedError``."""

    def one(self, named: Named) -> Value:
        """Return the value of a single cell."""
        ...

    def all(self, named: Named) -> Iterator[Value]:
        """Yield the values of the filled cells of a rectangle."""
        ...


Term = Callable[[Look], Value]


_MOST_PLACES: Final = 15
_WORK: Final[dict[str, Callable[[Fraction, Fraction], Fraction]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
_COMPARE: Final[dict[str, Callable[[Fraction, Fraction], bool]]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}


def number(value: Value) -> Fraction:
    """Return a value as arithmetic takes it: a blank is 0, true is 1; words are none."""
    if isinstance(value, str):
        raise UnknownError
    return Fraction(value or 0)


def term_of(term: Term | Named) -> Term:
    """Return a term of one value; a rectangle where one value is needed is more than is known here."""
    if not isinstance(term, Named):
        return term
    if term.area[:2] != term.area[2:]:
        raise UnknownError
    return partial(cell_of, term)


def cell_of(named: Named, look: Look) -> Value:
    """Return the value of the cell referred to."""
    return look.one(named)


def constant(value: Value, look: Look) -> Value:  # noqa: ARG001 -- every term is given the look
    """Return a value that stands in the formula itself."""
    return value


ZERO: Final[Term] = partial(constant, Fraction(0))
HUNDRED: Final[Term] = partial(constant, Fraction(100))
FALSE: Final[Term] = partial(constant, False)  # noqa: FBT003 -- what IF comes to without its last argument


def worked(sign: str, left: Term, right: Term, look: Look) -> Value:
    """Return what one of the four operations comes to."""
    one, other = number(left(look)), number(right(look))
    if sign == "/" and not other:
        raise FailedError
    return _WORK[sign](one, other)


def compared(sign: str, left: Term, right: Term, look: Look) -> bool:
    """Return whether a comparison holds; words are only compared for being the same, as Excel does without case."""
    one, other = left(look), right(look)
    if isinstance(one, str) or isinstance(other, str):
        words = ["" if value is None else value for value in (one, other)]
        if sign not in {"=", "<>"} or any(isinstance(word, bool) for word in words):
            raise UnknownError
        first, second = (word.casefold() if isinstance(word, str) else word for word in words)
        return (first == second) is (sign == "=")
    if isinstance(one, bool) != isinstance(other, bool) and one is not None and other is not None:
        raise UnknownError
    return _COMPARE[sign](number(one), number(other))


def of_many(name: str, given: list[Term | Named], look: Look) -> Value:
    """Return what a function of any number of arguments comes to."""
    numbers: list[Fraction] = []
    for term in given:
        if isinstance(term, Named):
            # Of the cells of a reference only figures count, words and truth values are passed over.
            numbers += [value for value in look.all(term) if isinstance(value, Fraction)]
        else:
            numbers.append(number(term(look)))
    return OF_MANY[name](numbers)


def _mean(numbers: list[Fraction]) -> Fraction:
    if not numbers:
        raise FailedError
    return sum(numbers, Fraction(0)) / len(numbers)


OF_MANY: Final[dict[str, Callable[[list[Fraction]], Fraction]]] = {
    "SUM": lambda numbers: sum(numbers, Fraction(0)),
    "MIN": lambda numbers: min(numbers, default=Fraction(0)),
    "MAX": lambda numbers: max(numbers, default=Fraction(0)),
    "AVERAGE": _mean,
}


def _rounded(mode: Rounding, value: Term, places: Term, look: Look) -> Value:
    cut = int(number(places(look)))
    if abs(cut) > _MOST_PLACES:
        raise UnknownError
    return round_to(number(value(look)), cut, mode)


def _if(choice: Term, chosen: Term, other: Term, look: Look) -> Value:
    return chosen(look) if number(choice(look)) else other(look)


def _if_error(value: Term, instead: Term, look: Look) -> Value:
    try:
        return value(look)
    except FailedError:
        return instead(look)


def _absolute(value: Term, look: Look) -> Value:
    return abs(number(value(look)))


OF_FEW: Final[dict[str, tuple[int, int, Callable[..., Value]]]] = {
    "ROUND": (2, 2, partial(_rounded, Rounding.HALF_UP)),
    "ROUNDDOWN": (2, 2, partial(_rounded, Rounding.TRUNCATE)),
    "IF": (2, 3, _if),
    "IFERROR": (2, 2, _if_error),
    "ABS": (1, 1, _absolute),
}
"""Functions of a fixed number of arguments: how few, how many, and what they do."""
