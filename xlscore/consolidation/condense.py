"""From a dossier to the record a bureau keeps of it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from xlscore.consolidation.edition import edition_of
from xlscore.consolidation.long_texts import long_texts
from xlscore.model.dossier import Dossier, Form
from xlscore.model.record import RateCells, RateLine, RateTexts, Record, ScoreCells, ScoreLine
from xlscore.model.scorecard import Rate, Score, Scorecard
from xlscore.model.submission import Entry, Submission
from xlscore.scoring.card import section_code

TEN_THOUSAND: Final = 10_000
_WHOLE: Final = re.compile(r"总(额|金额|支出|预算|计)|合计|整体支出|部门(预算)?支出|年度(资金|预算|支出)|全部")
"""What a line of the whole budget is called on the forms (frameworks of 整体支出 and 项目支出)."""


def in_ten_thousand(value: Fraction | None, unit: str) -> Fraction | None:
    """Return an amount in 万元 from the unit it was filled in."""
    if value is None:
        return None
    return value / TEN_THOUSAND if unit == "元" else value


def condense(dossier: Dossier) -> Record:
    """Return what a bureau keeps of a file: the figures of its forms without the grid, the entries and the workings."""
    record = Record(
        file=dossier.file,
        sha256=dossier.sha256,
        verdict=dossier.verdict,
        unit=dossier.unit,
        edition=edition_of(dossier.framework) if dossier.framework else None,
        overlays=dossier.framework.overlays if dossier.framework else (),
        recognised_by=dossier.recognised_by,
        confidence=dossier.confidence,
        year=dossier.fiscal_year,
    )
    first, *others = [_with_form(record, form) for form in dossier.forms] or [record]
    doubt, review = dossier.grade_doubt, dossier.review
    return replace(
        first,
        reviewed=review.score if review is not None else None,
        opinion=review.opinion if review is not None else "",
        grade_range=(doubt.lowest_grade, doubt.highest_grade) if doubt is not None else None,
        total_range=(doubt.lowest, doubt.highest) if doubt is not None else None,
        findings=dossier.findings,
        failed_checks=dossier.failed_checks,
        strays=dossier.strays,
        further=tuple(others),
    )


def _with_form(record: Record, form: Form) -> Record:
    """Return the record of one form of a file; unit and year may be stated on the first form only."""
    submission, card = form.submission, form.scorecard
    whole = main_rate(card)
    money = whole.line.unit if whole and whole.line else ""
    return replace(
        record,
        form=form.number,
        unit=submission.unit_name or record.unit,
        project=submission.project_name,
        project_code=submission.project_code,
        year=submission.fiscal_year if submission.fiscal_year is not None else record.year,
        money_unit=submission.money_unit,
        claimed=submission.total.value,
        recomputed=card.total,
        claimed_grade=submission.grade.text,
        grade=card.grade or "",
        budget=in_ten_thousand(whole.denominator.value, money) if whole else None,
        executed=in_ten_thousand(whole.numerator.value, money) if whole else None,
        budget_places=whole.denominator.places if whole else None,
        executed_places=whole.numerator.places if whole else None,
        filed_on=submission.filed_on,
        total_at=submission.total.at,
        scores=tuple(map(_score_line, card.scores)),
        rates=tuple(_rate_lines(submission, card, whole)),
        passages=tuple(long_texts(submission)),
    )


def main_rate(card: Scorecard) -> Rate | None:
    """Return the rate of the whole budget: the scored line, else the first total line that is called the whole.

    A part with a total line of its own (政府采购, 编制数) never stands for the whole, however complete its figures.
    """
    scored = [rate for rate in card.rates if rate.line is not None and rate.indicator is not None]
    totals = [rate for rate in card.rates if rate.line is not None and rate.line.parent is None]
    whole = [rate for rate in totals if _WHOLE.search("".join(rate.name.split()))]
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
