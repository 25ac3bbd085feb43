"""Packages made by hand, and what a test may ask of one."""

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

SHEET = "自评表"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def parts(data: bytes) -> dict[str, bytes]:
    """Return every part's bytes by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(data: bytes, part: str) -> etree._Element:
    """Return a part's root element: a test fails where it is not well-formed."""
    return etree.fromstring(parts(data)[part])


def changes(before: bytes, after: bytes) -> tuple[set[str], set[str]]:
    """Return the names of changed and of added parts; none may be missing, and the order must have stayed."""
    old, new = parts(before), parts(after)
    assert list(new)[: len(old)] == list(old)
    return {name for name in old if old[name] != new[name]}, new.keys() - old.keys()


def compressed(data: bytes) -> dict[str, bytes]:
    """Return every member's bytes as they stand in the archive, still compressed."""
    result = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            start = info.header_offset + 30
            start += int.from_bytes(data[start - 4 : start - 2], "little")
            start += int.from_bytes(data[info.header_offset + 28 : info.header_offset + 30], "little")
            result[info.filename] = data[start : start + info.compress_size]
    return result


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of parts with fixed dates."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (2023, 5, 4, 3, 2, 2))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return stream.getvalue()


def relationships(*entries: tuple[str, str, str], office: str = OFFICE) -> str:
    """Return a relationship list of (id, kind, target)."""
    items = "".join(f'<Relationship Id="{i}" Type="{office}/{kind}" Target="{target}"/>' for i, kind, target in entries)
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def raw_parts(
    sheet: str | bytes, *, workbook: str = "", styles: str = "", main: str = MAIN, office: str = OFFICE
) -> dict[str, str | bytes]:
    """Return the parts of a workbook with one sheet 自评表 written by hand; no styles part unless given."""
    kinds = [("rId1", "worksheet", "worksheets/sheet1.xml")]
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": relationships(("rId1", "officeDocument", "xl/workbook.xml"), office=office),
        "xl/workbook.xml": workbook
        or (
            f'{HEAD}<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            f'<sheet name="{SHEET}" sheetId="7" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/worksheets/sheet1.xml": sheet,
    }
    if styles:
        members["xl/styles.xml"] = styles
        kinds.append(("rId2", "styles", "styles.xml"))
    members["xl/_rels/workbook.xml.rels"] = relationships(*kinds, office=office)
    return members


def raw_book(
    sheet: str | bytes, *, workbook: str = "", styles: str = "", main: str = MAIN, office: str = OFFICE
) -> bytes:
    """Return the bytes of such a workbook."""
    return zipped(raw_parts(sheet, workbook=workbook, styles=styles, main=main, office=office))


def worksheet(rows: str, before: str = "", after: str = "") -> str:
    """Return a worksheet part with the given rows."""
    return f'{HEAD}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
