"""What only many returns together tell of explanations: who says the same, and which file an explanation was for."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from xlscore.checks.settlement.copies import Explained, without_copies
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Finding, verdict_of
from xlscore.model.record import Record
from xlscore.model.settlement import Answer


def across_files(dossiers: Iterable[Dossier]) -> tuple[Dossier, ...]:
    """Return the dossiers with explanations held against those of other units, and strays only where nobody took them.

    A unit with several files hands in its explanations once: what one file has no finding for, another may.
    """
    held = tuple(dossiers)
    changed = zip(held, _changed(held), strict=True)
    return tuple(replace(dossier, findings=found, strays=strays) for dossier, (found, strays) in changed)


def across_records(records: Iterable[Record]) -> tuple[Record, ...]:
    """Do with records what ``across_files`` does with dossiers; their verdicts follow."""
    held = tuple(records)
    return tuple(
        record
        if (found, strays) == (record.findings, record.strays)
        else replace(
            record,
            findings=found,
            strays=strays,
            verdict=verdict_of(found) if record.readable else record.verdict,
        )
        for record, (found, strays) in zip(held, _changed(held), strict=True)
    )


def _changed(returns: Sequence[Explained]) -> list[tuple[tuple[Finding, ...], tuple[Answer, ...]]]:
    """Return findings and strays of each return as they stand beside the others."""
    found = without_copies(returns)
    taken = {
        (finding.explanation.at, finding.id)
        for findings in found
        for finding in findings
        if finding.explanation is not None
    }
    return [
        (findings, tuple(stray for stray in item.strays if not stray.units or (stray.at, stray.finding) not in taken))
        for item, findings in zip(returns, found, strict=True)
    ]
