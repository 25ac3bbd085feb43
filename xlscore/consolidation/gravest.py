"""The findings that matter most: those that move a total, the furthest first, then the most binding."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from heapq import nsmallest
from typing import Final, NamedTuple

from xlscore.model.finding import Finding, Severity
from xlscore.model.roster import Roster

NOT_FILED: Final = "XS501"


class Located(NamedTuple):
    """A finding and the file it is of."""

    place: int | None
    """Index of its file in ``Roster.records``; ``None`` where it concerns more than one return."""
    finding: Finding


def located(roster: Roster) -> Iterator[Located]:
    """Yield every finding: file by file, then those across files."""
    for place, record in enumerate(roster.records):
        for finding in record.findings:
            yield Located(place, finding)
    for finding in roster.findings:
        yield Located(None, finding)


def units_named(roster: Roster) -> Mapping[str, str]:
    """Return the name of every unit by its name and, where the roster has one, its code."""
    names = {record.unit: record.unit for record in roster.records if record.unit}
    for filing in roster.filings:
        names |= {word: filing.unit.name for word in (filing.unit.code, filing.unit.name) if word}
    return names


def unit_concerned(finding: Finding, names: Mapping[str, str]) -> str:
    """Return the one unit a finding across files is about, empty where it is about several.

    Checks put the unit first in ``Finding.subject``: its code or name, with ``/`` before what else they name.
    """
    subject = finding.subject
    return names.get(subject) or names.get(subject.rpartition("/")[0]) or ""


def gravest(roster: Roster, count: int = 10) -> list[Located]:
    """Return the findings to look at first.

    Left out are notes, settled findings, those that follow from another, and those of files a corrected one stands for.
    """
    replaced = roster.replaced
    weighty = (item for item in located(roster) if item.finding.counts and item.place not in replaced)
    roots = (item for item in weighty if item.finding.severity is not Severity.NOTE)
    return nsmallest(count, (item for item in roots if item.finding.caused_by is None), key=_weight)


def _weight(item: Located) -> tuple[Fraction, int, bool]:
    finding = item.finding
    # Who has not filed is counted and listed elsewhere; it must not crowd out what was found in the returns.
    return -abs(finding.effect or Fraction(0)), finding.severity.rank, finding.code == NOT_FILED
