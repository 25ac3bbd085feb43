"""Texts of a return that are long enough for equal ones to be no coincidence, and the equal ones of many returns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from xlscore.cells import CellRef
from xlscore.model.record import Passage, Record
from xlscore.model.submission import Entry, State, Submission
from xlscore.values.glyphs import plain

LEAST: Final = 30
"""Characters, punctuation left out, from which equal texts are no coincidence."""


def long_texts(submission: Submission) -> Iterator[Passage]:
    """Yield completion texts, reasons and worded actuals with what they are; goals may well be handed down."""
    for label, entry in _texts(submission):
        if entry.state is State.GIVEN and len(plain(entry.text)) >= LEAST:
            yield Passage(label, entry.text, entry.at)


def _texts(submission: Submission) -> Iterator[tuple[str, Entry]]:
    for label, entry in submission.texts.items():
        if "完成" in label:
            yield label, entry
    for row in submission.rows:
        yield "原因", row.reason
        yield "实际完成值", row.actual
    for line in submission.lines:
        yield "说明", line.reason


@dataclass(frozen=True, slots=True)
class SameText:
    """One text that several units handed in word for word."""

    wording: str
    """The text without spaces and punctuation."""
    label: str
    text: str
    """As the first of them wrote it."""
    units: tuple[tuple[Record, CellRef | None], ...]
    """The returns it stands in, one a unit, each with its cell."""


def same_texts(records: Iterable[Record]) -> list[SameText]:
    """Return the long texts that are the same in returns of different units, in the order they were met."""
    found: dict[str, dict[str, tuple[Passage, Record]]] = {}
    for record in (form for file in records for form in file.forms):
        if unit := record.unit.strip():
            for passage in record.passages:
                found.setdefault(plain(passage.text), {}).setdefault(unit, (passage, record))
    groups: list[SameText] = []
    for key, units in found.items():
        if len(units) > 1:
            first = next(iter(units.values()))[0]
            held = tuple((record, passage.at) for passage, record in units.values())
            groups.append(SameText(key, first.label, first.text, held))
    return groups
