"""A plain formula read into terms that can be worked out exactly; anything beyond them is unknown."""

from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from typing import Final

from xlscore.cells import Area
from xlscore.read.certain_formula import TOKEN
from xlscore.read.formula_terms import (
    FALSE,
    HUNDRED,
    OF_FEW,
    OF_MANY,
    ZERO,
    Named,
    Term,
    UnknownError,
    compared,
    constant,
    of_many,
    term_of,
    worked,
)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula ready to be worked out, and the cells it refers to."""

    value: Term
    named: tuple[Named, ...]


_MOST_TOKENS: Final = 300
_DEEPEST: Final = 32
_MOST_DIGITS: Final = 30


def parsed(formula: str) -> Formula:
    """Return a formula without ``=`` as something to be worked out; ``UnknownError`` where it holds anything else."""
    reader = _Reader(formula)
    term = reader.compared()
    if reader.place < len(reader.tokens):
        raise UnknownError
    return Formula(term_of(term), tuple(reader.named))


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
            left = partial(compared, sign, term_of(left), term_of(self._sum()))
        return left

    def _sum(self) -> Term | Named:
        left = self._product()
        while sign := self._taken("+", "-"):
            left = partial(worked, sign, term_of(left), term_of(self._product()))
        return left

    def _product(self) -> Term | Named:
        left = self._signed()
        while sign := self._taken("*", "/"):
            left = partial(worked, sign, term_of(left), term_of(self._signed()))
        return left

    def _signed(self) -> Term | Named:
        sign, negative = self._taken("+", "-"), False
        if not sign:
            return self._percent()
        while sign:
            negative, sign = negative ^ (sign == "-"), self._taken("+", "-")
        return partial(worked, "-" if negative else "+", ZERO, term_of(self._percent()))

    def _percent(self) -> Term | Named:
        term = self._plain()
        while self._taken("%"):
            term = partial(worked, "/", term_of(term), HUNDRED)
        return term

    def _plain(self) -> Term | Named:
        if self.place >= len(self.tokens) or self.depth > _DEEPEST:
            raise UnknownError
        kind, text = self.tokens[self.place]
        self.place += 1
        match kind:
            case "number" if len(text) <= _MOST_DIGITS and "E" not in text:
                return partial(constant, Fraction(text))
            case "text":
                return partial(constant, text[1:-1].replace('""', '"'))
            case "truth":
                return partial(constant, text == "TRUE")
            case "cells":
                return self._reference(text)
            case "function":
                return self._function(text[:-1])
            case "sign" if text == "(":
                return term_of(self._inside())
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
        if name in OF_MANY and given:
            return partial(of_many, name, given)
        least, most, work = OF_FEW.get(name, (1, 0, constant))
        if not least <= len(given) <= most:
            raise UnknownError
        terms = [term_of(term) for term in given]
        return partial(work, *terms, *[FALSE] * (most - len(terms)))
