"""The smallest correction: the fewest cells whose change makes all binding findings disappear (改法建议)."""

from dataclasses import dataclass

from xlscore.cells import CellRef


@dataclass(frozen=True, slots=True)
class Change:
    """Another content for one cell, as people read it (rates as percent), and what it is worked out from."""

    at: CellRef
    now: str
    """What stands there; empty for a blank cell."""
    then: str
    basis: str
    follows: bool = False
    """Whether the cell holds a formula that gives this by itself once the others are changed."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Changes that were tried on the workbook in memory; offered, never applied."""

    changes: tuple[Change, ...] = ()
    """Empty where none was found, and ``why`` says so."""
    others: tuple[tuple[Change, ...], ...] = ()
    """Other ways with as few cells."""
    left: tuple[str, ...] = ()
    """Ids of binding findings only the unit can put right (a figure that is missing or cannot be read)."""
    why: str = ""
    """One Chinese sentence: what was tried, or why there is nothing to suggest."""
    tried: int = 0
    """How many corrected sheets were checked."""

    @property
    def typed(self) -> int:
        """How many cells have to be typed."""
        return sum(not change.follows for change in self.changes)
