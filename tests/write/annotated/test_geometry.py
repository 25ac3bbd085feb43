"""Pixels of columns and rows, and the room a text needs."""

import pytest

from xlscore.ooxml.elements import parse
from xlscore.write.annotated.geometry import Geometry, line_count


def _geometry(xml: str) -> Geometry:
    root = parse(f"<w>{xml}</w>".encode(), "p")
    rows = [(int(row.get("r") or 0), row) for data in root.all("sheetData") for row in data.all("row")]
    return Geometry(root, rows)


@pytest.mark.parametrize(("text", "lines"), [("", 1), ("甲" * 5, 1), ("甲" * 5 + "a", 2), ("a\n\nb", 3)])
def test_lines_at_ten_letters(text: str, lines: int) -> None:
    assert line_count(text, 10) == lines


def test_anchor_on_a_plain_sheet() -> None:
    # 64-pixel columns, 20-pixel rows: 15 + 120 = 2 × 64 + 7; 2 + 50 = 2 × 20 + 12.
    assert _geometry("").anchor((5, 2), (120, 50)) == (2, 15, 3, 2, 4, 7, 5, 12)


def test_anchor_in_the_first_row_and_the_last_column() -> None:
    assert _geometry("").anchor((1, 16384), (10, 10)) == (16383, 15, 0, 2, 16383, 25, 0, 12)


def test_declared_widths_heights_and_hidden_stretches_count() -> None:
    geometry = _geometry(
        '<sheetFormatPr defaultColWidth="9" defaultRowHeight="30"/>'
        '<cols><col min="2" max="2" width="30"/><col min="3" max="3" width="9" hidden="1"/></cols>'
        '<sheetData><row r="1" ht="60"/><row r="2" ht="15" hidden="1"/><row r="3"/></sheetData>'
    )
    # Column B is 215 pixels, C none, D 68; row 1 is 80 pixels, row 2 none, row 3 40.
    assert geometry.anchor((1, 1), (15 + 215, 100)) == (1, 15, 0, 2, 3, 30, 2, 22)


def test_figures_that_are_no_numbers_mean_the_default() -> None:
    geometry = _geometry(
        '<sheetFormatPr defaultRowHeight="high"/><cols><col min="x" max="2" width="?"/></cols>'
        '<sheetData><row r="1" ht="?"/></sheetData>'
    )
    assert geometry.anchor((2, 1), (10, 50)) == (1, 15, 0, 2, 1, 25, 2, 12)


def test_where_the_rest_of_the_sheet_is_hidden_the_box_moves_back() -> None:
    geometry = _geometry(
        '<sheetFormatPr zeroHeight="1"/><cols><col min="4" max="16384" hidden="1"/></cols>'
        '<sheetData><row r="1" ht="75"/><row r="2" ht="75"/></sheetData>'
    )
    assert geometry.anchor((2, 3), (100, 150)) == (0, 0, 0, 2, 1, 36, 1, 52)
    assert geometry.anchor((2, 3), (900, 900)) == (0, 0, 0, 0, 16383, 0, 1048575, 0)
    assert geometry.grown((0, 0, 0, 0, 1, 0, 1, 0), (900, 900)) == (0, 0, 0, 0, 16383, 0, 1048575, 0)


def test_a_box_only_ever_grows() -> None:
    geometry = _geometry("")
    assert geometry.grown((1, 0, 0, 0, 3, 0, 4, 0), (64, 200)) == (1, 0, 0, 0, 3, 0, 10, 0)
    assert geometry.grown((1, 0, 0, 0, 2, 0, 40, 0), (192, 20)) == (1, 0, 0, 0, 4, 0, 40, 0)
