"""How much room Chinese text takes, for row heights: merged cells are never fitted by the spreadsheet program."""

import math
import unicodedata
from functools import lru_cache
from typing import Final

LINE_HEIGHT: Final = 1.45
"""Height of a line over the size of its letters."""


@lru_cache(maxsize=8192)
def _digits(sign: str) -> int:
    return 2 if unicodedata.east_asian_width(sign) in "WFA" else 1


@lru_cache(maxsize=8192)
def width_of(text: str) -> int:
    """Return the width of a line in digits of the same size; wide and ambiguous characters are as wide as two."""
    return len(text) if text.isascii() else sum(map(_digits, text))


def lines_of(text: str, width: float, size: float = 10) -> int:
    """Return on how many lines a text stands in a column of that width at that letter size."""
    room = max(2.0, (width - 1.5) * 11 / size)
    return sum(max(1, math.ceil(width_of(line) / room)) for line in text.split("\n"))


def height_of(text: str, width: float, size: float = 10) -> float:
    """Return the height in points of a row that shows the text in full."""
    return round(lines_of(text, width, size) * size * LINE_HEIGHT + 4, 1)
