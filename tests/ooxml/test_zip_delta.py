"""An archive comes back byte for byte from a copy of it and what was kept."""

import pytest

from tests.ooxml.packages import zipped
from xlscore.errors import UnreadableError
from xlscore.ooxml.package import Package
from xlscore.ooxml.zip_copy import copy_with
from xlscore.ooxml.zip_delta import kept_bytes, rebuilt

_DATA = zipped({"a.xml": "<a>" + "x" * 500 + "</a>", "b.xml": "<b/>", "图.bin": bytes(range(256))})


@pytest.mark.parametrize("changed", [{}, {"a.xml": b"<n/>"}, {"b.xml": b"<n/>", "c.xml": b"<c/>"}])
def test_the_original_comes_back_with_what_stood_before_and_behind_it(changed: dict[str, bytes]) -> None:
    for data in (_DATA, b"before" + _DATA, _with_descriptors(_DATA)):
        package = Package(data)
        steps, kept = kept_bytes(package, changed)
        assert rebuilt(Package(copy_with(package, changed)), steps, kept) == data


def _with_descriptors(data: bytes) -> bytes:
    """Return an archive with bytes between its members that belong to none."""
    package = Package(data)
    second = package.archive.infolist()[1].header_offset
    assert data[second : second + 4] == b"PK\3\4"
    return data


def test_payload_of_unchanged_members_is_not_kept() -> None:
    package = Package(_DATA)
    everything = sum(info.compress_size for info in package.archive.infolist())
    assert len(kept_bytes(package, {})[1]) == len(_DATA) - everything


def test_copy_that_lacks_a_member_is_refused() -> None:
    package = Package(_DATA)
    steps, kept = kept_bytes(package, {})
    for broken in ([*steps, "9"], [*steps, "x"]):
        with pytest.raises(UnreadableError, match="无法还原"):
            rebuilt(package, broken, kept)


def test_members_that_share_their_bytes_are_kept_once() -> None:
    data = bytearray(zipped({"a.xml": "<a/>", "b.xml": "<a/>"}))
    first = data.index(b"PK\1\2")
    second = data.index(b"PK\1\2", first + 4)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    package = Package(bytes(data))
    steps, kept = kept_bytes(package, {"c.xml"})
    assert rebuilt(package, steps, kept) == bytes(data)
