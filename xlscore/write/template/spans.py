"""Fitting a row of cells onto the columns of another table, as printed forms do with merged cells."""

from collections.abc import Sequence
from functools import cache


def fit_spans(widths: Sequence[float], wanted: Sequence[float]) -> list[tuple[int, int]]:
    """Return first and last column (from 0) of each cell, so that merged widths come nearest to the wanted ones.

    Too narrow counts four times as much as too wide: a figure must fit.  Raises ``ValueError`` where there are fewer
    columns than cells.
    """
    if len(widths) < len(wanted):
        msg = f"{len(wanted)} cells do not fit on {len(widths)} columns"
        raise ValueError(msg)

    @cache
    def best(cell: int, start: int) -> tuple[float, tuple[int, ...]]:
        """Return cost and last columns of the cells from ``cell`` on, the first of which begins at ``start``."""
        rest = len(wanted) - cell - 1
        ends = range(start, len(widths) - rest) if rest else range(len(widths) - 1, len(widths))
        choices = []
        for end in ends:
            lack = (wanted[cell] - sum(widths[start : end + 1])) / wanted[cell]
            cost = lack * lack * (4 if lack > 0 else 1)
            later, tail = best(cell + 1, end + 1) if rest else (0.0, ())
            choices.append((cost + later, (end, *tail)))
        return min(choices)

    lasts = best(0, 0)[1]
    firsts = (0, *(last + 1 for last in lasts[:-1]))
    return list(zip(firsts, lasts, strict=True))
