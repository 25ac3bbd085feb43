"""Which unit of money a sheet states, nearest first, and the unit its amounts are kept in: 万元 or 元."""

import re
from collections.abc import Iterable
from typing import Final

from xlscore.cells import CellRef
from xlscore.model.submission import MISSING, Entry
from xlscore.model.workbook import Cell
from xlscore.read.entries import amount_entry, in_stated_unit
from xlscore.read.tables.keys import half_width

MONEY_UNIT: Final = "(?:[十百千]?万|[十百千亿])?元"
"""A pattern of every unit of money a form may state."""

KEPT: Final = frozenset({"元", "万元"})
"""Units amounts are kept in; those stated in another one (千元, 亿元) are converted visibly."""

_IN_BRACKETS: Final = re.compile(
    rf"[(\[【](?:人民币)?(?:单位|金额单位)?:?(?:人民币:?)?({MONEY_UNIT})(?:人民币)?(?=[)\]】、,，/])"
)
_AFTER_WORD: Final = re.compile(rf"单位:?(?:人民币:?)?({MONEY_UNIT})|(?<=.)/({MONEY_UNIT})$")


def stated_unit(text: str) -> str | None:
    """Return the unit a label states in brackets, after 单位： or behind a stroke, ``None`` where it states none."""
    plain = "".join(half_width(text[:200]).split())
    match = _IN_BRACKETS.search(plain) or _AFTER_WORD.search(plain)
    return match[match.lastindex or 1] if match else None


def line_amount(place: tuple[Cell | None, CellRef] | None, stated: str | None, unit: str) -> Entry:
    """Return an amount of a line in ``unit``; ``stated`` is the unit of its row or column, where that says one."""
    if place is None:
        return MISSING
    return in_stated_unit(amount_entry(*place, stated or unit), stated or unit, unit)


def is_money(unit: str) -> bool:
    """Tell whether a unit is one of money."""
    return re.fullmatch(MONEY_UNIT, unit) is not None


def kept_unit(stated: str) -> str:
    """Return the unit in which amounts stated in a unit are kept: that one if it is 元 or 万元, else 万元."""
    return stated if stated in KEPT else "万元"


def nearest_unit(texts: Iterable[str]) -> str | None:
    """Return the first unit stated by labels given nearest first."""
    return next((unit for text in texts if (unit := stated_unit(text)) is not None), None)
