"""Which cells a formula is worked out from, directly or through other formulas."""

import re
from collections.abc import Iterator
from typing import Final

from xlscore.cells import Area, CellRef
from xlscore.model.workbook import Workbook

_REFERENCE: Final = re.compile(
    r"(?:('(?:[^']|'')+'|[^\W\d][\w.]*)!)?(?<![\w.])(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?)(?![\w(])"
)
_WORD: Final = re.compile(r"[^\W\d][\w.]*")
_TEXT: Final = re.compile(r'"[^"]*"')


class FormulaLinks:
    """The formulas of a workbook; asked many times about few cells, so that answers are kept."""

    def __init__(self, workbook: Workbook) -> None:
        """Take the workbook; nothing is parsed before it is asked for."""
        self._workbook = workbook
        self._areas: dict[CellRef, tuple[tuple[str, Area], ...]] = {}

    def formula(self, at: CellRef) -> str | None:
        """Return the formula of a cell, ``None`` where it holds none."""
        sheet = self._workbook.sheet(at.sheet)
        cell = sheet.cells.get((at.row, at.column)) if sheet is not None else None
        return cell.formula if cell is not None else None

    def follows(self, at: CellRef, sources: frozenset[CellRef]) -> bool:
        """Tell whether a cell holds a formula that one of the cells feeds, through other formulas or directly."""
        waiting, seen = [at], {at}
        while waiting:
            for sheet, area in self._of(waiting.pop()):
                if any(cell.sheet == sheet and area.holds((cell.row, cell.column)) for cell in sources):
                    return True
                for inner in self._formulas_in(sheet, area):
                    if inner not in seen:
                        seen.add(inner)
                        waiting.append(inner)
        return False

    def _of(self, at: CellRef) -> tuple[tuple[str, Area], ...]:
        if at not in self._areas:
            formula = self.formula(at)
            self._areas[at] = tuple(self._parsed(formula, at.sheet)) if formula is not None else ()
        return self._areas[at]

    def _parsed(self, formula: str, own: str) -> Iterator[tuple[str, Area]]:
        text = _TEXT.sub('""', formula)
        for match in _REFERENCE.finditer(text):
            name = (match[1] or own).strip("'").replace("''", "'")
            try:
                yield name, Area.parse(match[2])
            except ValueError:
                continue
        for word in dict.fromkeys(_WORD.findall(text)):
            meant = self._workbook.names.get(word)
            if meant is not None and meant != formula:
                yield from self._parsed(meant, own)

    def _formulas_in(self, sheet: str, area: Area) -> Iterator[CellRef]:
        found = self._workbook.sheet(sheet)
        for (row, column), cell in found.cells.items() if found is not None else ():
            if cell.formula is not None and area.holds((row, column)):
                yield CellRef(sheet, row, column)
