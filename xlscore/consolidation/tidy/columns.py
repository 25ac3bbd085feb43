"""What a tidy table and its columns are, and how exact values are written in them."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final

from xlscore.cells import CellRef
from xlscore.exact import decimal_text, places_of, round_to

SCHEMA: Final = 1
RATE_PLACES: Final = 10
"""Decimals of a rate that is given for reading; the exact one stands beside it."""


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    """An exact decimal, never a float; what has no finite decimal is written ``p/q``."""
    DATE = "date"
    FLAG = "boolean"


Value = str | int | Fraction | date | bool | None


@dataclass(frozen=True, slots=True)
class TidyColumn:
    """One column: its name, what it holds, in which unit, what it means, and where its value comes from."""

    name: str
    kind: Kind
    meaning: str
    value: Callable[[Any], Value]
    unit: str = ""
    optional: bool = False
    """Of a text: whether there may be none, which is not the same as an empty one."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name (that of its file), what a line of it is, and its columns."""

    name: str
    meaning: str
    columns: tuple[TidyColumn, ...]
    lines: Callable[[Any], Iterator[Any]]
    """From a ``Shelf`` to what the columns take their values from."""


def cell(at: CellRef | None) -> str | None:
    """Return the address of a cell as text."""
    return str(at) if at is not None else None


def shown_rate(value: Fraction | None) -> Fraction | None:
    """Return a rate rounded for reading."""
    return round_to(value, RATE_PLACES) if value is not None else None


def exact_text(value: Fraction) -> str:
    """Return a number exactly: as a decimal where it has a finite one, else as ``p/q``."""
    return f"{value.numerator}/{value.denominator}" if places_of(value) is None else decimal_text(value)


def listed(values: Iterable[object]) -> str:
    """Return several values as one text: a JSON array of texts."""
    return json.dumps([str(value) for value in values], ensure_ascii=False)
