"""Where points were lost: by the columns of an edition, and by their cause."""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Final, NamedTuple

from xlscore.consolidation.columns import best, column_scores
from xlscore.model.record import Edition, IndicatorColumn, Record, ScoreLine
from xlscore.model.scorecard import ScoreState


class Cause(StrEnum):
    """Why a row has less than its full points; the values are what the workbook says."""

    TARGET = "未完成目标"
    EXECUTION = "执行率"
    MISSING = "未提供数据"
    JUDGED = "评定"
    OTHER = "其他"


CAUSES: Final = {
    Cause.TARGET: "该行有可以比较的指标值和实际完成值，按评分标准计算失分",
    Cause.EXECUTION: "该行按本单位的预算执行率计分",
    Cause.MISSING: "该行的数据填为“未提供”",
    Cause.JUDGED: "该行由人评定得分（定性指标）",
    Cause.OTHER: "其余：按次数扣分、评分标准未公布、不适用、指标值或完成值不可比等",
}
"""Each cause with what makes a row count under it; the first that fits, 未提供数据 before the others."""


class ColumnLoss(NamedTuple):
    """What the returns of a group lost in one column of their edition; sums are exact."""

    column: IndicatorColumn
    scored: int
    """Returns with a score in it."""
    short: int
    """Returns below full points."""
    claimed: Fraction
    """Points lost by the claimed scores."""
    lost: Fraction
    """Points lost by the recomputed scores, by the claimed ones where nothing can be recomputed."""


def lost_by_column(edition: Edition, records: Sequence[Record]) -> list[ColumnLoss]:
    """Return the columns with published points, the most points lost first; more than full points is no gain."""
    codes = frozenset(column.code for column in edition.columns)
    held = [column_scores(record, codes) for record in records]
    found: list[ColumnLoss] = []
    for column in edition.columns:
        if column.points is None:
            continue
        scores = [own[column.code] for own in held if column.code in own]
        counted = [score.best for score in scores if score.best is not None]
        claimed = [score.claimed for score in scores if score.claimed is not None]
        short = [column.points - score for score in counted if score < column.points]
        found.append(
            ColumnLoss(
                column,
                len(counted),
                len(short),
                sum((column.points - score for score in claimed if score < column.points), Fraction(0)),
                sum(short, Fraction(0)),
            )
        )
    return sorted(found, key=lambda loss: -loss.lost)


def is_known(line: ScoreLine) -> bool:
    """Tell whether a row has both points and a score, so that it is known what it lost."""
    return line.points is not None and best(line) is not None


def lost(line: ScoreLine) -> Fraction:
    """Return the points a row lost, 0 where its points or its score are not known or it has more than full points."""
    score = best(line)
    return line.points - score if line.points is not None and score is not None and score < line.points else Fraction(0)


def cause_of(line: ScoreLine, executed: frozenset[str]) -> Cause:
    """Return why a row lost points; ``executed`` are the codes scored by the rate of the whole budget."""
    if line.state is ScoreState.NOT_PROVIDED:
        return Cause.MISSING
    if line.code in executed:
        return Cause.EXECUTION
    if line.state is ScoreState.JUDGED:
        return Cause.JUDGED
    if line.state is ScoreState.SCORED and line.operator and line.target is not None and line.actual is not None:
        return Cause.TARGET
    return Cause.OTHER


def lost_by_cause(record: Record) -> dict[Cause, Fraction]:
    """Return the points a return lost by cause, row by row; causes without loss are left out."""
    executed = frozenset(rate.indicator for rate in record.rates if rate.whole and rate.indicator)
    found: dict[Cause, Fraction] = {}
    for line in record.scores:
        if points := lost(line):
            cause = cause_of(line, executed)
            found[cause] = found.get(cause, Fraction(0)) + points
    return found
