"""Annotated copies as units and reviewers send them back: the copy of a form with its blanks typed in."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import PurePath
from typing import Any, Final

from xlscore.cells import a1
from xlscore.model.sheet_words import EXPLANATION, FILLED, ID_HEADER, PAGE_KEY, REVIEW_OPINION, REVIEW_SCORE
from xlscore.model.stamp import SHEET_FINDINGS, SHEET_OPINION
from xlscore.model.workbook import Sheet
from xlscore.ooxml.draft import Draft
from xlscore.ooxml.package import Package
from xlscore.pipeline import assess_bytes
from xlscore.read.rows_of_table import plain_text
from xlscore.read.workbook_file import read_workbook_bytes
from xlscore.write.annotated import annotate

Plain = Mapping[str, Any]

RECEIVED_AT: Final = datetime(2023, 4, 3, 9, 0)  # noqa: DTZ001 -- wall clock, as the copies print it
"""When the bureau received the forms that were sent back."""
_PARTS: Final = {SHEET_FINDINGS: "xl/worksheets/sheet2.xml", SHEET_OPINION: "xl/worksheets/sheet3.xml"}
"""The forms have one sheet, so that the two of a copy are the second and the third."""
_ENTRIES: Final = {"score": REVIEW_SCORE, "opinion": REVIEW_OPINION, "explanation": EXPLANATION}


def returned_bytes(form: bytes, name: str, entries: Mapping[str, Plain]) -> bytes:
    """Return the annotated copy of a form with ``entries``: id of a finding (empty: the sheet) → what is typed.

    Raises ``KeyError`` where the copy has no such blank.
    """
    copy = annotate(assess_bytes(form, PurePath(name).name), form, received_at=RECEIVED_AT)
    own = read_workbook_bytes(copy, name).own
    blanks = {kind: dict(listed(own[kind])) for kind, listed in ((SHEET_FINDINGS, _rows), (SHEET_OPINION, _page))}
    draft = Draft(Package(copy))
    for finding, typed in entries.items():
        kind = SHEET_FINDINGS if finding else SHEET_OPINION
        for key, text in typed.items():
            place = blanks[kind][finding, _ENTRIES[key]]
            draft.write(_PARTS[kind], _typed(draft.read(_PARTS[kind]), a1(*place), text, number=key == "score"))
    return draft.finish()


def _typed(part: bytes, address: str, text: str, *, number: bool) -> bytes:
    start = part.index(b'<c r="%s"' % address.encode())
    end = part.index(b"/>", start)
    value = f"><v>{text}</v></c>" if number else f' t="inlineStr"><is><t>{text}</t></is></c>'
    return part[:end] + value.encode() + part[end + 2 :]


def _rows(sheet: Sheet) -> Iterator[tuple[tuple[str, str], tuple[int, int]]]:
    texts = {place: plain_text(cell.value) for place, cell in sheet.cells.items()}
    top, column = next(place for place, text in texts.items() if text == ID_HEADER)
    for header in FILLED:
        at = next(place[1] for place, text in texts.items() if place[0] == top and text == header)
        for place, text in texts.items():
            if place[1] == column and place[0] > top:
                yield (text, header), (place[0], at)


def _page(sheet: Sheet) -> Iterator[tuple[tuple[str, str], tuple[int, int]]]:
    for (row, _), cell in sheet.cells.items():
        key = plain_text(cell.value)
        if key.startswith(PAGE_KEY):
            for blank in key.removeprefix(PAGE_KEY).split(";"):
                name, _, column = blank.rpartition("@")
                yield ("", name), (row, int(column))
