"""Looks of cells in XlsxWriter's words, and number formats that may be written."""

import io

import openpyxl
import pytest
from xlsxwriter import Workbook

from xlscore.model.appearance import CellLook, Edge, Fill, Font
from xlscore.write.rebuilt.formats import Formats, is_sound


def styled(*looks: CellLook) -> list[openpyxl.cell.cell.Cell]:
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet()
    formats = Formats(book, looks)
    for column in range(len(looks)):
        sheet.write_number(0, column, 1, formats[column, ""])
    book.close()
    return [
        cell for cell in openpyxl.load_workbook(stream).worksheets[0][1] if isinstance(cell, openpyxl.cell.cell.Cell)
    ]


def test_fills_keep_their_colours() -> None:
    plain, shaded, none = styled(
        CellLook(fill=Fill(1, "DCE6F1", "C0C0C0")), CellLook(fill=Fill(4, "FF0000", "00FF00")), CellLook(fill=Fill(1))
    )
    assert (plain.fill.patternType, plain.fill.fgColor.rgb) == ("solid", "FFDCE6F1")
    assert (shaded.fill.patternType, shaded.fill.fgColor.rgb, shaded.fill.bgColor.rgb) == (
        "lightGray", "FFFF0000", "FF00FF00",
    )  # fmt: skip
    assert none.fill.patternType == "solid"


def test_borders_keep_style_and_colour_side_by_side() -> None:
    (cell,) = styled(
        CellLook(
            left=Edge(1), right=Edge(2, "FF0000"), top=Edge(6), bottom=Edge(13), diagonal=Edge(4, "0000FF"),
            diagonal_ways=3,
        )
    )  # fmt: skip
    border = cell.border
    assert [getattr(border, side).style for side in ("left", "right", "top", "bottom", "diagonal")] == [
        "thin", "medium", "double", "slantDashDot", "dotted",
    ]  # fmt: skip
    assert (border.right.color.rgb, border.diagonal.color.rgb) == ("FFFF0000", "FF0000FF")
    assert (border.diagonalUp, border.diagonalDown) == (True, True)


def test_letters_keep_name_size_and_marks() -> None:
    font = Font("仿宋_GB2312", 210, bold=True, italic=True, strike=True, underline=2, script=1, colour="C00000")
    (cell,) = styled(CellLook(font=font))
    found = cell.font
    assert (found.name, found.sz, found.b, found.i, found.strike) == ("仿宋_GB2312", 10.5, True, True, True)
    assert (found.u, found.vertAlign, found.color.rgb) == ("double", "superscript", "FFC00000")


def test_alignment_is_kept() -> None:
    wrapped, stacked, across = styled(
        CellLook(across="left", down="top", wrap=True, shrink=True, indent=2),
        CellLook(rotation=270, down="distributed"),
        CellLook(across="centerContinuous", down="center", shrink=True, rotation=-90),
    )
    assert (wrapped.alignment.indent, wrapped.alignment.wrap_text, bool(wrapped.alignment.shrink_to_fit)) == (
        2,
        True,
        False,
    )
    assert (stacked.alignment.textRotation, stacked.alignment.vertical) == (255, "distributed")
    assert (across.alignment.horizontal, across.alignment.textRotation) == ("centerContinuous", 180)
    assert across.alignment.shrink_to_fit


def test_a_format_is_made_once_and_none_for_what_is_usual() -> None:
    formats = Formats(Workbook(io.BytesIO()), [CellLook()])
    assert formats[None, ""] is None
    assert formats[0, ""] is formats[0, ""]
    assert formats[0, "0.0"] is not formats[0, ""]
    assert formats[None, "yyyy/m/d"] is formats[None, "yyyy/m/d"]


@pytest.mark.parametrize(
    ("code", "sound"),
    [
        ("General", True), ('0"元"', True), ("[Red]0.00;[$¥-804]0", True), ("_ * #,##0_ ;@_ ", True), (r"0\[", True),
        ("", False), ('0"元', False), ("[Red", False), ("Red]", False), ("[[h]]", False), ("0\\", False),
        ("0\x00", False), ("0" * 256, False), ("0" * 255, True), ('"[" 0', True), (";" * 9, False),
    ],
)  # fmt: skip
def test_number_formats_are_written_only_where_no_program_would_repair_them(code: str, sound: bool) -> None:
    assert is_sound(code) is sound
