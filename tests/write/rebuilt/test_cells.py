"""What is written for each kind of value, digit by digit."""

import io
import math
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from tests.ooxml.packages import parts
from xlscore.model.appearance import Appearance, CellLook, SheetLook
from xlscore.model.workbook import Cell, CellError, CellValue, Sheet, Workbook
from xlscore.write.rebuilt import rebuild
from xlscore.write.rebuilt.cells import Exact

NOON = datetime(2023, 3, 15, 12, 0, 0)  # noqa: DTZ001 -- a cell has no zone


def written(*cells: Cell, look: SheetLook | None = None, **more: object) -> tuple[bytes, str]:
    """Return a workbook of one row, and the XML of its sheet."""
    sheet = Sheet("表", {(1, column): cell for column, cell in enumerate(cells, 1)})
    looks = Appearance(sheets=(look or SheetLook(),), **more)  # type: ignore[arg-type]  # fields by name
    data = rebuild(Workbook("表.xls", "", "xls", (sheet,)), looks).data
    return data, parts(data)["xl/worksheets/sheet1.xml"].decode()


def read_back(data: bytes) -> tuple[object, ...]:
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=True).worksheets[0]
    return tuple(cell.value for cell in sheet[1])


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_double_comes_back_as_it_was(number: float) -> None:
    text = f"{Exact(number):.16G}"
    assert float(text) == number
    assert not text.endswith(".0")


def test_numbers_are_read_alike_by_two_readers() -> None:
    numbers = (0.1 + 0.2, 1e22, -0.001, 7000.77, 12, 2**60)
    data, _ = written(*map(Cell, numbers))
    assert read_back(data) == numbers
    assert CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python() == [[*numbers]]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM", "http://a.cn", "1", "_x0041_", " 前后 ", "一\n二", "<&>"])
def test_text_stays_text(text: str) -> None:
    data, xml = written(Cell(text))
    assert read_back(data) == (text,)
    assert "<f>" not in xml
    assert "hyperlink" not in xml


def test_text_that_is_too_long_is_cut_and_told() -> None:
    sheet = Sheet("表", {(1, 1): Cell("字" * 32_768), (1, 2): Cell("字" * 32_767)})
    found = rebuild(Workbook("表.ods", "", "ods", (sheet,)), Appearance())
    assert [len(str(value)) for value in read_back(found.data)] == [32_767, 32_767]
    assert "文字超过 32767 字，已截断 1 处" in found.notices[-1]


def test_errors_and_truths_are_constants_of_their_kind() -> None:
    data, xml = written(Cell(CellError("#DIV/0!")), *map(Cell, (True, False)), Cell(CellError("#GETTING_DATA")))
    assert read_back(data) == ("#DIV/0!", True, False, "#GETTING_DATA")
    assert '<c r="A1" t="e"><v>#DIV/0!</v></c>' in xml
    assert "<f>" not in xml


@pytest.mark.parametrize(("value", "kept"), [(math.inf, "inf"), (math.nan, "nan")])
def test_what_is_no_number_is_text(value: float, kept: str) -> None:
    assert read_back(written(Cell(value))[0]) == (kept,)


@pytest.mark.parametrize(
    ("value", "cached", "xml"),
    [
        (3.5, True, '<c r="A1"><f>B1*2</f><v>3.5</v></c>'),
        ("甲", True, '<c r="A1" t="str"><f>B1*2</f><v>甲</v></c>'),
        (True, True, '<c r="A1" t="b"><f>B1*2</f><v>1</v></c>'),
        (CellError("#N/A"), True, '<c r="A1" t="e"><f>B1*2</f><v>#N/A</v></c>'),
        ("", True, '<c r="A1" t="str"><f>B1*2</f><v></v></c>'),
        (None, True, '<c r="A1"><f>B1*2</f></c>'),
        (None, False, '<c r="A1"><f>B1*2</f></c>'),
    ],
)
def test_a_formula_keeps_the_value_it_had(value: CellValue, cached: bool, xml: str) -> None:
    found = written(Cell(value, "B1*2", cached=cached), look=SheetLook(formulas={(1, 1): "B1*2"}))[1]
    assert xml in found


def test_a_formula_that_reads_as_nothing_is_written_too() -> None:
    assert '<c r="B1" t="str"><f>A1</f><v></v></c>' in written(Cell(1), look=SheetLook(formulas={(1, 2): "A1"}))[1]


def test_formulas_not_known_for_certain_are_values_and_counted() -> None:
    sheet = Sheet("表", {(1, 1): Cell(1, "外部()"), (1, 2): Cell(2, "长"), (1, 3): Cell(None, "空")})
    look = SheetLook(formulas={(1, 2): "A1+" * 3_000})
    found = rebuild(Workbook("表.ods", "", "ods", (sheet,)), Appearance(sheets=(look,)))
    assert read_back(found.data)[:2] == (1, 2)
    assert "3 个公式无法确知原文" in found.notices[-1]


@pytest.mark.parametrize(
    ("value", "date_1904", "serial", "code"),
    [
        (NOON, False, "45000.5", "yyyy/m/d h:mm:ss"),
        (NOON, True, "43538.5", "yyyy/m/d h:mm:ss"),
        (date(2023, 3, 15), False, "45000", "yyyy/m/d"),
        (datetime(1900, 2, 28), False, "59", "yyyy/m/d"),  # noqa: DTZ001
        (datetime(1900, 3, 1), False, "61", "yyyy/m/d"),  # noqa: DTZ001
        (time(6), False, "0.25", "h:mm:ss"),
        (timedelta(days=1.5), False, "1.5", "[h]:mm:ss"),
    ],
)
def test_dates_are_the_numbers_the_calendar_of_the_workbook_has(
    value: CellValue,
    date_1904: bool,
    serial: str,
    code: str,
) -> None:
    data, xml = written(Cell(value), date_1904=date_1904)
    assert f"<v>{serial}</v>" in xml
    assert openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]["A1"].number_format == code


def test_a_stored_number_counts_more_than_the_date_read_from_it() -> None:
    look = SheetLook(cells={(1, 1): 0}, serials={(1, 1): "45000.123456789123"})
    data, xml = written(Cell(NOON), look=look, looks=(CellLook(number_format="yyyy-mm-dd"),))
    assert "<v>45000.12345678912</v>" in xml
    assert openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]["A1"].number_format == "yyyy-mm-dd"


def test_dates_before_the_calendar_begins_are_text_and_told() -> None:
    sheet = Sheet("表", {(1, 1): Cell(datetime(1898, 1, 1))})  # noqa: DTZ001
    found = rebuild(Workbook("表.ods", "", "ods", (sheet,)), Appearance())
    assert read_back(found.data) == ("1898-01-01 00:00:00",)
    assert "日期早于 1900 年，写为文字 1 处" in found.notices[-1]


def test_an_empty_value_leaves_no_cell_but_its_look() -> None:
    look = SheetLook(cells={(1, 1): 0})
    xml = written(Cell(""), Cell(None), look=look, looks=(CellLook(wrap=True),))[1]
    assert '<c r="A1" s="' in xml
    assert 'r="B1"' not in xml
