"""From a dossier to the record a bureau keeps of it."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from xlscore.consolidation.edition import edition_of
from xlscore.consolidation.long_texts import long_texts
from xlscore.model.dossier import Dossier
from xlscore.model.record import RateCells, RateLine, RateTexts, Record, ScoreCells, ScoreLine
from xlscore.model.scorecard import Rate, Score, Scorecard
from xlscore.model.submission import Entry, Submission
from xlscore.scoring.card import section_code

TEN_THOUSAND: Final = 10_000


def in_ten_thousand(value: Fraction | None, unit: str) -> Fraction | None:
    """Return an amount in 万元 from the unit it was filled in."""
    if value is None:
        return None
    return value / TEN_THOUSAND if unit == "元" else value


def condense(dossier: Dossier) -> Record:
    """Return what a bureau keeps of a file: the figures of its form without the grid, the entries and the workings."""
    submission, card = dossier.submission, dossier.scorecard
    whole = main_rate(card) if card else None
    money = whole.line.unit if whole and whole.line else ""
    return Record(
        file=dossier.file,
        sha256=dossier.sha256,
        verdict=dossier.verdict,
        unit=dossier.unit,
        project=submission.project_name if submission else "",
        project_code=submission.project_code if submission else "",
        edition=edition_of(dossier.framework) if dossier.framework else None,
        overlays=dossier.framework.overlays if dossier.framework else (),
        recognised_by=dossier.recognised_by,
        confidence=dossier.confidence,
        year=dossier.fiscal_year,
        money_unit=submission.money_unit if submission else None,
        claimed=submission.total.value if submission else None,
        recomputed=card.total if card else None,
        claimed_grade=submission.grade.text if submission else "",
        grade=(card.grade or "") if card else "",
        budget=in_ten_thousand(whole.denominator.value, money) if whole else None,
        executed=in_ten_thousand(whole.numerator.value, money) if whole else None,
        budget_places=whole.denominator.places if whole else None,
        executed_places=whole.numerator.places if whole else None,
        filed_on=submission.filed_on if submission else None,
        total_at=submission.total.at if submission else None,
        scores=tuple(map(_score_line, card.scores)) if card else (),
        rates=tuple(_rate_lines(submission, card, whole)) if submission and card else (),
        passages=tuple(long_texts(submission)) if submission else (),
        findings=dossier.findings,
        failed_checks=dossier.failed_checks,
    )


def main_rate(card: Scorecard) -> Rate | None:
    """Return the rate of the whole budget: the scored line, else the first total line with both amounts."""
    scored = [rate for rate in card.rates if rate.line is not None and rate.indicator is not None]
    totals = [rate for rate in card.rates if rate.line is not None and rate.line.parent is None]
    whole = [rate for rate in totals if rate.numerator.given and rate.denominator.given]
    return next(iter([*scored, *whole]), None)


def _number(entry: Entry) -> Fraction | None:
    return entry.reading.number if entry.reading is not None else entry.value


def _score_line(score: Score) -> ScoreLine:
    row = score.row
    reading = row.target.reading
    return ScoreLine(
        code=row.code,
        column=section_code(row.code),
        title=row.title,
        section=row.path[0] if row.path else "",
        points=score.points,
        claimed=row.claimed.value,
        recomputed=score.recomputed,
        state=score.state,
        operator=reading.op.value if reading is not None else "",
        target=_number(row.target),
        unit=reading.unit if reading is not None else "",
        target_text=row.target.text,
        actual=_number(row.actual),
        actual_text=row.actual.text,
        reason=row.reason.text,
        cells=ScoreCells(row.points.at, row.claimed.at, row.target.at, row.actual.at, row.reason.at),
    )


def _rate_lines(submission: Submission, card: Scorecard, whole: Rate | None) -> Iterator[RateLine]:
    for rate in card.rates:
        line = rate.line
        parent = submission.lines[line.parent].name if line is not None and line.parent is not None else ""
        yield RateLine(
            name=rate.name,
            base=rate.base,
            breakdown=line.breakdown if line else "",
            parent=parent,
            indicator=rate.indicator or "",
            numerator=rate.numerator.value,
            denominator=rate.denominator.value,
            unit=line.unit if line else "",
            claimed=rate.claimed.value,
            recomputed=rate.recomputed,
            texts=RateTexts(rate.numerator.text, rate.denominator.text, rate.claimed.text),
            whole=rate is whole,
            cells=RateCells(rate.numerator.at, rate.denominator.at, rate.claimed.at),
        )
