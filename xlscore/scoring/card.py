"""The scorecard of a submission: every row, every rate, the total and the grade."""

from fractions import Fraction

from xlscore.exact import round_to
from xlscore.model.framework import Framework
from xlscore.model.scorecard import Rate, Score, Scorecard, ScoreState
from xlscore.model.submission import ScoreRow, Submission
from xlscore.scoring.precision import stated_places
from xlscore.scoring.rates import indicator_rate, line_rate
from xlscore.scoring.rows import score_indicator, score_open


def section_code(code: str) -> str:
    """Return the open section's code of a row code: ``P.3`` → ``P``."""
    return code.rpartition(".")[0] or code


def _score(framework: Framework, row: ScoreRow, submission: Submission) -> Score:
    indicator = framework.indicator(row.code)
    if indicator is not None:
        return score_indicator(framework, indicator, row, submission)
    section = framework.open_section(section_code(row.code))
    if section is not None:
        return score_open(framework, section, row)
    return Score(row, ScoreState.UNCONFIRMED, row.points.value, why="评分表中没有这一指标，无法复算。")


def _rates(framework: Framework, submission: Submission) -> tuple[Rate, ...]:
    stated = {line.unit: stated_places(submission.lines, line.unit) for line in submission.lines}
    found = [line_rate(line, framework.policy.base, stated[line.unit]) for line in submission.lines]
    lines = [rate for rate in found if rate is not None]
    scored = {rate.indicator for rate in lines if rate.indicator}
    others = [
        indicator_rate(framework, indicator, submission)
        for indicator in framework.indicators
        if indicator.code not in scored
    ]
    return (*lines, *(rate for rate in others if rate is not None))


def _complete(framework: Framework, submission: Submission) -> bool:
    """Tell whether nothing that carries points is missing from the sheet, stands on it twice or carries too many."""
    if sum((row.points.value or Fraction(0) for row in submission.rows), Fraction(0)) > framework.total:
        return False
    if submission.absent or submission.repeated or (framework.remainder is not None and framework.remainder.points > 0):
        return False
    present = {section_code(row.code) for row in submission.rows}
    return all(section.optional or section.code in present for section in framework.open_sections)


def _total(framework: Framework, submission: Submission, scores: tuple[Score, ...]) -> Fraction | None:
    if not scores or not _complete(framework, submission):
        return None
    total, dropped = Fraction(0), Fraction(0)
    for score in scores:
        indicator = framework.indicator(score.row.code)
        redistribute = indicator is not None and indicator.not_applicable == "redistribute"
        if score.state is ScoreState.NOT_APPLICABLE and redistribute and score.points is not None:
            dropped += score.points
        elif score.recomputed is None:
            return None
        else:
            total += score.recomputed
    if dropped and dropped < framework.total:
        policy = framework.policy
        return round_to(total * framework.total / (framework.total - dropped), policy.places, policy.rounding)
    return total


def compute_scorecard(framework: Framework, submission: Submission) -> Scorecard:
    """Recompute every score and rate of a submission by its framework; never raises on what a unit filled in.

    The total sums the rounded rows (policy P12) and is ``None`` as soon as one of them cannot be known.
    """
    scores = tuple(_score(framework, row, submission) for row in submission.rows)
    total = _total(framework, submission, scores)
    claimed = [row.claimed.value for row in submission.rows]
    claimed_sum = sum((value for value in claimed if value is not None), Fraction(0))
    graded = total if total is not None else submission.total.value
    return Scorecard(
        scores=scores,
        rates=_rates(framework, submission),
        total=total,
        claimed_sum=claimed_sum if claimed and None not in claimed else None,
        grade=framework.grades.of(graded) if graded is not None else None,
        known=sum((score.points or Fraction(0) for score in scores if score.recomputed is not None), Fraction(0)),
    )
