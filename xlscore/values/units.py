"""Units in a text and in a unit cell: longest spelling first, with the denominators of a rate."""

import re
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


def _pattern(word: str) -> str:
    """A spelling in Latin letters must not run on into further letters or digits."""
    latin = word[-1].isascii() and word[-1].isalnum()
    return re.escape(word) + ("(?![0-9A-Za-z])" if latin else "")


def _by_first(words: Iterable[str]) -> dict[str, re.Pattern[str]]:
    """Return one pattern for each first character, longest spelling first, misleading words shut out."""
    buckets: dict[str, list[str]] = defaultdict(list)
    for word in words:
        buckets[word[0]].append(word)
    patterns = {}
    for first, bucket in buckets.items():
        spelled = "|".join(_pattern(word) for word in sorted(bucket, key=len, reverse=True))
        shut_out = "|".join(word for word in MISLEADING if word[0] == first)
        guard = f"(?!{shut_out})" if shut_out else ""
        patterns[first] = patterns[first.upper()] = re.compile(guard + f"(?:{spelled})", re.IGNORECASE | re.ASCII)
    return patterns


_UNITS: Final = _by_first(SPELLINGS)
_DENOMINATORS: Final = _by_first([*SPELLINGS, *BELOW_A_LINE])
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
    pattern = (_DENOMINATORS if below_a_line else _UNITS).get(text[start : start + 1])
    found = pattern.match(text, start) if pattern else None
    if found is None:
        return None
    word = found[0].translate(_ASCII_LOWER)
    name, factor = (BELOW_A_LINE[word], ONE) if below_a_line and word in BELOW_A_LINE else SPELLINGS[word]
    return Unit(name, factor, found.end(), respelled=found[0] != name)


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
