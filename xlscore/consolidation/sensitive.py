"""Returns whose grade could change, and how far each total is from the next grade."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from xlscore.consolidation.lines import Line
from xlscore.model.record import Edition, Record


@dataclass(frozen=True, slots=True)
class Sensitive:
    """A return whose grade is not settled, and why."""

    line: Line
    reason: str
    """One Chinese sentence."""
    lowest: str
    highest: str
    """Grades it may end with."""


def sensitive(lines: Iterable[Line]) -> Iterator[Sensitive]:
    """Yield the returns whose grade depends on a question that is open, in the order given."""
    for line in lines:
        record = line.record
        found = _doubt(record, record.edition) if record.edition is not None else None
        if found is not None:
            reason, low, high = found
            yield Sensitive(line, reason, low, high)


def _doubt(record: Record, edition: Edition) -> tuple[str, str, str] | None:
    """Return the gravest reason, lowest and highest grade, or ``None`` where the grade is settled."""
    if record.grade_range is not None and record.grade_range[0] != record.grade_range[1]:
        low, high = record.grade_range
        return f"存疑数据核定后，等级可能为“{low}”至“{high}”。", low, high
    if record.claimed is None:
        return None
    claimed = edition.grade_of(record.claimed)
    if record.recomputed is not None:
        sentence = f"自评得分属“{claimed}”，复算得分属“{edition.grade_of(record.recomputed)}”。"
        return _changed(edition, record.claimed, record.recomputed, sentence)
    for finding in filter(lambda item: item.counts, record.findings if not record.further else ()):
        after = record.claimed - (finding.effect or Fraction(0))
        sentence = f"按 {finding.code} 更正后，等级由“{claimed}”变为“{edition.grade_of(after)}”。"
        if found := _changed(edition, record.claimed, after, sentence):
            return found
    return None


def _changed(edition: Edition, one: Fraction, other: Fraction, sentence: str) -> tuple[str, str, str] | None:
    low, high = edition.grade_of(min(one, other)), edition.grade_of(max(one, other))
    return (sentence, low, high) if low and high and low != high else None


def to_next_grades(line: Line) -> tuple[Fraction | None, Fraction | None]:
    """Return the points a total is above the grade below it, and short of the grade above it; ``None`` at the ends."""
    record = line.record
    total = record.claimed if line.adopted is None else line.adopted
    if record.edition is None or total is None:
        return None, None
    lower = [band.totals.low for band in record.edition.bands if band.totals.low is not None]
    above = [limit - total for limit in lower if limit > total]
    below = [total - limit for limit in lower if limit <= total and limit > min(lower)]
    return min(below, default=None), min(above, default=None)
