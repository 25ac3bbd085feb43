"""Subtotals and total of the score column: what each closes, and what it should be."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from xlscore.exact import Interval, places_of
from xlscore.model.framework import Framework
from xlscore.model.submission import MISSING, Entry, ScoreRow, State, Submission, SumRow


@dataclass(frozen=True, slots=True)
class Closing:
    """A subtotal or the total with the rows it closes and the subtotals inside it."""

    label: str
    path: tuple[str, ...]
    claimed: Entry
    points: Entry
    rows: tuple[ScoreRow, ...]
    inside: tuple[SumRow, ...]

    def rows_sum(self) -> Fraction | None:
        """Return the sum of the rows' claimed scores, ``None`` where one of them is not known."""
        return _sum(row.claimed for row in self.rows)

    def levels_sum(self) -> Fraction | None:
        """Return the sum of the subtotals directly inside and of the rows none of them closes."""
        top = [item for item in self.inside if not any(_within(item.path, other.path) for other in self.inside)]
        loose = [row for row in self.rows if not any(_covers(item.path, row.path) for item in top)]
        return _sum([*(item.claimed for item in top), *(row.claimed for row in loose)])


def _covers(level: tuple[str, ...], path: tuple[str, ...]) -> bool:
    return path[: len(level)] == level


def _within(path: tuple[str, ...], level: tuple[str, ...]) -> bool:
    return len(level) < len(path) and _covers(level, path)


def _sum(entries: Iterator[Entry] | list[Entry]) -> Fraction | None:
    total = Fraction(0)
    for entry in entries:
        if entry.value is not None:
            total += entry.value
        elif entry.state is not State.NOT_APPLICABLE:
            return None
    return total


def closings(submission: Submission) -> Iterator[Closing]:
    """Yield every subtotal with rows of its own, then the total."""
    total = next((item for item in submission.sums if not item.path), None)
    for item in submission.sums:
        rows = tuple(row for row in submission.rows if _covers(item.path, row.path))
        if item.path and rows:
            inside = tuple(other for other in submission.sums if other.claimed.given and _within(other.path, item.path))
            yield Closing(item.label or "—".join(item.path), item.path, item.claimed, item.points, rows, inside)
    if submission.rows:
        claimed = submission.total if submission.total.state is not State.BLANK or total is None else total.claimed
        inside = tuple(item for item in submission.sums if item.path and item.claimed.given)
        points = total.points if total is not None else MISSING
        yield Closing("总分", (), claimed, points, submission.rows, inside)
        if total is not None and total.claimed.given and total.claimed.at != claimed.at:
            # Some forms state the total in their head and again below the rows.
            yield Closing(total.label or "合计", (), total.claimed, points, submission.rows, inside)


def _span(entry: Entry, places: int) -> Interval:
    value = entry.value or Fraction(0)
    needed = places_of(value)
    if needed is not None and needed <= places:
        return Interval.point(value)
    return Interval.printed(value, places)


def can_be_sum(closing: Closing, policy_places: int) -> bool:
    """Tell whether the printed scores can add up to the claimed sum.

    Scores typed at the policy's places are exact; one that carries more decimals may be any it prints as.
    """
    if all(_span(row.claimed, policy_places).low == row.claimed.value for row in closing.rows if row.claimed.given):
        return closing.claimed.value == closing.rows_sum()
    total = Interval.point(Fraction(0))
    for row in closing.rows:
        total += _span(row.claimed, policy_places)
    return Interval.printed(closing.claimed.value or Fraction(0), policy_places).meets(total)


def unlisted(framework: Framework, submission: Submission) -> Fraction:
    """Return the points of rows that may stand on the original form but not on this sheet (其余指标)."""
    if framework.remainder is None:
        return Fraction(0)
    listed = sum((row.points.value or Fraction(0) for row in submission.rows), Fraction(0))
    return max(framework.total - listed, Fraction(0))
