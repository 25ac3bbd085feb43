"""An Open XML workbook (.xlsx, .xlsm) into the flat grid: ordinary sheets the quick way, all others the strict way."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from xml.parsers import expat

from xlscore.cells import a1
from xlscore.errors import UnreadableError
from xlscore.model.workbook import Cell, CellValue, Sheet
from xlscore.ooxml.package import Package
from xlscore.read.bounds import check_cells, check_size, check_text, clearly_within
from xlscore.read.plain_cells import Asked, PlainCells
from xlscore.read.plain_texts import plain_texts
from xlscore.read.sheet_formulas import formulas_of
from xlscore.read.sheet_rows import PlainSheet, plain_sheet
from xlscore.read.sheet_xml import NAMESPACES, Place, SheetXml
from xlscore.read.styles_xml import GENERAL, number_formats
from xlscore.read.utf8 import as_utf8
from xlscore.read.workbook_xml import SheetPart, WorkbookXml, custom_properties, read_workbook_xml
from xlscore.values.number_format import is_date_format

if TYPE_CHECKING:
    from xlscore.read.grid import Grid
    from xlscore.read.strict_sheet import StrictSheet


@dataclass(frozen=True, slots=True)
class OpenXml:
    """What an Open XML package holds, ready for a ``Workbook``."""

    book: WorkbookXml
    sheets: tuple[Sheet, ...]
    properties: dict[str, str]
    unknown: tuple[str, ...]


def read_open_xml(package: Package) -> OpenXml:
    """Read a package; raises ``UnreadableError`` for what we refuse, and whatever the libraries raise."""
    book = read_workbook_xml(package)
    texts = (package.find(item.target) for item in package.related(package.main_part, "sharedStrings"))
    strings_part = next(filter(None, texts), None)
    check_size(package, [sheet.part for sheet in book.sheets] + ([strings_part] if strings_part else []))
    strings = None if strings_part is None else as_utf8(package.read(strings_part))
    reading = _Reading(package, book, strings)
    sheets, unknown = reading.sheets(), list(book.unknown)
    for name, lost in reading.lost.items():
        cells = "、".join(a1(*place) for place in lost[:3])
        unknown.append(f"工作表「{name}」有 {len(lost)} 个单元格（如 {cells}）的公式在文件中没有原文。")
    return OpenXml(book, sheets, custom_properties(package), tuple(unknown))


class _Reading:
    """The sheets of one package on their way; ``lost`` are the cells whose formula the file does not tell."""

    def __init__(self, package: Package, book: WorkbookXml, strings: bytes | None) -> None:
        self._package = package
        self._book = book
        self._strings = strings
        self._codes = number_formats(package, package.main_part)
        self._formats: dict[str | None, str] = {str(index): code for index, code in enumerate(self._codes)}
        self._dates: set[str | None] = {index for index, code in self._formats.items() if is_date_format(code)}
        self._formats[None] = self._codes[0] if self._codes else GENERAL
        self._known = PlainCells(plain_texts(strings), self._formats, self._dates)
        self.lost: dict[str, list[Place]] = {}

    def sheets(self) -> tuple[Sheet, ...]:
        """Read every sheet, in the order of the workbook."""
        found: Sequence[PlainSheet | StrictSheet] = [self._scan(sheet) for sheet in self._book.sheets]
        extents = [sheet.extent() for sheet in found]
        if not clearly_within(extents, self._strings):
            found = strict = [self._strictly(sheet) for sheet in self._book.sheets]
            names = (sheet.name for sheet in self._book.sheets)
            check_cells((name, *sheet.extent()) for name, sheet in zip(names, strict, strict=True))
            check_text([(sheet.found, sheet.stored_texts) for sheet in strict], self._strings)
        grids, answers = self._values(found)
        return tuple(
            self._sheet(listed, sheet, grids.get(number, []), answers)
            for number, (listed, sheet) in enumerate(zip(self._book.sheets, found, strict=True))
        )

    def _scan(self, listed: SheetPart) -> "PlainSheet | StrictSheet":
        with _whole(listed):
            found = plain_sheet(as_utf8(self._package.read(listed.part)), self._known)
        return self._strictly(listed) if found is None else found

    def _strictly(self, listed: SheetPart) -> "StrictSheet":
        from xlscore.read.strict_sheet import strict_sheet

        with _whole(listed):
            return strict_sheet(as_utf8(self._package.read(listed.part)), self._dates)

    def _values(self, found: "Sequence[PlainSheet | StrictSheet]") -> "tuple[dict[int, Grid], dict[str, CellValue]]":
        """Return what calamine reads: the grids of strict sheets by place, and the values of cells put to it."""
        strict = {place: sheet.for_calamine() for place, sheet in enumerate(found) if not isinstance(sheet, PlainSheet)}
        plain = [] if self._known.all_settled else [sheet for sheet in found if isinstance(sheet, PlainSheet)]
        cells = (cell for sheet in plain for cell in sheet.unsettled().values())
        asked = list(dict.fromkeys(cell.markup for cell in cells if isinstance(cell.value, Asked)))
        if not strict and not asked:
            return {}, {}
        from xlscore.read.grid import open_xml_grids

        grids = open_xml_grids(
            [*strict.values(), _column_of(asked)], self._strings, self._codes, date_1904=self._book.date_1904
        )
        column = (row[0] for row in grids.pop())
        return dict(zip(strict, grids, strict=True)), dict(zip(asked, column, strict=False))

    def _sheet(
        self, listed: SheetPart, found: "PlainSheet | StrictSheet", grid: "Grid", answers: Mapping[str, CellValue]
    ) -> Sheet:
        if isinstance(found, PlainSheet):
            cells, lost = self._settled(found, answers)
            facts: PlainSheet | SheetXml = found
        else:
            cells, lost = found.cells(grid, self._formats)
            facts = found.found
        if lost:
            self.lost[listed.name] = lost
        return Sheet(
            name=listed.name,
            cells=cells,
            visibility=listed.visibility,
            merges=tuple(facts.merges),
            hidden_rows=frozenset(facts.hidden_rows),
            hidden_columns=frozenset(facts.hidden_columns),
        )

    def _settled(self, found: PlainSheet, answers: Mapping[str, CellValue]) -> tuple[dict[Place, Cell], list[Place]]:
        """Return the cells of an ordinary sheet, and those whose formula the file does not tell."""
        if self._known.all_settled:
            return cast("dict[Place, Cell]", found.cells), []
        unsettled = found.unsettled()
        written = {place: cell.formula for place, cell in unsettled.items() if cell.formula is not None}
        formulas, lost = formulas_of(written, ())
        cells: dict[Place, Cell] = {}
        for place, cell in found.cells.items():
            if isinstance(cell, Cell):
                cells[place] = cell
                continue
            settled = self._known.settled(cell, answers.get(cell.markup, ""), formulas.get(place))
            if settled is not None:
                cells[place] = settled
        return cells, lost


@contextmanager
def _whole(listed: SheetPart) -> Iterator[None]:
    """Turn what a pass over a damaged sheet raises into one sentence."""
    try:
        yield
    except (expat.ExpatError, ValueError, LookupError) as error:
        msg = (
            f"文件已损坏：工作表「{listed.name}」的内容不完整或不合规范。"
            "请在 Excel 或 WPS 中重新打开并另存为 .xlsx 后再报送。"
        )
        raise UnreadableError(msg) from error


def _column_of(markups: Sequence[str]) -> bytes:
    """Return a sheet with these cells below each other."""
    rows = "".join(f'<row r="{row}"><c r="A{row}"{markup}</row>' for row, markup in enumerate(markups, start=1))
    return f'<worksheet xmlns="{NAMESPACES[0]}"><sheetData>{rows}</sheetData></worksheet>'.encode()
