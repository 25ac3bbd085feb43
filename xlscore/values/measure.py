"""One measured figure in a text: words before it, figure, scale word, unit, words behind it."""

import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from xlscore.values import hedges, operators
from xlscore.values.notes import Note
from xlscore.values.numbers import DIGITS
from xlscore.values.prefix import OPENINGS, Prefix
from xlscore.values.reading import Exactness, Flag, Operator
from xlscore.values.sized import WHOLE, Context, Sized, scan_sized
from xlscore.values.unit_table import ONE, PERCENT, TIME

STARTS: Final = re.compile("[0-9一二两三四五六七八九十百" + re.escape(OPENINGS) + "]")
"""Every character a measured figure may begin with."""

_RANGE: Final = re.compile(r" ?(?:[-—–―‐‑─━]{1,2} ?(?=[0-9])|(?:~|至|到) ?(?=-?[0-9]))")
"""A dash is not followed by a minus; the other signs of a range may be."""

_DONE: Final = "(?:已|均|全部|按期|按时|如期)*(?:完成|达标|达到|合格|到位|覆盖|落实|办结|通过)"
_LEVEL: Final = "(?:非常|很|比较|较|基本)?满意|优秀|良好|优|良"
_CLOSING: Final = re.compile(rf"整|{_DONE}|\((?:{_DONE}|{_LEVEL})\)")
"""Words behind a figure that say nothing more of it: 3场完成, 100万元整, 100%达标, 95%(满意)."""
_RUN: Final = DIGITS | {".", ","}


@dataclass(slots=True)
class Measure:
    """A figure with everything that belongs to it; ``value`` is scaled, ``None`` where it cannot be read."""

    start: int
    end: int = 0
    op: Operator = Operator.UNSTATED
    value: Fraction | None = None
    value2: Fraction | None = None
    unit: str = ""
    scale: Fraction = ONE
    places: int | None = None
    exactness: Exactness = Exactness.EXACT
    bare_scale: bool = False
    """万 or 亿 stands behind the figure and no unit behind that."""
    money: bool = False
    """A sign of currency stands in front of the figure."""
    clash: bool = False
    notes: list[Note] = field(default_factory=list)
    flags: set[Flag] = field(default_factory=set)


def scan_measure(text: str, start: int, context: Context = WHOLE) -> Measure | None:
    """Return the measured figure that begins at ``start`` with all its words, or ``None`` where there is none."""
    return measure_behind(text, start, Prefix.scan(text, start), context)


def measure_behind(text: str, start: int, prefix: Prefix, context: Context) -> Measure | None:
    """Return the measured figure whose words in front, from ``start`` on, have been read."""
    first = scan_sized(text, prefix.end, prefix, context)
    if first is None:
        return None
    measure = Measure(start, money=prefix.money, notes=[*prefix.notes, *first.notes], flags=prefix.flags)
    if first.odd:
        measure.flags.add(Flag.ODD_HEDGE)
    second = _second_end(text, first, prefix, context)
    last = second or first
    if second is not None:
        _fill_range(measure, first, second)
    else:
        measure.value, measure.places = first.value, first.figure.places
    measure.end, measure.scale = last.end, last.factor
    measure.unit = last.unit.name if last.unit else ""
    measure.bare_scale = last.unit is None and last.scale != ONE
    if measure.value is None:
        measure.flags.add(Flag.MALFORMED)
    found = [*prefix.hedges, *first.hedges, *_scan_tail(text, measure, prefix)]
    _settle_hedges(measure, found)
    _settle_sign(measure, prefix)
    return measure


def _second_end(text: str, first: Sized, prefix: Prefix, context: Context) -> Sized | None:
    """Return the upper end where a range is written: 16—18分, 5-10万元, 90%-95%."""
    dash = _RANGE.match(text, first.end)
    second = scan_sized(text, dash.end(), prefix, context) if dash else None
    if second is None or first.unit is None or (second.unit is not None and second.unit.name == first.unit.name):
        return second
    return None


def _fill_range(measure: Measure, first: Sized, second: Sized) -> None:
    """Take both ends; the lower one shares scale word and unit of the upper where it has none of its own."""
    low, high = first.value, second.value
    if low is not None and first.unit is None:
        low *= second.factor if first.scale == ONE else second.factor / second.scale
    if low is None or high is None or low > high:
        low = high = None
    measure.op, measure.value, measure.value2 = Operator.BETWEEN, low, high
    measure.places = max(first.figure.places, second.figure.places)
    measure.notes += second.notes


def _scan_tail(text: str, measure: Measure, prefix: Prefix) -> list[Exactness]:
    """Take in 多, 左右, 以上 … behind the unit and return the hedges among them."""
    found: list[Exactness] = []
    if measure.unit and text[measure.end : measure.end + 1] in hedges.EXCESS:
        found.append(Exactness.ABOVE)
        measure.end += 1
    for word in hedges.AROUND:
        if text.startswith(word, measure.end):
            found.append(Exactness.APPROXIMATE)
            measure.end += len(word)
    after = operators.scan_after(text, measure.end, time=measure.unit in TIME)
    if after is not None:
        prefix.add_operator(after[0])
        measure.end = after[1]
    if _CLOSING.fullmatch(text, measure.end):
        measure.notes.append(Note.FILLER)
        measure.end = len(text)
    return found


def _settle_hedges(measure: Measure, found: list[Exactness]) -> None:
    measure.exactness = hedges.joined(found)
    if found:
        measure.notes.append(Note.HEDGE if len(found) == 1 else Note.TWO_HEDGES)
    if measure.exactness is Exactness.UNKNOWN:
        measure.flags.add(Flag.ODD_HEDGE)


def _settle_sign(measure: Measure, prefix: Prefix) -> None:
    """Join sign, range and change: a decrease is a negative change, and its sign points the other way."""
    measure.clash = prefix.clash
    if measure.op is Operator.BETWEEN:
        measure.clash |= prefix.op not in {None, Operator.EQUAL}
    else:
        measure.op = prefix.op or Operator.UNSTATED
    if not prefix.change:
        return
    measure.notes.append(Note.CHANGE)
    if measure.unit == PERCENT and not prefix.based:
        measure.flags.add(Flag.BASE_MISSING)
    if prefix.change < 0 and measure.value is not None:
        measure.op = operators.REVERSED.get(measure.op, measure.op)
        low, high = measure.value, measure.value2
        measure.value, measure.value2 = (-low, None) if high is None else (-high, -low)


def behind_digits(text: str, position: int) -> int:
    """Return where the digits that surround or follow ``position`` end."""
    behind = position
    while behind < len(text) and text[behind] in _RUN:
        behind += 1
    return behind
