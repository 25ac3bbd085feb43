"""How .xlsb workbooks look, from records as [MS-XLSB] has them."""

import struct
from collections.abc import Iterable

import pytest

from tests.read.raw_workbooks import relationships, zipped
from xlscore.cells import Area
from xlscore.model.appearance import Appearance, CellLook, ColumnLook, Edge, Fill, Font, RowLook, SheetLook
from xlscore.ooxml.package import Package
from xlscore.read import xlsb_looks
from xlscore.read.xlsb_looks import read_xlsb_looks
from xlscore.read.xlsb_records import records
from xlscore.read.xlsb_styles import XlsbStyles

RED = bytes([0x05, 0xFF, 0, 0, 0xC0, 0, 0, 0xFF])
NONE = bytes(8)
INDEXED = bytes([0x02, 8, 0, 0, 0, 0, 0, 0])


def record(kind: int, content: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = len(content)
    size = bytes([length]) if length < 0x80 else bytes([length & 0x7F | 0x80, length >> 7])
    return number + size + content


def text(words: str) -> bytes:
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def font(name: str, **more: int) -> bytes:
    given = {"twips": 220, "flags": 0, "weight": 400, "script": 0, "underline": 0} | more
    return record(43, struct.pack("<4HB", *given.values()) + bytes(3) + RED + b"\0" + text(name))


def fill(pattern: int, front: bytes = RED, back: bytes = NONE) -> bytes:
    return record(45, struct.pack("<I", pattern) + front + back + bytes(48))


def border(flags: int = 0, **sides: int) -> bytes:
    lines = (sides.get(side, 0) for side in ("top", "bottom", "left", "right", "diagonal"))
    return record(46, bytes([flags]) + b"".join(bytes([line, 0]) + RED for line in lines))


def xf(code: int = 0, **more: int) -> bytes:
    given = {"font": 0, "fill": 0, "border": 0, "turned": 0, "indent": 0, "bits": 0, "more": 0} | more
    return record(47, struct.pack("<5H4B", 0xFFFF, code, *given.values()) + bytes(2))


def styles(*formats: bytes) -> bytes:
    return b"".join(
        [
            record(44, struct.pack("<H", 164) + text('0"元"')),
            font("宋体"), font("黑体", twips=5, flags=0x0A, weight=700, script=1, underline=2),
            font("", script=9, underline=9),
            fill(0), fill(1), fill(99), fill(1, INDEXED),
            border(), border(3, top=1, bottom=2, left=6, right=99, diagonal=4),
            record(626), xf(), record(627), record(617), *formats, record(618),
        ]
    )  # fmt: skip


def workbook(sheet: Iterable[bytes], *, macros: bool = False, styled: bool = True, from_1904: bool = False) -> bytes:
    """Return a workbook of one sheet with two looks."""
    bundle = record(156, struct.pack("<2I", 0, 1) + text("r1") + text("表"))
    targets = [("worksheet", "worksheets/sheet1.bin"), ("styles", "styles.bin")]
    targets += [("vbaProject", "vbaProject.bin")] if macros else []
    package: dict[str, str | bytes] = {
        "_rels/.rels": relationships(("officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": record(153, struct.pack("<I", int(from_1904))) + bundle,
        "xl/_rels/workbook.bin.rels": relationships(*targets),
        "xl/worksheets/sheet1.bin": b"".join(sheet),
    }
    if styled:
        package["xl/styles.bin"] = styles(xf(), xf(2))
    return zipped(package)


def looks(sheet: Iterable[bytes], **more: bool) -> Appearance:
    return read_xlsb_looks(Package(workbook(sheet, **more)), ["表"])


def sheet(*inside: bytes) -> SheetLook:
    return looks(inside).sheets[0]


def row(number: int, *, height: int = 300, flags: int = 0, style: int = 0) -> bytes:
    return record(0, struct.pack("<2IH2B", number, style, height, 0, flags))


def cell(kind: int, column: int, style: int = 0, content: bytes = b"") -> bytes:
    return record(kind, struct.pack("<2I", column, style) + content)


def test_looks_are_those_of_the_cell_formats_alone() -> None:
    found = XlsbStyles(
        styles(
            xf(164, bits=0x40 | 2 | 1 << 3, indent=20), xf(10, font=1, fill=1, border=1, turned=45, more=1),
            xf(font=2, fill=2),
        )
    )  # fmt: skip
    plain, full, odd = found.looks
    assert plain == CellLook(
        font=Font("宋体", 220, colour="C00000"),
        number_format='0"元"',
        across="center",
        down="center",
        wrap=True,
        indent=15,
    )
    assert full.font == Font("黑体", 220, bold=True, italic=True, strike=True, underline=2, script=1, colour="C00000")
    assert (full.fill, full.number_format, full.rotation, full.shrink) == (Fill(1, "C00000"), "0.00%", 45, True)
    assert (full.top, full.bottom, full.left, full.right) == (
        Edge(1, "C00000"),
        Edge(2, "C00000"),
        Edge(6, "C00000"),
        Edge(),
    )
    assert (full.diagonal, full.diagonal_ways) == (Edge(4, "C00000"), 3)
    assert (odd.font.name, odd.font.script, odd.font.underline, odd.fill) == ("Calibri", 0, 0, Fill())
    assert found.usual.name == "宋体"
    assert XlsbStyles(b"").usual == Font()
    assert XlsbStyles(styles(xf(fill=3))).looks[0].fill == Fill(1)


@pytest.mark.parametrize(("turned", "degrees"), [(0, 0), (90, 90), (91, -1), (180, -90), (181, 0), (255, 270)])
def test_rotation_is_in_degrees(turned: int, degrees: int) -> None:
    assert XlsbStyles(styles(xf(turned=turned))).looks[0].rotation == degrees


def test_cells_have_looks_stored_numbers_and_errors() -> None:
    found = sheet(
        row(2), cell(1, 0, 1), cell(7, 1, 0, bytes(4)), cell(5, 2, 1, struct.pack("<d", 45000.5)),
        cell(2, 3, 0, struct.pack("<I", 100 << 2 | 2)), cell(2, 4, 0, struct.pack("<I", 1250 << 2 | 3)),
        cell(2, 5, 0, struct.pack("<d", 0.5)[4:]), cell(2, 6, 0, struct.pack("<i", -3 << 2 | 2)),
        row(3), cell(3, 0, 9, b"\x07"), cell(11, 1, 0, b"\x2a"), cell(3, 2, 0, b"\x99"),
        cell(9, 3, 0, struct.pack("<d", 2.0)), cell(8, 4, 0, text("甲")),
    )  # fmt: skip
    assert found.cells[3, 1] == 1
    assert (4, 1) not in found.cells, "there is no such look"
    assert found.serials == {
        (3, 3): "45000.5", (3, 4): "100.0", (3, 5): "12.5", (3, 6): "0.5", (3, 7): "-3.0", (4, 4): "2.0",
    }  # fmt: skip
    assert found.errors == {(4, 1): "#DIV/0!", (4, 2): "#N/A", (4, 3): "#N/A"}
    assert found.lost_formulas == 3


def test_blank_cells_have_looks_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsb_looks, "_MOST_BLANKS", 1)
    assert sheet(row(0), cell(1, 0), cell(1, 1), cell(7, 2, 0, bytes(4))).cells == {(1, 1): 0, (1, 3): 0}


def test_rows_and_columns() -> None:
    def columns(first: int, last: int, *, style: int = 0, flags: int = 0) -> bytes:
        return record(60, struct.pack("<4IH", first, last, 2_560, style, flags))

    found = sheet(
        row(0, height=720, flags=0x20), row(1, flags=0x10), row(2, flags=0x42, style=1), row(3, flags=0x40, style=9),
        row(2**20), columns(0, 1), columns(2, 99_999, style=1, flags=0x201), columns(20_000, 20_001),
    )  # fmt: skip
    assert found.rows == {1: RowLook(720), 2: RowLook(hidden=True), 3: RowLook(look=1, level=2), 4: RowLook()}
    assert found.columns == (ColumnLook(1, 2, 2_560), ColumnLook(3, 16_384, 2_560, hidden=True, look=1, level=2))


def test_merges_panes_and_pages() -> None:
    setup = struct.pack("<2I16x2IH", 8, 80, 1, 0, 2)
    pane = struct.pack("<2d3IB", 1.0, 4.0, 4, 1, 3, 1)
    found = sheet(
        record(147, b"\0\1\0"), record(151, pane), record(176, struct.pack("<4I", 0, 1, 0, 7)), record(478, setup),
        record(476, struct.pack("<6d", 0.5, 0.6, 0.7, 0.8, 0.3, 99)),
        record(485, struct.pack("<I2H", 0xFFFFFFFF, 8, 270)),
    )  # fmt: skip
    assert found.merges == (Area(1, 1, 2, 8),)
    assert found.frozen == (5, 2)
    assert (found.page.paper, found.page.scale, found.page.fit, found.page.landscape) == (8, 80, (1, 0), True)
    assert found.page.margins == (500, 600, 700, 800, 300, None)
    assert (found.row_height, found.column_width) == (270, 2_304)


def test_a_sheet_says_less() -> None:
    pane = struct.pack("<2d3IB", 1.0, 4.0, 4, 1, 3, 0)
    found = sheet(
        record(147, b"\0\0\0"), record(151, pane), record(485, struct.pack("<I2H", 2_000, 8, 0)), record(9_999)
    )
    assert (found.frozen, found.page.fit, found.row_height, found.column_width) == (None, None, None, 2_000)
    assert sheet(record(147, b"\0\1\0")).page.fit == (1, 1)
    large = sheet(record(478, struct.pack("<2I16x2IH", 999, 5, 1, 1, 0))).page
    assert (large.paper, large.scale, large.landscape) == (9, 100, False)


def test_what_is_lost_is_counted() -> None:
    found = looks(
        [
            record(550), record(551), record(461), record(64), record(494), record(535, bytes(2) + b"\1\0\0\0"),
            record(535, bytes(6)),
        ],
        macros=True,
    )  # fmt: skip
    assert found.sheets[0].lost == {
        "图片、图表或图形": 1, "批注": 1, "条件格式": 1, "数据有效性": 1, "超链接（文字保留）": 1, "工作表保护": 1,
    }  # fmt: skip
    assert found.lost == {"宏（VBA）": 1}


def test_a_workbook_without_styles_has_none() -> None:
    found = looks([row(0), cell(7, 0, 0, bytes(4))], styled=False, from_1904=True)
    assert (found.looks, found.sheets[0].cells, found.date_1904, found.lost) == ((), {}, True, {})


def test_records_end_where_the_part_breaks_off() -> None:
    whole = record(60, b"abc") + record(200, bytes(300))
    assert [(kind, len(content)) for kind, content in records(whole)] == [(60, 3), (200, 300)]
    assert [kind for kind, _ in records(whole[:-1])] == [60]
    assert list(records(b"\x80")) == [(128, b"")]
    assert list(records(b"\x01\xff\xff\xff\xff\x01")) == []
