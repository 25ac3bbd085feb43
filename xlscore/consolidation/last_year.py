"""Comparison with last year (上年对比): scores, indicators, targets below last year's result, texts handed in again."""

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from xlscore.consolidation.pairing import Pair
from xlscore.model.record import Passage, Record, ScoreLine
from xlscore.values.glyphs import plain
from xlscore.values.reading import Operator

ADOPTED: Final = "采用得分"
CLAIMED: Final = "自评得分"
BASES: Final = ((ADOPTED, "adopted"), (CLAIMED, "claimed"))
"""Scores that may be compared, the surest first."""
_UPWARD: Final = frozenset({Operator.AT_LEAST.value, Operator.MORE.value})
_DOWNWARD: Final = frozenset({Operator.AT_MOST.value, Operator.LESS.value})


class Change(StrEnum):
    """What became of an indicator; the values are shown."""

    KEPT = "沿用"
    REWEIGHTED = "分值调整"
    ADDED = "新增"
    REMOVED = "取消"


@dataclass(frozen=True, slots=True)
class LinePair:
    """One indicator this year and last, where it stood in both."""

    now: ScoreLine | None
    before: ScoreLine | None

    @property
    def line(self) -> ScoreLine:
        """The line to name it by."""
        found = self.now or self.before
        assert found is not None, "one of the two is always there"  # noqa: S101 -- made by paired_lines only
        return found

    @property
    def change(self) -> Change:
        """What became of it."""
        if self.now is None or self.before is None:
            return Change.REMOVED if self.now is None else Change.ADDED
        return Change.KEPT if self.now.points == self.before.points else Change.REWEIGHTED

    @property
    def easier(self) -> bool:
        """Whether this year's target asks for less than last year's result already was.

        A target to reach (≥) is below the result, a ceiling (≤) above it.  Only figures of one unit are compared.
        """
        now, before = self.now, self.before
        if now is None or before is None or now.target is None or before.actual is None or now.unit != before.unit:
            return False
        if now.operator in _UPWARD:
            return now.target < before.actual
        return now.operator in _DOWNWARD and now.target > before.actual


@dataclass(frozen=True, slots=True)
class SameWords:
    """A text that is, word for word, one of last year's."""

    now: Passage
    before: Passage


@dataclass(frozen=True, slots=True)
class Year:
    """One return beside that of last year."""

    pair: Pair
    basis: str
    """Which score is compared: the surest that both have; empty where there is none."""
    now: Fraction | None
    before: Fraction | None
    lines: tuple[LinePair, ...]
    texts: tuple[SameWords, ...]

    @property
    def lines_known(self) -> bool:
        """Whether last year's indicators are known one by one; an earlier summary keeps scores only."""
        return not self.pair.before.summarised

    @property
    def comparable(self) -> bool:
        """Whether the two totals are out of the same full points, as far as these are known."""
        now, before = self.pair.now.edition, self.pair.before.edition
        return now is None or before is None or now.total == before.total


def score_basis(now: Record, before: Record) -> tuple[str, Fraction | None, Fraction | None]:
    """Return the surest kind of score that both have, with the two; like is compared with like."""
    for word, name in BASES:
        this, last = getattr(now, name), getattr(before, name)
        if this is not None and last is not None:
            return word, this, last
    return "", None, None


def grade_on(record: Record, basis: str) -> str:
    """Return the grade that goes with the score compared, else whatever grade the return has."""
    score = next((getattr(record, name) for word, name in BASES if word == basis), None)
    of_score = record.edition.grade_of(score) if record.edition is not None else ""
    other = record.claimed_grade if basis == CLAIMED else record.grade
    return of_score or other or record.grade or record.claimed_grade


def compared(pair: Pair) -> Year:
    """Return one return beside that of last year."""
    basis, now, before = score_basis(pair.now, pair.before)
    texts = tuple(_same_words(pair.now, pair.before))
    this, last = pair.now.scores, pair.before.scores
    lines = tuple(paired_lines(at_level_of(this, last), at_level_of(last, this)))
    return Year(pair, basis, now, before, lines, texts)


def at_level_of(lines: tuple[ScoreLine, ...], others: tuple[ScoreLine, ...]) -> tuple[ScoreLine, ...]:
    """Return score lines with the rows of an open section added up where ``others`` know that section as a whole only.

    An earlier summary keeps one figure a section; a sum with a part that is not known is not known.
    """
    whole = {line.column: line for line in others if line.code == line.column}
    parts: dict[str, list[ScoreLine]] = {}
    for line in lines:
        parts.setdefault(line.column if line.column in whole else line.code, []).append(line)
    return tuple(
        own[0] if own[0].code == own[0].column or code not in whole else _added(whole[code], own)
        for code, own in parts.items()
    )


def _added(whole: ScoreLine, own: list[ScoreLine]) -> ScoreLine:
    """Return the rows of a section as one line named like the section."""
    return whole._replace(
        points=_sum([line.points for line in own]),
        claimed=_sum([line.claimed for line in own]),
        recomputed=_sum([line.recomputed for line in own]),
    )


def _sum(values: list[Fraction | None]) -> Fraction | None:
    known = [value for value in values if value is not None]
    return sum(known, Fraction(0)) if len(known) == len(values) else None


def paired_lines(now: tuple[ScoreLine, ...], before: tuple[ScoreLine, ...]) -> Iterator[LinePair]:
    """Yield the lines of two score tables side by side: those of this time in their order, then what is gone.

    Lines belong together by section and title; an indicator of the form, whose title may have been touched, by its
    code.  Rows a unit writes itself have no code of their own.
    """
    found: dict[int, int] = {}
    for key in (_by_title, _by_code):
        waiting: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
        for place, line in enumerate(before):
            if place not in found.values() and (known := key(line)):
                waiting[known].append(place)
        for place, line in enumerate(now):
            if place not in found and (known := key(line)) and waiting[known]:
                found[place] = waiting[known].popleft()
    for place, line in enumerate(now):
        yield LinePair(line, before[found[place]] if place in found else None)
    for place in sorted(set(range(len(before))) - set(found.values())):
        yield LinePair(None, before[place])


def _by_title(line: ScoreLine) -> tuple[str, ...]:
    title = plain(line.title)
    return (line.section, title) if title else ()


def _by_code(line: ScoreLine) -> tuple[str, ...]:
    return (line.code,) if line.code == line.column else ()


def _same_words(now: Record, before: Record) -> Iterator[SameWords]:
    held: dict[tuple[str, str], Passage] = {}
    for passage in before.passages:
        held.setdefault((passage.label, plain(passage.text)), passage)
    for passage in now.passages:
        if old := held.get((passage.label, plain(passage.text))):
            yield SameWords(passage, old)
