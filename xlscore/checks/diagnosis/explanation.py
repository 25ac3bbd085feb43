"""One explanation of a wrong figure, and how the right one among many is told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from xlscore.exact import decimal_text

TRUNCATED: Final = "截断而非四舍五入"
HALF_EVEN: Final = "四舍六入五成双，而非四舍五入"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A mistake, in words, and the figure it would have led to."""

    figure: Fraction
    words: str


def the_one(printed: Fraction, tried: Iterable[Explanation]) -> str | None:
    """Return the words of the one explanation that reproduces a printed figure; nothing where none or several do."""
    words = {item.words for item in tried if item.figure == printed}
    return words.pop() if len(words) == 1 else None


def transpositions(figure: Fraction, places: int) -> Iterator[Fraction]:
    """Yield a figure with two neighbouring digits exchanged, as it is written to that many decimals at least.

    Digits on both sides of the point are neighbours too; a zero is not moved to the front, where nobody types one.
    """
    text = decimal_text(abs(figure), at_least=places)
    digits = [place for place, letter in enumerate(text) if letter.isdigit()]
    for left, right in pairwise(digits):
        letters = list(text)
        letters[left], letters[right] = letters[right], letters[left]
        leading = letters[0] == "0" and text[0] != "0" and letters[1] != "."
        if text[left] != text[right] and not leading:
            swapped = Fraction("".join(letters))
            yield -swapped if figure < 0 else swapped
