"""An Open XML workbook (.xlsx, .xlsm) into the flat grid: values by calamine, everything else from the package."""

from dataclasses import dataclass
from typing import Final
from xml.parsers import expat

from xlscore.cells import a1
from xlscore.errors import UnreadableError
from xlscore.model.workbook import Sheet
from xlscore.ooxml.package import Package
from xlscore.read.bounds import check_cells, check_size, check_text
from xlscore.read.grid import KNOWN_ERRORS, Grid, as_utf8, open_xml_grids
from xlscore.read.number_format import is_date_format
from xlscore.read.sheet_cells import sheet_cells
from xlscore.read.sheet_formulas import formulas_of
from xlscore.read.sheet_rows import scan_sheet
from xlscore.read.sheet_xml import Place, SheetXml
from xlscore.read.styles_xml import GENERAL, number_formats
from xlscore.read.workbook_xml import SheetPart, WorkbookXml, custom_properties, read_workbook_xml

_STANDS_IN: Final = b"#N/A"
"""What calamine is given for an error text it does not know; our own pass keeps the real one."""


@dataclass(frozen=True, slots=True)
class OpenXml:
    """What an Open XML package holds, ready for a ``Workbook``."""

    book: WorkbookXml
    sheets: tuple[Sheet, ...]
    properties: dict[str, str]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Scanned:
    """A sheet on its way: its XML in UTF-8 and what one pass found there."""

    listed: SheetPart
    data: bytes
    found: SheetXml

    def stored_texts(self) -> dict[Place, str]:
        """Return the stored text of every cell, by a second pass."""
        return SheetXml(self.data, captured=None).texts


def read_open_xml(package: Package) -> OpenXml:
    """Read a package; raises ``UnreadableError`` for what we refuse, and whatever the libraries raise."""
    book = read_workbook_xml(package)
    texts = (package.find(item.target) for item in package.related(package.main_part, "sharedStrings"))
    strings_part = next(filter(None, texts), None)
    check_size(package, [sheet.part for sheet in book.sheets] + ([strings_part] if strings_part else []))
    formats = number_formats(package, package.main_part)
    dates = {str(index) for index, code in enumerate(formats) if is_date_format(code)}
    scanned = [_scan(package, sheet, dates) for sheet in book.sheets]
    check_cells((sheet.listed.name, *sheet.found.extent()) for sheet in scanned)
    strings = None if strings_part is None else as_utf8(package.read(strings_part))
    check_text([(sheet.found, sheet.stored_texts) for sheet in scanned], strings)
    xml = [_with_known_errors(sheet) for sheet in scanned]
    grids = open_xml_grids(xml, strings, formats, date_1904=book.date_1904)
    by_style: dict[str | None, str] = {str(index): code for index, code in enumerate(formats)}
    by_style[None] = formats[0] if formats else GENERAL
    sheets, unknown = [], list(book.unknown)
    for one, grid in zip(scanned, grids, strict=True):
        sheet, lost = _sheet(one, grid, by_style)
        sheets.append(sheet)
        if lost:
            cells = "、".join(a1(*place) for place in lost[:3])
            unknown.append(f"工作表「{sheet.name}」有 {len(lost)} 个单元格（如 {cells}）的公式在文件中没有原文。")
    return OpenXml(book, tuple(sheets), custom_properties(package), tuple(unknown))


def _scan(package: Package, sheet: SheetPart, dates: set[str]) -> _Scanned:
    try:
        data = as_utf8(package.read(sheet.part))
        return _Scanned(sheet, data, scan_sheet(data, dates, KNOWN_ERRORS))
    except (expat.ExpatError, ValueError, LookupError) as error:
        msg = (
            f"文件已损坏：工作表「{sheet.name}」的内容不完整或不合规范。"
            "请在 Excel 或 WPS 中重新打开并另存为 .xlsx 后再报送。"
        )
        raise UnreadableError(msg) from error


def _with_known_errors(sheet: _Scanned) -> bytes:
    if not sheet.found.unknown_errors:
        return sheet.data
    pieces, last = [], 0
    for start, end in sheet.found.unknown_errors:
        pieces += [sheet.data[last:start], _STANDS_IN]
        last = end
    return b"".join([*pieces, sheet.data[last:]])


def _sheet(scanned: _Scanned, grid: Grid, formats: dict[str | None, str]) -> tuple[Sheet, list[Place]]:
    """Return a sheet, and its cells whose formula the file does not tell."""
    found = scanned.found
    formulas, lost = formulas_of(found.formulas, found.cells)
    sheet = Sheet(
        name=scanned.listed.name,
        cells=sheet_cells(found, grid, formulas, formats, scanned.stored_texts),
        visibility=scanned.listed.visibility,
        merges=tuple(found.merges),
        hidden_rows=frozenset(found.hidden_rows),
        hidden_columns=frozenset(found.hidden_columns),
    )
    return sheet, lost
