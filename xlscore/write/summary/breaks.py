"""Page breaks of a sheet of several tables: one that fits on a page is not cut through."""

from dataclasses import dataclass, field
from typing import Final

from xlscore.write.summary.page import LEAST_HEIGHT, Page

MOST: Final = 1_000
"""Breaks a sheet gets; Excel takes no more than 1,026."""
_WIDE: Final = 770.0
_HIGH: Final = 500.0
"""What the margins leave of A4 landscape, in points."""


@dataclass(slots=True)
class Breaks:
    """The printed pages of a sheet, filled from above."""

    page: Page
    scale: float | None = None
    """How much smaller than life it is printed; ``None`` where it is made as wide as the page."""
    used: float = 0
    """Points taken of the page that is being filled."""
    below: int = 0
    """Row below the last table."""
    rows: list[int] = field(default_factory=list)

    @property
    def room(self) -> float:
        """Points of rows that go on a page."""
        if self.scale is not None:
            return _HIGH / self.scale
        wide = sum(width * 7 + 5 for width in self.page.widths) * 0.75
        return _HIGH * max(1.0, wide / _WIDE)

    def table(self, first: int, last: int) -> None:
        """Note the next table that was written, both rows included.

        It begins a page where it fits on one but not below what stands there; a longer one only where less than
        half a page is left.
        """
        gap, high = self._high(self.below, first), self._high(first, last + 1)
        self.below = last + 1
        if self.used + gap + high > self.room and (high <= self.room or self.used > self.room / 2):
            self.rows.append(first)
            self.used = gap = 0
        self.used = (self.used + gap + high) % self.room

    def _high(self, first: int, end: int) -> float:
        return sum(self.page.heights.get(row, LEAST_HEIGHT) for row in range(first, end))

    def finish(self) -> None:
        """Set the breaks."""
        self.page.sheet.set_h_pagebreaks(self.rows[:MOST])
