"""A grade that hangs on disputed cells (等级存疑)."""

from dataclasses import dataclass
from fractions import Fraction

from xlscore.cells import CellRef


@dataclass(frozen=True, slots=True)
class GradeDoubt:
    """The grades a unit may have, as its disputed findings are accepted or not; totals are in points (分)."""

    lowest: Fraction
    """The total when every finding that lowers it is accepted and none that raises it."""
    highest: Fraction
    lowest_grade: str
    highest_grade: str
    findings: tuple[str, ...]
    """Ids of the findings with an effect on the total, the greatest effect first."""
    cells: tuple[CellRef, ...]
    """The disputed cells: those the findings blame, each once."""
