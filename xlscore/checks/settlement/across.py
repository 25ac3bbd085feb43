"""What only many files together tell of explanations: who says the same, and which file an explanation was for."""

from collections.abc import Iterable
from dataclasses import replace

from xlscore.checks.settlement.copies import without_copies
from xlscore.model.dossier import Dossier


def across_files(dossiers: Iterable[Dossier]) -> tuple[Dossier, ...]:
    """Return the dossiers with explanations held against those of other units, and strays only where nobody took them.

    A unit with several files hands in its explanations once: what one file has no finding for, another may.
    """
    held = without_copies(dossiers)
    taken = {
        (finding.explanation.at, finding.id)
        for dossier in held
        for finding in dossier.findings
        if finding.explanation is not None
    }
    return tuple(
        replace(dossier, strays=left)
        if (left := tuple(item for item in dossier.strays if not item.units or (item.at, item.finding) not in taken))
        != dossier.strays
        else dossier
        for dossier in held
    )
