"""A figure with its scale word, its unit and the 余 or 多 between them."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from xlscore.values import hedges
from xlscore.values.notes import Note
from xlscore.values.numbers import LARGEST, Figure, scan_chinese, scan_figure
from xlscore.values.prefix import Prefix
from xlscore.values.reading import Exactness
from xlscore.values.unit_table import HUNDREDTH, ONE, PERCENT, SCALES
from xlscore.values.units import UNKNOWN, Unit, scan_rate, scan_unit

_SCALE: Final = re.compile(" ?(" + "|".join(SCALES) + ")")
_SMALL: Final = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True, slots=True)
class Context:
    """Where a figure is looked for: in a cell of its own or in a sentence, and a unit the table does not know."""

    in_sentence: bool = False
    own_unit: str = ""


WHOLE: Final = Context()
"""A cell of its own, no unit but those of the table."""
IN_SENTENCE: Final = Context(in_sentence=True)


@dataclass(frozen=True, slots=True)
class Sized:
    """A figure with its scale word and unit; ``odd`` where 余 or 多 follows an exact-looking figure."""

    figure: Figure
    end: int
    scale: Fraction
    unit: Unit | None
    hedges: tuple[Exactness, ...]
    notes: tuple[Note, ...]
    odd: bool

    @property
    def factor(self) -> Fraction:
        """What the figure is multiplied by."""
        if self.unit is None or self.unit.factor is ONE:
            return self.scale
        return self.scale * self.unit.factor

    @property
    def value(self) -> Fraction | None:
        """The figure in its canonical unit; ``None`` where it cannot be read or is beyond all measure."""
        value = self.figure.value
        if value is None:
            return None
        if self.factor is not ONE:
            value *= self.factor
        return value if abs(value.numerator) < LARGEST * value.denominator else None


def scan_sized(text: str, start: int, prefix: Prefix, context: Context) -> Sized | None:
    """Return the figure at ``start`` with what belongs to it, or ``None`` where no figure stands."""
    if figure := scan_figure(text, start, in_sentence=context.in_sentence):
        return _with_scale(text, figure, prefix, context)
    if prefix.hedges and (figure := _scan_magnitude(text, start)):
        unit = _scan_unit(text, figure.end, prefix, context)
        return Sized(figure, unit.end if unit else figure.end, ONE, unit, (), figure.notes, odd=False)
    figure = scan_chinese(text, start)
    if figure is None or (context.in_sentence and figure.value == 1):
        return None
    sized = _with_scale(text, figure, prefix, context)
    counted = sized.unit is not None and (prefix.percent_of or sized.factor == ONE)
    return sized if counted else None


def _with_scale(text: str, figure: Figure, prefix: Prefix, context: Context) -> Sized:
    found: list[Exactness] = []
    notes, scale, end = list(figure.notes), ONE, figure.end
    odd = False
    if _excess(text, end):
        found.append(Exactness.ABOVE)
        odd = figure.value is not None and not hedges.round_enough(figure.value)
        end += 1
    if word := _SCALE.match(text, end):
        scale, end = SCALES[word[1]], word.end()
        notes.append(Note.SCALE)
        if _excess(text, end):
            found.append(Exactness.ABOVE)
            end += 1
    unit = _scan_unit(text, end, prefix, context)
    if unit is not None:
        end = unit.end
        if unit.respelled:
            notes.append(Note.UNIT_SPELLING)
    return Sized(figure, end, scale, unit, tuple(found), tuple(notes), odd)


def _excess(text: str, position: int) -> bool:
    return text[position : position + 1] in hedges.EXCESS


def _scan_magnitude(text: str, start: int) -> Figure | None:
    """Return 百, 千, 万 … standing for a figure (近万条)."""
    found = hedges.MAGNITUDE.match(text, start)
    if found is None:
        return None
    small = _SMALL.get(found["small"] or found["alone"] or "", 1)
    large = SCALES.get(found["large"] or "", ONE)
    return Figure(small * large, found.end(), 0, (Note.MAGNITUDE,))


def _scan_unit(text: str, end: int, prefix: Prefix, context: Context) -> Unit | None:
    if prefix.percent_of:
        return Unit(PERCENT, HUNDREDTH, end)
    own = context.own_unit
    if own and text.startswith(own, end) and scan_unit(own, 0) is None:
        return Unit(own, ONE, end + len(own))
    unit = scan_rate(text, scan_unit(text, end) or Unit(UNKNOWN, ONE, end))
    if unit.name == UNKNOWN:
        return None
    if prefix.each is not None:
        return Unit(f"{unit.name}/{prefix.each.name}", unit.factor, unit.end, unit.respelled)
    return unit
