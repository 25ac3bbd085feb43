"""The sheets of an earlier copy in a workbook that was saved anew: found again, and what people wrote there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from xlscore.model.sheet_words import FILLED, ID_HEADER, NOTHING, PAGE_KEY
from xlscore.model.stamp import OWN_NAMES, SHEET_FINDINGS, SHEET_OPINION, own_sheet
from xlscore.ooxml.cell_texts import Cell, Typed, cell_texts, shared_texts
from xlscore.ooxml.draft import Draft
from xlscore.write.annotated.carried import Carried, carried_in
from xlscore.write.annotated.workbook_part import SheetPart, WorkbookPart


@dataclass(frozen=True, slots=True)
class Previous:
    """What a workbook has of an earlier copy; all empty where it is no copy."""

    sheets: Mapping[str, SheetPart] = field(default_factory=dict)
    """Our sheets by kind."""
    typed: Mapping[tuple[str, str], Typed] = field(default_factory=dict)
    """What people wrote, by the id of the finding (or the blank of the page) and the header of the column."""
    carried: Carried | None = None
    named: Mapping[str, str] = field(default_factory=dict)
    """Id of a finding → its opinion as it was listed, for words whose finding is gone."""


def previous_in(draft: Draft, workbook: WorkbookPart) -> Previous:
    """Return what is there of an earlier copy."""
    pointed = workbook.pointed()
    likely = [
        sheet
        for sheet in workbook.sheets
        if sheet.part
        and draft.has(sheet.part)
        and (sheet.name in pointed.values() or sheet.name.startswith(tuple(OWN_NAMES)))
    ]
    if not likely:
        return Previous()
    shared = shared_texts(draft)
    sheets: dict[str, SheetPart] = {}
    cells: dict[str, Mapping[Cell, Typed]] = {}
    for sheet in likely:
        found = cell_texts(draft, sheet.part, shared)
        kind = own_sheet(found.get((1, 1), Typed("")).text, sheet.name, pointed)
        if kind is not None:
            sheets.setdefault(kind, sheet)
            cells.setdefault(kind, found)
    table = cells.get(SHEET_FINDINGS, {})
    typed, named = _table(table)
    page = cells.get(SHEET_OPINION, {})
    return Previous(sheets, typed | _page(page), carried_in(table) or carried_in(page), named)


def _table(cells: Mapping[Cell, Typed]) -> tuple[dict[tuple[str, str], Typed], dict[str, str]]:
    """Return what was filled into the table of findings, and the opinions it lists."""
    head = next((place for place, typed in cells.items() if typed.text == ID_HEADER), None)
    if head is None:
        return {}, {}
    columns = {typed.text: column for (row, column), typed in cells.items() if row == head[0]}
    typed, named = {}, {}
    for (row, column), identifier in cells.items():
        if column != head[1] or row <= head[0]:
            continue
        named[identifier.text] = cells.get((row, columns.get("审核意见", 0)), Typed("")).text
        for header in FILLED:
            words = cells.get((row, columns.get(header, 0)))
            if words and words.text.strip() and words.text != NOTHING:
                typed[identifier.text, header] = words
    return typed, named


def _page(cells: Mapping[Cell, Typed]) -> dict[tuple[str, str], Typed]:
    """Return what was filled into the blanks of the page 审核意见书."""
    typed = {}
    for (row, _), key in cells.items():
        if not key.text.startswith(PAGE_KEY):
            continue
        for blank in key.text.removeprefix(PAGE_KEY).split(";"):
            name, _, column = blank.rpartition("@")
            words = cells.get((row, int(column) if column.isdecimal() else 0))
            if words and words.text.strip():
                typed["", name] = words
    return typed
