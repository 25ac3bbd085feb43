"""What xlrd knows of an .xls workbook beyond calamine: number formats, error values, merged and hidden parts, names."""

import io
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final

import xlrd

from xlscore.cells import Area
from xlscore.model.workbook import CellError, CellValue, Visibility
from xlscore.read.built_in_formats import BUILT_IN
from xlscore.read.styles_xml import GENERAL
from xlscore.read.xls_formulas import XlsFormulas, around, sheet_formulas
from xlscore.read.xls_records import worksheet_starts
from xlscore.values.number_format import is_date_format, is_elapsed_format

_VISIBILITY: Final = {1: Visibility.HIDDEN, 2: Visibility.VERY_HIDDEN}
_GLOBAL: Final = -1
_BLANK: Final = frozenset({xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK})


def format_code(book: Any, key: int) -> str:
    """Return the code of a format: the file's own, else the built-in one as it shows in Chinese programs."""
    found = book.format_map.get(key)
    if found is None or (key in BUILT_IN and found.format_str == xlrd.formatting.std_format_strings.get(key)):
        return BUILT_IN.get(key, GENERAL)
    return str(found.format_str) if found.format_str else BUILT_IN.get(key, GENERAL)


class XlsBook:
    """An .xls workbook opened by xlrd; raises whatever that raises."""

    def __init__(self, data: bytes, encoding: str | None = None) -> None:
        """Open the workbook; ``encoding`` is that of its texts where the file does not state one."""
        self._book = xlrd.open_workbook(
            file_contents=data,
            logfile=io.StringIO(),
            formatting_info=True,
            ragged_rows=True,
            encoding_override=encoding,
        )
        self._codes = [format_code(self._book, xf.format_key) for xf in self._book.xf_list]
        self.sheets: tuple[XlsSheet, ...] = tuple(
            XlsSheet(sheet, self._codes, self._book.datemode) for sheet in self._book.sheets()
        )

    @property
    def states_encoding(self) -> bool:
        """Whether the file says in which code page its texts are."""
        return self._book.codepage is not None

    @property
    def has_foreign_text(self) -> bool:
        """Whether a text is more than ASCII, so that its encoding matters."""
        texts = (value for sheet in self.sheets for value in sheet.values().values() if isinstance(value, str))
        return any(not text.isascii() for text in texts)

    @property
    def names(self) -> Mapping[str, str]:
        """Defined names of the whole workbook and what they refer to; only where that is a reference."""
        return {
            item.name: item.result.text
            for item in self._book.name_obj_list
            if item.scope == _GLOBAL and not item.builtin and not item.macro and item.result is not None
            if item.result.text
        }

    def formulas(self, stream: bytes) -> tuple[XlsFormulas, ...] | None:
        """Return the formulas of each sheet of a workbook stream, ``None`` where its sheets cannot be told apart."""
        starts = worksheet_starts(stream)
        if len(starts) != len(self.sheets):
            return None
        where = around(self._book)
        return tuple(sheet_formulas(stream, start, where) for start in starts)


class XlsSheet:
    """One sheet of it."""

    def __init__(self, sheet: Any, codes: list[str], date_mode: int) -> None:
        """Keep what xlrd gives."""
        self._sheet = sheet
        self._codes = codes
        self._date_mode = date_mode
        self.name = str(sheet.name)
        self.visibility = _VISIBILITY.get(sheet.visibility, Visibility.VISIBLE)
        self.merges = tuple(Area(top + 1, left + 1, end, right) for top, end, left, right in sheet.merged_cells)
        self.hidden_rows = frozenset(
            row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden or info.height == 0
        )
        self.hidden_columns = frozenset(
            column + 1 for column, info in sheet.colinfo_map.items() if info.hidden or info.width == 0
        )

    def number_format(self, place: tuple[int, int]) -> str:
        """Return the number format of a cell, ``General`` where it is not known."""
        try:
            index = self._sheet.cell_xf_index(place[0] - 1, place[1] - 1)
        except IndexError:
            return GENERAL
        return self._codes[index] if 0 <= index < len(self._codes) else GENERAL

    def values(self) -> dict[tuple[int, int], CellValue]:
        """Return every cell that is not blank, in reading order, figures under a date format as dates."""
        found: dict[tuple[int, int], CellValue] = {}
        for row in range(self._sheet.nrows):
            kinds = self._sheet.row_types(row)
            for column, (kind, value) in enumerate(zip(kinds, self._sheet.row_values(row), strict=True)):
                if kind in _BLANK or value == "":
                    continue
                place = (row + 1, column + 1)
                found[place] = self._value(kind, value, place)
        return found

    def _value(self, kind: int, value: Any, place: tuple[int, int]) -> CellValue:
        if kind == xlrd.XL_CELL_ERROR:
            return CellError(xlrd.error_text_from_code.get(value, f"#{value}"))
        if kind == xlrd.XL_CELL_BOOLEAN:
            return bool(value)
        if kind == xlrd.XL_CELL_TEXT:
            return str(value)
        return self.dated(int(value) if float(value).is_integer() else value, place)

    def dated(self, value: CellValue, place: tuple[int, int]) -> CellValue:
        """Return a figure under a date format as the moment or the span of time it shows."""
        code = self.number_format(place)
        if isinstance(value, (bool, str, date, datetime, time, timedelta)) or value is None:
            return value
        if value < 0 or not is_date_format(code):
            return value
        try:
            if is_elapsed_format(code):
                return timedelta(days=value)
            if value < 1:
                return (datetime(1900, 1, 1) + timedelta(seconds=round(value * 86_400))).time()  # noqa: DTZ001 -- a cell has no zone
            moment: datetime = xlrd.xldate_as_datetime(value, self._date_mode)
        except (ValueError, OverflowError):
            return value
        return moment
