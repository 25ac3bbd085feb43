"""What would put a figure right: for each cell, what the other figures of the sheet make it, and how."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

from xlscore.cells import CellRef
from xlscore.checks._points import levels
from xlscore.checks._rates import due_rate, quotient_text
from xlscore.checks._sums import Equation, equations, list_name
from xlscore.checks._totals import closings
from xlscore.checks.registry import Scored
from xlscore.exact import decimal_text
from xlscore.model.scorecard import Score, ScoreState
from xlscore.model.submission import Entry


class Rank(IntEnum):
    """What kind of figure a repair changes: results are changed rather than what they are worked out from."""

    SUM = 0
    GRADE = 1
    RATE = 2
    SCORE = 3
    POINTS = 4
    TOTAL_AMOUNT = 5
    AMOUNT = 6


@dataclass(frozen=True, slots=True)
class Repair:
    """Another figure for one cell: amounts in the unit of the line, rates as fractions of one, words for a grade."""

    entry: Entry
    value: Fraction | str
    basis: str
    """Chinese: what the figure is worked out from."""
    rank: Rank

    @property
    def changes(self) -> bool:
        """Whether it differs from what stands there."""
        now = self.entry.text.strip() if isinstance(self.value, str) else self.entry.value
        return now != self.value


def repairs_of(stage: Scored) -> dict[CellRef, tuple[Repair, ...]]:
    """Return every repair that changes something, by its cell; a cell may have several."""
    found: dict[CellRef, dict[Fraction | str, Repair]] = {}
    for find in (_sums, _grade, _rates, _scores, _points, _amounts):
        for repair in find(stage):
            if repair.entry.at is not None and repair.changes:
                found.setdefault(repair.entry.at, {}).setdefault(repair.value, repair)
    return {at: tuple(values.values()) for at, values in found.items()}


def _sums(stage: Scored) -> Iterator[Repair]:
    for closing in closings(stage.submission):
        total = closing.rows_sum()
        if total is not None:
            yield Repair(closing.claimed, total, f"其下 {len(closing.rows)} 行得分之和", Rank.SUM)


def _grade(stage: Scored) -> Iterator[Repair]:
    submission, grades = stage.submission, stage.framework.grades
    total = submission.total.value if submission.total.value is not None else stage.scorecard.total
    label = grades.of(total) if total is not None else None
    written = submission.grade.text.strip()
    if total is not None and label is not None and grades.synonyms.get(written, written) != label:
        yield Repair(submission.grade, label, f"总分 {decimal_text(total)} 分所在的等级", Rank.GRADE)


def _rates(stage: Scored) -> Iterator[Repair]:
    for rate in stage.scorecard.rates:
        due = due_rate(rate)
        if due is not None:
            yield Repair(rate.claimed, due, quotient_text(rate.numerator, rate.denominator), Rank.RATE)


def _scores(stage: Scored) -> Iterator[Repair]:
    for score in stage.scorecard.scores:
        if score.state is ScoreState.SCORED and score.recomputed is not None:
            yield Repair(score.row.claimed, score.recomputed, score.working or "按评分标准复算", Rank.SCORE)
        elif score.row.claimed.value is not None:
            yield from _bounded(score, score.row.claimed.value)


def _bounded(score: Score, claimed: Fraction) -> Iterator[Repair]:
    """Yield the nearest score that may stand in a row nobody can recompute."""
    points = score.row.points.value if score.row.points.value is not None else score.points
    if score.allowed and score.state is ScoreState.JUDGED:
        ends = [
            end
            for band in score.allowed
            for end, closed in ((band.low, band.low_closed), (band.high, band.high_closed))
            if end is not None and closed
        ]
        if ends and not any(claimed in band for band in score.allowed):
            nearest = min(ends, key=lambda end: (abs(end - claimed), end))
            words = f"所属档次 {'、'.join(map(str, score.allowed))} 中最近的分数，由评价人在区间内评定"
            yield Repair(score.row.claimed, nearest, words, Rank.SCORE)
    elif claimed < 0:
        yield Repair(score.row.claimed, Fraction(0), "得分最低为 0", Rank.SCORE)
    elif points is not None and claimed > points:
        yield Repair(score.row.claimed, points, "得分最高为该行分值", Rank.SCORE)


def _points(stage: Scored) -> Iterator[Repair]:
    for row in stage.submission.rows:
        known = stage.framework.indicator(row.code)
        if known is not None and known.points is not None and row.points.value is not None:
            yield Repair(row.points, known.points, "本版规定的分值", Rank.POINTS)
    for level in levels(stage.framework, stage.submission):
        total = level.sum()
        if total is None:
            continue
        if level.printed.value is not None:
            yield Repair(level.printed, total, f"其下 {len(level.rows)} 行分值之和", Rank.POINTS)
        for row in level.rows:
            value = (row.points.value or Fraction(0)) - level.gap
            if level.gap and value > 0 and stage.framework.indicator(row.code) is None:
                words = f"「{level.label}」{decimal_text(level.expected)} 分减去其余各行分值"
                yield Repair(row.points, value, words, Rank.POINTS)


def _amounts(stage: Scored) -> Iterator[Repair]:
    for item in equations(stage.submission):
        yield Repair(item.whole, item.sum(), f"{list_name(item)}之和 {item.working()}", Rank.TOTAL_AMOUNT)
        if item.whole.value:
            yield from _parts(item, item.whole.value)


def _parts(item: Equation, whole: Fraction) -> Iterator[Repair]:
    for _, _, entry in item.terms:
        value = whole - item.sum() + (entry.value or Fraction(0))
        if value >= 0:
            yield Repair(entry, value, f"「{item.name}」{decimal_text(whole)} 减去其余各分项", Rank.AMOUNT)
