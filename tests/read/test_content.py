import gzip

import pytest

from tests.read.raw_workbooks import parts, relationships, zipped
from tests.read.test_compound import compound, record
from xlscore.errors import UnreadableError
from xlscore.model.workbook import Sheet
from xlscore.read import xlsb_format
from xlscore.read.content import Content, recognise
from xlscore.read.workbook_file import read_workbook_bytes

ODS = "application/vnd.oasis.opendocument.spreadsheet"


def test_formats_are_told_by_content() -> None:
    assert recognise(zipped(parts()))[0] is Content.XLSX
    binary = {"_rels/.rels": relationships(("officeDocument", "xl/workbook.bin"))}
    assert recognise(zipped(binary))[0] is Content.XLSB
    assert (
        recognise(zipped({"mimetype": ODS, "content.xml": "<a/>", "META-INF/manifest.xml": "<m/>"}))[0] is Content.ODS
    )
    assert recognise(zipped({"content.xml": "<a/>"}))[0] is Content.ODS
    assert recognise(compound(content=record(0x809, b"\0" * 16))) == (Content.XLS, None)
    assert recognise(compound("Book", record(0x809, b"\0" * 16))) == (Content.XLS, None)


@pytest.mark.parametrize(
    "data",
    [
        compound("EncryptedPackage", b"x" * 100),
        compound(content=record(0x809, b"\0" * 16) + record(0x2F, b"\0" * 6)),
        zipped({"content.xml": "x", "META-INF/manifest.xml": "<m:encryption-data/>"}),
    ],
    ids=["xlsx", "xls", "ods"],
)
def test_a_password_is_named_as_such(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^文件已加密，需要密码才能打开。请去除密码、另存为 \.xlsx 后再报送。$"):
        recognise(data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7", "文件内容是 PDF 文件"),
        (b"Rar!\x1a\x07", "文件内容是 RAR 压缩文件"),
        (gzip.compress(b"x", mtime=0), "文件内容是 gzip 压缩文件"),
        (b"\x89PNG\r\n", "文件内容是图片"),
        (b"\x09\x08\x06\x00\x00\x00", "文件不是工作簿，或已损坏：内容无法识别"),
        (b"\xef\xbb\xbf<html><table>", "文件内容是网页（HTML）或 XML 文本"),
        ("<HTML>".encode("utf-16"), "文件内容是网页（HTML）或 XML 文本"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "“XML 表格 2003”"),
        ("指标,得分\n预算执行率,10\n".encode("gbk"), "文件内容是纯文本（如 CSV）"),
        ("指标\t得分".encode("utf-16"), "文件内容是纯文本（如 CSV）"),
        (b"\x00" * 5000, "文件不是工作簿，或已损坏：内容无法识别"),
        (compound("WordDocument", b"x"), "文件不是工作簿（是 Word 文档或其他 Office 文件）"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}), "但不是电子表格"),
        (zipped({"a.txt": "x"}), "压缩包内没有工作簿部件"),
    ],
)
def test_anything_else_is_named_and_told_what_to_do(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        recognise(data)
    assert what in str(caught.value)
    assert "另存为 .xlsx" in str(caught.value)


def test_a_binary_workbook_says_once_what_it_hides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsb_format, "read_by_calamine", lambda _data: (Sheet("表", {}),))
    binary = zipped({"_rels/.rels": relationships(("officeDocument", "xl/workbook.bin")), "xl/workbook.bin": b"\x83\1"})
    book = read_workbook_bytes(binary, "a.xlsx")
    assert book.format == "xlsb"
    assert [sheet.name for sheet in book.sheets] == ["表"]
    formulas, looks = book.unknown
    assert "公式原文、定义的名称和外部链接无法得知" in formulas
    assert "数字显示格式、合并单元格、隐藏的行和列无法得知" in looks
