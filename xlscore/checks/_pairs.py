"""Targets beside their actuals as they were read: what checks on single values have in common."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from xlscore.model.submission import ScoreRow, State, Submission
from xlscore.scoring.targets import sense_of
from xlscore.values import Flag, Kind, PairReading, Reading, pair
from xlscore.values.glyphs import plain

WORDY: Final = frozenset({Kind.QUALITATIVE, Kind.SENTENCE})
MEASURED: Final = frozenset({Kind.QUANTITY, Kind.PERCENT, Kind.AMOUNT, Kind.UNIT_RATE, Kind.FREQUENCY})


_LEAST: Final = 2
"""Characters from which equal texts are a copy: 月 beside 月 is a unit."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A row whose target and actual both say something, and what the two give together."""

    row: ScoreRow
    target: Reading
    actual: Reading
    found: PairReading

    @property
    def mismatched(self) -> bool:
        """Whether the two are of different kinds; a worded target may be answered by a date or another wording."""
        if Flag.TYPE_MISMATCH not in self.found.flags:
            return False
        return self.target.kind not in WORDY or (
            self.actual.kind in MEASURED and self.row.level.state is not State.GIVEN
        )

    @property
    def copied(self) -> bool:
        """Whether the actual repeats the target, sign or change word included."""
        return Flag.ACTUAL_COPIES_TARGET in self.found.flags and not self.found.comparable


def pairs(submission: Submission) -> Iterator[Pair]:
    """Yield every row with a target and an actual that can be read."""
    for row in submission.rows:
        target, actual = row.target.reading, row.actual.reading
        if target is None or actual is None or not row.target.state == row.actual.state == State.GIVEN:
            continue
        if not (target.empty or actual.empty):
            yield Pair(row, target, actual, pair(target, actual, sense=sense_of(row)))


def target_is_name(row: ScoreRow) -> bool:
    """Tell whether a target only repeats the name of its indicator: no target is set, and nothing else is wrong."""
    title = plain(row.title)
    return row.target.state is State.GIVEN and len(title) >= _LEAST and plain(row.target.text) == title


def on_the_edge(row: ScoreRow) -> bool:
    """Tell whether nobody can say if a deadline was kept: it hangs on what it includes, or on a day not written."""
    target, actual = row.target.reading, row.actual.reading
    if target is None or actual is None or target.kind is not Kind.DEADLINE:
        return False
    found = pair(target, actual, sense=sense_of(row))
    return found.met is None and Flag.BOUNDARY in found.flags


def in_level(row: ScoreRow, *words: str) -> bool:
    """Tell whether a row stands under a level (产出指标, 数量指标 …) that bears one of the words."""
    return any(word in label for word in words for label in row.path)
