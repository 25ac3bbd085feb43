"""What the sheets that compare two submissions share: figures of then and now with live differences."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final, TypeVar

from xlscore.cells import MAX_ROW, a1
from xlscore.exact import round_to
from xlscore.model.record import Record
from xlscore.write.style import Look
from xlscore.write.summary.page import FIRST, RATE_LOOK, SCORE_LOOK, Page

Item = TypeVar("Item")

MOST_LINES: Final = MAX_ROW - FIRST - 1
POINTS_LOOK: Final = replace(SCORE_LOOK, number="0.00")
CHANGE_LOOK: Final = replace(SCORE_LOOK, number="+#,##0.00;-#,##0.00;0.00")
CHANGE_RATE_LOOK: Final = replace(RATE_LOOK, number="+0.00%;-0.00%;0.00%")
POINT_LOOK: Final = replace(SCORE_LOOK, number="+0.00;-0.00;0.00")
ABSENT: Final = "—"


def difference(
    page: Page, row: int, columns: tuple[int, int, int], values: tuple[Fraction | None, ...], look: Look
) -> None:
    """Write now − before into a cell; ``columns`` are those of before, now and the result."""
    before, now = (a1(row + 1, column + 1) for column in columns[:2])
    result = round_to(values[1] - values[0], 6) if values[0] is not None and values[1] is not None else None
    page.formula(row, columns[2], f'IF(COUNT({before},{now})=2,ROUND({now}-{before},6),"")', result, look)


def growth(page: Page, row: int, columns: tuple[int, int, int], values: tuple[Fraction | None, ...]) -> None:
    """Write by how much now is above before, as a percentage; nothing where before is 0."""
    before, now = (a1(row + 1, column + 1) for column in columns[:2])
    known = values[0] and values[1] is not None
    result = (values[1] - values[0]) / abs(values[0]) if known and values[0] and values[1] is not None else None
    formula = f'IF(COUNT({before},{now})=2,IF({before}=0,"",({now}-{before})/ABS({before})),"")'
    page.formula(row, columns[2], formula, result, CHANGE_RATE_LOOK)


def points_apart(page: Page, row: int, columns: tuple[int, int, int], values: tuple[Fraction | None, ...]) -> None:
    """Write by how many percentage points a rate of now is above that of before."""
    before, now = (a1(row + 1, column + 1) for column in columns[:2])
    result = (values[1] - values[0]) * 100 if values[0] is not None and values[1] is not None else None
    page.formula(row, columns[2], f'IF(COUNT({before},{now})=2,({now}-{before})*100,"")', result, POINT_LOOK)


def sheets_of(items: Sequence[Item], name: str, most: int = MOST_LINES) -> Iterator[tuple[str, Sequence[Item], str]]:
    """Deal lines to as many sheets as they need: the sheet's name, its lines, and a word on the others."""
    count = max(1, -(-len(items) // most))
    for number in range(count):
        title = name if number == 0 else f"{name}（{number + 1}）"
        word = f"共 {len(items)} 行，一张工作表放不下，分列 {count} 张，这是第 {number + 1} 张。" if count > 1 else ""
        yield title, items[number * most : (number + 1) * most], word


def year_of(record: Record) -> str:
    """Return the fiscal year of a return in words."""
    return str(record.year) if record.year is not None else "未填"


def edition_words(now: Record, before: Record) -> str:
    """Return the edition of both, or both where they differ."""
    this, last = (record.edition.id if record.edition else "未识别" for record in (now, before))
    return this if this == last else f"{last} → {this}"
