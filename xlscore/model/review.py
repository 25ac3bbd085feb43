"""What a reviewer wrote into an annotated copy: score and opinion on the whole, and those on single findings."""

from dataclasses import dataclass
from fractions import Fraction

from xlscore.cells import CellRef


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """What stands beside one finding, by its id."""

    finding: str
    score: Fraction | None = None
    """复核分 of the row the finding is about; ``None`` where none was entered or it cannot be read."""
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A 复核分 that is no score: where it stands, what was written, and why it was not taken.

    ``finding`` is the id of the finding it stands beside, empty for that of the whole sheet: rows move, ids do not.
    """

    at: CellRef
    text: str
    why: str
    finding: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """The reviewer's entries of one file (复核)."""

    score: Fraction | None = None
    """复核分 of the whole sheet; ``None`` where none was entered or it cannot be read."""
    opinion: str = ""
    rows: tuple[ReviewRow, ...] = ()
    unread: tuple[Unread, ...] = ()
