import io
import zipfile

import pytest

from xlscore.errors import UnreadableError
from xlscore.ooxml import package as module
from xlscore.ooxml.package import Package, Relationship, local_name, relationships_part

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def zipped(parts: dict[str, str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def relationships(*entries: str) -> str:
    return f"<Relationships><!-- a remark -->{''.join(entries)}</Relationships>"


def entry(kind: str, target: str, extra: str = "") -> str:
    return f'<Relationship Id="a" Type="{kind}" Target="{target}"{extra}/>'


def test_parts_are_found_whatever_their_case_and_slashes() -> None:
    package = Package(zipped({"XL\\Workbook.xml": "<a/>", "/docProps/app.xml": "<b/>"}))
    assert package.names == ("XL/Workbook.xml", "docProps/app.xml")
    assert package.find("/xl/workbook.XML") == "XL/Workbook.xml"
    assert package.find("xl\\workbook.xml") == "XL/Workbook.xml"
    assert package.find("xl/other.xml") is None
    assert package.read("xl/workbook.xml") == b"<a/>"
    assert package.size("DOCPROPS/app.xml") == 4
    assert package.size("none") == 0
    assert local_name(package.xml("docProps/app.xml")) == "b"


def test_a_missing_part_is_named() -> None:
    with pytest.raises(UnreadableError, match=r"^文件已损坏：缺少部件 xl/none\.xml。"):
        Package(zipped({"a.xml": "<a/>"})).read("xl/none.xml")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\xff" * 18, b"plain"])
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^文件已损坏：不是完整的压缩包"):
        Package(data)


def test_every_truncation_is_refused() -> None:
    data = zipped({"a.xml": "<a/>", "b.xml": "<b/>"})
    for length in range(len(data) - 1):
        with pytest.raises(UnreadableError):
            Package(data[:length])


def test_a_part_whose_bytes_were_changed_is_refused() -> None:
    data = zipped({"a.xml": "<abc/>"}, zipfile.ZIP_STORED).replace(b"<abc/>", b"<xyz/>")
    with pytest.raises(UnreadableError, match=r"^文件已损坏：部件 a\.xml 无法解压"):
        Package(data).read("a.xml")


def test_an_encrypted_part_is_told_from_a_damaged_one() -> None:
    data = bytearray(zipped({"a.xml": "<abc/>"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableError, match=r"^文件已加密：部件 a\.xml 需要密码"):
        Package(bytes(data)).read("a.xml")


def test_a_part_that_lies_about_its_size_yields_no_more_than_it_declares() -> None:
    data = bytearray(zipped({"a.xml": "<a>" + "x" * 1000 + "</a>"}))
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = (10).to_bytes(4, "little")
    with pytest.raises(UnreadableError, match="无法解压"):
        Package(bytes(data)).read("a.xml")


def test_the_largest_part_is_bounded_on_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_PART_BYTES", 10)
    package = Package(zipped({"ten": "0123456789", "eleven": "0123456789a"}))
    assert package.read("ten") == b"0123456789"
    with pytest.raises(UnreadableError, match=r"^文件超出限制：部件 eleven 解压后有"):
        package.read("eleven")


def test_a_bomb_is_refused_by_its_ratio_before_it_is_decompressed(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({"bomb": " " * 100_000})
    assert len(Package(data).read("bomb")) == 100_000
    monkeypatch.setattr(module, "RATIO_FREE_BYTES", 99_999)
    with pytest.raises(UnreadableError, match="不得超过压缩后的 250 倍"):
        Package(data).read("bomb")
    monkeypatch.setattr(module, "RATIO_FREE_BYTES", 100_000)
    assert len(Package(data).read("bomb")) == 100_000


def test_the_number_of_entries_is_bounded_on_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_ENTRIES", 2)
    assert Package(zipped({"a": "", "b": ""})).names == ("a", "b")
    with pytest.raises(UnreadableError, match="部件超过 2 个"):
        Package(zipped({"a": "", "b": "", "c": ""}))


def test_a_tree_is_bounded_on_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    package = Package(zipped({"a.xml": "<a/>"}))
    monkeypatch.setattr(module, "MAX_TREE_BYTES", 4)
    assert local_name(package.xml("a.xml")) == "a"
    monkeypatch.setattr(module, "MAX_TREE_BYTES", 3)
    with pytest.raises(UnreadableError, match=r"^文件超出限制：部件 a\.xml 解压后超过"):
        package.xml("a.xml")


def test_xml_that_is_not_well_formed_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"部件 a\.xml 的内容不是有效的 XML"):
        Package(zipped({"a.xml": "<a>"})).xml("a.xml")


def test_entities_are_not_resolved() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
    assert Package(zipped({"a.xml": bomb})).xml("a.xml").text is None


def test_relationships_lie_beside_their_part() -> None:
    assert relationships_part("") == "_rels/.rels"
    assert relationships_part("xl/workbook.xml") == "xl/_rels/workbook.xml.rels"


def test_targets_may_be_absolute_relative_escaped_or_outside() -> None:
    listed = relationships(
        entry(f"{OFFICE}/worksheet", "worksheets/sheet%201.xml"),
        entry(f"{STRICT}/worksheet", "/xl/b.xml"),
        entry(f"{OFFICE}/theme", "..\\theme.xml"),
        entry(f"{OFFICE}/externalLinkPath", "file:///D:/a%20b.xlsx", ' TargetMode="External"'),
        '<Other Id="x"/>',
    )
    package = Package(zipped({"xl/workbook.xml": "<a/>", "xl/_rels/workbook.xml.rels": listed}))
    assert package.relationships("xl/workbook.xml") == (
        Relationship("a", "worksheet", "xl/worksheets/sheet 1.xml"),
        Relationship("a", "worksheet", "xl/b.xml"),
        Relationship("a", "theme", "theme.xml"),
        Relationship("a", "externalLinkPath", "file:///D:/a b.xlsx", external=True),
    )
    assert [item.target for item in package.related("xl/workbook.xml", "worksheet")] == [
        "xl/worksheets/sheet 1.xml",
        "xl/b.xml",
    ]
    assert package.relationships("xl/none.xml") == ()


@pytest.mark.parametrize("office", [OFFICE, STRICT])
def test_the_main_part_is_the_one_the_package_names(office: str) -> None:
    listed = relationships(entry(f"{office}/thumbnail", "a.png"), entry(f"{office}/officeDocument", "odd/book.xml"))
    assert Package(zipped({"_rels/.rels": listed})).main_part == "odd/book.xml"


def test_a_package_without_a_main_part_is_no_workbook() -> None:
    with pytest.raises(UnreadableError, match=r"^文件不是工作簿：压缩包内没有工作簿部件"):
        _ = Package(zipped({"_rels/.rels": relationships()})).main_part
