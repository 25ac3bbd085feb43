"""Small workbooks an operator might keep, saved where the tests want them."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl

Rows = Sequence[Sequence[object]]


def saved(path: Path, **sheets: Rows) -> Path:
    """Save a workbook with the given sheets and return its path."""
    book = openpyxl.Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path
