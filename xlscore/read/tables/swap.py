"""分值 and 指标值 that changed places: both are plain numbers, and only the printed level totals tell."""

from collections.abc import Iterator
from fractions import Fraction

from xlscore.cells import CellRef
from xlscore.exact import decimal_text
from xlscore.model.submission import Entry, ScoreRow, SumRow
from xlscore.read.tables.keys import level_key


def swapped(rows: list[ScoreRow], sums: list[SumRow]) -> Iterator[tuple[CellRef, str]]:
    """Yield the levels whose points do not add up to what is printed while their targets do."""
    for level in sums:
        printed, at = level.points.value, level.points.at
        keys = [level_key(label) for label in level.path]
        inside = [row for row in rows if [level_key(part) for part in row.path][: len(keys)] == keys]
        if not level.path or printed is None or at is None or not inside:
            continue
        points, targets = _sum([row.points for row in inside]), _sum([row.target for row in inside])
        if points is not None and points != printed and targets == printed:
            total, sum_of_points = decimal_text(printed), decimal_text(points)
            sums_say = f"“{level.label}”分值为 {total} 分，分值栏各行之和为 {sum_of_points}，而指标值栏之和恰为 {total}"
            yield at, f"{sums_say}，疑分值与指标值两栏填反；按表头读取，未作对调"


def _sum(entries: list[Entry]) -> Fraction | None:
    """Return the sum of the numbers as printed, ``None`` where one of them is none."""
    values = [_shown(entry) for entry in entries]
    return (
        None if any(value is None for value in values) else sum((value or Fraction(0) for value in values), Fraction(0))
    )


def _shown(entry: Entry) -> Fraction | None:
    """Return a figure as it is printed: 95 of 95 %, 14.8 of 14.8 万元."""
    return None if entry.value is None else entry.value / (entry.reading.scale if entry.reading is not None else 1)
