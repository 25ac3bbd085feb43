"""What was understood of one workbook before any check, and what its sheets look like."""

from dataclasses import dataclass

from xlscore.cells import CellRef
from xlscore.model.recognition import Recognition
from xlscore.model.submission import Submission
from xlscore.model.workbook import Visibility, Workbook


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """One sheet in a few words: how much stands on it, what of it is hidden, which headers of forms it bears."""

    name: str
    visibility: Visibility
    filled: int
    """Cells that hold something."""
    last: CellRef | None
    """The bottom right corner of what is filled."""
    hidden_rows: tuple[int, ...] = ()
    """Hidden rows that hold something."""
    hidden_columns: tuple[int, ...] = ()
    headers: tuple[tuple[CellRef, str], ...] = ()
    """Titles of forms and headers of known columns, where they stand and as they are written."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """A workbook, the edition it was taken for, and the submission read from it where there is an edition."""

    file: str
    """The path as the user wrote it."""
    workbook: Workbook
    recognition: Recognition
    sheets: tuple[SheetSeen, ...] = ()
    submission: Submission | None = None
    """Of several forms in one workbook, the first."""
    further: tuple[Submission, ...] = ()
    """The second and later forms."""
