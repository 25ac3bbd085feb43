"""Pages are broken between tables; what is longer than a page goes on, and no page holds a heading alone."""

import io

import pytest
from xlsxwriter import Workbook

from xlscore.write.style import Looks
from xlscore.write.summary.breaks import MOST, Breaks
from xlscore.write.summary.page import Column, Desk, Page

ROOM = 25
"""Rows of 20 points on a page printed in its own size."""


@pytest.fixture
def page() -> Page:
    book = Workbook(io.BytesIO())
    return Desk(book, Looks(book)).page("表")


@pytest.mark.parametrize(
    ("tables", "rows"),
    [
        ([(0, 9), (11, 24)], []),
        ([(0, 9), (11, 25)], [11]),
        ([(0, 1), (2, 40)], []),
        ([(0, 12), (13, 40)], [13]),
        ([(0, 11), (12, 40)], []),
        ([(0, 39), (41, 49)], []),
        ([(0, 39), (41, 50)], [41]),
    ],
)
def test_a_table_begins_a_page_where_it_would_be_cut_through(
    page: Page, tables: list[tuple[int, int]], rows: list[int]
) -> None:
    breaks = Breaks(page, scale=1)
    for table in tables:
        breaks.table(*table)
    assert breaks.rows == rows


def test_high_rows_and_print_size_count(page: Page) -> None:
    page.heights[3] = 61
    own, small = Breaks(page, scale=1), Breaks(page, scale=0.5)
    for breaks in (own, small):
        breaks.table(0, 9)
        breaks.table(10, 22)
        breaks.table(23, 45)
    assert (own.rows, small.rows) == ([10, 23], [])


def test_a_page_as_wide_as_the_sheet_holds_more_rows_the_wider_it_is(page: Page) -> None:
    page.head("题", "注", [Column("列", 10)])
    assert Breaks(page).room == ROOM * 20
    page.head("题", "注", [Column("列", 145), Column("列", 145)])
    assert Breaks(page).room == pytest.approx(ROOM * 20 * (290 * 7 + 10) * 0.75 / 770)


def test_no_more_breaks_are_set_than_excel_takes(page: Page) -> None:
    breaks = Breaks(page, rows=list(range(1, 2_000)))
    breaks.finish()
    assert page.sheet.hbreaks == list(range(1, MOST + 1))
