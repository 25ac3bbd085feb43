"""What a file is by its first bytes, whatever its name says."""

import re
from enum import StrEnum
from typing import Final

from xlscore.errors import UnreadableError
from xlscore.ooxml.package import OLD_CONTAINER, Package
from xlscore.read.compound import BOOK_STREAMS, ENCRYPTED_STREAM, CompoundFile, is_password_protected

_SAVE = "请用 Excel 或 WPS 打开原表，另存为 .xlsx 后再报送。"
_BIFF_2_TO_4 = re.compile(rb"\x09[\x00\x02\x04](?:\x04|\x06)\x00")
_OTHER_FILES = (
    (b"%PDF", " PDF 文件"),
    (b"Rar!", " RAR 压缩文件"),
    (b"7z\xbc\xaf", " 7-Zip 压缩文件"),
    (b"\x1f\x8b", " gzip 压缩文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"{\\rtf", " RTF 文档"),
)
_MARKUP = re.compile(rb"\s*(?:<\?xml|<!doctype|<html|<table|<head|<meta|<!--|<body|<div|<style)", re.IGNORECASE)
_SPREADSHEET_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"
_HEAD = 4096
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


ENCRYPTED: Final = "文件已加密，需要密码才能打开。请去除密码、另存为 .xlsx 后再报送。"
NO_SHEETS: Final = "工作簿中没有任何可读取的工作表。请确认选对了文件，填写后另存为 .xlsx 再报送。"


class Content(StrEnum):
    """The formats that can be read."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"


def recognise(data: bytes) -> tuple[Content, Package | None]:
    """Return the format of a file and, for one of the zip-based formats, its package.

    Raises ``UnreadableError`` saying what the file is instead where it is none of them.
    """
    if data.startswith(b"PK"):
        return _recognise_package(Package(data))
    if data.startswith(OLD_CONTAINER):
        compound = CompoundFile(data)
        if ENCRYPTED_STREAM in compound:
            raise UnreadableError(ENCRYPTED)
        stream = next((name for name in BOOK_STREAMS if name in compound), None)
        if stream is None:
            msg = f"文件不是工作簿（是 Word 文档或其他 Office 文件）。{_SAVE}"
            raise UnreadableError(msg)
        if is_password_protected(compound.stream(stream)):
            raise UnreadableError(ENCRYPTED)
        return Content.XLS, None
    if _BIFF_2_TO_4.match(data[:_HEAD]):
        return Content.XLS, None
    raise UnreadableError(_what_else(data))


def _recognise_package(package: Package) -> tuple[Content, Package]:
    if package.find("content.xml") is not None and package.find("[Content_Types].xml") is None:
        if package.find("mimetype") is not None and not package.read("mimetype").startswith(_ODS):
            msg = f"文件是 OpenDocument 文档，但不是电子表格。{_SAVE}"
            raise UnreadableError(msg)
        manifest = "META-INF/manifest.xml"
        if package.find(manifest) is not None and b"encryption-data" in package.read(manifest):
            raise UnreadableError(ENCRYPTED)
        return Content.ODS, package
    return (Content.XLSB if package.main_part.lower().endswith(".bin") else Content.XLSX), package


def _what_else(data: bytes) -> str:
    head = data[:_HEAD]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16", errors="replace").encode() if wide else head.removeprefix(b"\xef\xbb\xbf")
    kind = next((kind for start, kind in _OTHER_FILES if head.startswith(start)), None)
    if kind is None and _SPREADSHEET_2003 in text:
        kind = "“XML 表格 2003”格式"
    elif kind is None and _MARKUP.match(text):
        kind = "网页（HTML）或 XML 文本"
    elif kind is None and b"\x00" not in text:
        kind = "纯文本（如 CSV）"
    if kind is None:
        return f"文件不是工作簿，或已损坏：内容无法识别。{_SAVE}"
    return f"文件内容是{kind}，不是 .xlsx 工作簿（与扩展名无关）。{_SAVE}"
