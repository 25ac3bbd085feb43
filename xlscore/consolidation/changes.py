"""What changed since a unit's previous submission (本次变化): cells, and findings corrected, new and still open."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from xlscore.cells import CellRef
from xlscore.consolidation.last_year import at_level_of, paired_lines
from xlscore.consolidation.pairing import Pair
from xlscore.exact import decimal_text
from xlscore.model.finding import Finding, Severity
from xlscore.model.record import RateLine, Record, ScoreLine


@dataclass(frozen=True, slots=True)
class CellChange:
    """One figure or text that is another now: where it stands (in this submission, else in the earlier one)."""

    at: CellRef | None
    what: str
    """What stands there, in the words of the form."""
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What one unit changed between two submissions of a year."""

    pair: Pair
    cells: tuple[CellChange, ...]
    corrected: tuple[Finding, ...]
    """Findings of the earlier submission that are gone."""
    new: tuple[Finding, ...]
    still_open: tuple[Finding, ...]

    @property
    def findings_known(self) -> bool:
        """Whether the findings of the earlier submission are known; a summary keeps none, and none can be told new."""
        return not self.pair.before.summarised

    @property
    def identical(self) -> bool:
        """Whether the same file was handed in again, byte for byte."""
        return self.pair.now.sha256 == self.pair.before.sha256 != ""


def changes_of(pair: Pair) -> Changes:
    """Return what changed; figures count by their value, however they are written, texts by their words."""
    if pair.before.summarised:
        return Changes(pair, tuple(_kept_figures(pair.now, pair.before)), (), (), ())
    now, before = map(_to_settle, pair.findings)
    # What was explained or waived meanwhile is no longer open, but it was not corrected either.
    old, here = {finding.id for finding in before}, {finding.id for finding in pair.findings[0]}
    return Changes(
        pair,
        tuple(_cells(pair.now, pair.before)),
        tuple(finding for finding in before if finding.id not in here),
        tuple(finding for finding in now if finding.id not in old),
        tuple(finding for finding in now if finding.id in old),
    )


def _to_settle(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings a unit has something to do about: no notes, nothing explained or waived."""
    return [finding for finding in findings if finding.weight is not Severity.NOTE]


def _cells(now: Record, before: Record) -> Iterator[CellChange]:
    yield from _figure(now.total_at or before.total_at, "总分", (before.claimed, now.claimed))
    yield from _words(None, "自评等级", before.claimed_grade, now.claimed_grade)
    for pair in paired_lines(now.scores, before.scores):
        yield from _line(pair.line, pair.now, pair.before)
    yield from _rates(now, before)


def _kept_figures(now: Record, before: Record) -> Iterator[CellChange]:
    """Yield what changed of the figures that an earlier summary keeps: total, amounts and claimed scores."""
    yield from _known(now.total_at, "总分", (before.claimed, now.claimed))
    yield from _known(None, "预算数（万元）", (before.budget, now.budget))
    yield from _known(None, "执行数（万元）", (before.executed, now.executed))
    for pair in paired_lines(at_level_of(now.scores, before.scores), at_level_of(before.scores, now.scores)):
        if pair.now is not None and pair.before is not None:
            single = pair.now.code != pair.now.column or any(line is pair.now for line in now.scores)
            at = pair.now.cells.claimed if single else None
            yield from _known(at, f"{pair.now.code} {pair.now.title} 自评得分", (pair.before.claimed, pair.now.claimed))


def _known(at: CellRef | None, what: str, values: tuple[Fraction | None, Fraction | None]) -> Iterator[CellChange]:
    """Yield the change of a figure that is known of both times."""
    if None not in values:
        yield from _figure(at, what, values)


def _line(named: ScoreLine, now: ScoreLine | None, before: ScoreLine | None) -> Iterator[CellChange]:
    name = f"{named.code} {named.title}"
    if now is None or before is None:
        row = f"整行（{_shown(named.points)} 分，自评 {_shown(named.claimed)}）"
        yield CellChange(named.cells.claimed, name, "" if before is None else row, "" if now is None else row)
        return
    cells, old = now.cells, before.cells
    yield from _words(None, f"{name} 指标名称", before.title, now.title)
    yield from _figure(cells.points or old.points, f"{name} 分值", (before.points, now.points))
    yield from _figure(cells.claimed or old.claimed, f"{name} 自评得分", (before.claimed, now.claimed))
    yield from _words(cells.target or old.target, f"{name} 年度指标值", before.target_text, now.target_text)
    yield from _words(cells.actual or old.actual, f"{name} 实际完成值", before.actual_text, now.actual_text)
    yield from _words(cells.reason or old.reason, f"{name} 偏差原因", before.reason, now.reason)


def _rates(now: Record, before: Record) -> Iterator[CellChange]:
    old = {_key(rate): rate for rate in before.rates}
    for rate in now.rates:
        other = old.get(_key(rate))
        if other is None:
            continue
        for word, part in ((rate.base, "denominator"), ("执行数（实际数）", "numerator"), ("比率", "claimed")):
            show = _percent if part == "claimed" else decimal_text
            values = (getattr(other, part), getattr(rate, part))
            texts = (getattr(other.texts, part), getattr(rate.texts, part))
            yield from _figure(getattr(rate.cells, part), f"{rate.name} {word}", values, texts, show)


def _key(rate: RateLine) -> tuple[str, str, str, str]:
    return rate.breakdown, rate.parent, rate.name, rate.base


def _figure(
    at: CellRef | None,
    what: str,
    values: tuple[Fraction | None, Fraction | None],
    texts: tuple[str, str] = ("", ""),
    show: Callable[[Fraction], str] = decimal_text,
) -> Iterator[CellChange]:
    """Yield the change of a figure; where there is no number, what is written there counts."""
    if values[0] == values[1] and (values[0] is not None or texts[0].strip() == texts[1].strip()):
        return
    before, now = (text if value is None else show(value) for value, text in zip(values, texts, strict=True))
    yield CellChange(at, what, before, now)


def _words(at: CellRef | None, what: str, before: str, now: str) -> Iterator[CellChange]:
    if before.strip() != now.strip():
        yield CellChange(at, what, before.strip(), now.strip())


def _percent(rate: Fraction) -> str:
    return f"{decimal_text(rate * 100)}%"


def _shown(value: Fraction | None) -> str:
    return "未填" if value is None else decimal_text(value)
