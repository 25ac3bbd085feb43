"""Which edition a workbook was taken for, and on what grounds."""

from dataclasses import dataclass
from fractions import Fraction

from xlscore.cells import CellRef
from xlscore.exact import decimal_text
from xlscore.model.framework import Framework


def confidence_text(confidence: Fraction) -> str:
    """Return how sure a recognition is as every output prints it: a decimal from 0 to 1 with two places."""
    return decimal_text(confidence, 2, at_least=2)


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near a sheet comes to an edition, and what fits and what does not."""

    framework: str
    score: Fraction
    """Out of a hundred; a local edition whose place is named may have more."""
    fits: tuple[str, ...] = ()
    """Chinese words: 指标行, 表头栏目 …"""
    misses: tuple[str, ...] = ()

    @property
    def confidence(self) -> Fraction:
        """The score as a share of one."""
        return min(Fraction(1), max(Fraction(0), self.score / 100))


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
    confidence: Fraction | None = None
    """1 for a stamp; else how like the edition the sheet is, ``None`` where it shows no table to compare."""
    nearest: tuple[Nearness, ...] = ()
    """What the candidates have in common with the sheet, where none was certain."""
