"""Books of a few returns, with limits as low as a test wants them, read back cell by cell."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook as Read
from xlsxwriter import Workbook

from xlscore.model.roster import Roster
from xlscore.write.style import Looks
from xlscore.write.summary.analysis import Analysis
from xlscore.write.summary.page import DATA, Desk, Places

Writer = Callable[[Analysis, Desk, Places], None]


def write(target: Path, roster: Roster, *writers: Writer, copies: int = 0, **limits: int) -> Analysis:
    """Write these sheets of a roster alone; ``copies`` annotated copies exist; returns what they noted."""
    book = Workbook(target, {"strings_to_urls": False})
    desk = Desk(book, Looks(book), **limits)
    places = Places(target.parent, tuple(target.parent / f"批注{number}.xlsx" for number in range(copies)))
    analysis = Analysis.of(roster)
    for writer in writers:
        writer(analysis, desk, places)
    if DATA not in book.sheetnames:
        book.add_worksheet(DATA)  # titles end with a cell of it
    book.close()
    return analysis


def values(target: Path) -> Read:
    return openpyxl.load_workbook(target, data_only=True)


def formulas(target: Path) -> Read:
    return openpyxl.load_workbook(target)


def rows(target: Path, sheet: str, first: int = 1) -> list[tuple[Any, ...]]:
    """Return the rows of a sheet from ``first`` on (from 1) with the values stored in them, blank ones left out."""
    found = values(target)[sheet].iter_rows(min_row=first, values_only=True)
    return [row for row in found if any(cell not in {None, ""} for cell in row)]
