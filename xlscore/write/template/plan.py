"""A sheet as planned: its cells by place, and how it is printed.  Nothing is written until all sheets are planned."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from xlscore.cells import Area, CellRef, a1, quote_sheet
from xlscore.values.day_serials import day_serial
from xlscore.write.style import Look
from xlscore.write.template.ask import Ask
from xlscore.write.template.live import Live, Value

Plain = Fraction | str | date | None
"""What a cell without formula holds."""


@dataclass(frozen=True, slots=True)
class Box:
    """One cell or merged area with what it holds."""

    area: Area
    content: Live | Plain
    look: Look
    ask: Ask | None = None

    @property
    def value(self) -> Value:
        """What formulas see there."""
        if isinstance(self.content, Live):
            return self.content.value
        return day_serial(self.content) if isinstance(self.content, date) else self.content


@dataclass(frozen=True, slots=True)
class Mark:
    """Words shown with a colour wherever a cell of an area contains them."""

    area: Area
    word: str
    colour: str


@dataclass(slots=True)
class Page:
    """How a sheet is printed; ``last_column`` is the last one on paper, columns right of it serve the screen."""

    paper: Literal["A4", "A3"] = "A4"
    orientation: Literal["portrait", "landscape"] = "landscape"
    last_column: int = 1
    last_row: int = 1
    repeat: tuple[int, int] | None = None
    """First and last row printed on every page."""
    freeze: tuple[int, int] | None = None
    """Row and column of the first cell that scrolls."""


@dataclass(slots=True)
class SheetPlan:
    """One sheet: rows and columns count from 1."""

    name: str
    boxes: dict[tuple[int, int], Box] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    folded: set[int] = field(default_factory=set)
    """Rows of an outline group that starts closed."""
    marks: list[Mark] = field(default_factory=list)
    page: Page = field(default_factory=Page)

    def put(self, row: int, column: int, content: Live | Plain, look: Look, ask: Ask | None = None) -> CellRef:
        """Place one cell and return where it stands."""
        return self.spread((row, column), (row, column), content, look, ask)

    def spread(
        self, first: tuple[int, int], last: tuple[int, int], content: Live | Plain, look: Look, ask: Ask | None = None
    ) -> CellRef:
        """Place one cell over an area that is merged; raises ``ValueError`` where something stands there already."""
        area = Area(*first, *last)
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                if (row, column) in self.boxes:
                    msg = f"two cells at {self.name}!{a1(row, column)}"
                    raise ValueError(msg)
                self.boxes[row, column] = Box(area, content if (row, column) == first else None, look, ask)
        return CellRef(self.name, *first)

    def value(self, row: int, column: int) -> Value:
        """Return what formulas see in a cell."""
        box = self.boxes.get((row, column))
        return None if box is None else box.value

    def at(self, row: int, column: int) -> Live:
        """Return a reference to a cell from the same sheet."""
        return Live(a1(row, column), self.value(row, column))

    def from_elsewhere(self, row: int, column: int) -> Live:
        """Return a reference to a cell from any sheet."""
        return Live(f"{quote_sheet(self.name)}!{a1(row, column, absolute=True)}", self.value(row, column))

    def area(self, top: int, left: int, bottom: int, right: int, *, outside: bool = False) -> tuple[str, list[Value]]:
        """Return an area's address, with the sheet's name where ``outside``, and what it holds."""
        address = f"{a1(top, left, absolute=outside)}:{a1(bottom, right, absolute=outside)}"
        values = [self.value(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
        return (f"{quote_sheet(self.name)}!{address}" if outside else address), values

    def origins(self) -> Iterator[Box]:
        """Yield every box once, from its first cell, in reading order."""
        for (row, column), box in sorted(self.boxes.items()):
            if (row, column) == (box.area.top, box.area.left):
                yield box
