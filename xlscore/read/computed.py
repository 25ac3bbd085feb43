"""Formulas that were saved without a value: what they come to, where our own means suffice to work it out."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from xlscore.cells import CellRef, a1
from xlscore.exact import exact
from xlscore.model.workbook import Cell, CellError, CellValue, Sheet, Workbook
from xlscore.read.entries import text_of
from xlscore.read.formula_terms import FailedError, Named, UnknownError, Value
from xlscore.read.formula_value import Formula, parsed

_MOST_CELLS: Final = 200_000
"""Cells that are looked at for one workbook; a form has some hundreds of formulas over some dozens of cells each."""
_MOST_CHARACTERS: Final = 300_000
"""Characters of all formulas of one workbook that are read."""
_MOST_BITS: Final = 512
"""Of numerator or denominator: no figure of a form has as many, and repeated squaring must not eat the memory."""
_LARGEST_WHOLE: Final = 2**53
_MOST_SHOWN: Final = 3

_Place = tuple[str, int, int]


def with_computed(workbook: Workbook) -> Workbook:
    """Return a workbook in which formulas without a saved value have what they come to; ``cached`` stays false.

    What uses other functions, other files, itself or words as figures stays without a value, as it was received.
    """
    waiting = {
        (sheet.name, *at): cell.formula
        for sheet in workbook.sheets
        for at, cell in sheet.cells.items()
        if not cell.cached and cell.value is None and cell.formula is not None
    }
    if not waiting:
        return workbook
    work = _Work({sheet.name: sheet for sheet in workbook.sheets}, waiting)
    return replace(workbook, sheets=tuple(work.filled(sheet) for sheet in workbook.sheets))


def computed_notes(sheet: Sheet) -> Iterator[tuple[CellRef, str]]:
    """Yield the first cell of a sheet whose value was worked out here, with a sentence on all of them."""
    found = [(at, cell) for at, cell in sheet.cells.items() if not cell.cached and cell.value is not None]
    if found:
        shown = "、".join(f"{a1(*at)} 得 {text_of(cell) or '空'}" for at, cell in found[:_MOST_SHOWN])
        more = f" 等 {len(found)} 处" if len(found) > _MOST_SHOWN else ""
        yield CellRef(sheet.name, *found[0][0]), f"公式没有保存计算结果，已照公式算出：{shown}{more}"


@dataclass(slots=True)
class _Work:
    """The formulas to work out, those done, and those that cannot be."""

    sheets: Mapping[str, Sheet]
    waiting: dict[_Place, str]
    done: dict[_Place, Value] = field(default_factory=dict)
    failed: set[_Place] = field(default_factory=set)
    """Places that come to an error value."""
    formulas: dict[_Place, Formula | None] = field(default_factory=dict)
    cells: int = 0
    characters: int = 0

    def filled(self, sheet: Sheet) -> Sheet:
        """Return a sheet with the values of its formulas."""
        cells = dict(sheet.cells)
        for at, cell in sheet.cells.items():
            place = (sheet.name, *at)
            if place in self.waiting:
                self._settle(place)
            if place in self.done:
                cells[at] = cell._replace(value=_stored(self.done[place]))
        return replace(sheet, cells=cells)

    def _settle(self, first: _Place) -> None:
        """Work out a formula, before it those it refers to; the ones that go round stay unknown."""
        stack, open_ = [(first, self._formula(first), self._needed(first))], {first}
        while stack:
            place, formula, needed = stack[-1]
            following = next((other for other in needed if other in self.waiting and other not in open_), None)
            if following is not None:
                open_.add(following)
                stack.append((following, self._formula(following), self._needed(following)))
                continue
            stack.pop()
            # One it refers to that still waits goes round with it: looking it up tells so.
            self.waiting.pop(place)
            self._work_out(place, formula)

    def _formula(self, place: _Place) -> Formula | None:
        """Return a formula ready to be worked out, ``None`` where it cannot be."""
        if place not in self.formulas:
            self.characters += len(self.waiting[place])
            try:
                known = self.characters <= _MOST_CHARACTERS
                self.formulas[place] = parsed(self.waiting[place]) if known else None
            except UnknownError:
                self.formulas[place] = None
        return self.formulas[place]

    def _needed(self, place: _Place) -> Iterator[_Place]:
        """Yield the formulas to be worked out before this one."""
        formula = self._formula(place)
        try:
            for named in formula.named if formula is not None else ():
                yield from (at for at in self.places(place[0], named) if at in self.waiting)
        except UnknownError:
            return

    def places(self, own: str, named: Named) -> list[_Place]:
        """Return the filled cells of a rectangle that a formula of sheet ``own`` refers to.

        Raises ``UnknownError`` where there is no such sheet or too much to look at.
        """
        sheet = self.sheets.get(named.sheet or own)
        if sheet is None:
            raise UnknownError
        top, left, bottom, right = named.area
        size = (bottom - top + 1) * (right - left + 1)
        self.cells += min(size, len(sheet.cells))
        if self.cells > _MOST_CELLS:
            raise UnknownError
        if size > len(sheet.cells):
            return [(sheet.name, *at) for at in sheet.cells if named.area.holds(at)]
        around = ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
        return [(sheet.name, *at) for at in around if at in sheet.cells]

    def _work_out(self, place: _Place, formula: Formula | None) -> None:
        if formula is None:
            return
        try:
            value = formula.value(_Looking(self, place[0]))
            _stored(value)
        except FailedError:
            self.failed.add(place)
        except UnknownError:
            return
        else:
            # A reference to a blank cell shows 0.
            self.done[place] = Fraction(0) if value is None else value

    def value(self, place: _Place) -> Value:
        """Return what a filled cell holds."""
        if place in self.done:
            return self.done[place]
        if place in self.failed:
            raise FailedError
        return _taken(self.sheets[place[0]].cells[place[1:]])


@dataclass(frozen=True, slots=True)
class _Looking:
    """What the formulas of one sheet see."""

    work: _Work
    sheet: str

    def one(self, named: Named) -> Value:
        """Return the value of a single cell."""
        return next(iter(self.all(named)), None)

    def all(self, named: Named) -> Iterator[Value]:
        """Yield the values of the filled cells of a rectangle."""
        for place in self.work.places(self.sheet, named):
            yield self.work.value(place)


def _taken(cell: Cell) -> Value:
    value = cell.value
    if isinstance(value, CellError):
        raise FailedError
    if isinstance(value, str | bool):
        return value
    if isinstance(value, int | float) and math.isfinite(value):
        return exact(value)
    if value is None and cell.formula is None:
        return None
    raise UnknownError


def _stored(value: Value) -> CellValue:
    """Return a value as a program would have saved it; raises ``UnknownError`` for a figure out of all bounds."""
    if not isinstance(value, Fraction):
        return value
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > _MOST_BITS:
        raise UnknownError
    whole = value.denominator == 1 and abs(value) < _LARGEST_WHOLE
    return value.numerator if whole else value.numerator / value.denominator
