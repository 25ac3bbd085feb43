"""Sheets that go to disk row by row, beside ordinary ones."""

from pathlib import Path

import openpyxl
import pytest
from xlsxwriter import Workbook

from xlscore.write.style import Looks
from xlscore.write.summary.page import CENTRED, Desk


def desk(book: Workbook) -> Desk:
    return Desk(book, Looks(book))


def test_a_streamed_sheet_and_an_ordinary_one_stand_side_by_side(tmp_path: Path) -> None:
    target = tmp_path / "册.xlsx"
    book = Workbook(target, {"tmpdir": str(tmp_path)})
    long, short = desk(book).page("长", streamed=True), desk(book).page("短")
    for row in range(3):
        long.text(row, 0, f"第{row}行\n=不是公式", CENTRED)
        long.formula(row, 1, "IFERROR(1/2,0)", 1, CENTRED)
    short.text(5, 0, "后", CENTRED)
    short.text(1, 0, "先", CENTRED)
    book.close()
    read = openpyxl.load_workbook(target)
    assert [cell.value for cell in read["长"]["A"]] == [f"第{row}行\n=不是公式" for row in range(3)]
    assert read["长"]["B3"].value == "=IFERROR(1/2,0)"
    assert (read["短"]["A2"].value, read["短"]["A6"].value) == ("先", "后")
    assert [path.name for path in tmp_path.iterdir()] == ["册.xlsx"]


def test_a_row_that_is_gone_is_never_lost_silently(tmp_path: Path) -> None:
    book = Workbook(tmp_path / "册.xlsx")
    page = desk(book).page("长", streamed=True)
    page.text(2, 0, "二", CENTRED)
    page.text(3, 0, "三", CENTRED)
    with pytest.raises(IndexError, match="row 2, column 1 of 长"):
        page.text(2, 1, "迟", CENTRED)
    with pytest.raises(IndexError):
        page.text(1_048_576, 0, "太远", CENTRED)
    book.close()
