"""An .xls workbook as LibreOffice writes it, and what happens where one of the two readers fails."""

from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
import xlrd
from openpyxl.workbook.defined_name import DefinedName

from tests.oracle.office import convert
from tests.read.test_compound import compound, record
from xlscore.cells import Area
from xlscore.errors import UnreadableError
from xlscore.model.workbook import Cell, CellError, Visibility
from xlscore.read import biff_bounds, bounds, xls_book, xls_format
from xlscore.read.biff_bounds import check_records
from xlscore.read.workbook_file import read_workbook_bytes
from xlscore.read.xls_book import XlsBook, XlsSheet
from xlscore.read.xls_formulas import XlsFormulas

pytestmark = pytest.mark.office
DAY = datetime(2023, 3, 15)  # noqa: DTZ001 -- a cell has no zone


@cache
def score_sheet(*, from_1904: bool = False) -> bytes:
    """Return a small filled score sheet as an .xls file."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "自评表"
    figures: list[tuple[str, Any, str]] = [
        ("A1", "得分", "General"),
        ("B1", 92.5, "0.00"),
        ("C1", 0.98, "0.00%"),
        ("D1", DAY, "yyyy-mm-dd"),
        ("E1", 1.5, "[h]:mm"),
        ("F1", 0.5, "h:mm"),
        ("G1", 12, '0"万元"'),
        ("H1", True, "General"),
        ("A2", "=1/0", "General"),
        ("B2", "=B1*2", "0.0"),
        ("C2", '=IF(B1>0,"","?")', "General"),
    ]
    for address, value, code in figures:
        sheet[address] = value
        sheet[address].number_format = code
    sheet.merge_cells("A4:B5")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["K"].hidden = True
    book.create_sheet("藏").sheet_state = "hidden"
    book.defined_names["xlscore_total"] = DefinedName("xlscore_total", attr_text="自评表!$B$1")
    if from_1904:
        book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001 -- the library's own start
    with TemporaryDirectory() as folder:
        source = Path(folder) / "in" / "表.xlsx"
        source.parent.mkdir()
        book.save(source)
        return convert([source], Path(folder) / "out", "xls")[0].read_bytes()


def check(data: bytes) -> None:
    book = read_workbook_bytes(data, "表.et")
    assert book.format == "xls"
    sheet, other = book.sheets
    values = {place: (cell.value, cell.formula) for place, cell in sheet.cells.items()}
    assert values == {
        (1, 1): ("得分", None),
        (1, 2): (92.5, None),
        (1, 3): (0.98, None),
        (1, 4): (DAY, None),
        (1, 5): (timedelta(hours=36), None),
        (1, 6): (time(12), None),
        (1, 7): (12, None),
        (1, 8): (True, "TRUE"),
        (2, 1): ("#DIV/0!", "1/0"),
        (2, 2): (185, "B1*2"),
        (2, 3): ("", 'IF(B1>0,"","?")'),
    }
    assert isinstance(sheet.value(2, 1), CellError)
    formats = [cell.number_format.replace("\\", "") for cell in sheet.cells.values()]
    assert formats[:4] == ["General", "0.00", "0.00%", "yyyy-mm-dd"]
    assert formats[6] == '0"万元"'
    assert sheet.merges == (Area.parse("A4:B5"),)
    assert sheet.hidden_rows == {3}
    assert sheet.hidden_columns == {11}
    assert (sheet.visibility, other.visibility) == (Visibility.VISIBLE, Visibility.HIDDEN)
    assert dict(book.names) == {"xlscore_total": "自评表!$B$1"}
    assert len(book.unknown) == 1
    assert "（.xls）格式：自定义属性和外部链接无法得知" in book.unknown[0]


@pytest.mark.parametrize("from_1904", [False, True])
def test_values_formulas_formats_and_hidden_parts_are_known(*, from_1904: bool) -> None:
    check(score_sheet(from_1904=from_1904))


class PanicException(BaseException):
    """Stands in for what a Rust panic becomes."""


@pytest.mark.parametrize("error", [PanicException(), ValueError()])
@pytest.mark.parametrize("from_1904", [False, True])
def test_xlrd_stands_in_where_calamine_fails(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, *, from_1904: bool
) -> None:
    data = score_sheet(from_1904=from_1904)

    def fail(_data: bytes) -> None:
        raise error

    monkeypatch.setattr(xls_format, "read_by_calamine", fail)
    check(data)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), MemoryError(), UnreadableError("超出")])
def test_what_is_no_failure_of_calamine_is_passed_on(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(_data: bytes) -> None:
        raise error

    monkeypatch.setattr(xls_format, "read_by_calamine", fail)
    with pytest.raises(KeyboardInterrupt if isinstance(error, KeyboardInterrupt) else UnreadableError):
        read_workbook_bytes(score_sheet(), "a.xls")


def test_calamine_alone_says_what_it_does_not_know(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_given: object) -> None:
        raise AssertionError

    monkeypatch.setattr(xlrd, "open_workbook", fail)
    book = read_workbook_bytes(score_sheet(), "a.xls")
    assert book.sheets[0].value(1, 2) == 92.5
    assert (2, 1) not in book.sheets[0].cells
    assert len(book.unknown) == 2
    assert "错误值（如 #DIV/0!）与空白单元格无法区分" in book.unknown[1]


def test_formulas_that_are_not_certain_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xls_book, "sheet_formulas", lambda *_given: XlsFormulas({(2, 2): "B1*2"}, 2))
    book = read_workbook_bytes(score_sheet(), "a.xls")
    assert [cell.formula for cell in book.sheets[0].cells.values() if cell.formula] == ["B1*2"]
    assert book.unknown[1:] == ("其中 4 个单元格的公式不能确定原文，只读到计算结果。",)


def test_sheets_whose_records_cannot_be_told_apart_have_no_formulas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xls_book, "worksheet_starts", lambda _stream: [0])
    book = read_workbook_bytes(score_sheet(), "a.xls")
    assert not any(cell.formula for cell in book.sheets[0].cells.values())
    assert book.unknown[1:] == ("公式原文无法得知，只能读到计算结果。",)


def test_want_of_memory_in_xlrd_is_no_reason_to_try_another(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_given: object) -> None:
        raise MemoryError

    monkeypatch.setattr(xlrd, "open_workbook", fail)
    with pytest.raises(UnreadableError, match="所需的内存超出限制"):
        read_workbook_bytes(score_sheet(), "a.xls")


def test_a_workbook_without_sheets_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(XlsBook, "__init__", lambda book, _data: setattr(book, "sheets", ()))
    with pytest.raises(UnreadableError, match="没有任何可读取的工作表"):
        read_workbook_bytes(score_sheet(), "a.xls")


def made(codes: list[str], *values: Any) -> XlsSheet:
    """Return a sheet of one row, the n-th cell with the n-th format."""
    info = SimpleNamespace(hidden=0, height=0, width=0)
    sheet = SimpleNamespace(
        name="表",
        visibility=9,
        merged_cells=[],
        rowinfo_map={4: info},
        colinfo_map={2: info},
        nrows=1,
        row_types=lambda _row: [xlrd.XL_CELL_NUMBER if not isinstance(one, str) else 1 for one in values],
        row_values=lambda _row: list(values),
        cell_xf_index=lambda _row, column: [*range(len(codes)), 99][column],
    )
    return XlsSheet(sheet, codes, 0)


def test_dates_no_calendar_has_stay_figures() -> None:
    sheet = made(["yyyy-mm-dd", "yyyy-mm-dd", "yyyy-mm-dd", "[h]", "0"], -5.0, 1e9, 45000.0, 1e300, "")
    assert sheet.values() == {(1, 1): -5, (1, 2): 10**9, (1, 3): DAY, (1, 4): int(1e300)}
    assert sheet.hidden_rows == {5}
    assert sheet.hidden_columns == {3}
    assert sheet.visibility is Visibility.VISIBLE
    assert sheet.number_format((1, 6)) == "General"
    assert sheet.number_format((1, 9)) == "General"


def test_unknown_formats_and_names_that_are_no_references(monkeypatch: pytest.MonkeyPatch) -> None:
    def name(text: str | None, **given: object) -> SimpleNamespace:
        result = None if text is None else SimpleNamespace(text=text)
        return SimpleNamespace(**{"name": "n", "scope": -1, "builtin": 0, "macro": 0, "result": result, **given})

    book = SimpleNamespace(
        xf_list=[SimpleNamespace(format_key=key) for key in (14, 200, 201, 4)],
        format_map={14: SimpleNamespace(format_str="m/d/yy"), 201: SimpleNamespace(format_str="")}
        | {4: SimpleNamespace(format_str="#,##0.00")},
        sheets=list,
        datemode=0,
        name_obj_list=[name(None), name(""), name("A1", scope=0), name("B1", builtin=1), name("C1", macro=1)],
    )
    monkeypatch.setattr(xlrd, "open_workbook", lambda **_given: book)
    found = XlsBook(b"")
    assert found._codes == ["yyyy/m/d", "General", "General", "#,##0.00"]
    assert found.names == {}


def cells_at(kind: int, row: int, column: int, more: bytes = b"") -> bytes:
    return record(kind, row.to_bytes(2, "little") + column.to_bytes(2, "little") + more)


@pytest.mark.parametrize(
    ("records", "limit", "sentence"),
    [
        (cells_at(0x203, 0, 0) + cells_at(0xBD, 1, 0, bytes(14)), "MAX_CELLS", "有内容的单元格超过 2 个"),
        (cells_at(0x27E, 2, 0), "MAX_GRID", "工作表「第1张」的内容一直延伸到 A3"),
        (cells_at(0xBE, 0, 0, bytes(6)) + cells_at(0x201, 0, 0), "MAX_GRID", "空白而带格式的单元格过多"),
        (record(0xE5, bytes(26)), "MAX_MERGES", "合并区域超过 2 个"),
    ],
)
def test_records_are_bounded(monkeypatch: pytest.MonkeyPatch, records: bytes, limit: str, sentence: str) -> None:
    start, end = record(0x809, bytes(16)), record(0x0A) + bytes(4)
    stream = start + record(0x0A) + start + start + record(0x0A) + records + end
    check_records(stream)
    for module in (bounds, biff_bounds):
        if hasattr(module, limit):
            monkeypatch.setattr(module, limit, 2)
    with pytest.raises(UnreadableError, match=sentence):
        check_records(stream)
    with pytest.raises(UnreadableError, match=sentence):
        read_workbook_bytes(compound(content=stream), "a.xls")


def test_cells_carry_their_formats_into_the_sheet() -> None:
    read = read_workbook_bytes(score_sheet(), "a.xls").sheets[0].cells[(1, 2)]
    assert read == Cell(92.5, None, "0.00")
