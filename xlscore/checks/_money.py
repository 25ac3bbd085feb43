"""Where 元 and 万元 were mixed up: figures ten thousand times too large or too small beside their relations."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from xlscore.checks._sums import COLUMNS, Equation, equations, line_name
from xlscore.model.submission import Entry, FundLine, ScoreRow, Submission
from xlscore.values import Kind

SLIP: Final = 10_000
_HALF_SPENT: Final = 2
"""A budget is rarely spent more than twice or less than half: further apart than that, a slip explains nothing."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Two figures that only agree when one of them is in the other unit, and how that was worked out."""

    subject: str
    larger: Entry
    smaller: Entry
    what: str
    """Chinese: which two figures are compared."""
    exact: bool
    """Whether they are apart by exactly ten thousand, or by about that."""
    follows: str | None = None
    """Subject of the sum that is wrong because of it."""


def about(larger: Fraction, smaller: Fraction) -> bool:
    """Tell whether two figures are about ten thousand times apart, whichever way."""
    low, high = sorted((abs(larger), abs(smaller)))
    return low > 0 and low * SLIP <= high * _HALF_SPENT and high <= low * SLIP * _HALF_SPENT


def slips(submission: Submission) -> Iterator[Slip]:
    """Yield every pair of related figures that a slip between 元 and 万元 explains."""
    for line in submission.lines:
        yield from _within(line)
    for item in equations(submission):
        yield from _part(item)
    yield from _repeated(submission)
    for row in submission.rows:
        yield from _row(row)
        yield from _spent(row, submission)


def _within(line: FundLine) -> Iterator[Slip]:
    """Compare budget and execution, then both budgets, of one line; one slip a line is enough."""
    name = line_name(line)
    for one, other in (("budget", "executed"), ("initial", "budget")):
        first, second = getattr(line, one), getattr(line, other)
        if first.given and second.given and about(first.value, second.value):
            yield _pair(f"{name}/{COLUMNS[other]}", first, second, f"「{name}」的{COLUMNS[one]}与{COLUMNS[other]}")
            return


def _part(item: Equation) -> Iterator[Slip]:
    """Find the one part that makes the total right when it is taken in the other unit."""
    total = item.whole.value
    if total is None or total == item.sum():
        return
    found = []
    for _, part, entry in item.terms:
        value = entry.value or Fraction(0)
        if value and total in {item.sum() - value + value * SLIP, item.sum() - value + value / SLIP}:
            found.append((part, entry))
    if len(found) == 1:
        part, entry = found[0]
        what = f"「{line_name(part)}」的{item.word}按另一单位折算后，各分项之和恰等于「{item.name}」，两数"
        larger, smaller = (entry, item.whole) if (entry.value or 0) > total else (item.whole, entry)
        yield Slip(f"{line_name(part)}/{item.word}", larger, smaller, what, exact=False, follows=item.subject)


def _repeated(submission: Submission) -> Iterator[Slip]:
    """Compare lines of one name, such as that of the funds block and that of the statement."""
    seen: dict[str, FundLine] = {}
    for line in submission.lines:
        before = seen.setdefault(f"{line.breakdown}/{line.name}", line)
        if before is line or not line.name:
            continue
        for column, word in COLUMNS.items():
            first, second = getattr(before, column), getattr(line, column)
            if first.given and second.given and _times(first.value, second.value):
                yield _pair(f"{line_name(line)}/{word}", first, second, f"两处「{line_name(line)}」的{word}")


def _times(first: Fraction, second: Fraction) -> bool:
    return first != 0 and first in {second * SLIP, second / SLIP}


def _row(row: ScoreRow) -> Iterator[Slip]:
    """Compare target and actual of a row that is an amount of money."""
    kinds = {entry.reading.kind for entry in (row.target, row.actual) if entry.reading is not None}
    first, second = row.target.value, row.actual.value
    if kinds == {Kind.AMOUNT} and first is not None and second is not None and about(first, second):
        yield _pair(row.title or row.code, row.target, row.actual, f"「{row.title}」的年度指标值与实际完成值")


def _spent(row: ScoreRow, submission: Submission) -> Iterator[Slip]:
    """Compare a row that is an amount of money with the scored total: what a cost row states was spent there."""
    whole = next((line for line in submission.lines if line.indicator is not None), None)
    if whole is None or row.actual.reading is None or row.actual.reading.kind is not Kind.AMOUNT:
        return
    actual, spent = row.actual.value, whole.executed.value
    if actual is None or spent is None:
        return
    # The reading of a row is in 元.
    if _times(actual, spent * (SLIP if whole.unit == "万元" else 1)):
        name = row.title or row.code
        what = f"「{name}」的实际完成值与「{line_name(whole)}」的全年执行数按各自的单位折算后"
        yield replace(_pair(f"{name}/全年执行数", row.actual, whole.executed, what), exact=True)


def _pair(subject: str, first: Entry, second: Entry, what: str) -> Slip:
    one, other = first.value or Fraction(0), second.value or Fraction(0)
    larger, smaller = (first, second) if abs(one) > abs(other) else (second, first)
    return Slip(subject, larger, smaller, what, exact=_times(one, other))
