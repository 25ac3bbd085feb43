"""Sentences: the counts, percents, amounts and deadlines they mention, without taking any of them for the value."""

from dataclasses import replace
from typing import Final

from xlscore.values import dates
from xlscore.values.deadlines import deadline_reading
from xlscore.values.glyphs import MASK, mask_documents
from xlscore.values.measure import STARTS, behind_digits, measure_behind
from xlscore.values.numbers import DIGITS
from xlscore.values.prefix import Prefix
from xlscore.values.reading import Flag, Kind, Reading
from xlscore.values.settling import as_reading
from xlscore.values.sized import IN_SENTENCE
from xlscore.values.unit_table import YUAN

_ORDINALS: Final = frozenset("第前+")
_NUMERALS: Final = frozenset("一二三四五六七八九十百千万亿几数")


def find_candidates(text: str, year: int | None) -> tuple[Reading, ...]:
    """Return what a cleaned text mentions, in order: every figure with a counter, and every deadline."""
    masked = mask_documents(text)
    found: list[tuple[int, Reading]] = []
    pieces, done = [], 0
    position = 0
    while begin := dates.STARTS.search(masked, position):
        stretch = dates.scan_date(masked, begin.start(), year)
        if stretch is None:
            position = begin.start() + 1
            continue
        # 年末结余 names a figure; 11月底 and 年底前 set a day.
        if stretch.before or (stretch.by_the_end and text[stretch.start] in DIGITS):
            found.append((stretch.start, deadline_reading(stretch, text[stretch.start : stretch.end])))
        pieces += [masked[done : stretch.start], MASK * (stretch.end - stretch.start)]
        position = done = stretch.end
    found += _find_measures("".join([*pieces, masked[done:]]))
    return _with_sentence_unit(tuple(reading for _, reading in sorted(found, key=lambda pair: pair[0])))


def _find_measures(text: str) -> list[tuple[int, Reading]]:
    found: list[tuple[int, Reading]] = []
    position = 0
    while begin := STARTS.search(text, position):
        start = begin.start()
        prefix = Prefix.scan(text, start)
        measure = None
        if not _names_something(text, start):
            measure = measure_behind(text, start, prefix, IN_SENTENCE)
        if measure is not None and (measure.unit or measure.bare_scale):
            found.append((start, as_reading(measure, text[start : measure.end])))
            position = measure.end
        else:
            position = max(behind_digits(text, prefix.end), start + 1)
    return found


def _names_something(text: str, start: int) -> bool:
    """Tell whether what begins here is an ordinal, part of a longer numeral, or the tail of a name."""
    before = text[start - 1 : start]
    if not before:
        return False
    if before in _ORDINALS or (before.isascii() and before.isalnum()):
        return True
    return text[start] in _NUMERALS and before in _NUMERALS


def _with_sentence_unit(found: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Give a plain 万 the 万元 of its neighbours in the sentence, flagged; without such a neighbour it stays open."""
    in_money = any(reading.unit == YUAN and reading.scale != 1 for reading in found)
    return tuple(_named(reading, in_money=in_money) if _bare_scale(reading) else reading for reading in found)


def _bare_scale(reading: Reading) -> bool:
    return not reading.unit and reading.scale != 1


def _named(reading: Reading, *, in_money: bool) -> Reading:
    if not in_money:
        return replace(reading, flags=reading.flags | {Flag.UNIT_MISSING})
    return replace(reading, unit=YUAN, kind=Kind.AMOUNT, flags=reading.flags | {Flag.UNIT_INFERRED})
