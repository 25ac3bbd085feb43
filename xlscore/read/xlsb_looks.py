"""How an .xlsb workbook looks, from the records of its parts: looks of cells, sizes, hidden and merged parts.

Source: [MS-XLSB] 2.4.355 (BrtColInfo), 2.4.792 (BrtRowHdr), 2.4.720 (BrtMergeCell), 2.5.9 (Cell).
"""

import struct
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Final

from xlrd import error_text_from_code

from xlscore.cells import MAX_COLUMN, MAX_ROW, Area
from xlscore.model.appearance import Appearance, ColumnLook, PageLook, Place, RowLook, SheetLook
from xlscore.ooxml.package import Package
from xlscore.read.limits import MAX_MERGES
from xlscore.read.xlsb_records import records, text_at
from xlscore.read.xlsb_styles import XlsbStyles

_BUNDLE, _PROPERTIES = 156, 153
_ROW, _LAST_CELL, _COLUMNS, _MERGE = 0, 11, 60, 176
_FIRST_FORMULA: Final = 8
_BLANK, _RK, _ERROR, _REAL, _FORMULA_NUMBER, _FORMULA_ERROR = 1, 2, 3, 5, 9, 11
_MARGINS, _SETUP, _SHEET, _PANE, _PROTECTION = 476, 478, 147, 151, 535
_MOST_BLANKS: Final = 300_000
"""Blank cells of a workbook that are given their look; a form has some thousand."""
_LOST: Final = {550: "图片、图表或图形", 551: "批注", 461: "条件格式", 64: "数据有效性", 494: "超链接（文字保留）"}
_PROTECTED: Final = "工作表保护"
_SIZES, _UNSET = 485, 0xFFFFFFFF
_LARGEST_MARGIN: Final = 49.0
_MACROS: Final = "宏（VBA）"


def read_xlsb_looks(package: Package, names: list[str]) -> Appearance:
    """Return how the sheets of these names look; raises whatever a damaged part leads to."""
    main = package.main_part
    related = package.relationships(main)
    part = next((item.target for item in related if item.kind == "styles" and package.find(item.target)), None)
    styles = XlsbStyles(package.read(part) if part else b"")
    targets = {item.id: item.target for item in related}
    listed: dict[str, str] = {}
    date_1904 = False
    for kind, content in records(package.read(main)):
        if kind == _BUNDLE:
            (count,) = struct.unpack_from("<I", content, 8)
            listed[text_at(content, 12 + 2 * count)] = targets.get(text_at(content, 8), "")
        elif kind == _PROPERTIES:
            date_1904 = bool(content[0] & 1)
    budget = [_MOST_BLANKS]
    sheets = [_Sheet(package.read(listed[name]), len(styles.looks), budget).look() for name in names]
    lost = Counter(_MACROS for item in related if item.kind == "vbaProject")
    return Appearance(tuple(styles.looks), tuple(sheets), styles.usual, date_1904, lost)


@dataclass(slots=True)
class _Sheet:
    """One sheet on its way; ``most`` is how many looks there are, ``budget`` how many blank cells may have one yet."""

    data: bytes
    most: int
    budget: list[int]
    cells: dict[Place, int] = field(default_factory=dict)
    rows: dict[int, RowLook] = field(default_factory=dict)
    columns: list[ColumnLook] = field(default_factory=list)
    merges: list[Area] = field(default_factory=list)
    serials: dict[Place, str] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    formulas: int = 0
    lost: Counter[str] = field(default_factory=Counter)
    page: PageLook = field(default_factory=PageLook)
    row_height: int | None = None
    column_width: int | None = None
    fits: bool = False
    frozen: Place | None = None

    def look(self) -> SheetLook:
        row = 0
        for kind, content in records(self.data):
            if kind == _ROW:
                row = self._row(content)
            elif kind <= _LAST_CELL:
                self._cell(kind, content, row)
            elif kind in _LOST:
                self.lost[_LOST[kind]] += 1
            else:
                self._other(kind, content)
        return SheetLook(
            cells=self.cells,
            columns=tuple(self.columns),
            rows=self.rows,
            row_height=self.row_height,
            column_width=self.column_width,
            page=replace(self.page, fit=(self.page.fit or (1, 1)) if self.fits else None),
            frozen=self.frozen,
            serials=self.serials,
            merges=tuple(self.merges),
            errors=self.errors,
            lost_formulas=self.formulas,
            lost=self.lost,
        )

    def _other(self, kind: int, content: bytes) -> None:
        """Take in what is neither row nor cell."""
        if kind == _COLUMNS:
            self._column(content)
        elif kind == _MERGE and len(self.merges) < MAX_MERGES:
            top, bottom, left, right = struct.unpack_from("<4I", content)
            self.merges.append(Area(top + 1, left + 1, bottom + 1, right + 1))
        elif kind == _SIZES:
            width, letters, height = struct.unpack_from("<I2H", content)
            self.column_width = (letters + 1) * 256 if width == _UNSET else width
            self.row_height = height or None
        elif kind == _SHEET:
            self.fits = bool(content[1] & 1)
        elif kind == _MARGINS:
            self.page = replace(
                self.page, margins=tuple(_thousandths(one) for one in struct.unpack_from("<6d", content))
            )
        elif kind == _SETUP:
            paper, scale, wide, high, flags = struct.unpack_from("<2I16x2IH", content)
            self.page = replace(
                self.page,
                paper=paper if 0 < paper < 256 else 9,  # noqa: PLR2004 -- larger numbers are a printer's own
                scale=scale if 10 <= scale <= 400 else 100,  # noqa: PLR2004 -- what the standard allows
                fit=(wide, high),
                landscape=bool(flags & 2),
            )
        elif kind == _PANE and content[28] & 1:
            columns, rows = struct.unpack_from("<2d", content)
            self.frozen = int(rows) + 1, int(columns) + 1
        elif kind == _PROTECTION:
            self.lost[_PROTECTED] += bool(struct.unpack_from("<I", content, 2)[0])

    def _row(self, content: bytes) -> int:
        number, style, height, _, flags = struct.unpack_from("<2IH2B", content)
        if number < MAX_ROW:
            own = height if flags & 0x20 else None
            look = style if flags & 0x40 and style < self.most else None
            self.rows[number + 1] = RowLook(own, bool(flags & 0x10), look, flags & 7)
        return int(number)

    def _cell(self, kind: int, content: bytes, row: int) -> None:
        column, style = struct.unpack_from("<2I", content)
        place = row + 1, column + 1
        style &= 0xFFFFFF
        self.formulas += kind >= _FIRST_FORMULA
        if kind in {_REAL, _FORMULA_NUMBER}:
            self.serials[place] = repr(struct.unpack_from("<d", content, 8)[0])
        elif kind == _RK:
            self.serials[place] = repr(_rk(struct.unpack_from("<I", content, 8)[0]))
        elif kind in {_ERROR, _FORMULA_ERROR}:
            self.errors[place] = error_text_from_code.get(content[8], "#N/A")
        self.budget[0] -= kind == _BLANK
        if style < self.most and (kind != _BLANK or self.budget[0] >= 0):
            self.cells[place] = style

    def _column(self, content: bytes) -> None:
        first, last, width, style, flags = struct.unpack_from("<4IH", content)
        if first < MAX_COLUMN:
            look = style if 0 < style < self.most else None
            last = min(last, MAX_COLUMN - 1)
            self.columns.append(ColumnLook(first + 1, last + 1, width, bool(flags & 1), look, flags >> 8 & 7))


def _thousandths(inches: float) -> int | None:
    return round(inches * 1000) if 0 <= inches < _LARGEST_MARGIN else None


def _rk(number: int) -> float:
    """Return a number stored in 30 bits: a whole one or the upper half of a double, both perhaps hundredths."""
    if number & 2:
        value = float(struct.unpack("<i", struct.pack("<I", number))[0] >> 2)
    else:
        value = struct.unpack("<d", bytes(4) + struct.pack("<I", number & 0xFFFFFFFC))[0]
    return value / 100 if number & 1 else value
