"""Amounts as they would be if a sum reported as wrong were put right: what follows from that sum is not a fault."""

from collections.abc import Iterator
from fractions import Fraction

from xlscore.checks._sums import Match, equations, is_empty_total
from xlscore.model.submission import FundLine, Submission


def _figures(submission: Submission, wanted: FundLine, column: str) -> tuple[Fraction, ...]:
    """Return the figures of a line in a column: the stated one, then what the wrong sums it stands in would make it."""
    value = getattr(wanted, column).value
    found: dict[Fraction, None] = {} if value is None else {value: None}
    for item in equations(submission):
        empty = is_empty_total(item)
        if item.column != column or not (empty or (item.whole.given and item.match() is Match.OFF)):
            continue
        if item.line is wanted:
            found.setdefault(item.sum())
        elif not empty and item.whole.value is not None:
            for _, line, entry in item.terms:
                if line is wanted and entry.value is not None:
                    found.setdefault(item.whole.value - item.sum() + entry.value)
    return tuple(found)


def repaired_amounts(submission: Submission, line: FundLine, base: str) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield execution and base of a line with one or both put right; nothing for a line in no wrong sum.

    ``base`` is the column the rate is measured against.
    """
    executed, budgets = _figures(submission, line, "executed"), _figures(submission, line, base)
    stated = (line.executed.value, getattr(line, base).value)
    for above in executed:
        for below in budgets:
            if below > 0 and (above, below) != stated:
                yield above, below
