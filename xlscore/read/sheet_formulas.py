"""The formula of every cell of a sheet, those included that the file writes only once for many cells."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from xlscore.cells import Area
from xlscore.errors import UnreadableError
from xlscore.read.limits import MAX_FORMULA, MAX_GRID, MAX_SHARED
from xlscore.read.shared_formula import moved_formula
from xlscore.read.sheet_xml import FormulaText, Place, Placed

_TOO_MUCH: Final = "文件超出限制：共享公式或数组公式展开后过大。请把公式改为数值或重新填写，另存为 .xlsx 后再报送。"


def formulas_of(found: Mapping[Place, FormulaText], cells: Iterable[Placed]) -> tuple[dict[Place, str], list[Place]]:
    """Return the formula text of each cell, without ``=``, and the cells whose shared formula has no text anywhere.

    Raises ``UnreadableError`` where writing the formulas out would go beyond the limits, and ``ValueError`` for an
    array formula without a proper area.
    """
    formulas: dict[Place, str] = {}
    masters: dict[str | None, tuple[Place, str]] = {}
    members: list[tuple[Place, str | None]] = []
    arrays: list[tuple[Area, str]] = []
    for place, formula in found.items():
        text = formula.text.removeprefix("=")
        if text:
            formulas[place] = text
            if formula.kind == "shared":
                masters.setdefault(formula.group, (place, text))
            elif formula.kind == "array" and formula.ref is not None:
                arrays.append((Area.parse(formula.ref), text))
        elif formula.kind == "shared":
            members.append((place, formula.group))
    lost = _share(formulas, masters, members)
    _spread(formulas, arrays, cells)
    return formulas, lost


def _share(
    formulas: dict[Place, str],
    masters: Mapping[str | None, tuple[Place, str]],
    members: Sequence[tuple[Place, str | None]],
) -> list[Place]:
    lost = []
    lengths = [len(masters[group][1]) for _, group in members if group in masters]
    # Counted before any is written out: a bomb of them takes a minute and most of a GiB otherwise.
    if max(lengths, default=0) > MAX_FORMULA or sum(lengths) > MAX_SHARED:
        raise UnreadableError(_TOO_MUCH)
    for place, group in members:
        if group not in masters:
            formulas[place] = ""
            lost.append(place)
            continue
        (row, column), text = masters[group]
        formulas[place] = moved_formula(text, place[0] - row, place[1] - column)
    return lost


def _spread(formulas: dict[Place, str], arrays: Iterable[tuple[Area, str]], cells: Iterable[Placed]) -> None:
    """Give every cell with a value inside an array formula's area that formula."""
    areas = [(area, text) for area, text in arrays if (area.top, area.left) != (area.bottom, area.right)]
    if not areas:
        return
    places = {place for place, _, _ in cells}
    if len(areas) * len(places) > MAX_GRID:
        raise UnreadableError(_TOO_MUCH)
    for area, text in areas:
        for row, column in places:
            if area.top <= row <= area.bottom and area.left <= column <= area.right:
                formulas.setdefault((row, column), text)
