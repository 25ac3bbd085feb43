import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlscore.errors import UnreadableError
from xlscore.ooxml.package import OLD_CONTAINER
from xlscore.read.compound import CompoundFile, is_password_protected

END, FREE = 0xFFFFFFFE, 0xFFFFFFFF


def record(kind: int, body: bytes = b"") -> bytes:
    """Return one BIFF record."""
    return struct.pack("<HH", kind, len(body)) + body


def entry(name: str, kind: int, first: int, size: int) -> bytes:
    """Return one directory entry."""
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HB", len(text) + 2 if text else 0, kind)
    return head.ljust(116, b"\0") + struct.pack("<IQ", first, size)


def compound(
    name: str = "Workbook",
    content: bytes = b"",
    *,
    fat: list[int] | None = None,
    mini_fat: list[int] | None = None,
    shift: int = 9,
    more: int = END,
    size: int | None = None,
) -> bytes:
    """Return a compound file: sector 0 table, 1 directory, 2 table of small sectors, 3 small sectors, 4 … ``content``.

    Content below 4,096 bytes lies in small sectors, as the format wants it.
    """
    small = len(content) < 4096
    big = b"" if small else content
    table = [0xFFFFFFFD, END, END, END, *range(5, 4 + -(-len(big) // 512)), END] if fat is None else fat
    minis = -(-len(content) // 64) if small else 0
    mini_table = [*range(1, minis), END] if mini_fat is None else mini_fat
    header = OLD_CONTAINER + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, shift, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 2, 1, more, 0)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    entries = entry("Root Entry", 5, 3, 512)
    entries += entry(name, 2, 0 if small else 4, len(content) if size is None else size)
    pad = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    mini_pad = struct.pack(f"<{len(mini_table)}I", *mini_table).ljust(512, b"\xff")
    return header + pad + entries.ljust(512, b"\0") + mini_pad + (content if small else b"").ljust(512, b"\0") + big


@pytest.mark.parametrize("content", [b"", b"x" * 64, b"abc" * 100, b"0123456789" * 500])
def test_a_stream_is_read_from_small_and_large_sectors(content: bytes) -> None:
    found = CompoundFile(compound(content=content))
    assert "workbook" in found
    assert "Book" not in found
    assert found.stream("Workbook") == content


@pytest.mark.parametrize(
    "broken",
    [
        OLD_CONTAINER,
        compound(shift=0),
        compound(fat=[0xFFFFFFFD, 1, END, END]),
        compound(fat=[0xFFFFFFFD, 900, END, END]),
        compound(more=4) + struct.pack("<128I", *[FREE] * 127, 4),
    ],
    ids=["header alone", "no sector size", "directory in circles", "directory outside", "table in circles"],
)
def test_a_broken_directory_is_refused(broken: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^文件已损坏：内部目录不完整"):
        CompoundFile(broken)


def test_a_stream_in_circles_is_refused() -> None:
    large = CompoundFile(compound(content=b"x" * 5000, fat=[0xFFFFFFFD, END, END, END, 5, 4]))
    small = CompoundFile(compound(content=b"x" * 100, mini_fat=[1, 0]))
    for found in (large, small):
        with pytest.raises(UnreadableError, match="内部目录不完整"):
            found.stream("Workbook")


def test_a_long_table_continues_in_further_sectors() -> None:
    data = bytearray(compound(content=b"y" * 300))
    extra = struct.pack("<128I", *[FREE] * 127, END)
    number = (len(data) - 512) // 512
    data[68:72] = struct.pack("<I", number)
    assert CompoundFile(bytes(data) + extra).stream("Workbook") == b"y" * 300


def test_a_stream_gives_what_the_file_holds_of_it() -> None:
    assert CompoundFile(compound(content=b"z" * 5000, size=9999)).stream("Workbook")[:5000] == b"z" * 5000


def test_a_password_stands_before_the_first_sheet() -> None:
    start, sheet, lock = record(0x809, b"\0" * 16), record(0x85, b"\0" * 8), record(0x2F, b"\0" * 6)
    assert is_password_protected(start + lock + sheet)
    assert not is_password_protected(start + sheet + lock)
    assert not is_password_protected(start)
    assert not is_password_protected(b"")


@given(st.integers(24, 3000), st.binary(min_size=1, max_size=8))
def test_changed_bytes_give_streams_or_a_refusal(place: int, change: bytes) -> None:
    data = bytearray(compound(content=b"w" * 400))
    data[place : place + len(change)] = change
    try:
        found = CompoundFile(bytes(data))
        stream = found.stream("Workbook") if "Workbook" in found else b""
    except UnreadableError as error:
        assert "文件已损坏" in str(error)  # noqa: PT017 -- either outcome is right
    else:
        assert len(stream) <= len(data)
