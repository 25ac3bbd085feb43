"""Points a form does not print in a column: worked out where one answer only is left."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from xlscore.cells import CellRef
from xlscore.exact import decimal_text
from xlscore.model.submission import Entry, ScoreRow, State, SumRow
from xlscore.read.tables.keys import level_key
from xlscore.read.tables.levels import printed_entry


def infer_points(
    rows: list[ScoreRow], sums: list[SumRow], head: CellRef
) -> tuple[list[ScoreRow], list[tuple[CellRef, str]]]:
    """Return the rows with the points that follow from a level's, and a word on each; ``head`` stands for no cell.

    A row has the rest of its level's printed points where all its sisters state theirs: then no other answer is left.
    """
    filled = list(rows)
    told: list[tuple[CellRef, str]] = []
    while (step := next(_steps(filled, sums), None)) is not None:
        place, entry, level = step
        filled[place] = replace(filled[place], points=entry)
        at = filled[place].at or head
        value = decimal_text(entry.value or Fraction(0))
        told.append((at, f"表上没有分值栏，“{filled[place].title}”的分值由“{level}”的分值推得 {value} 分"))
    return filled, told


def _steps(rows: list[ScoreRow], sums: list[SumRow]) -> Iterator[tuple[int, Entry, str]]:
    for level in sums:
        if not level.path or level.points.value is None or level.points.at is None:
            continue
        keys = [level_key(label) for label in level.path]
        inside = [
            place for place, row in enumerate(rows) if [level_key(part) for part in row.path][: len(keys)] == keys
        ]
        open_ = [place for place in inside if not rows[place].points.given]
        if len(open_) != 1 or rows[open_[0]].points.state is not State.BLANK:
            continue
        rest = level.points.value - sum((rows[place].points.value or Fraction(0) for place in inside), Fraction(0))
        if rest > 0:
            yield open_[0], printed_entry(rest, level.points.text, level.points.at), level.label
