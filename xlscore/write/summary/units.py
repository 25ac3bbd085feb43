"""The figures of one unit as the summary shows them."""

from collections import Counter
from pathlib import Path

from xlscore.model.finding import Severity
from xlscore.model.record import Record


def name_of(record: Record) -> str:
    """Return the unit's name, or the file's where the sheet names none."""
    return record.unit or Path(record.file).stem


def label_of(record: Record) -> str:
    """Return the unit's name, with the project where the return is of one."""
    return f"{name_of(record)}：{record.project}" if record.project else name_of(record)


def counts_of(record: Record) -> Counter[Severity]:
    """Return how many findings of each severity a file has that were neither explained nor waived."""
    return Counter(finding.severity for finding in record.findings if finding.counts)
