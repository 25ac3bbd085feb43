"""The scores of a return by the columns of its edition: the rows of an open section count as one."""

from fractions import Fraction
from typing import NamedTuple

from xlscore.model.record import Record, ScoreLine


class ColumnScore(NamedTuple):
    """What a return scored in one column of its edition; ``None`` as soon as one of its rows has no score."""

    claimed: Fraction | None
    recomputed: Fraction | None

    @property
    def best(self) -> Fraction | None:
        """The recomputed score, or the claimed one where nothing can be recomputed."""
        return self.claimed if self.recomputed is None else self.recomputed


def column_scores(record: Record, codes: frozenset[str]) -> dict[str, ColumnScore]:
    """Return the scores of a return by the columns of its edition (``codes``)."""
    found: dict[str, ColumnScore] = {}
    for line in record.scores:
        code = line.code if line.code in codes else line.column
        before = found.get(code)
        if before is None:
            found[code] = ColumnScore(line.claimed, line.recomputed)
        else:
            found[code] = ColumnScore(_plus(before.claimed, line.claimed), _plus(before.recomputed, line.recomputed))
    return found


def _plus(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one + other


def best(line: ScoreLine) -> Fraction | None:
    """Return the recomputed score of a row, or the claimed one where nothing can be recomputed."""
    return line.claimed if line.recomputed is None else line.recomputed
