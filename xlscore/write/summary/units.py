"""The figures of one unit as the summary shows them."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from xlscore.model.dossier import Dossier, Roster
from xlscore.model.finding import Severity, Verdict
from xlscore.model.scorecard import Rate
from xlscore.model.submission import Entry

TEN_THOUSAND = 10_000


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of 汇总.  Amounts are in 万元; ``None`` is a figure that is not known."""

    name: str
    edition: str
    year: int | None
    claimed: Fraction | None
    recomputed: Fraction | None
    claimed_grade: str
    grade: str
    budget: Fraction | None
    executed: Fraction | None
    counts: Counter[Severity]
    verdict: Verdict

    @property
    def difference(self) -> Fraction | None:
        """Claimed minus recomputed, where both are known."""
        return None if self.claimed is None or self.recomputed is None else self.claimed - self.recomputed

    @property
    def rate(self) -> Fraction | None:
        """Executed ÷ budget."""
        return self.executed / self.budget if self.executed is not None and self.budget else None


def name_of(dossier: Dossier) -> str:
    """Return the unit's name, or the file's where the sheet names none."""
    return dossier.unit or Path(dossier.file).stem


def main_rate(dossier: Dossier) -> Rate | None:
    """Return the rate of the whole budget: the scored line, else the first total line with both amounts."""
    rates = dossier.scorecard.rates if dossier.scorecard else ()
    scored = [rate for rate in rates if rate.line is not None and rate.indicator is not None]
    totals = [rate for rate in rates if rate.line is not None and rate.line.parent is None]
    whole = [rate for rate in totals if rate.numerator.given and rate.denominator.given]
    return next(iter([*scored, *whole]), None)


def in_ten_thousand(entry: Entry, unit: str) -> Fraction | None:
    """Return an amount in 万元 from the unit it was filled in."""
    if entry.value is None:
        return None
    return entry.value / TEN_THOUSAND if unit == "元" else entry.value


def unit_of(dossier: Dossier) -> Unit:
    """Return the line of one dossier."""
    submission, card = dossier.submission, dossier.scorecard
    rate = main_rate(dossier)
    line = rate.line if rate else None
    return Unit(
        name=name_of(dossier),
        edition=dossier.framework.id if dossier.framework else "",
        year=dossier.fiscal_year,
        claimed=submission.total.value if submission else None,
        recomputed=card.total if card else None,
        claimed_grade=submission.grade.text if submission else "",
        grade=(card.grade or "") if card else "",
        budget=in_ten_thousand(rate.denominator, line.unit) if rate and line else None,
        executed=in_ten_thousand(rate.numerator, line.unit) if rate and line else None,
        counts=Counter(finding.severity for finding in dossier.findings),
        verdict=dossier.verdict,
    )


def units_of(roster: Roster) -> list[Unit]:
    """Return a line a dossier, in their order."""
    return [unit_of(dossier) for dossier in roster.dossiers]
