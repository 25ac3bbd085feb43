"""Sheet 等级标准: the grade bands of every edition met, from which the grades of 汇总 are looked up."""

from dataclasses import replace
from fractions import Fraction
from typing import Final

from xlscore.cells import a1
from xlscore.consolidation.lines import Lines
from xlscore.model.record import Edition
from xlscore.write.summary.analysis import Analysis
from xlscore.write.summary.page import CENTRED, FIRST, SCORE_LOOK, Column, Desk, Page, Places

NAME: Final = "等级标准"
COLUMNS: Final = (
    Column("指标体系", 40),
    Column("编号", 28),
    Column("等级", 8),
    Column("下限", 10),
    Column("含下限", 8),
    Column("上限", 10),
    Column("含上限", 8),
)
_LABEL, _LOW, _WITH_LOW, _HIGH, _WITH_HIGH = 2, 3, 4, 5, 6
_FAR: Final = 10**9
"""Stands for an end that does not exist; no score comes near it."""
_UNBOUND: Final = replace(SCORE_LOOK, number='"不限"')
_YES, _NO = "是", "否"


def editions_of(lines: Lines) -> list[Edition]:
    """Return the editions met, each once, in order."""
    return list(dict.fromkeys(group.edition for group in lines.groups))


def _first_row(lines: Lines, edition: Edition) -> int:
    row = FIRST
    for other in editions_of(lines):
        if other == edition:
            break
        row += len(other.bands)
    return row


def grade_formula(lines: Lines, edition: Edition, score: str) -> str:
    """Return the formula (without ``=``) that looks up the grade of a score cell; empty where there is no score.

    Both ends of every band are compared as they are written, closed or open: an approximate look-up would put a
    score on a boundary into the wrong band where a band is closed above.
    """
    if not edition.bands:
        return '""'
    first = _first_row(lines, edition) + 1
    last = first + len(edition.bands) - 1

    def column(place: int) -> str:
        top, bottom = a1(first, place + 1, absolute=True), a1(last, place + 1, absolute=True)
        return f"{NAME}!{top}:{bottom}"

    above = f'({score}>{column(_LOW)})+({score}={column(_LOW)})*({column(_WITH_LOW)}="{_YES}")'
    below = f'({score}<{column(_HIGH)})+({score}={column(_HIGH)})*({column(_WITH_HIGH)}="{_YES}")'
    found = f"LOOKUP(2,1/((({above})>0)*(({below})>0)),{column(_LABEL)})"
    return f'IF(ISNUMBER({score}),IFERROR({found},""),"")'


def _end(page: Page, row: int, column: int, value: Fraction | None, sign: int) -> None:
    if value is None:
        page.figure(row, column, sign * _FAR, _UNBOUND)
    else:
        page.figure(row, column, value, SCORE_LOOK)


def write_bands(analysis: Analysis, desk: Desk, places: Places) -> None:
    """Write the sheet; 汇总 looks its grades up here."""
    del places
    page = desk.page(NAME)
    page.head("等级标准", "汇总表的等级按采用得分在此查得；界点归哪一等级看“含下限”“含上限”。", COLUMNS)
    row = FIRST
    for edition in editions_of(analysis.laid):
        for band in edition.bands:
            page.text(row, 0, analysis.laid.title(edition))
            page.text(row, 1, edition.id)
            page.text(row, _LABEL, band.label, CENTRED)
            _end(page, row, _LOW, band.totals.low, -1)
            page.text(row, _WITH_LOW, _YES if band.totals.low_closed else _NO, CENTRED)
            _end(page, row, _HIGH, band.totals.high, 1)
            page.text(row, _WITH_HIGH, _YES if band.totals.high_closed else _NO, CENTRED)
            row += 1
    if row == FIRST:
        page.merge(row, (0, len(COLUMNS) - 1), "没有识别出指标体系的报表。", CENTRED)
