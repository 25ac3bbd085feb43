"""What only many files together tell of explanations: who says the same, and which file an explanation was for.

A unit with several files hands in its explanations once: what one file has no finding for, another may.
"""

from collections.abc import Iterable

from xlscore.checks.settlement.copies import shared_texts
from xlscore.model.record import Record
from xlscore.model.settlement import Across


def across_files(records: Iterable[Record]) -> Across:
    """Return what the files that hold explanations tell together; their findings have to be settled again with it."""
    held = tuple(records)
    taken = {
        (finding.explanation.at, finding.id)
        for record in held
        for finding in record.findings
        if finding.explanation is not None
    }
    # In one order: the options results are kept under must read the same in every process.
    return Across(shared_texts(held), tuple(sorted(taken)))
