"""Which figure of a sheet is worked out from which: amounts → rates and scores → subtotals → total → grade."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from xlscore.cells import CellRef
from xlscore.checks._required import fields_of
from xlscore.checks._sums import COLUMNS
from xlscore.checks._totals import closings
from xlscore.model.framework import Framework
from xlscore.model.submission import Entry, FundLine, ScoreRow, State, Submission

Edge = tuple[Entry, Entry]

_NOTHING: Final = frozenset({State.BLANK, State.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Graph:
    """The cells of a sheet, each with those that are worked out from it directly."""

    after: Mapping[CellRef, tuple[CellRef, ...]]

    def downstream(self, cells: Iterable[CellRef], stop: frozenset[CellRef] = frozenset()) -> tuple[CellRef, ...]:
        """Return every cell that follows from ``cells``, nearest first; nothing is followed into ``stop``."""
        found: dict[CellRef, None] = {}
        waiting = list(cells)
        while waiting:
            for cell in self.after.get(waiting.pop(0), ()):
                if cell not in found and cell not in stop:
                    found[cell] = None
                    waiting.append(cell)
        return tuple(found)


def graph_of(framework: Framework, submission: Submission) -> Graph:
    """Return the graph of a submission; entries without a cell of their own have no place in it.

    A result that is blank or 不适用 was not worked out from anything.
    """
    after: dict[CellRef, dict[CellRef, None]] = {}
    for edges in (_amounts(framework, submission), _rows(framework, submission), _sums(submission)):
        for source, result in edges:
            stated = result.at is not None and result.state not in _NOTHING
            if source.at is not None and result.at is not None and stated and source.at != result.at:
                after.setdefault(source.at, {})[result.at] = None
    return Graph({cell: tuple(results) for cell, results in after.items()})


def _amounts(framework: Framework, submission: Submission) -> Iterator[Edge]:
    """Parts make totals; spending and its base make rate and score of a line."""
    base = "initial" if framework.policy.base == "initial_budget" else "budget"
    rows = {row.code: row for row in submission.rows}
    for line in submission.lines:
        if line.parent is not None:
            whole = submission.lines[line.parent]
            yield from ((_column(line, name), _column(whole, name)) for name in COLUMNS)
            yield line.points, whole.points
        scored = rows.get(line.indicator or "")
        for amount in (line.executed, _column(line, base)):
            yield amount, line.rate
            yield amount, line.claimed
            if scored is not None:
                yield amount, scored.claimed


def _column(line: FundLine, name: str) -> Entry:
    entry: Entry = getattr(line, name)
    return entry


def _rows(framework: Framework, submission: Submission) -> Iterator[Edge]:
    """The figures a row is scored from make its score."""
    for row in submission.rows:
        yield from ((entry, row.claimed) for entry in _inputs(framework, submission, row))


def _inputs(framework: Framework, submission: Submission, row: ScoreRow) -> Iterator[Entry]:
    yield from (row.target, row.actual, row.level)
    indicator = framework.indicator(row.code)
    if indicator is not None:
        for name in fields_of(indicator, submission):
            if name in submission.fields:
                yield submission.fields[name]


def _sums(submission: Submission) -> Iterator[Edge]:
    """Scores make subtotals, these the total, and the total the grade; points likewise."""
    for closing in closings(submission):
        for row in closing.rows:
            yield row.claimed, closing.claimed
            yield row.points, closing.points
        for item in closing.inside:
            yield item.claimed, closing.claimed
            yield item.points, closing.points
    yield submission.total, submission.grade
