"""What the sheet 审核结果 carries for the next copy, in hidden columns: programs that save it anew keep cells."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from xlscore.ooxml.cell_texts import Cell, Typed
from xlscore.write.annotated.findings_grid import Grid, Text
from xlscore.write.annotated.stylesheet import Look

_PIECE: Final = 30_000
_BEGIN: Final = "xlscore-data:"


@dataclass(frozen=True, slots=True)
class Carried:
    """How marked cells looked before, by sheet and address, and the digests of the notes of ours."""

    looks: Mapping[str, Mapping[str, Look]] = field(default_factory=dict)
    notes: frozenset[str] = frozenset()


def put(grid: Grid, place: int, carried: Carried) -> None:
    """Write it into a hidden column, from the first row down."""
    numbers: dict[Look, int] = {}
    cells = {
        sheet: {address: numbers.setdefault(look, len(numbers)) for address, look in by_cell.items()}
        for sheet, by_cell in carried.looks.items()
    }
    data = {"looks": list(numbers), "cells": cells, "notes": sorted(carried.notes)}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for index, start in enumerate(range(0, len(text), _PIECE)):
        while grid.next_row <= index + 1:
            grid.add(Text(1, "", "remark"), at_least=1)
        grid.put_aside(index + 1, place, f"{_BEGIN}{index}:{text[start : start + _PIECE]}")


def carried_in(cells: Mapping[Cell, Typed]) -> Carried | None:
    """Return what a sheet carries, ``None`` where it lost it."""
    try:
        data = json.loads("".join(_pieces(typed.text for typed in cells.values())))
        looks = [Look(*map(str, look)) for look in data["looks"]]
        by_sheet = {
            str(sheet): {str(address): looks[number] for address, number in by_cell.items()}
            for sheet, by_cell in data["cells"].items()
        }
        return Carried(by_sheet, frozenset(map(str, data["notes"])))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None


def _pieces(texts: Iterable[str]) -> Sequence[str]:
    found = {}
    for text in texts:
        if text.startswith(_BEGIN):
            number, _, rest = text.removeprefix(_BEGIN).partition(":")
            found[int(number)] = rest
    return [found[number] for number in sorted(found)]
