"""What a plain formula comes to, worked out exactly: the four operations, comparisons and a few common functions."""

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from typing import Final, NamedTuple, Protocol

from xlscore.cells import Area
from xlscore.exact import Rounding, round_to
from xlscore.read.certain_formula import TOKEN

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


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula ready to be worked out, and the cells it refers to."""

    value: Term
    named: tuple[Named, ...]


_MOST_TOKENS: Final = 300
_DEEPEST: Final = 32
_MOST_DIGITS: Final = 30
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


def parsed(formula: str) -> Formula:
    """Return a formula without ``=`` as something to be worked out; ``UnknownError`` where it holds anything else."""
    reader = _Reader(formula)
    term = reader.compared()
    if reader.place < len(reader.tokens):
        raise UnknownError
    if isinstance(term, Named):
        term = partial(_cell, term)
    return Formula(term, tuple(reader.named))


def number(value: Value) -> Fraction:
    """Return a value as arithmetic takes it: a blank is 0, true is 1; words are none."""
    if isinstance(value, str):
        raise UnknownError
    return Fraction(value or 0)


@dataclass(slots=True)
class _Reader:
    """Reads a formula from left to right; the weaker an operator binds, the further out it is read."""

    formula: str
    tokens: list[tuple[str, str]] = field(default_factory=list)
    place: int = 0
    depth: int = 0
    named: list[Named] = field(default_factory=list)

    def __post_init__(self) -> None:
        at = 0
        while at < len(self.formula):
            token = TOKEN.match(self.formula, at)
            if token is None or len(self.tokens) >= _MOST_TOKENS:
                raise UnknownError
            if token[0] != " ":
                self.tokens.append((str(token.lastgroup), token[0]))
            at = token.end()

    def _taken(self, *signs: str) -> str:
        """Take the next sign if it is one of these, else return an empty text."""
        if self.place < len(self.tokens) and self.tokens[self.place] in [("sign", sign) for sign in signs]:
            self.place += 1
            return self.tokens[self.place - 1][1]
        return ""

    def compared(self) -> Term | Named:
        left = self._sum()
        while sign := self._taken("<>", "<=", ">=", "=", "<", ">"):
            left = partial(_compared, sign, _term(left), _term(self._sum()))
        return left

    def _sum(self) -> Term | Named:
        left = self._product()
        while sign := self._taken("+", "-"):
            left = partial(_worked, sign, _term(left), _term(self._product()))
        return left

    def _product(self) -> Term | Named:
        left = self._signed()
        while sign := self._taken("*", "/"):
            left = partial(_worked, sign, _term(left), _term(self._signed()))
        return left

    def _signed(self) -> Term | Named:
        sign, negative = self._taken("+", "-"), False
        if not sign:
            return self._percent()
        while sign:
            negative, sign = negative ^ (sign == "-"), self._taken("+", "-")
        return partial(_worked, "-" if negative else "+", _zero, _term(self._percent()))

    def _percent(self) -> Term | Named:
        term = self._plain()
        while self._taken("%"):
            term = partial(_worked, "/", _term(term), _hundred)
        return term

    def _plain(self) -> Term | Named:
        if self.place >= len(self.tokens) or self.depth > _DEEPEST:
            raise UnknownError
        kind, text = self.tokens[self.place]
        self.place += 1
        match kind:
            case "number" if len(text) <= _MOST_DIGITS and "E" not in text:
                return partial(_constant, Fraction(text))
            case "text":
                return partial(_constant, text[1:-1].replace('""', '"'))
            case "truth":
                return partial(_constant, text == "TRUE")
            case "cells":
                return self._reference(text)
            case "function":
                return self._function(text[:-1])
            case "sign" if text == "(":
                return _term(self._inside())
        raise UnknownError

    def _reference(self, text: str) -> Named:
        sheet, _, cells = text.rpartition("!")
        if sheet.startswith("'"):
            sheet = sheet[1:-1].replace("''", "'")
        try:
            named = Named(sheet, Area.parse(cells))
        except ValueError as error:  # whole rows and columns
            raise UnknownError from error
        self.named.append(named)
        return named

    def _inside(self) -> Term | Named:
        self.depth += 1
        term = self.compared()
        self.depth -= 1
        if not self._taken(")"):
            raise UnknownError
        return term

    def _function(self, name: str) -> Term:
        self.depth += 1
        given = [] if self._taken(")") else [self.compared()]
        while given and self._taken(","):
            given.append(self.compared())
        self.depth -= 1
        if given and not self._taken(")"):
            raise UnknownError
        if name in _OF_MANY and given:
            return partial(_of_many, name, given)
        least, most, work = _OF_FEW.get(name, (1, 0, _constant))
        if not least <= len(given) <= most:
            raise UnknownError
        terms = [_term(term) for term in given]
        return partial(work, *terms, *[_false] * (most - len(terms)))


def _term(term: Term | Named) -> Term:
    """Return a term of one value; a rectangle where one value is needed is more than is known here."""
    if not isinstance(term, Named):
        return term
    if term.area[:2] != term.area[2:]:
        raise UnknownError
    return partial(_cell, term)


def _cell(named: Named, look: Look) -> Value:
    return look.one(named)


def _constant(value: Value, look: Look) -> Value:  # noqa: ARG001 -- every term is given the look
    return value


_zero: Final[Term] = partial(_constant, Fraction(0))
_hundred: Final[Term] = partial(_constant, Fraction(100))
_false: Final[Term] = partial(_constant, False)  # noqa: FBT003 -- what IF comes to without its last argument


def _worked(sign: str, left: Term, right: Term, look: Look) -> Value:
    one, other = number(left(look)), number(right(look))
    if sign == "/" and not other:
        raise FailedError
    return _WORK[sign](one, other)


def _compared(sign: str, left: Term, right: Term, look: Look) -> bool:
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


def _of_many(name: str, given: list[Term | Named], look: Look) -> Value:
    numbers: list[Fraction] = []
    for term in given:
        if isinstance(term, Named):
            # Of the cells of a reference only figures count, words and truth values are passed over.
            numbers += [value for value in look.all(term) if isinstance(value, Fraction)]
        else:
            numbers.append(number(term(look)))
    return _OF_MANY[name](numbers)


def _mean(numbers: list[Fraction]) -> Fraction:
    if not numbers:
        raise FailedError
    return sum(numbers, Fraction(0)) / len(numbers)


_OF_MANY: Final[dict[str, Callable[[list[Fraction]], Fraction]]] = {
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


_OF_FEW: Final[dict[str, tuple[int, int, Callable[..., Value]]]] = {
    "ROUND": (2, 2, partial(_rounded, Rounding.HALF_UP)),
    "ROUNDDOWN": (2, 2, partial(_rounded, Rounding.TRUNCATE)),
    "IF": (2, 3, _if),
    "IFERROR": (2, 2, _if_error),
    "ABS": (1, 1, _absolute),
}
"""Functions of a fixed number of arguments: how few, how many, and what they do."""
