"""What the sheets that compare two submissions share: figures of then and now with live differences."""

from dataclasses import replace
from fractions import Fraction
from typing import Final

from xlscore.cells import a1
from xlscore.exact import round_to
from xlscore.model.record import Record
from xlscore.write.style import Look
from xlscore.write.summary.page import RATE_LOOK, SCORE_LOOK, Page

CHANGE_LOOK: Final = replace(SCORE_LOOK, number="+#,##0.00;-#,##0.00;0.00")
CHANGE_RATE_LOOK: Final = replace(RATE_LOOK, number="+0.00%;-0.00%;0.00%")
POINT_LOOK: Final = replace(SCORE_LOOK, number="+0.00;-0.00;0.00")
ABSENT: Final = "—"
NOT_KNOWN: Final = "不详"
"""Stands where the earlier summary that stood in for last time holds nothing that could be counted."""


def difference(
    page: Page, row: int, columns: tuple[int, int, int], values: tuple[Fraction | None, ...], look: Look
) -> None:
    """Write now − before into a cell; ``columns`` are those of before, now and the result."""
    before, now = (a1(row + 1, column + 1) for column in columns[:2])
    result = round_to(values[1] - values[0], 6) if values[0] is not None and values[1] is not None else None
    page.formula(row, columns[2], f'IF(COUNT({before},{now})=2,ROUND({now}-{before},6),"")', result, look)


def growth(
    page: Page,
    row: int,
    columns: tuple[int, int, int],
    values: tuple[Fraction | None, ...],
    look: Look = CHANGE_RATE_LOOK,
) -> None:
    """Write by how much now is above before, as a percentage; nothing where before is 0."""
    before, now = (a1(row + 1, column + 1) for column in columns[:2])
    known = values[0] and values[1] is not None
    result = (values[1] - values[0]) / abs(values[0]) if known and values[0] and values[1] is not None else None
    formula = f'IF(COUNT({before},{now})=2,IF({before}=0,"",({now}-{before})/ABS({before})),"")'
    page.formula(row, columns[2], formula, result, look)


def points_apart(
    page: Page,
    row: int,
    columns: tuple[int, int, int],
    values: tuple[Fraction | None, ...],
    look: Look = POINT_LOOK,
) -> None:
    """Write by how many percentage points a rate of now is above that of before."""
    before, now = (a1(row + 1, column + 1) for column in columns[:2])
    result = (values[1] - values[0]) * 100 if values[0] is not None and values[1] is not None else None
    page.formula(row, columns[2], f'IF(COUNT({before},{now})=2,({now}-{before})*100,"")', result, look)


def year_of(record: Record) -> str:
    """Return the fiscal year of a return in words."""
    return str(record.year) if record.year is not None else "未填"
