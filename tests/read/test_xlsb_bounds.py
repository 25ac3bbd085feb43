"""Binary workbooks written record by record: what is over the limits is refused before calamine sees it."""

import struct

import pytest

from tests.read.raw_workbooks import relationships, zipped
from xlscore.errors import UnreadableError
from xlscore.model.workbook import Workbook
from xlscore.ooxml.package import Package
from xlscore.read import xlsb_format
from xlscore.read.workbook_file import read_workbook_bytes
from xlscore.read.xlsb_bounds import check_package

ROW, BLANK, NUMBER, INLINE, SHARED, MERGE = 0, 1, 5, 6, 7, 176


def varied(number: int) -> bytes:
    """Return a number seven bits a byte."""
    found = bytearray()
    while True:
        number, rest = number >> 7, number & 0x7F
        found.append(rest | (0x80 if number else 0))
        if not number:
            return bytes(found)


def record(kind: int, body: bytes = b"") -> bytes:
    return (bytes([kind]) if kind < 128 else varied(kind)) + varied(len(body)) + body


def text(words: str) -> bytes:
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def row(number: int) -> bytes:
    return record(ROW, struct.pack("<I", number).ljust(17, b"\0"))


def number(column: int, value: float) -> bytes:
    return record(NUMBER, struct.pack("<II", column, 0) + struct.pack("<d", value))


def shared(column: int, place: int) -> bytes:
    return record(SHARED, struct.pack("<III", column, 0, place))


def strings(*words: str, declared: int | None = None) -> bytes:
    count = len(words) if declared is None else declared
    items = b"".join(record(19, b"\0" + text(word)) for word in words)
    return record(159, struct.pack("<II", count, count)) + items + record(160)


def sheet(*cells: bytes, dimension: tuple[int, int, int, int] = (0, 0, 0, 0), after: bytes = b"") -> bytes:
    wide = record(148, struct.pack("<IIII", *dimension))
    return record(129) + wide + record(145) + b"".join(cells) + record(146) + after + record(130)


def binary(*sheets: bytes, texts: bytes | None = None, listed: int | None = None) -> bytes:
    count = len(sheets) if listed is None else listed
    names = b"".join(
        record(156, struct.pack("<II", 0, place) + text(f"r{place}") + text(f"表{place}"))
        for place in range(1, count + 1)
    )
    targets = [("worksheet", f"worksheets/sheet{place}.bin") for place in range(1, len(sheets) + 1)]
    targets += [("sharedStrings", "sharedStrings.bin")] if texts is not None else []
    found: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relationships(("officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": record(131) + record(143) + names + record(144) + record(132),
        "xl/_rels/workbook.bin.rels": relationships(*targets),
    }
    found |= {f"xl/worksheets/sheet{place}.bin": data for place, data in enumerate(sheets, 1)}
    return zipped(found | ({"xl/sharedStrings.bin": texts} if texts is not None else {}))


def read(data: bytes) -> Workbook:
    return read_workbook_bytes(data, "自评表.xlsb")


def refused(data: bytes, sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Assert that the file is refused with that sentence, and that no library was asked to read it."""
    monkeypatch.setattr(xlsb_format, "read_by_calamine", lambda _data: pytest.fail("read all the same"))
    with pytest.raises(UnreadableError, match=sentence):
        read(data)


def test_a_binary_workbook_within_the_limits_is_read() -> None:
    cells = (row(0), shared(0, 1), number(1, 92.5), row(2), shared(1, 0))
    found = read(binary(sheet(*cells, dimension=(0, 2, 0, 1)), texts=strings("良", "自评得分")))
    (only,) = found.sheets
    assert {place: cell.value for place, cell in only.cells.items()} == {(1, 1): "自评得分", (1, 2): 92.5, (3, 2): "良"}


@pytest.mark.parametrize("dimension", [(0, 0, 0, 0), (0, 2**20 - 1, 0, 2**14 - 1), (0, 2**32 - 1, 0, 2**32 - 1)])
def test_declared_dimensions_are_never_laid_out(dimension: tuple[int, int, int, int]) -> None:
    found = read(binary(sheet(row(0), number(0, 1.0), dimension=dimension)))
    assert found.sheets[0].value(1, 1) == 1


def test_cells_far_from_the_first_are_refused_by_the_name_of_their_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    far = binary(sheet(row(0), number(0, 1.0)), sheet(row(2**20 - 1), number(2**14 - 1, 1.0)))
    refused(far, "工作表「表2」的内容一直延伸到 XFD1048576", monkeypatch)


@pytest.mark.parametrize(
    ("limit", "most", "data", "sentence"),
    [
        (
            "bounds.MAX_CELLS",
            2,
            binary(sheet(row(0), *(number(at, 1.0) for at in range(3)))),
            "有内容的单元格超过 2 个",
        ),
        ("xlsb_bounds.MAX_CELLS", 2, binary(sheet(row(0), *(number(at, 1.0) for at in range(3)))), ""),
        ("xlsb_bounds.MAX_GRID", 2, binary(sheet(row(0), *[record(BLANK, bytes(8))] * 3)), "空白而带格式的单元格过多"),
        ("xlsb_bounds.MAX_MERGES", 2, binary(sheet(after=record(MERGE, bytes(16)) * 3)), "超过 2 个合并区域"),
        ("xlsb_bounds.MAX_SHEETS", 2, binary(sheet(), listed=3), "工作表超过 2 张"),
        ("xlsb_bounds._MOST_RECORDS", 20, binary(sheet(*[row(0)] * 20)), "记录超过 20 条"),
        (
            "xlsb_bounds.MAX_TEXT",
            8,
            binary(sheet(row(0), shared(0, 0), shared(1, 0), shared(2, 0)), texts=strings("很长的")),
            "全部单元格的文字超过",
        ),
    ],
    ids=["cells", "cells of one sheet", "blanks", "merges", "sheets", "records", "texts"],
)
def test_more_than_a_limit_is_refused(
    limit: str, most: int, data: bytes, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"xlscore.read.{limit}", most)
    if sentence:
        refused(data, sentence, monkeypatch)
    else:
        assert len(read(data).sheets[0].cells) == 3  # counting stopped early, and the sum over all sheets decides


def test_as_much_as_a_limit_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for limit, most in (("bounds.MAX_CELLS", 3), ("xlsb_bounds.MAX_MERGES", 1), ("xlsb_bounds.MAX_TEXT", 9)):
        monkeypatch.setattr(f"xlscore.read.{limit}", most)
    texts = strings("很长的")
    cells = (row(0), shared(0, 0), shared(1, 0), shared(2, 0))
    assert len(read(binary(sheet(*cells, after=record(MERGE, bytes(16))), texts=texts)).sheets[0].cells) == 3


@pytest.mark.parametrize(
    "data",
    [
        binary(sheet(row(0), record(NUMBER, b"\0"))[:-4]),
        binary(sheet(), texts=strings("甲", declared=2**31)),
        binary(record(129) + b"\x94\x01\xff\xff\xff\x7f"),
        binary(sheet(row(0)), texts=b"\x13\x80"),
        zipped(
            {
                "_rels/.rels": relationships(("officeDocument", "xl/workbook.bin")),
                "xl/workbook.bin": record(156, b"\0\0"),
            }
        ),
    ],
    ids=["short cell", "texts declared without end", "a record beyond the part", "cut length", "short sheet"],
)
def test_damaged_records_are_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^文件已损坏"):
        read(data)


def test_a_sheet_under_its_usual_name_is_looked_at_even_if_nothing_points_to_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("xlscore.read.bounds.MAX_CELLS", 0)
    hidden = zipped(
        {
            "_rels/.rels": relationships(("officeDocument", "xl/workbook.bin")),
            "xl/workbook.bin": record(131),
            "xl/worksheets/sheet1.bin": sheet(row(0), number(0, 1.0)),
        }
    )
    with pytest.raises(UnreadableError, match="有内容的单元格超过 0 个"):
        check_package(Package(hidden))


def test_a_part_packed_too_small_is_never_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = binary(sheet(), texts=bytes(8 * 2**20))
    refused(bomb, r"部件 xl/sharedStrings\.bin 解压后有 8 MiB", monkeypatch)
