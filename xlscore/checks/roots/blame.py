"""Which of its cells a finding blames: those that may be wrong, not those that stand there to show why."""

from typing import Final

from xlscore.cells import CellRef
from xlscore.model.finding import Finding

ONE: Final = frozenset({"XS301", "XS302", "XS306", "XS307", "XS311", "XS410"})
"""Findings whose first cell, a score, is wrong."""

RATE: Final = frozenset({"XS401", "XS402", "XS403"})
"""Findings whose first cell, a rate, is wrong; a score follows only where it was worked out from that rate."""

_ALL: Final = frozenset(
    {"XS106", "XS108", "XS109", "XS202", "XS203", "XS205", "XS303", "XS304", "XS406", "XS408", "XS409"}
)
"""Findings any cell of which may be the wrong one."""


def blamed(finding: Finding) -> tuple[CellRef, ...]:
    """Return the cells that may be wrong; none for a finding that is not about a figure others follow from."""
    if finding.code in _ALL:
        return finding.cells
    return finding.cells[:1] if finding.code in ONE | RATE else ()
