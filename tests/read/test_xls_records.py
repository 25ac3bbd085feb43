"""The records of .xls that tell of printing and of what is no cell."""

import struct

import pytest

from xlscore.model.appearance import PageLook
from xlscore.read.xls_records import sheet_records, version_of, worksheet_starts


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def stream(*inside: bytes, version: int = 0x600) -> bytes:
    return record(0x809, struct.pack("<HH", version, 0x10)) + b"".join(inside) + record(0x0A)


def setup(*, paper: int = 9, scale: int = 100, first: int = 1, fit: tuple[int, int] = (1, 1), flags: int = 2) -> bytes:
    return record(0xA1, struct.pack("<8Hdd2x", paper, scale, first, *fit, flags, 0, 0, 0.3, 0.4))


def page(*inside: bytes, version: int = 0x600) -> PageLook:
    return sheet_records(stream(*inside, version=version), 0).page


def test_a_sheet_that_says_nothing_is_printed_as_usual() -> None:
    assert page() == PageLook()
    assert page(record(0x81, struct.pack("<H", 0x100))).fit == (1, 1)


def test_paper_scale_and_direction() -> None:
    found = page(setup(paper=8, scale=80, flags=0x01))
    assert (found.paper, found.scale, found.landscape, found.over_then_down, found.fit) == (8, 80, True, True, None)
    assert found.margins == (None, None, None, None, 300, 400)
    assert page(setup(paper=300, scale=5)) == PageLook(margins=(None, None, None, None, 300, 400))


def test_a_setup_that_was_never_made_counts_for_nothing() -> None:
    found = page(setup(paper=8, scale=80, flags=0x04))
    assert (found.paper, found.scale, found.landscape) == (9, 100, False)


@pytest.mark.parametrize(("flags", "first", "number"), [(0x82, 3, 3), (0x02, 3, None), (0x82, 0, None)])
def test_a_first_page_has_its_own_number_only_where_that_is_said(flags: int, first: int, number: int | None) -> None:
    assert page(setup(flags=flags, first=first)).first_page == number


def test_pages_to_fit_count_where_the_sheet_says_so() -> None:
    assert page(setup(fit=(1, 0)), record(0x81, struct.pack("<H", 0x100))).fit == (1, 0)
    assert page(setup(fit=(1, 0)), record(0x81, struct.pack("<H", 0))).fit is None


def test_margins_and_centring() -> None:
    sides = [
        record(kind, struct.pack("<d", value))
        for kind, value in zip((0x26, 0x27, 0x28, 0x29), (0.5, 1, -1, 50), strict=True)
    ]
    found = page(*sides, record(0x83, b"\1\0"), record(0x84, b"\0\0"), record(0x2B, b"\1\0"))
    assert found.margins == (500, 1000, None, None, None, None)
    assert (found.centred, found.grid_lines) == ((True, False), True)


@pytest.mark.parametrize(
    ("data", "version", "text"),
    [
        (struct.pack("<HB", 2, 1) + "页眉".encode("utf-16-le"), 0x600, "页眉"),
        (struct.pack("<HB", 2, 0) + b"&P", 0x600, "&P"),
        (b"", 0x600, ""),
        (bytes([4]) + "页眉".encode("gb18030"), 0x500, "页眉"),
        (b"", 0x500, ""),
    ],
)
def test_headers_and_footers(data: bytes, version: int, text: str) -> None:
    found = page(record(0x14, data), record(0x15, data), version=version)
    assert (found.header, found.footer) == (text, text)


def test_what_is_no_cell_is_counted() -> None:
    def drawn(kind: int) -> bytes:
        return record(0x5D, struct.pack("<HHH", 0x15, 18, kind))

    chart = record(0x809, struct.pack("<HH", 0x600, 0x20)) + record(0x1B0) + record(0x0A)
    found = sheet_records(
        stream(drawn(5), chart, drawn(8), drawn(8), drawn(0x19), drawn(0x14), drawn(1), record(0x5D), record(0x1B0),
               record(0x1BE), record(0xB0), record(0x9D), record(0x12, b"\1\0"), record(0x12, b"\0\0")), 0
    )  # fmt: skip
    assert found.lost == {
        "图表": 1, "图片": 2, "图形或控件": 1, "条件格式": 1, "数据有效性": 1, "数据透视表": 1,
        "自动筛选": 1, "工作表保护": 1,
    }  # fmt: skip


def test_only_worksheets_within_the_stream_are_looked_at() -> None:
    def bound(offset: int, kind: int) -> bytes:
        return record(0x85, struct.pack("<IBB", offset, 0, kind) + b"\1\0A")

    book = stream(bound(0, 0), bound(0, 2), bound(10**6, 0), record(0x85, b"\0"))
    assert worksheet_starts(book) == [0]
    assert version_of(book, 10**6) == 0x600


def test_a_stream_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    assert sheet_records(stream()[:-4], 0).page == PageLook()
    assert sheet_records(stream(record(0xA1, b"\0" * 8), record(0x26, b"\0"), record(0x81, b"")), 0).page == PageLook()
