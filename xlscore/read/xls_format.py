"""An .xls workbook (or .et, which is the same inside): values by calamine, the rest by xlrd, or either alone."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from xlscore.errors import UnreadableError
from xlscore.model.workbook import Cell, CellError, Sheet
from xlscore.ooxml.package import OLD_CONTAINER
from xlscore.read.biff_bounds import check_records
from xlscore.read.compound import BOOK_STREAMS, CompoundFile
from xlscore.read.content import NO_SHEETS
from xlscore.read.old_xls import read_old_xls
from xlscore.read.other_formats import Other, read_by_calamine
from xlscore.read.panics import is_panic
from xlscore.read.xls_book import XlsBook, XlsSheet

_ADVICE: Final = "如需核对这些内容，请另存为 .xlsx 后再报送。"
_ALWAYS: Final = (
    f"本文件是 Excel 97-2003（.xls）格式：只能读到计算结果，公式原文、自定义属性和外部链接无法得知。{_ADVICE}"
)
_WITHOUT_XLRD: Final = (
    "本文件的格式部分不合规范：数字显示格式、隐藏的行和列、定义的名称无法得知，"
    f"错误值（如 #DIV/0!）与空白单元格无法区分，一律按空白读取。{_ADVICE}"
)


def read_xls(data: bytes) -> Other:
    """Return what an .xls workbook holds.

    Raises ``UnreadableError`` for a workbook over the limits or without sheets, and whatever calamine raises where
    xlrd fails too.
    """
    if not data.startswith(OLD_CONTAINER):
        return read_old_xls(data)
    compound = CompoundFile(data)
    check_records(compound.stream(next(name for name in BOOK_STREAMS if name in compound)))
    try:
        book = XlsBook(data)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 -- xlrd raises whatever a damaged file leads it into
        return Other(read_by_calamine(data), unknown=(_ALWAYS, _WITHOUT_XLRD))
    sheets = _sheets_of(data, book)
    if not sheets:
        raise UnreadableError(NO_SHEETS)
    return Other(sheets, dict(book.names), (_ALWAYS,))


def _sheets_of(data: bytes, book: XlsBook) -> tuple[Sheet, ...]:
    by_calamine: Mapping[str, Sheet] = {}
    try:
        by_calamine = {sheet.name: sheet for sheet in read_by_calamine(data)}
    except (UnreadableError, MemoryError):
        raise
    except BaseException as error:
        if not isinstance(error, Exception) and not is_panic(error):
            raise
    return tuple(_joined(sheet, by_calamine.get(sheet.name)) for sheet in book.sheets)


def _joined(known: XlsSheet, read: Sheet | None) -> Sheet:
    """Return a sheet with calamine's values where there are any; errors and times it does not tell are xlrd's."""
    values = known.values()
    if read is not None:
        own_kinds = {place: value for place, value in values.items() if isinstance(value, CellError | timedelta)}
        own = {place: known.dated(cell.value, place) for place, cell in read.cells.items()}
        values = dict(sorted({**own, **own_kinds}.items()))
    return Sheet(
        name=known.name,
        cells={place: Cell(value, None, known.number_format(place)) for place, value in values.items()},
        visibility=known.visibility,
        merges=known.merges,
        hidden_rows=known.hidden_rows,
        hidden_columns=known.hidden_columns,
    )
