"""An OpenDocument spreadsheet: values by calamine, the rest, or all of it, from the content itself."""

import math
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final
from xml.parsers import expat

from xlscore.errors import UnreadableError
from xlscore.exact import exact, places_of
from xlscore.model.workbook import Cell, CellError, CellValue, Sheet, Visibility
from xlscore.ooxml.package import Package
from xlscore.read.bounds import check_cells
from xlscore.read.content import NO_SHEETS
from xlscore.read.ods_xml import OdsCell, OdsSheet, OdsXml
from xlscore.read.open_formula import excel_formula, excel_reference
from xlscore.read.other_formats import Other, read_by_calamine
from xlscore.read.panics import is_panic
from xlscore.read.styles_xml import GENERAL
from xlscore.values.number_format import displayed_text

_UNKNOWN: Final = (
    "本文件是 OpenDocument（.ods）格式：自定义属性和外部链接无法得知，数字的小数位数和百分号以单元格显示的为准。"
    "如需核对这些内容，请另存为 .xlsx 后再报送。"
)
_SHOWN = re.compile(r"-?(?P<whole>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.(?P<decimals>[0-9]{1,15}))?(?P<percent>%)?")
_PERCENT: Final = "percentage"
_DURATION = re.compile(r"(-?)PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")


def read_ods(data: bytes, package: Package) -> Other:
    """Return what a spreadsheet holds; raises ``UnreadableError`` for one that is damaged or over the limits."""
    try:
        found = OdsXml(package.read("content.xml"))
    except (expat.ExpatError, ValueError) as error:
        msg = "文件已损坏：表格内容不完整或不合规范（.ods 格式）。请重新打开并另存为 .xlsx 后再报送。"
        raise UnreadableError(msg) from error
    if not found.sheets:
        raise UnreadableError(NO_SHEETS)
    check_cells((sheet.name, len(sheet.cells), *_extent(sheet)) for sheet in found.sheets)
    read = _by_calamine(data)
    names = {name: excel_reference(reference) for name, reference in found.names.items()}
    return Other(tuple(_joined(sheet, read.get(sheet.name)) for sheet in found.sheets), names, (_UNKNOWN,))


def _extent(sheet: OdsSheet) -> tuple[int, int]:
    return max((row for row, _ in sheet.cells), default=0), max((column for _, column in sheet.cells), default=0)


def _by_calamine(data: bytes) -> dict[str, Sheet]:
    """Return calamine's sheets, none where it fails; our own pass has read the values too."""
    try:
        return {sheet.name: sheet for sheet in read_by_calamine(data)}
    except MemoryError:
        raise
    except BaseException as error:
        if not isinstance(error, Exception) and not is_panic(error):
            raise
        return {}


def _joined(sheet: OdsSheet, read: Sheet | None) -> Sheet:
    cells: dict[tuple[int, int], Cell] = {}
    for place, own in sorted(sheet.cells.items()):
        formula = None if own.formula is None else excel_formula(own.formula)
        value = _value(own) if read is None or own.kind == "error" else read.value(*place)
        if own.kind == "time" and isinstance(value, str):
            value = _value(own)  # a span of more than a day, which calamine leaves as it is written
        if value is not None and value != "":
            cells[place] = Cell(value, formula, _format_of(value, own))
        elif formula is not None:
            cells[place] = Cell("", formula) if own.kind == "string" else Cell(None, formula, cached=False)
    return Sheet(
        name=sheet.name,
        cells=cells,
        visibility=Visibility.HIDDEN if sheet.hidden else Visibility.VISIBLE,
        merges=tuple(sheet.merges),
        hidden_rows=frozenset(sheet.hidden_rows),
        hidden_columns=frozenset(sheet.hidden_columns),
    )


def _format_of(value: CellValue, cell: OdsCell) -> str:
    """Return the number format that shows a figure as the cell does; ``General`` where none of the plain ones would."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return GENERAL
    shown = _SHOWN.fullmatch(cell.text)
    if shown is not None and cell.text != displayed_text(value, GENERAL):
        whole = "#,##0" if "," in shown["whole"] else "0"
        code = whole + ("." + "0" * len(shown["decimals"]) if shown["decimals"] else "") + (shown["percent"] or "")
        if displayed_text(value, code) == cell.text:
            return code
    if cell.kind != _PERCENT:
        return GENERAL
    places = places_of(exact(value) * 100)
    return f"0.{'0' * places}%" if places else "0%"


def _value(cell: OdsCell) -> CellValue:
    """Return a value as the file stores it; what is not of its declared type stays the text it is."""
    read = _READ.get(cell.kind)
    try:
        return cell.value if read is None else read(cell)
    except ValueError:
        return cell.text


def _figure(cell: OdsCell) -> CellValue:
    number = float(cell.value)
    return int(number) if number.is_integer() else number


def _duration(cell: OdsCell) -> CellValue:
    match = _DURATION.fullmatch(cell.value)
    if match is None:
        return cell.text
    sign, hours, minutes, seconds = match.groups("0")
    length = timedelta(hours=int(hours), minutes=int(minutes), seconds=float(seconds))
    return -length if sign == "-" else length


_READ: Final[dict[str, Callable[[OdsCell], CellValue]]] = {
    "error": lambda cell: CellError(cell.text),
    "float": _figure,
    "percentage": _figure,
    "currency": _figure,
    "boolean": lambda cell: cell.value == "true",
    "date": lambda cell: datetime.fromisoformat(cell.value),
    "time": _duration,
}
