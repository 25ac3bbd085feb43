"""Where 元 and 万元 were mixed up: figures ten thousand times too large or too small beside their relations."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from xlscore.checks._sums import COLUMNS, Equation, equations, line_name
from xlscore.checks._wording import spot
from xlscore.exact import decimal_text
from xlscore.model.submission import Entry, FundLine, ScoreRow, Submission
from xlscore.values import Kind, Reading
from xlscore.values.notes import Note
from xlscore.values.unit_table import MONEY, YUAN, in_yuan, money_unit

SLIP: Final = 10_000
_HALF_SPENT: Final = 2
"""A budget is rarely spent more than twice or less than half: further apart than that, a slip explains nothing."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Two figures that only agree when one of them is in another unit, and in words how that was worked out."""

    subject: str
    entries: tuple[Entry, Entry]
    """The larger of the two first."""
    words: str
    """Chinese: which figures, how far they are apart, which units were probably mixed up."""
    cause: str | None = None
    """Id of the finding it goes with: on the sum that is wrong because of it, on the same slip in the total."""


def about(larger: Fraction, smaller: Fraction) -> bool:
    """Tell whether two figures are about ten thousand times apart, whichever way."""
    low, high = sorted((abs(larger), abs(smaller)))
    return low > 0 and low * SLIP <= high * _HALF_SPENT and high <= low * SLIP * _HALF_SPENT


def unit_written(reading: Reading | None) -> str:
    """Return the unit of money a cell states itself (亿元 of ``3亿``), empty where it states none."""
    if reading is None or reading.kind is not Kind.AMOUNT or Note.UNIT_FROM_COLUMN in reading.notes:
        return ""
    return money_unit(reading.scale) or ""


def slips(submission: Submission) -> Iterator[Slip]:
    """Yield every pair of related figures that a slip between two units of money explains."""
    for line in submission.lines:
        slip = _within(line)
        if slip is not None:
            above = _within(submission.lines[line.parent]) if line.parent is not None else None
            same = above is not None and above.subject.rpartition("/")[2] == slip.subject.rpartition("/")[2]
            yield replace(slip, cause=f"XS205:{above.subject}") if above is not None and same else slip
    for item in equations(submission):
        yield from _part(item)
    yield from _repeated(submission)
    for row in submission.rows:
        yield from _row(row)
        yield from _spent(row, submission)


def _within(line: FundLine) -> Slip | None:
    """Compare budget and execution, then both budgets, of one line; one slip a line is enough."""
    name = line_name(line)
    for one, other in (("budget", "executed"), ("initial", "budget")):
        first, second = getattr(line, one), getattr(line, other)
        if first.given and second.given and about(first.value, second.value):
            what = f"「{name}」的{COLUMNS[one]}与{COLUMNS[other]}"
            return _pair(f"{name}/{COLUMNS[other]}", first, second, what, line.unit)
    return None


def _part(item: Equation) -> Iterator[Slip]:
    """Find the one part that makes the total right when it is taken in another unit."""
    total = item.whole.value
    if total is None or total == item.sum():
        return
    found = [
        (part, entry, right)
        for _, part, entry in item.terms
        if (value := entry.value)
        for right in (value * SLIP, value / SLIP)
        if total == item.sum() - value + right
    ]
    if len(found) == 1:
        part, entry, right = found[0]
        subject = f"{line_name(part)}/{item.word}"
        if total == right:
            what = f"「{line_name(part)}」与「{item.name}」的{item.word}"
            words = f"{_apart(what, entry, item.whole)}{_mixed(item.line.unit)}"
        else:
            words = (
                f"{spot(entry)}「{line_name(part)}」的{item.word}填为{_quoted(entry)}，{_step(entry, right)} 后，"
                f"各分项之和恰等于 {spot(item.whole)}「{item.name}」的{_quoted(item.whole)}"
                f"{_probably(entry, right, item.line.unit)}"
            )
        yield Slip(subject, _larger_first(entry, item.whole), words, cause=f"XS406:{item.subject}")


def _step(entry: Entry, right: Fraction) -> str:
    sign = "除以" if _size(entry) > abs(right) else "乘以"
    return f"{sign} {SLIP} 折算为 {decimal_text(right)}"


def _probably(entry: Entry, right: Fraction, unit: str) -> str:
    """Say which unit the part was stated in; a unit no table of money has leaves it at a doubt."""
    size = MONEY.get(unit, Fraction(0))
    stated = _table_unit(size / SLIP if _size(entry) > abs(right) else size * SLIP)
    return f"，疑该数按{stated}填列，应按{unit}" if stated else "，疑该数的金额单位用错"


def _table_unit(size: Fraction) -> str | None:
    """Return the unit of that size a table may be kept in; nobody keeps one in 角."""
    return money_unit(size) if size >= 1 else None


def _repeated(submission: Submission) -> Iterator[Slip]:
    """Compare lines of one name, such as that of the funds block and that of the statement."""
    seen: dict[str, FundLine] = {}
    for line in submission.lines:
        before = seen.setdefault(f"{line.breakdown}/{line.name}", line)
        if before is line or not line.name or before.unit != line.unit:
            continue
        for column, word in COLUMNS.items():
            first, second = getattr(before, column), getattr(line, column)
            if first.given and second.given and _times(first.value, second.value):
                what = f"两处「{line_name(line)}」的{word}"
                yield _pair(f"{line_name(line)}/{word}", first, second, what, line.unit)


def _times(first: Fraction, second: Fraction) -> bool:
    return first != 0 and first in {second * SLIP, second / SLIP}


def _row(row: ScoreRow) -> Iterator[Slip]:
    """Compare target and actual of a row that is an amount of money."""
    kinds = {entry.reading.kind for entry in (row.target, row.actual) if entry.reading is not None}
    first, second = row.target.value, row.actual.value
    if kinds == {Kind.AMOUNT} and first is not None and second is not None and about(first, second):
        what = f"「{row.title}」的年度指标值与实际完成值"
        # The reading of a row is in 元, whatever unit its cells state.
        both = unit_written(row.target.reading) and unit_written(row.actual.reading)
        yield _pair(row.title or row.code, row.target, row.actual, what, "" if both else YUAN)


def _spent(row: ScoreRow, submission: Submission) -> Iterator[Slip]:
    """Compare a row that is an amount of money with the scored total: what a cost row states was spent there."""
    whole = next((line for line in submission.lines if line.indicator is not None), None)
    if whole is None or row.actual.reading is None or row.actual.reading.kind is not Kind.AMOUNT:
        return
    actual, executed = row.actual.value, whole.executed.value
    spent = None if executed is None else in_yuan(executed, whole.unit)
    if actual is None or spent is None or not _times(actual, spent):
        return
    name = row.title or row.code
    what = f"「{name}」的实际完成值与「{line_name(whole)}」的全年执行数按各自的单位折算后"
    entries = (row.actual, whole.executed) if actual > spent else (whole.executed, row.actual)
    words = f"{what}相差恰好一万倍：{_as_typed(entries[0])}，{_as_typed(entries[1])}{_mixed(whole.unit)}"
    yield Slip(f"{name}/全年执行数", entries, words)


def _pair(subject: str, first: Entry, second: Entry, what: str, unit: str) -> Slip:
    return Slip(subject, _larger_first(first, second), f"{_apart(what, first, second)}{_mixed(unit)}")


def _larger_first(first: Entry, second: Entry) -> tuple[Entry, Entry]:
    return (first, second) if _size(first) > _size(second) else (second, first)


def _size(entry: Entry) -> Fraction:
    return abs(entry.value or Fraction(0))


def _apart(what: str, first: Entry, second: Entry) -> str:
    """Say how many times the larger of two figures is the smaller."""
    larger, smaller = _larger_first(first, second)
    ratio = _size(larger) / _size(smaller)
    times = "恰好一万倍" if ratio == SLIP else f"约 {decimal_text(ratio, 0)} 倍"
    return f"{what}相差{times}：{_as_typed(larger)}，{_as_typed(smaller)}"


def _mixed(unit: str) -> str:
    """Say which two units were probably mixed up: the smaller and the larger of two ten thousand times apart."""
    size = MONEY.get(unit, Fraction(0))
    below, above = _table_unit(size / SLIP), _table_unit(size * SLIP)
    if below is not None:
        return f"，疑其中一个按{below}、一个按{unit}填列"
    return f"，疑其中一个按{unit}、一个按{above}填列" if above else "，疑其中一个数的金额单位或位数有误"


def _as_typed(entry: Entry) -> str:
    return f"{spot(entry)} 为{_quoted(entry)}"


def _quoted(entry: Entry) -> str:
    read = f"（按{entry.converted_from}读取）" if entry.converted_from else ""
    return f"「{entry.text}」{read}"
