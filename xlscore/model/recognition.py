"""Which edition a workbook was taken for, and on what grounds."""

from dataclasses import dataclass

from xlscore.cells import CellRef
from xlscore.model.framework import Framework


@dataclass(frozen=True, slots=True)
class Recognition:
    """The edition a workbook was taken for; ``candidates`` (best first) where none was certain."""

    framework: Framework | None
    by: str | None = None
    """``stamp``, ``layout`` or ``option``."""
    candidates: tuple[str, ...] = ()
    conflict: str = ""
    """What contradicts the stamp (another edition, unit or year), as a Chinese sentence."""
    conflict_at: CellRef | None = None
