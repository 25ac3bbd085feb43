"""An .xls workbook (or .et, which is the same inside): values by calamine, the rest by xlrd, or either alone."""

from collections.abc import Mapping, Sequence
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
from xlscore.read.xls_formulas import XlsFormulas

_ADVICE: Final = "如需核对这些内容，请另存为 .xlsx 后再报送。"
_ALWAYS: Final = f"本文件是 Excel 97-2003（.xls）格式：自定义属性和外部链接无法得知。{_ADVICE}"
_FORMULAS: Final = "其中 {count} 个单元格的公式不能确定原文，只读到计算结果。"
_NO_FORMULAS: Final = "公式原文无法得知，只能读到计算结果。"
_WITHOUT_XLRD: Final = (
    "本文件的格式部分不合规范：公式原文、数字显示格式、隐藏的行和列、定义的名称无法得知，"
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
    stream = compound.stream(next(name for name in BOOK_STREAMS if name in compound))
    check_records(stream)
    try:
        book = XlsBook(data)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 -- xlrd raises whatever a damaged file leads it into
        return Other(read_by_calamine(data), unknown=(_ALWAYS, _WITHOUT_XLRD))
    formulas = book.formulas(stream)
    sheets = _sheets_of(data, book, formulas)
    if not sheets:
        raise UnreadableError(NO_SHEETS)
    count = sum(found.unknown for found in formulas or ())
    lost = _NO_FORMULAS if formulas is None else _FORMULAS.format(count=count) if count else ""
    return Other(sheets, dict(book.names), (_ALWAYS, lost) if lost else (_ALWAYS,))


def _sheets_of(data: bytes, book: XlsBook, formulas: Sequence[XlsFormulas] | None) -> tuple[Sheet, ...]:
    by_calamine: Mapping[str, Sheet] = {}
    try:
        by_calamine = {sheet.name: sheet for sheet in read_by_calamine(data)}
    except (UnreadableError, MemoryError):
        raise
    except BaseException as error:
        if not isinstance(error, Exception) and not is_panic(error):
            raise
    own = [found.known for found in formulas] if formulas is not None else [{}] * len(book.sheets)
    return tuple(
        _joined(sheet, by_calamine.get(sheet.name), written) for sheet, written in zip(book.sheets, own, strict=True)
    )


def _joined(known: XlsSheet, read: Sheet | None, formulas: Mapping[tuple[int, int], str]) -> Sheet:
    """Return a sheet with calamine's values where there are any; errors and times it does not tell are xlrd's."""
    values = known.values()
    if read is not None:
        own_kinds = {place: value for place, value in values.items() if isinstance(value, CellError | timedelta)}
        own = {place: known.dated(cell.value, place) for place, cell in read.cells.items()}
        values = {**own, **own_kinds}
    # A formula that comes to an empty text has no value to the libraries.
    values = dict(sorted({**dict.fromkeys(formulas, ""), **values}.items()))
    cells = {place: Cell(value, formulas.get(place), known.number_format(place)) for place, value in values.items()}
    return Sheet(
        name=known.name,
        cells=cells,
        visibility=known.visibility,
        merges=known.merges,
        hidden_rows=known.hidden_rows,
        hidden_columns=known.hidden_columns,
    )
