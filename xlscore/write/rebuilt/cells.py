"""What stands in the cells: values exactly as they were stored, formulas with the value they had."""

import math
from collections import Counter
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from xlscore.model.appearance import CellLook, SheetLook
from xlscore.model.workbook import Cell, CellError, CellValue, Sheet
from xlscore.write.rebuilt.formats import GENERAL, Formats

ERRORS: Final = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
EMPTY: Final = "\ue000xlscore-empty\ue000"
"""Stands for an empty text as the value of a formula."""
UNCACHED: Final = "\ue000xlscore-uncached\ue000"
"""Stands for no value of a formula."""
_LONGEST: Final = 32_767
_LONGEST_FORMULA: Final = 8_000
_CUT: Final = "文字超过 32767 字，已截断"
_NO_DATE: Final = "日期早于 1900 年，写为文字"
_EPOCH: Final = (datetime(1899, 12, 31), datetime(1904, 1, 1))  # noqa: DTZ001 -- cells know no zone
_LEAP: Final = datetime(1900, 3, 1)  # noqa: DTZ001 -- the same
_DAY: Final = timedelta(days=1)


class Exact(float):
    """A number that is written with as many digits as bring the same double back."""

    __slots__ = ()

    def __format__(self, _spec: str) -> str:
        """Return the shortest decimal."""
        return repr(float(self)).removesuffix(".0")


class Cells:
    """Writes the cells of one sheet."""

    def __init__(self, page: Worksheet, look: SheetLook, formats: Formats, *, date_1904: bool) -> None:
        """Take in where to write and how it looks."""
        self._page = page
        self._look = look
        self._formats = formats
        self._date_1904 = date_1904
        self.lost: Counter[str] = Counter()
        self.kept_values = 0
        """Formulas of which only the value could be written."""

    def write(self, sheet: Sheet, looks: tuple[CellLook, ...]) -> None:
        """Write every cell that holds something or looks like something."""
        styled = self._look.cells
        for place in sorted({*sheet.cells, *styled, *self._look.formulas, *self._look.errors}):
            number = styled.get(place)
            cell = sheet.cells.get(place) or self._unread(place)
            code = ""
            if cell is not None and isinstance(cell.value, (datetime, date, time, timedelta)):
                own = looks[number].number_format if number is not None else GENERAL
                code = _date_code(cell.value) if own == GENERAL else ""
            shape = self._formats[number, code]
            if cell is None:
                if shape is not None:
                    self._page.write_blank(place[0] - 1, place[1] - 1, None, shape)
            else:
                self._cell(place, cell, shape)

    def _unread(self, place: tuple[int, int]) -> Cell | None:
        """Return a cell that is none to those who read values: an error, or a formula that comes to an empty text."""
        if place in self._look.errors:
            return Cell(CellError(self._look.errors[place]))
        return Cell("") if place in self._look.formulas else None

    def _cell(self, place: tuple[int, int], cell: Cell, shape: Format | None) -> None:
        row, column = place[0] - 1, place[1] - 1
        formula = self._look.formulas.get(place)
        stored = self._stored(place, cell)
        if formula is not None and len(formula) <= _LONGEST_FORMULA:
            value = {"": EMPTY, None: UNCACHED}.get(stored, stored) if isinstance(stored, str | None) else stored
            if not cell.cached:
                value = UNCACHED
            self._page.write_formula(row, column, f"={formula}", shape, value)
            return
        if formula is not None or (cell.formula is not None and place not in self._look.formulas):
            self.kept_values += 1
        if isinstance(stored, CellError):
            # A constant of its own kind; the formula that brings it is taken out again afterwards.
            self._page.write_formula(row, column, f"={stored}", shape, str(stored))
        elif isinstance(stored, bool):
            self._page.write_boolean(row, column, stored, shape)
        elif isinstance(stored, Exact):
            self._page.write_number(row, column, stored, shape)
        elif stored:
            self._page.write_string(row, column, str(stored), shape)
        elif shape is not None:
            self._page.write_blank(row, column, None, shape)

    def _stored(self, place: tuple[int, int], cell: Cell) -> str | bool | Exact | None:
        """Return what the cell is to hold: a text, a truth, a number, an error (``CellError``) or nothing."""
        value: CellValue = cell.value
        if isinstance(value, CellError):
            return value if value in ERRORS else str(value)
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, bool) or value is None:
            return value
        if isinstance(value, int | float):
            return Exact(value) if math.isfinite(value) else str(value)
        return self._moment(place, value)

    def _text(self, text: str) -> str:
        letters = text.encode("utf-16-le", "surrogatepass")
        if len(letters) > 2 * _LONGEST:
            self.lost[_CUT] += 1
            return letters[: 2 * _LONGEST].decode("utf-16-le", "ignore")
        return text

    def _moment(self, place: tuple[int, int], value: datetime | date | time | timedelta) -> str | Exact:
        """Return a date or time as the number that was stored, or else as the one it is."""
        known = self._look.serials.get(place)
        serial = Exact(known) if known is not None else _serial(value, date_1904=self._date_1904)
        if serial is None:
            self.lost[_NO_DATE] += 1
            return str(value)
        return serial


def _date_code(value: datetime | date | time | timedelta) -> str:
    """Return a number format that shows a moment as what it is."""
    if isinstance(value, timedelta):
        return "[h]:mm:ss"
    if isinstance(value, time):
        return "h:mm:ss"
    whole = not isinstance(value, datetime) or value.time() == time()
    return "yyyy/m/d" if whole else "yyyy/m/d h:mm:ss"


def _serial(value: datetime | date | time | timedelta, *, date_1904: bool) -> Exact | None:
    """Return the number a date or time is stored as, ``None`` before the calendar begins."""
    if isinstance(value, time):
        moment = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond)
    elif isinstance(value, timedelta):
        moment = value
    else:
        stamp = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001 -- cells know no zone
        stamp = stamp.replace(tzinfo=None)
        moment = stamp - _EPOCH[date_1904]
        if not date_1904 and stamp >= _LEAP:
            moment += _DAY  # 29 February 1900, which the calendar of Excel has and the year had not
        if moment < timedelta(0):
            return None
    return Exact(Fraction(moment // timedelta(microseconds=1), _DAY // timedelta(microseconds=1)))
