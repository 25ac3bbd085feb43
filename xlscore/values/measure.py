"""One measured figure in a text: operators, hedges, figure, scale word, unit, words behind it."""

import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from xlscore.values import hedges, operators
from xlscore.values.notes import Note
from xlscore.values.numbers import DIGITS, Figure, scan_chinese, scan_figure
from xlscore.values.reading import Exactness, Flag, Operator
from xlscore.values.units import ONE, PERCENT, SCALES, TIME, UNKNOWN, Unit, scan_rate, scan_unit

_UP: Final = ("提升", "提高", "增长", "增加", "上升", "上涨", "扩大")
_DOWN: Final = ("降低", "减少", "下降", "压减", "缩减", "压缩", "下浮")
_BASE: Final = tuple(
    f"{than}{base}{tail}"
    for than in ("较", "比", "与", "")
    for base in ("上年", "去年", "上一年", "上年度", "上年同期", "去年同期")
    for tail in ("", "相比")
    if than or tail
) + ("同比",)
_FILLERS: Final = (
    *("达到", "达", "共", "共计", "合计", "总计", "累计", "控制在", "保持在", "保持"),
    *("完成", "已完成", "实际完成", "全部完成", "实现"),
)
_LEVEL: Final = ("至", "到", "为")
_GIVEN: Final = ("给", "向", "对", "为")
_TAIL_FILLERS: Final = ("完成",)
_PERCENT_OF: Final = "百分之"

_OPENING: Final = frozenset(
    (*operators.BEFORE, *hedges.BEFORE, *hedges.BEFORE_MAGNITUDE, *_UP, *_DOWN, *_BASE, *_FILLERS, _PERCENT_OF, "每")
)
_FOLLOWING: Final = frozenset((*_LEVEL, *_GIVEN, "了"))
_PREFIX: Final = re.compile("|".join(map(re.escape, sorted(_OPENING | _FOLLOWING, key=len, reverse=True))))
STARTS: Final = re.compile(
    "[0-9一二两三四五六七八九十百" + re.escape("".join(sorted({word[0] for word in _OPENING}))) + "]"
)
"""Every character a measured figure may begin with."""
_SCALE: Final = re.compile("|".join(SCALES))
_MAGNITUDE: Final = re.compile("(?P<small>[十百千])?(?P<large>万亿|万|亿)|(?P<alone>[百千])")
_SMALL: Final = {"十": 10, "百": 100, "千": 1000}
_RANGE: Final = re.compile(r" ?(?:[-—–―‐‑─━~]{1,2}|至|到) ?(?=[0-9])")


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
    clash: bool = False
    notes: list[Note] = field(default_factory=list)
    flags: set[Flag] = field(default_factory=set)


@dataclass(slots=True)
class _Prefix:
    end: int
    op: Operator | None = None
    clash: bool = False
    found: list[Exactness] = field(default_factory=list)
    change: int = 0
    based: bool = False
    each: Unit | None = None
    percent_of: bool = False
    notes: list[Note] = field(default_factory=list)
    flags: set[Flag] = field(default_factory=set)

    def add_operator(self, op: Operator) -> None:
        if self.op is None:
            self.op = op
        elif not operators.same_direction(self.op, op):
            self.clash = True
        elif self.op is not op:
            self.flags.add(Flag.BOUNDARY)

    def take(self, text: str, word: str) -> bool:
        """Take one word in; return whether it may stand here."""
        end = self.end + len(word)
        if word in operators.BEFORE:
            self.add_operator(operators.BEFORE[word])
        elif word in hedges.BEFORE:
            self.found.append(hedges.BEFORE[word])
        elif word in hedges.BEFORE_MAGNITUDE:
            if not _MAGNITUDE.match(text, end):
                return False
            self.found.append(hedges.BEFORE_MAGNITUDE[word])
        elif word in _UP or word in _DOWN:
            self.change = 1 if word in _UP else -1
        elif word in _BASE:
            self.based = True
        elif word == _PERCENT_OF:
            self.percent_of = True
        elif word == "每":
            self.each = scan_unit(text, end, below_a_line=True)
            if self.each is None:
                return False
            end = self.each.end
        elif word in _LEVEL and self.change:
            self.change = 0
        elif word == "了" or word in _GIVEN:
            if not (self.change if word == "了" else self.op):
                return False
        elif word in _FILLERS:
            self.notes.append(Note.FILLER)
        else:
            return False
        self.end = end
        return True


def _scan_prefix(text: str, start: int) -> _Prefix:
    prefix = _Prefix(start)
    while (found := _PREFIX.match(text, prefix.end)) and prefix.take(text, found[0]):
        pass
    return prefix


@dataclass(frozen=True, slots=True)
class _Sized:
    """A figure with its scale word and unit."""

    figure: Figure
    end: int
    scale: Fraction
    unit: Unit | None
    found: tuple[Exactness, ...]
    notes: tuple[Note, ...]
    odd: bool

    @property
    def scaled(self) -> Fraction | None:
        if self.figure.value is None:
            return None
        return self.figure.value * self.scale * (self.unit.factor if self.unit else ONE)


def _scan_magnitude(text: str, start: int) -> Figure | None:
    """Return 百, 千, 万 … standing for a figure; the caller has seen a hedge before it."""
    found = _MAGNITUDE.match(text, start)
    if found is None:
        return None
    small = _SMALL.get(found["small"] or found["alone"] or "", 1)
    large = SCALES.get(found["large"] or "", ONE)
    return Figure(small * large, found.end(), 0, (Note.MAGNITUDE,))


def _scan_sized(text: str, start: int, prefix: _Prefix, *, in_sentence: bool, own_unit: str) -> _Sized | None:
    figure = scan_figure(text, start, in_sentence=in_sentence)
    chinese = magnitude = False
    if figure is None and prefix.found:
        figure = _scan_magnitude(text, start)
        magnitude = figure is not None
    if figure is None:
        figure = scan_chinese(text, start)
        chinese = figure is not None
    if figure is None:
        return None
    end, found, notes, odd = figure.end, list[Exactness](), list(figure.notes), False
    if not magnitude:
        end, odd = _excess(text, end, figure, found)
    scale = ONE
    if not magnitude and (word := _SCALE.match(text, end + text.startswith(" ", end))):
        scale, end = SCALES[word[0]], word.end()
        notes.append(Note.SCALE)
        end, _ = _excess(text, end, None, found)
    unit = _unit_at(text, end, own_unit, prefix)
    if unit is not None:
        end = unit.end
        if unit.respelled:
            notes.append(Note.UNIT_SPELLING)
    if chinese and not prefix.percent_of and (unit is None or unit.name == PERCENT):
        return None
    if chinese and in_sentence and figure.value == 1:
        return None
    return _Sized(figure, end, scale, unit, tuple(found), tuple(notes), odd)


def _excess(text: str, end: int, figure: Figure | None, found: list[Exactness]) -> tuple[int, bool]:
    """Pass over 余 or 多; tell whether it follows a figure that looks exact."""
    if text[end : end + 1] not in hedges.BETWEEN or end == len(text):
        return end, False
    found.append(Exactness.ABOVE)
    odd = figure is not None and figure.value is not None and not hedges.round_enough(figure.value)
    return end + 1, odd


def _unit_at(text: str, end: int, own_unit: str, prefix: _Prefix) -> Unit | None:
    if prefix.percent_of:
        return Unit(PERCENT, Fraction(1, 100), end)
    if own_unit and text.startswith(own_unit, end) and scan_unit(own_unit, 0) is None:
        return Unit(own_unit, ONE, end + len(own_unit))
    unit = scan_unit(text, end) or Unit(UNKNOWN, ONE, end)
    unit = scan_rate(text, unit)
    if unit.name == UNKNOWN:
        return None
    if prefix.each is not None:
        return Unit(f"{unit.name}/{prefix.each.name}", unit.factor, unit.end, unit.respelled)
    return unit


def scan_measure(text: str, start: int, *, in_sentence: bool = False, own_unit: str = "") -> Measure | None:
    """Return the measured figure that begins at ``start`` with all its words, or ``None`` where there is none.

    ``own_unit`` is a unit outside the table that may follow the figure.
    """
    prefix = _scan_prefix(text, start)
    first = _scan_sized(text, prefix.end, prefix, in_sentence=in_sentence, own_unit=own_unit)
    if first is None:
        return None
    measure = Measure(start, first.end, notes=[*prefix.notes, *first.notes], flags=prefix.flags)
    last = _scan_range(text, measure, first, prefix, in_sentence=in_sentence)
    found = [*prefix.found, *first.found]
    if first.odd:
        measure.flags.add(Flag.ODD_HEDGE)
    _scan_tail(text, measure, last, prefix, found)
    measure.exactness = hedges.joined(found)
    if found:
        measure.notes.append(Note.HEDGE if len(found) == 1 else Note.TWO_HEDGES)
        if measure.exactness is Exactness.UNKNOWN:
            measure.flags.add(Flag.ODD_HEDGE)
    _settle_sign(measure, prefix)
    return measure


def _scan_range(text: str, measure: Measure, first: _Sized, prefix: _Prefix, *, in_sentence: bool) -> _Sized:
    """Fill in the value, or both ends of a range, and return what stands last."""
    last = first
    dash = _RANGE.match(text, first.end)
    second = _scan_sized(text, dash.end(), prefix, in_sentence=in_sentence, own_unit="") if dash else None
    if second is not None and (first.unit is None or (second.unit and second.unit.name == first.unit.name)):
        last = second
        unit = second.unit.factor if second.unit else ONE
        low, high = first.scaled, second.scaled
        if first.unit is None and low is not None:
            low = low * unit * (second.scale if first.scale == ONE else ONE)
        if low is None or high is None or low > high:
            low = high = None
        measure.value, measure.value2, measure.op = low, high, Operator.BETWEEN
        measure.notes += second.notes
        measure.places = max(first.figure.places, second.figure.places)
    else:
        measure.value, measure.places = first.scaled, first.figure.places
    measure.end = last.end
    measure.unit = last.unit.name if last.unit else ""
    measure.scale = last.scale * (last.unit.factor if last.unit else ONE)
    measure.bare_scale = last.unit is None and last.scale != ONE
    if measure.value is None:
        measure.flags.add(Flag.MALFORMED)
    return last


def _scan_tail(text: str, measure: Measure, last: _Sized, prefix: _Prefix, found: list[Exactness]) -> None:
    """Take in 多, 左右, 以上 … behind the unit."""
    if last.unit is not None and text[measure.end : measure.end + 1] in hedges.BETWEEN and measure.end < len(text):
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
    for word in _TAIL_FILLERS:
        if text.startswith(word, measure.end) and measure.end + len(word) == len(text):
            measure.notes.append(Note.FILLER)
            measure.end += len(word)


def _settle_sign(measure: Measure, prefix: _Prefix) -> None:
    """Join operators, ranges and changes: a decrease is a negative change, and its sign points the other way."""
    op = prefix.op
    if measure.op is Operator.BETWEEN:
        measure.clash = prefix.clash or (op is not None and op is not Operator.EQUAL)
    else:
        measure.clash = prefix.clash
        measure.op = op or Operator.UNSTATED
    if not prefix.change:
        return
    measure.notes.append(Note.CHANGE)
    if measure.unit == PERCENT and not prefix.based:
        measure.flags.add(Flag.BASE_MISSING)
    if prefix.change < 0:
        measure.op = operators.REVERSED.get(measure.op, measure.op)
        low, high = measure.value, measure.value2
        if measure.value2 is not None:
            low, high = high, low
        measure.value = None if low is None else -low
        measure.value2 = None if high is None else -high


_RUN: Final = DIGITS | {".", ","}


def next_start(text: str, position: int) -> int:
    """Return where to search on after nothing was found at ``position``: behind its words or its digits."""
    behind = max(_scan_prefix(text, position).end, position + 1)
    while behind < len(text) and text[behind] in DIGITS and text[behind - 1] in _RUN:
        behind += 1
    return behind
