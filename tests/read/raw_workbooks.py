"""Open XML workbooks written part by part, for what no writing library would put into a file."""

import io
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def relationships(*targets: tuple[str, str], office: str = OFFICE) -> str:
    """Return a relationship part of kinds and targets, numbered ``r1``, ``r2`` …; ``http`` targets are external."""
    items = "".join(
        f'<Relationship Id="r{number}" Type="{office}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if "://" in target else "/>")
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def worksheet(rows: str, *, before: str = "", after: str = "", main: str = MAIN) -> str:
    """Return a worksheet part with these rows."""
    return f'<worksheet xmlns="{main}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def parts(
    rows: str = "",
    *,
    sheet: str | bytes | None = None,
    strings: str | None = None,
    styles: str | None = None,
    workbook: str = "",
    office: str = OFFICE,
    main: str = MAIN,
) -> dict[str, str | bytes]:
    """Return the parts of a workbook with one sheet ``表``; ``workbook`` stands before its list of sheets."""
    found: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": relationships(("officeDocument", "xl/workbook.xml"), office=office),
        "xl/workbook.xml": (
            f'<workbook xmlns="{main}" xmlns:r="{office}">{workbook}'
            '<sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": relationships(
            ("worksheet", "worksheets/sheet1.xml"),
            ("sharedStrings", "sharedStrings.xml"),
            ("styles", "styles.xml"),
            office=office,
        ),
        "xl/worksheets/sheet1.xml": worksheet(rows, main=main) if sheet is None else sheet,
    }
    if strings is not None:
        found["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{strings}</sst>'
    if styles is not None:
        found["xl/styles.xml"] = f'<styleSheet xmlns="{main}">{styles}</styleSheet>'
    return found


def inline(address: str, text: str) -> str:
    """Return a cell that holds its own text."""
    return f'<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
