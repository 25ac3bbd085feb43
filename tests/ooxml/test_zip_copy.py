"""Members that did not change keep their compressed bytes."""

import io
import struct
import zipfile

import pytest

from tests.ooxml.packages import compressed, parts, zipped
from xlscore.errors import UnreadableError
from xlscore.ooxml import zip_copy
from xlscore.ooxml.package import Package
from xlscore.ooxml.zip_copy import copy_with


def _streamed() -> bytes:
    """Return an archive written without seeking: sizes stand in descriptors behind the data."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.data = b""

        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            piece = bytes(memoryview(data))  # type: ignore[arg-type]
            self.data += piece
            return len(piece)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", b"<a/>" * 50)
        with archive.open("b.xml", "w", force_zip64=True) as member:
            member.write(b"<b/>" * 50)
    return pipe.data


def test_nothing_changed_gives_the_same_archive() -> None:
    data = zipped({"a.xml": "<a/>" * 9, "文.xml": "<b/>"})
    assert copy_with(Package(data), {}) == data


def test_other_members_keep_their_bytes_order_dates_and_comments() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, method in (("b.xml", zipfile.ZIP_STORED), ("a.xml", zipfile.ZIP_DEFLATED), ("c.bin", 8)):
            info = zipfile.ZipInfo(name, (2021, 3, 4, 5, 6, 8))
            info.compress_type, info.comment, info.external_attr = method, b"note", 0o600 << 16
            archive.writestr(info, name.encode() * 40)
        archive.comment = b"whole"
    data = stream.getvalue()
    copy = copy_with(Package(data), {"a.xml": b"<new/>", "z.xml": b"<z/>"})
    assert list(parts(copy)) == ["b.xml", "a.xml", "c.bin", "z.xml"]
    assert parts(copy)["a.xml"] == b"<new/>"
    for name in ("b.xml", "c.bin"):
        assert compressed(copy)[name] == compressed(data)[name]
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert archive.testzip() is None
        assert archive.comment == b"whole"
        kept = archive.infolist()[:3]
        assert {(i.date_time, i.comment, i.external_attr) for i in kept} == {
            ((2021, 3, 4, 5, 6, 8), b"note", 0o600 << 16)
        }
        assert archive.getinfo("z.xml").date_time == (1980, 1, 1, 0, 0, 0)


def test_a_stored_member_stays_stored_when_it_changes() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.xml", b"<a/>" * 50)
    copy = copy_with(Package(stream.getvalue()), {"a.xml": b"<b/>" * 50})
    assert compressed(copy)["a.xml"] == b"<b/>" * 50


def test_data_descriptors_and_zip64_fields_of_small_members_are_written_out() -> None:
    data = _streamed()
    copy = copy_with(Package(data), {})
    assert parts(copy) == parts(data)
    assert compressed(copy) == compressed(data)
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert {info.flag_bits & 0x8 for info in archive.infolist()} == {0}
        assert all(
            copy[i.header_offset + 14 : i.header_offset + 18] == struct.pack("<I", i.CRC) for i in archive.filelist
        )


def test_names_with_backslash_and_leading_slash_are_replaced_in_place() -> None:
    data = zipped({"/xl/workbook.xml": "<a/>", "xl\\styles.xml": "<b/>"})
    copy = copy_with(Package(data), {"xl/workbook.xml": b"<c/>", "xl/styles.xml": b"<d/>"})
    assert parts(copy) == {"/xl/workbook.xml": b"<c/>", "xl\\styles.xml": b"<d/>"}


def test_non_ascii_name_of_an_added_part_is_marked_utf8() -> None:
    assert parts(copy_with(Package(zipped({"a.xml": ""})), {"甲.xml": b"x"}))["甲.xml"] == b"x"


def test_encrypted_member_is_refused() -> None:
    data = bytearray(zipped({"a.xml": "<a/>"}))
    directory = data.index(b"PK\1\2")
    data[directory + 8] |= 1
    with pytest.raises(UnreadableError, match="加密"):
        copy_with(Package(bytes(data)), {})


def test_cut_off_member_is_refused() -> None:
    data = zipped({"a.xml": "<a/>"})
    directory = data.index(b"PK\1\2")
    longer = data[: directory + 20] + struct.pack("<I", 9999) + data[directory + 24 :]
    with pytest.raises(UnreadableError, match=r"a\.xml"):
        copy_with(Package(longer), {})


def test_member_without_local_header_is_refused() -> None:
    data = b"XX" + zipped({"a.xml": "<a/>"})[2:]
    with pytest.raises(UnreadableError, match=r"a\.xml"):
        copy_with(Package(data), {})


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_copy, "_MOST_MEMBERS", 1)
    with pytest.raises(UnreadableError, match="65,535"):
        copy_with(Package(zipped({"a.xml": "<a/>"})), {"b.xml": b""})


def test_more_than_four_gibibytes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_copy, "_LIMIT", 40)
    with pytest.raises(UnreadableError, match="4 GB"):
        copy_with(Package(zipped({"a.xml": "<a/>"})), {"b.xml": b""})


def test_a_torn_extra_field_is_kept_as_it_is() -> None:
    assert zip_copy._without_zip64(b"\x01\x00\x02\x00ab\x07\x00\x01\x00c\x05") == b"\x07\x00\x01\x00c\x05"
