"""What all sheets share: rows that fit, tables that go on, links no more than Excel takes."""

import io

import pytest
from xlsxwriter import Workbook

from xlscore.write.style import Looks
from xlscore.write.summary import page as pages
from xlscore.write.summary.page import A3, A4, CENTRED, FIRST, Column, Desk


def desk(**limits: int) -> Desk:
    book = Workbook(io.BytesIO(), {"in_memory": True})
    return Desk(book, Looks(book), **limits)


def test_a_table_goes_on_in_further_sheets_of_as_many_rows_as_there_are() -> None:
    small = desk(most_rows=FIRST + 4)
    assert small.parts("表", 0) == [("表", range(0))]
    assert small.parts("表", 4) == [("表", range(4))]
    assert small.parts("表", 5) == [("表", range(4)), ("表（2）", range(4, 5))]
    assert small.parts("表", 9)[-1] == ("表（3）", range(8, 9))
    assert small.going_on("表", "表") == ""
    assert small.going_on("表（2）", "表") == "本页为“表”的续页：一页最多 7 行。"


@pytest.mark.parametrize(("wide", "paper"), [(112.5, A4), (113, A3)])
def test_a_sheet_too_wide_to_be_read_on_a4_is_printed_on_a3(wide: float, paper: int) -> None:
    sheet = desk().page("表")
    sheet.head("标题", "说明", (Column("甲", wide), Column("乙", wide), Column("不打印", 99)), shown=2)
    assert sheet.sheet.paper_size == paper


def test_links_beyond_what_excel_takes_are_written_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "LINKS", 2)
    sheet = desk().page("表")
    for row in range(4):
        sheet.link(row, 0, f"external:上报/{row}.xlsx", "打开")
    assert sheet.sheet.hlink_count == 2
    assert sheet.links == 2


def test_a_row_is_as_high_as_its_tallest_text_and_never_lower_again() -> None:
    sheet = desk().page("表")
    sheet.head("标题", "说明", (Column("甲", 10), Column("乙", 10)))
    sheet.text(3, 0, "一", CENTRED)
    low = sheet.heights[3]
    sheet.text(3, 1, "很长的文字" * 6, CENTRED)
    high = sheet.heights[3]
    sheet.text(3, 0, "一", CENTRED)
    assert low == pages.LEAST_HEIGHT < high == sheet.heights[3]


def test_where_charts_stand_rows_keep_their_height() -> None:
    sheet = desk().page("图", fitted=False)
    sheet.text(3, 0, "很长的文字" * 60, CENTRED)
    assert sheet.heights == {}


def test_a_heading_over_one_column_is_no_merged_cell() -> None:
    sheet = desk().page("表")
    sheet.merge(0, (0, 0), "一", CENTRED)
    sheet.merge(1, (0, 1), "二", CENTRED)
    assert len(sheet.sheet.merge) == 1
