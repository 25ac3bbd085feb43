"""Rows the edition does not know that stand for an indicator it misses: renamed, not removed and added."""

from difflib import SequenceMatcher
from fractions import Fraction
from typing import Final

from xlscore.model.framework import Framework, Indicator
from xlscore.model.submission import ScoreRow, Submission
from xlscore.scoring.card import section_code

_ALIKE: Final = Fraction(1, 2)
"""Share of its letters a changed title keeps at least."""


def _stands_for(row: ScoreRow, indicator: Indicator) -> bool:
    if row.path != indicator.path:
        return False
    if row.points.value is not None and indicator.points not in {None, row.points.value}:
        return False
    alike = SequenceMatcher(None, row.title, indicator.title, autojunk=False).ratio()
    return indicator.title in row.title or alike >= _ALIKE


def renamed(framework: Framework, submission: Submission) -> tuple[tuple[Indicator, ScoreRow], ...]:
    """Return the missing indicators with the one unknown row each must be: same place and points, like title."""
    unknown = [
        row
        for row in submission.rows
        if framework.indicator(row.code) is None
        and framework.open_section(section_code(row.code)) is None
        and row.at is not None
    ]
    missing = [item for item in map(framework.indicator, submission.absent) if item is not None]
    pairs = [(item, row) for item in missing for row in unknown if _stands_for(row, item)]
    return tuple(
        (item, row)
        for item, row in pairs
        if sum(other is item for other, _ in pairs) == 1 and sum(other is row for _, other in pairs) == 1
    )
