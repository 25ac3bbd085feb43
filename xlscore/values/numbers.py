"""Figures in digits and in Chinese numerals, with their thousands commas, points and stray spaces."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from xlscore.exact import exact
from xlscore.values.notes import Note

LONGEST: Final = 80
"""Characters of the longest figure that is still taken for one."""
MOST_PLACES: Final = 30
LARGEST: Final = 10**30
"""From here on a figure, scaled, is no figure of a budget."""

DIGITS: Final = frozenset("0123456789")

_DIGIT: Final = re.compile("[0-9]")
_WHOLE_RUN: Final = re.compile(r"[0-9.,，]+(?: [0-9.,，]+)*")
_PLAIN: Final = re.compile(r"[0-9]+(?:\. ?[0-9]+)?|\. ?[0-9]+")
_GROUPED: Final = re.compile(r"[1-9][0-9]{0,2}(?: ?[,，] ?[0-9]{3})+(?:\. ?[0-9]+)?")
_SENTENCE_RUN: Final = re.compile(r"[0-9]+(?:\. ?[0-9]+|,[0-9]+)*")
_NUMBERED: Final = re.compile(r"[1-9][0-9]?\. ")
_SEPARATORS: Final = str.maketrans("", "", " ,，")
_CHINESE_DIGITS: Final = {digit: place for place, digit in enumerate("一二三四五六七八九", start=1)} | {"两": 2}
_CHINESE: Final = re.compile(
    r"(?P<hundreds>[一二两三四五六七八九])?(?P<hundred>百)"
    r"(?:零(?P<odd>[一二三四五六七八九])|(?P<htens>[一二三四五六七八九])十(?P<hones>[一二三四五六七八九])?)?"
    r"|(?P<tens>[一二三四五六七八九])?(?P<ten>十)(?P<ones>[一二三四五六七八九])?"
    r"|(?P<one>[一二两三四五六七八九])"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number found in a text; ``value`` is ``None`` where it is written in a way that allows no reading."""

    value: Fraction | None
    end: int
    places: int
    notes: tuple[Note, ...] = ()


def scan_figure(text: str, start: int, *, in_sentence: bool = False) -> Figure | None:
    """Return the figure in digits that begins at ``start``, or ``None`` where there is none.

    In a sentence a full-width comma and a comma with a space are punctuation; in a cell of its own they belong to
    the figure.
    """
    negative, begin = _sign(text, start, in_sentence=in_sentence)
    if in_sentence and _list_number(text, begin):
        return None
    found = (_SENTENCE_RUN if in_sentence else _WHOLE_RUN).match(text, begin)
    if found is None or not _DIGIT.search(found[0], 0, LONGEST):
        return None
    run, end, notes = found[0], found.end(), []
    if not in_sentence and end == len(text) and run.endswith(".") and "." not in run[:-1]:
        run = run[:-1]
        notes.append(Note.TRAILING_STOP)
    if len(run) > LONGEST or not (_PLAIN.fullmatch(run) or _GROUPED.fullmatch(run)):
        return Figure(None, end, 0)
    if "," in run or "，" in run:
        notes.append(Note.THOUSANDS)
    if " " in run:
        notes.append(Note.SPACES)
    plain = run.translate(_SEPARATORS)
    places = len(plain.partition(".")[2])
    if places > MOST_PLACES:
        return Figure(None, end, 0)
    value = exact(plain)
    return Figure(-value if negative else value, end, places, tuple(notes))


def _sign(text: str, start: int, *, in_sentence: bool) -> tuple[bool, int]:
    """Return whether a minus stands here and where the digits begin; in a sentence a dash is punctuation."""
    if not in_sentence and text[start : start + 1] in {"-", "+"}:
        return text[start] == "-", start + 1
    return False, start


def _list_number(text: str, start: int) -> bool:
    """Tell whether ``1. `` at the head of a sentence numbers a list rather than begins a decimal."""
    return (start == 0 or text[start - 1] in "。;；") and _NUMBERED.match(text, start) is not None


def scan_chinese(text: str, start: int) -> Figure | None:
    """Return the Chinese numeral (两, 十二, 一百零五; below a thousand) at ``start``, or ``None``."""
    found = _CHINESE.match(text, start)
    if found is None:
        return None
    digit = {name: _CHINESE_DIGITS.get(word or "", 0) for name, word in found.groupdict().items()}
    value = digit["one"] + digit["odd"] + digit["hones"] + digit["ones"] + 10 * digit["htens"]
    if found["hundred"]:
        value += 100 * (digit["hundreds"] or 1)
    if found["ten"]:
        value += 10 * (digit["tens"] or 1)
    return Figure(Fraction(value), found.end(), 0, (Note.CHINESE_NUMERAL,))
