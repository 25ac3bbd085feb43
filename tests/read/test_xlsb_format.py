"""What .xlsb workbooks hold beyond their values, from records as [MS-XLSB] has them."""

import struct

import pytest

from tests.read.test_xlsb_looks import cell, record, row, workbook
from xlscore.cells import Area
from xlscore.errors import UnreadableError
from xlscore.model.workbook import Cell, CellError, Sheet
from xlscore.read import xlsb_format
from xlscore.read.workbook_file import read_workbook_bytes

SHEET = (
    record(129),
    record(148, struct.pack("<4I", 0, 3, 0, 3)),
    record(60, struct.pack("<4IH", 2, 3, 2560, 0, 1)),
    record(60, struct.pack("<4IH", 4, 4, 2560, 0, 0)),
    record(145),
    row(0),
    cell(5, 0, 1, struct.pack("<d", 0.985)),
    cell(3, 1, 0, b"\x07"),
    row(1, flags=0x10),
    cell(5, 2, 0, struct.pack("<d", 20.0)),
    record(146),
    record(176, struct.pack("<4I", 2, 3, 0, 1)),
)

VALUES = Sheet("表", {(1, 1): Cell(0.985), (2, 3): Cell(20)})


@pytest.fixture(autouse=True)
def values(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the library read what it reads of a workbook written by Excel; ours has no more than our pass asks for."""
    monkeypatch.setattr(xlsb_format, "read_by_calamine", lambda _data: (VALUES,))


def test_number_formats_errors_merged_and_hidden_parts_are_read() -> None:
    book = read_workbook_bytes(workbook(SHEET), "a.xlsb")
    (sheet,) = book.sheets
    assert sheet.cells == {
        (1, 1): Cell(0.985, number_format="0.00"),
        (1, 2): Cell(CellError("#DIV/0!")),
        (2, 3): Cell(20),
    }
    assert isinstance(sheet.value(1, 2), CellError)
    assert sheet.merges == (Area.parse("A3:B4"),)
    assert sheet.hidden_rows == {2}
    assert sheet.hidden_columns == {3, 4}
    assert len(book.unknown) == 1
    assert "公式原文、定义的名称和外部链接无法得知" in book.unknown[0]


def test_without_its_styles_the_values_are_read_and_the_rest_is_said_to_be_unknown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_given: object) -> None:
        raise struct.error

    monkeypatch.setattr(xlsb_format, "read_xlsb_looks", fail)
    book = read_workbook_bytes(workbook(SHEET), "a.xlsb")
    assert book.sheets[0].cells == {(1, 1): Cell(0.985), (2, 3): Cell(20)}
    assert "数字显示格式、合并单元格、隐藏的行和列无法得知" in book.unknown[1]


def test_want_of_memory_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object) -> None:
        raise MemoryError

    monkeypatch.setattr(xlsb_format, "read_xlsb_looks", fail)
    with pytest.raises(UnreadableError, match="所需的内存超出限制"):
        read_workbook_bytes(workbook(SHEET), "a.xlsb")
