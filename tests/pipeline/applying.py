"""Applies a suggestion to a copy of a workbook, as somebody would who types what it says."""

import re
from pathlib import Path

from openpyxl import load_workbook

from xlscore.model.suggestion import Change


def content(text: str) -> float | str:
    """Return what is stored when a text is typed into a cell."""
    if re.fullmatch(r"-?\d+(\.\d+)?%", text):
        return float(text[:-1]) / 100
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else text


def apply(source: Path, changes: tuple[Change, ...], target: Path) -> Path:
    """Type every change that does not follow by itself into a copy."""
    book = load_workbook(source)
    for change in changes:
        if not change.follows:
            book[change.at.sheet].cell(change.at.row, change.at.column).value = content(change.then)
    book.save(target)
    return target
