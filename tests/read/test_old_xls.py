"""Workbooks of Excel 2, 3 and 4, written record by record."""

import struct

import pytest

from tests.read.test_compound import record
from xlscore.errors import UnreadableError
from xlscore.model.workbook import CellError, Workbook
from xlscore.read.workbook_file import read_workbook_bytes

BOF = {2: (0x0009, 2, 4), 3: (0x0209, 3, 6), 4: (0x0409, 4, 6)}
SHEET = 0x10


def place(version: int, row: int, column: int, form: int = 0) -> bytes:
    """Return what the record of a cell begins with; Excel 2 has three bytes of attributes, later ones an index."""
    return struct.pack("<HH", row, column) + (bytes([0, form, 0]) if version == 2 else struct.pack("<H", form))


def number(version: int, row: int, column: int, value: float) -> bytes:
    return record(0x03 if version == 2 else 0x203, place(version, row, column) + struct.pack("<d", value))


def label(version: int, row: int, column: int, text: bytes) -> bytes:
    length = struct.pack("<B" if version == 2 else "<H", len(text))
    return record(0x04 if version == 2 else 0x204, place(version, row, column) + length + text)


def error(version: int, row: int, column: int, code: int) -> bytes:
    return record(0x05 if version == 2 else 0x205, place(version, row, column) + bytes([code, 1]))


def workbook(version: int, *records: bytes, codepage: int | None = 936) -> bytes:
    kind, stated, length = BOF[version]
    start = record(kind, struct.pack("<HH", stated, SHEET).ljust(length, b"\0"))
    page = record(0x42, struct.pack("<H", codepage)) if codepage is not None else b""
    return start + page + b"".join(records) + record(0x0A)


def read(data: bytes) -> Workbook:
    return read_workbook_bytes(data, "自评表.xls")


def chinese(version: int, codepage: int | None = 936) -> bytes:
    cells = [
        label(version, 0, 0, "自评得分".encode("gbk")),
        number(version, 0, 1, 92.5),
        number(version, 1, 1, 10.0),
        error(version, 2, 1, 0x07),
    ]
    return workbook(version, *cells, codepage=codepage)


@pytest.mark.parametrize("version", BOF)
def test_a_workbook_of_excel_2_to_4_is_read(version: int) -> None:
    found = read(chinese(version))
    assert found.format == "xls"
    (sheet,) = found.sheets
    assert {where: cell.value for where, cell in sheet.cells.items()} == {
        (1, 1): "自评得分",
        (1, 2): 92.5,
        (2, 2): 10,
        (3, 2): CellError("#DIV/0!"),
    }
    assert isinstance(sheet.value(3, 2), CellError)


def test_what_the_format_hides_is_said_once() -> None:
    (sentence,) = read(chinese(4)).unknown
    assert sentence.startswith("本文件是 Excel 4.0 或更早的（.xls）格式：只能读到计算结果，公式原文、合并单元格")


def test_a_workbook_that_states_no_code_page_is_tried_as_chinese_and_says_so() -> None:
    found = read(chinese(3, None))
    assert found.sheets[0].value(1, 1) == "自评得分"
    assert [sentence[:9] for sentence in found.unknown] == ["本文件是 Exce", "文件没有写明文字编"]


def test_texts_that_are_not_chinese_either_are_kept_and_doubted() -> None:
    found = read(workbook(3, label(3, 0, 0, b"caf\xe9"), codepage=None))
    assert found.sheets[0].value(1, 1) == "café"
    assert found.unknown[1].startswith("文件没有写明文字编码，也不是简体中文")


def test_a_workbook_of_plain_letters_needs_no_code_page() -> None:
    assert len(read(workbook(2, label(2, 0, 0, b"score"), codepage=None)).unknown) == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (workbook(4, record(0x2F, bytes(4))), "文件已加密"),
        (workbook(4, record(0x0A)) + b"\xff", "文件已损坏"),
        (b"\x09\x04\x06\x00\xd0\xcf\x11\xe0\xa1\xb1" + bytes(40), "文件已损坏"),
    ],
)
def test_a_damaged_or_encrypted_one_is_one_sentence(data: bytes, sentence: str) -> None:
    if data.endswith(b"\xff"):
        data = data[:12]
    with pytest.raises(UnreadableError, match=f"^{sentence}"):
        read(data)


@pytest.mark.parametrize("version", BOF)
def test_one_over_the_limits_is_refused_before_it_is_laid_out(version: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xlscore.read.bounds.MAX_CELLS", 3)
    with pytest.raises(UnreadableError, match="有内容的单元格超过 3 个"):
        read(chinese(version))
    monkeypatch.setattr("xlscore.read.bounds.MAX_CELLS", 4)
    assert read(chinese(version)).sheets


def test_cells_far_apart_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xlscore.read.bounds.MAX_GRID", 1000)
    with pytest.raises(UnreadableError, match="范围过大"):
        read(workbook(2, number(2, 500, 2, 1.0)))
    monkeypatch.setattr("xlscore.read.biff_bounds.MAX_GRID", 1)
    blanks = [record(0x01, place(2, row, 0)) for row in range(2)]
    with pytest.raises(UnreadableError, match="空白而带格式的单元格过多"):
        read(workbook(2, *blanks))
