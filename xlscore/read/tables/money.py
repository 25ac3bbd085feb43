"""Which unit of money a sheet states: 万元 or 元, nearest first."""

import re
from collections.abc import Iterable
from typing import Final

from xlscore.cells import CellRef
from xlscore.model.submission import MISSING, Entry
from xlscore.model.workbook import Cell
from xlscore.read.entries import amount_entry, in_stated_unit
from xlscore.read.tables.keys import half_width

_IN_BRACKETS: Final = re.compile(r"[(\[【](?:人民币)?(?:单位|金额单位)?[:]?(?:人民币)?(万元|元)[)\]】]")
_AFTER_WORD: Final = re.compile(r"单位[:]?(?:人民币)?(万元|元)")


def stated_unit(text: str) -> str | None:
    """Return the unit a label states in brackets or after 单位：, ``None`` where it states none."""
    plain = "".join(half_width(text[:200]).split())
    match = _IN_BRACKETS.search(plain) or _AFTER_WORD.search(plain)
    return match[1] if match else None


def line_amount(place: tuple[Cell | None, CellRef] | None, stated: str | None, unit: str) -> Entry:
    """Return an amount of a line in ``unit``; ``stated`` is the unit of its row or column, where that says one."""
    if place is None:
        return MISSING
    return in_stated_unit(amount_entry(*place, stated or unit), stated or unit, unit)


def nearest_unit(texts: Iterable[str]) -> str | None:
    """Return the first unit stated by labels given nearest first."""
    return next((unit for text in texts if (unit := stated_unit(text)) is not None), None)
