"""Units in a text and in a unit cell: longest spelling first, with the denominators of a rate."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from xlscore.values.glyphs import clean
from xlscore.values.unit_table import BELOW_A_LINE, DIMENSIONS, MISLEADING, ONE, SCALES, SPELLINGS

UNKNOWN: Final = "?"
"""Numerator of a rate that does not say of what (620万/月)."""

_ASCII_LOWER: Final = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


def _by_first(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    buckets: dict[str, list[str]] = defaultdict(list)
    for word in words:
        buckets[word[0]].append(word)
    return {first: tuple(sorted(bucket, key=len, reverse=True)) for first, bucket in buckets.items()}


_BUCKETS: Final = _by_first(SPELLINGS)
_DENOMINATORS: Final = _by_first([*SPELLINGS, *BELOW_A_LINE])
_LONGEST: Final = max(map(len, SPELLINGS))


_MOST_DENOMINATORS: Final = 2


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as read: its canonical name, what one of it is in that name, and where its spelling ends."""

    name: str
    factor: Fraction = ONE
    end: int = 0
    respelled: bool = False


def scan_unit(text: str, start: int, *, below_a_line: bool = False) -> Unit | None:
    """Return the unit that begins at ``start``, longest spelling first, or ``None``."""
    start += text.startswith(" ", start)
    ahead = text[start : start + _LONGEST + 1].translate(_ASCII_LOWER)
    if not ahead or ahead.startswith(MISLEADING):
        return None
    for word in (_DENOMINATORS if below_a_line else _BUCKETS).get(ahead[0], ()):
        after = ahead[len(word) : len(word) + 1]
        if ahead.startswith(word) and not (
            word[-1].isascii() and word[-1].isalnum() and after.isascii() and after.isalnum()
        ):
            name, factor = (BELOW_A_LINE[word], ONE) if word in BELOW_A_LINE and below_a_line else SPELLINGS[word]
            end = start + len(word)
            return Unit(name, factor, end, respelled=text[start:end] != name)
    return None


def scan_rate(text: str, unit: Unit) -> Unit:
    """Return ``unit`` with the denominators that follow it (元/人, 元每月, 元/人·年), or ``unit`` itself."""
    name, end = unit.name, unit.end
    for _ in range(_MOST_DENOMINATORS):
        mark = text[end : end + 1]
        if mark not in {"/", "每"} and not (mark in {"·", "."} and "/" in name):
            break
        below = scan_unit(text, end + 1, below_a_line=True) if mark else None
        if below is None:
            break
        name, end = f"{name}/{below.name}", below.end
    return unit if end == unit.end else Unit(name, unit.factor, end, unit.respelled)


def parse_unit(text: str | None) -> Unit | None:
    """Return the unit a 度量单位 cell or a block head names, or ``None`` where it names none.

    A word the table does not know is a unit of its own, compared literally.
    """
    if text is None:
        return None
    word = clean(text).text.removeprefix("单位").lstrip(":：").strip("()[]{}（） ")
    if not word.strip("-—–―/\\无"):
        return None
    factor, rest = ONE, word
    for scale, size in SCALES.items():
        if word.startswith(scale) and len(word) > len(scale):
            factor, rest = size, word[len(scale) :]
            break
    found = scan_unit(rest, 0)
    found = scan_rate(rest, found) if found else None
    if found is None or found.end != len(rest):
        before_bracket = word.partition("(")[0]
        return parse_unit(before_bracket) if before_bracket != word else Unit(word)
    return Unit(found.name, factor * found.factor)


def conversion(source: str, target: str) -> Fraction | None:
    """Return how many ``target`` one ``source`` is, by the table; ``None`` where neither converts into the other."""
    if source == target:
        return ONE
    name, size = DIMENSIONS.get(source, ("", ONE))
    other, other_size = DIMENSIONS.get(target, ("-", ONE))
    return size / other_size if name == other else None
