"""The findings that matter most: those that move a total, the furthest first, then the most binding."""

from collections.abc import Iterator
from fractions import Fraction
from heapq import nsmallest
from typing import NamedTuple

from xlscore.model.finding import Finding, Severity
from xlscore.model.roster import Roster


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


def gravest(roster: Roster, count: int = 10) -> list[Located]:
    """Return the findings to look at first; notes, settled findings and those that follow from another are left out."""
    weighty = (item for item in located(roster) if item.finding.counts)
    roots = (item for item in weighty if item.finding.severity is not Severity.NOTE)
    return nsmallest(count, (item for item in roots if item.finding.caused_by is None), key=_weight)


def _weight(item: Located) -> tuple[Fraction, int]:
    return -abs(item.finding.effect or Fraction(0)), item.finding.severity.rank
