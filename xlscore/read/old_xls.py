"""A workbook of Excel 2.0-4.0: bare records without a container, read by xlrd alone.

Source: OpenOffice.org's documentation of the Excel file format, 2.1 (structure), 5.8 (BOF), 5.17 (CODEPAGE).
"""

from typing import Final

from xlscore.errors import UnreadableError
from xlscore.model.workbook import Cell, Sheet
from xlscore.read.biff_bounds import check_records
from xlscore.read.compound import is_password_protected
from xlscore.read.content import ENCRYPTED, NO_SHEETS
from xlscore.read.other_formats import Other
from xlscore.read.xls_book import XlsBook

_ADVICE: Final = "如需核对这些内容，请另存为 .xlsx 后再报送。"
_ALWAYS: Final = (
    "本文件是 Excel 4.0 或更早的（.xls）格式：只能读到计算结果，公式原文、合并单元格、工作表名称和定义的名称无法得知。"
    f"{_ADVICE}"
)
_CHINESE: Final = "gb18030"
_BY_DEFAULT: Final = "文件没有写明文字编码，已按简体中文（GBK）读取；文字如有乱码，请另存为 .xlsx 后再报送。"
_UNSURE: Final = "文件没有写明文字编码，也不是简体中文（GBK）：非西文的文字可能读错。请另存为 .xlsx 后再报送。"


def read_old_xls(data: bytes) -> Other:
    """Return what such a workbook holds.

    Raises ``UnreadableError`` for one that is encrypted, over the limits or without sheets, and whatever xlrd raises.
    """
    if is_password_protected(data):
        raise UnreadableError(ENCRYPTED)
    check_records(data)
    book, unknown = _opened(data)
    if not book.sheets:
        raise UnreadableError(NO_SHEETS)
    sheets = tuple(
        Sheet(
            name=sheet.name,
            cells={place: Cell(value, None, sheet.number_format(place)) for place, value in sheet.values().items()},
            visibility=sheet.visibility,
            hidden_rows=sheet.hidden_rows,
            hidden_columns=sheet.hidden_columns,
        )
        for sheet in book.sheets
    )
    return Other(sheets, unknown=(_ALWAYS, *unknown))


def _opened(data: bytes) -> tuple[XlsBook, tuple[str, ...]]:
    """Return the workbook, its texts by the code page it states; one that states none is tried as Chinese."""
    book = XlsBook(data)
    if book.states_encoding or not book.has_foreign_text:
        return book, ()
    try:
        return XlsBook(data, _CHINESE), (_BY_DEFAULT,)
    except UnicodeDecodeError:
        return book, (_UNSURE,)
