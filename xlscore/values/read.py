"""Reads what stands in one cell: text or typed number to a ``Reading``; nothing raises, nothing is guessed."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from functools import lru_cache
from typing import Final

from xlscore.values import blanks
from xlscore.values.dates import scan_date
from xlscore.values.deadlines import deadline_reading
from xlscore.values.done import says_done, words_before
from xlscore.values.glyphs import MASK, Clean, clean, mask_documents
from xlscore.values.measure import Measure, scan_measure
from xlscore.values.notes import Note
from xlscore.values.numbers import DIGITS
from xlscore.values.operators import BEFORE
from xlscore.values.reading import Flag, Kind, Operator, Reading
from xlscore.values.sentences import find_candidates
from xlscore.values.settling import Column, Place, settle
from xlscore.values.sized import Context
from xlscore.values.typed import typed_day, typed_measure, typed_text, typed_words
from xlscore.values.unit_table import PERCENT

_UNSURE: Final = frozenset({Kind.CLASH, Kind.SENTENCE})
"""What a text made from a number and its format is not taken for: the number alone is surer."""
_SHORT: Final = 200
"""Characters of a text whose reading is remembered; longer ones are explanations, which do not come again."""
_STOPS: Final = "。;；、"
_CLOSING: Final = "。;；、,，. "
_NUMBER_LIKE: Final = re.compile(r"(?=[^0-9]*[0-9])[-+0-9., ，/:'()%eE]+")
_NO_TARGET: Final = re.compile("公益性?(?:质|事业|项目|岗位)?(?:单位)?")


def read_value(
    text_or_number: str | float | Fraction | datetime | date | None,
    *,
    number_format: str | None = None,
    unit: str | None = None,
    column: Column = "target",
    year: int | None = None,
) -> Reading:
    """Return what a cell means; never raises.

    ``number_format`` is the Excel format code of a typed number, ``unit`` the text of the 度量单位 cell or the unit of
    the block head, ``column`` what the column asks for, ``year`` the fiscal year a bare month belongs to.  Percent
    values come as fractions of one, amounts in 元.
    """
    place = Place.of(column, unit, year)
    if text_or_number is None:
        return Reading("", Kind.BLANK)
    if isinstance(text_or_number, bool):
        return Reading(str(text_or_number).upper(), Kind.QUALITATIVE)
    if isinstance(text_or_number, str):
        return (
            _read_again(text_or_number, place) if len(text_or_number) <= _SHORT else _read_text(text_or_number, place)
        )
    if isinstance(text_or_number, date):
        day = text_or_number.date() if isinstance(text_or_number, datetime) else text_or_number
        return Reading(day.isoformat(), Kind.DEADLINE, Operator.UNSTATED, day)
    return _read_number(text_or_number, number_format, place)


def _read_number(number: float | Fraction, number_format: str | None, place: Place) -> Reading:
    """Read a typed number by what its cell shows: a date, the words of its format with it, or the number alone."""
    day = typed_day(number, number_format)
    if day is not None:
        return Reading(day.isoformat(), Kind.DEADLINE, Operator.UNSTATED, day)
    measure = typed_measure(number, number_format)
    words = typed_words(measure, number, number_format)
    if words is not None:
        said = _read_text(words, place)
        if said.value is not None and said.kind not in _UNSURE and Flag.MALFORMED not in said.flags:
            places = said.places if measure.places is None else measure.places
            notes = (*measure.notes, *said.notes, Note.NUMBER_FORMAT)
            return replace(said, places=places, notes=tuple(dict.fromkeys(notes)))
    return settle(measure, typed_text(number, measure), place)


@lru_cache(maxsize=4096)
def _read_again(raw: str, place: Place) -> Reading:
    """Read a text that is likely to come again: names and values stand in many rows and are read by several checks."""
    return _read_text(raw, place)


def _read_text(raw: str, place: Place) -> Reading:
    cleaned = clean(raw)
    empty = _read_empty(raw, cleaned)
    if empty is not None:
        return empty
    body, notes = _without_closing(cleaned)
    if place.column in {"target", "actual"} and (dated := _read_date(raw, body, notes, place)):
        return dated
    measure = whole_measure(body, place)
    if measure is not None:
        measure.notes[:0] = notes
        return settle(measure, raw, place)
    if body in BEFORE or _NUMBER_LIKE.fullmatch(body):
        op = BEFORE.get(body, Operator.UNSTATED)
        return Reading(raw, Kind.QUANTITY, op, notes=tuple(notes), flags=frozenset({Flag.MALFORMED}))
    return _read_words(raw, body, notes, place)


def _read_empty(raw: str, cleaned: Clean) -> Reading | None:
    text = cleaned.text
    if not text:
        return Reading(raw, Kind.BLANK)
    if blanks.says_nothing(text):
        return Reading(raw, Kind.BLANK, notes=(Note.NOT_APPLICABLE,))
    if blanks.is_stub(text):
        return Reading(raw, Kind.STUB, flags=frozenset({Flag.STUB_LEFT}))
    if blanks.has_placeholder(text):
        filled = blanks.without_placeholder(text, "1")
        measure = scan_measure(filled, 0)
        if filled == "1" or (measure is not None and measure.end == len(filled)):
            return Reading(raw, Kind.STUB, flags=frozenset({Flag.STUB_LEFT}))
    if blanks.is_prompt(text):
        return Reading(raw, Kind.PROMPT, flags=frozenset({Flag.PROMPT_LEFT}))
    return None


def _without_closing(cleaned: Clean) -> tuple[str, list[Note]]:
    """Return the text without closing punctuation; a stop behind a bare number is worth a note."""
    body, notes = cleaned.text, list(cleaned.notes)
    kept = body.rstrip(_STOPS)
    if kept != body and kept[-1:] in DIGITS:
        notes.append(Note.TRAILING_STOP)
    looser = kept.rstrip(_CLOSING)
    return (kept if looser[-1:] in DIGITS else looser), notes


def whole_measure(body: str, place: Place) -> Measure | None:
    """Return the figure that fills the text from end to end, with or without brackets around it."""
    context = Context(own_unit=place.unit.name if place.unit else "")
    measure = scan_measure(body, 0, context)
    if measure is not None and measure.end == len(body):
        return measure
    if body.startswith("(") and body.endswith(")"):
        inner = body[1:-1]
        measure = scan_measure(inner, 0, context)
        if measure is not None and measure.end == len(inner) and (measure.unit or inner[:1] in BEFORE):
            return measure
    return None


def _read_date(raw: str, body: str, notes: Iterable[Note], place: Place) -> Reading | None:
    """Return the deadline, day or window a cell states; what else it asks for by then makes it compound."""
    stretch = scan_date(body, words_before(body, actual=place.column == "actual"), place.year)
    if stretch is None:
        return None
    rest = body[stretch.end :]
    due = stretch.before or stretch.by_the_end
    done = says_done(rest, actual=place.column == "actual")
    if not (done or due) or (due and find_candidates(rest, place.year)):
        return None
    reading = deadline_reading(stretch, raw)
    duty = (Note.DUTY,) if rest else ()
    flags = reading.flags
    if reading.kind is Kind.WINDOW and place.column == "target":
        flags |= {Flag.NOT_A_TARGET}
    return replace(reading, notes=(*notes, *reading.notes, *duty), flags=flags)


def _read_words(raw: str, body: str, notes: list[Note], place: Place) -> Reading:
    if MASK in mask_documents(body):
        notes.append(Note.DOCUMENT)
    found = find_candidates(body, place.year)
    if found:
        flags = frozenset({Flag.COMPOUND}) if len(found) > 1 else frozenset()
        return Reading(raw, Kind.SENTENCE, notes=tuple(notes), flags=flags, candidates=found)
    if place.unit is not None and place.unit.name == PERCENT and place.column in {"target", "actual"}:
        return Reading(raw, Kind.CLASH, unit=PERCENT, notes=tuple(notes), flags=frozenset({Flag.CLASH}))
    described = place.column == "target" and _NO_TARGET.fullmatch(body)
    flags = frozenset({Flag.NOT_A_TARGET}) if described else frozenset()
    return Reading(raw, Kind.QUALITATIVE, notes=tuple(notes), flags=flags)
