"""An .xlsb workbook: values by calamine; number formats, errors, merged and hidden parts from its own records."""

from typing import Final

from xlscore.model.appearance import CellLook, SheetLook
from xlscore.model.workbook import Cell, CellError, Sheet
from xlscore.ooxml.package import Package
from xlscore.read.other_formats import Other, read_by_calamine
from xlscore.read.styles_xml import GENERAL
from xlscore.read.xlsb_bounds import check_package
from xlscore.read.xlsb_looks import read_xlsb_looks

_ADVICE: Final = "如需核对这些内容，请另存为 .xlsx 后再报送。"
_ALWAYS: Final = f"本文件是 Excel 二进制（.xlsb）格式：公式原文、定义的名称和外部链接无法得知。{_ADVICE}"
_WITHOUT_LOOKS: Final = (
    "本文件的格式部分不合规范：数字显示格式、合并单元格、隐藏的行和列无法得知，"
    f"错误值（如 #DIV/0!）与空白单元格无法区分，一律按空白读取。{_ADVICE}"
)


def read_xlsb(data: bytes, package: Package) -> Other:
    """Return what a workbook holds.

    Raises ``UnreadableError`` for one over the limits or without sheets, and whatever calamine raises.
    """
    check_package(package)
    sheets = read_by_calamine(data)
    try:
        found = read_xlsb_looks(package, [sheet.name for sheet in sheets])
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 -- records that are damaged lead it into anything
        return Other(sheets, unknown=(_ALWAYS, _WITHOUT_LOOKS))
    joined = (_joined(sheet, look, found.looks) for sheet, look in zip(sheets, found.sheets, strict=True))
    return Other(tuple(joined), unknown=(_ALWAYS,))


def _joined(sheet: Sheet, look: SheetLook, looks: tuple[CellLook, ...]) -> Sheet:
    codes = {place: looks[number].number_format for place, number in look.cells.items()}
    errors = {place: Cell(CellError(text)) for place, text in look.errors.items()}
    cells = {
        place: Cell(cell.value, None, codes.get(place, GENERAL))
        for place, cell in sorted({**sheet.cells, **errors}.items())
    }
    return Sheet(
        name=sheet.name,
        cells=cells,
        visibility=sheet.visibility,
        merges=look.merges or sheet.merges,
        hidden_rows=frozenset(row for row, item in look.rows.items() if item.hidden),
        hidden_columns=frozenset(
            column for item in look.columns if item.hidden for column in range(item.first, item.last + 1)
        ),
    )
