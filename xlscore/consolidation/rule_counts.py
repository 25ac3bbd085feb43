"""How often each rule of checking fired, and the returns on which suspiciously none did."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from xlscore.consolidation.gravest import located
from xlscore.consolidation.lines import Line
from xlscore.model.finding import Severity
from xlscore.model.record import Record
from xlscore.model.roster import Roster


@dataclass(slots=True)
class RuleCount:
    """What one rule found."""

    code: str
    findings: int = 0
    files: int = 0
    """Files with at least one; findings across files concern none in particular."""
    effect: Fraction = Fraction(0)
    """Sum of the points by which its findings move totals, up or down alike."""


def rule_counts(roster: Roster) -> dict[str, RuleCount]:
    """Return the rules that fired, by code."""
    found: dict[str, RuleCount] = {}
    seen: set[tuple[str, int]] = set()
    for place, finding in located(roster):
        rule = found.setdefault(finding.code, RuleCount(finding.code))
        rule.findings += 1
        rule.effect += abs(finding.effect or Fraction(0))
        if place is not None and (finding.code, place) not in seen:
            seen.add((finding.code, place))
            rule.files += 1
    return found


def without_fault(roster: Roster, lines: Sequence[Line]) -> list[Line]:
    """Return the returns with full points in every row and in total, and no finding beyond notes: worth a look."""
    graver = [any(f.weight is not Severity.NOTE for f in record.findings) for record in roster.records]
    return [line for line in lines if not graver[line.place] and _all_full(line.record)]


def _all_full(record: Record) -> bool:
    if record.edition is None or record.claimed != record.edition.total or not record.scores:
        return False
    return all(line.points is not None and line.claimed == line.points for line in record.scores)
