"""From a workbook LibreOffice saved in another format back to .xlsx: the same cells, looks and pages as at first."""

import io
from datetime import timedelta
from functools import cache

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from tests.ooxml.packages import parts
from tests.read.looks_book import DAY, FORMULAS, converted
from xlscore.cells import Area
from xlscore.model.appearance import Appearance, CellLook, ColumnLook, NoteLook, PageLook, Rebuilt, RowLook, SheetLook
from xlscore.model.workbook import Cell as Received
from xlscore.model.workbook import CellValue, Sheet, Visibility
from xlscore.model.workbook import Workbook as Read
from xlscore.read.looks import read_looks
from xlscore.read.workbook_file import read_workbook_bytes
from xlscore.write.rebuilt import rebuild

pytestmark = pytest.mark.office
KINDS = ["xls", "ods"]


@cache
def copy(kind: str) -> Rebuilt:
    data = converted(kind)
    workbook = read_workbook_bytes(data, f"表.{kind}")
    return rebuild(workbook, read_looks(data, workbook))


def opened(kind: str, *, values: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(copy(kind).data), data_only=values)


def cell_at(sheet: Worksheet, address: str) -> Cell:
    found = sheet[address]
    assert isinstance(found, Cell)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_values_stand_at_their_addresses_and_text_is_never_a_formula(kind: str) -> None:
    sheet = opened(kind, values=True)["自评表"]
    wanted = {
        "A1": "项目支出绩效自评表", "A4": "=不是公式", "B4": "+1", "B5": 28.5, "B6": 0.3, "B7": 12,
        "C5": "≥30场次", "D6": DAY, "E6": 0.9888, "F6": -1234.5, "G6": timedelta(hours=36), "H6": True,
        "A10": "#DIV/0!", "B8": 40.8, "D8": 0.6985, "F8": "5、28.5", "H8": "无",
    }  # fmt: skip
    assert {address: sheet[address].value for address in wanted} == wanted
    assert cell_at(sheet, "A4").data_type == "s"
    assert cell_at(sheet, "A10").data_type == "e"


@pytest.mark.parametrize("kind", KINDS)
def test_calamine_and_our_own_reader_find_what_the_original_holds(kind: str) -> None:
    before = read_workbook_bytes(converted(kind), f"表.{kind}")
    after = read_workbook_bytes(copy(kind).data, "表.xlsx")
    grids = CalamineWorkbook.from_filelike(io.BytesIO(copy(kind).data))
    assert [sheet.name for sheet in after.sheets] == ["自评表", "基础数据", "藏"]
    for old, new in zip(before.sheets, after.sheets, strict=True):
        assert {place: new.value(*place) for place in old.cells} == {
            place: cell.value for place, cell in old.cells.items()
        }
        assert (new.merges, new.visibility) == (old.merges, old.visibility)
        assert (new.hidden_rows, new.hidden_columns) == (old.hidden_rows, old.hidden_columns)
        assert grids.get_sheet_by_name(new.name).to_python()
    assert dict(after.names) == dict(before.names)


@pytest.mark.parametrize("kind", KINDS)
def test_formulas_are_live_where_the_format_lets_them_be_known(kind: str) -> None:
    sheet = opened(kind)["自评表"]
    assert {address: sheet[address].value for address in FORMULAS} == FORMULAS
    assert not any("公式" in notice for notice in copy(kind).notices)
    assert opened(kind, values=True)["自评表"]["C8"].value is None


@pytest.mark.parametrize("kind", KINDS)
def test_looks_are_those_of_the_original(kind: str) -> None:
    sheet = opened(kind)["自评表"]
    title, framed, odd = (cell_at(sheet, address) for address in ("A1", "B5", "A4"))
    assert (title.font.sz, title.font.b, title.alignment.horizontal, title.alignment.vertical) == (
        18, True, "center", "center",
    )  # fmt: skip
    assert {getattr(framed.border, side).style for side in ("left", "right", "top", "bottom")} == {"thin"}
    assert (framed.fill.patternType, framed.fill.fgColor.rgb) == ("solid", "FFDCE6F1")
    assert (framed.number_format, framed.alignment.wrap_text) == ("0.00", True)
    assert (odd.font.i, odd.font.u, odd.font.strike, odd.font.color.rgb) == (True, "single", True, "FFC00000")
    assert (odd.border.bottom.style, odd.border.bottom.color.rgb, odd.border.top.style) == (
        "double", "FF0000FF", "medium",
    )  # fmt: skip
    assert (odd.alignment.horizontal, odd.alignment.vertical, odd.alignment.textRotation) == ("right", "top", 45)
    assert cell_at(sheet, "D5").border.left.style == "thin"
    assert "A1:H1" in sheet.merged_cells
    codes = {
        address: sheet[address].number_format.translate({92: None, 34: None}) for address in ("D6", "E6", "F6", "G6")
    }
    assert codes == {
        "D6": "yyyy年m月d日", "E6": "0.00%", "F6": codes["F6"], "G6": "[h]:mm",
    }  # fmt: skip
    assert codes["F6"].upper() == "#,##0.00;[RED]-#,##0.00"


@pytest.mark.parametrize("kind", KINDS)
def test_sizes_panes_and_pages_are_those_of_the_original(kind: str) -> None:
    sheet = opened(kind)["自评表"]
    assert sheet.row_dimensions[1].height == 36
    widths = {letter: sheet.column_dimensions[letter].width for letter in "AB"}
    assert widths["A"] > 2 * widths["B"] > 20
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 8)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_options.horizontalCentered
    assert sheet.print_area == "'自评表'!$A$1:$H$20"
    assert sheet.print_title_rows == "$1:$4"
    assert [round(getattr(sheet.page_margins, side), 2) for side in ("left", "right")] == [0.5, 0.6]
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.center is not None
    assert sheet.oddFooter.center.text == "第 &P 页"
    assert sheet["A5"].comment.text == "用户的批注"


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_file_gives_the_same_bytes(kind: str) -> None:
    data = converted(kind)
    workbook = read_workbook_bytes(data, f"表.{kind}")
    assert rebuild(workbook, read_looks(data, workbook)).data == copy(kind).data


def made(*sheets: Sheet, looks: Appearance | None = None, names: dict[str, str] | None = None) -> Rebuilt:
    return rebuild(Read("表.xls", "", "xls", sheets, names or {}), looks or Appearance())


def sheet_of(name: str = "表", *values: CellValue, **more: object) -> Sheet:
    return Sheet(name, {(1, column): Received(value) for column, value in enumerate(values, 1)}, **more)  # type: ignore[arg-type]  # fields by name


def test_names_open_xml_does_not_allow_are_changed_and_told() -> None:
    long = "很长的工作表名称" * 5
    found = made(sheet_of(long), sheet_of("甲/乙"), sheet_of("表"), sheet_of("表"), sheet_of("'"))
    names = openpyxl.load_workbook(io.BytesIO(found.data)).sheetnames
    assert names == [f"{long[:20]}_2", "甲_乙_2", "表", "表_2", "工作表_2"]
    assert found.renamed == {long: names[0], "甲/乙": "甲_乙_2", "'": "工作表_2"}
    assert sum("改称" in notice for notice in found.notices) == 4


def test_a_workbook_of_hidden_sheets_shows_its_first() -> None:
    found = made(sheet_of("甲", visibility=Visibility.HIDDEN), sheet_of("乙", visibility=Visibility.VERY_HIDDEN))
    book = openpyxl.load_workbook(io.BytesIO(found.data))
    assert [sheet.sheet_state for sheet in book.worksheets] == ["visible", "veryHidden"]
    assert "所有工作表均被隐藏，已显示第一张 1 处" in found.notices[-1]


def test_names_are_kept_where_they_are_a_place_or_a_constant() -> None:
    names = {
        "单位": "表!$A$1", "区域": "'表'!$A$1:$B$2", "版本": '"0.1"', "别处": "没有!$A$1", "太远": "表!$ZZZ$1",
        "公式": "SUM(表!$A$1)", "A1": "表!$A$1", "_xlnm.Print_Area": "表!$A$1", "单位 二": "表!$A$1",
    }  # fmt: skip
    found = made(sheet_of("表", 1), names=names)
    kept = openpyxl.load_workbook(io.BytesIO(found.data)).defined_names
    assert {name: item.attr_text for name, item in kept.items()} == {
        "单位": "表!$A$1", "区域": "表!$A$1:$B$2", "版本": '"0.1"',
    }  # fmt: skip
    assert "定义的名称 5 处" in found.notices[-1]


def test_merged_areas_that_overlap_or_lie_outside_are_left_out_and_told() -> None:
    merges = (Area(1, 1, 2, 2), Area(2, 2, 3, 3), Area(5, 5, 5, 5), Area(1, 1, 2_000_000, 1))
    found = made(sheet_of("表", "甲", merges=merges))
    sheet = openpyxl.load_workbook(io.BytesIO(found.data)).worksheets[0]
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A1:B2"]
    assert "互相重叠的合并区域 2 处" in found.notices[-1]


def test_what_a_sheet_lost_is_counted_over_all_sheets() -> None:
    looks = Appearance(
        sheets=(SheetLook(lost={"图表": 1}, lost_formulas=2), SheetLook(lost={"图表": 2, "图片": 1})), lost={"宏": 1}
    )
    found = made(sheet_of("甲"), sheet_of("乙"), looks=looks)
    assert found.notices[-1].startswith(
        "未能带入副本的内容：2 个公式无法确知原文，副本中只保留计算结果；宏 1 处；图表 3 处；图片 1 处。"
    )


def test_formats_that_would_need_repair_show_as_general() -> None:
    looks = Appearance(
        (CellLook(number_format='0"元'), CellLook(number_format="0.0")), (SheetLook(cells={(1, 1): 0, (1, 2): 1}),)
    )
    found = made(sheet_of("表", 1, 2), looks=looks)
    sheet = openpyxl.load_workbook(io.BytesIO(found.data)).worksheets[0]
    assert (cell_at(sheet, "A1").number_format, cell_at(sheet, "B1").number_format) == ("General", "0.0")
    assert "不合规范的数字格式（按常规显示） 1 处" in found.notices[-1]


def test_every_setting_of_a_page_is_written() -> None:
    page = PageLook(
        repeat_columns=(1, 2), centred=(False, True), grid_lines=True, over_then_down=True, scale=80,
        header="&L&G" + "长" * 300,
    )  # fmt: skip
    found = openpyxl.load_workbook(
        io.BytesIO(made(sheet_of("表", 1), looks=Appearance(sheets=(SheetLook(page=page),))).data)
    )
    sheet = found.worksheets[0]
    assert sheet.print_title_cols == "$A:$B"
    assert (sheet.print_options.verticalCentered, sheet.print_options.gridLines) == (True, True)
    assert (sheet.page_setup.pageOrder, sheet.page_setup.scale) == ("overThenDown", 80)
    assert sheet.oddHeader is not None
    assert sheet.oddHeader.left is not None
    assert not sheet.oddHeader.left.text, "too long to be a header"


def test_names_of_one_spelling_are_defined_once() -> None:
    found = made(sheet_of("表", 1), names={"单位A": "表!$A$1", "单位a": "表!$A$1"})
    assert list(openpyxl.load_workbook(io.BytesIO(found.data)).defined_names) == ["单位A"]


def test_merged_areas_and_errors_only_the_looks_know_are_written() -> None:
    look = SheetLook(merges=(Area(1, 1, 1, 2),), errors={(2, 1): "#DIV/0!"})
    sheet = openpyxl.load_workbook(
        io.BytesIO(made(sheet_of("表", 1), looks=Appearance(sheets=(look,))).data)
    ).worksheets[0]
    assert "A1:B1" in sheet.merged_cells
    assert (cell_at(sheet, "A2").value, cell_at(sheet, "A2").data_type) == ("#DIV/0!", "e")


def test_columns_rows_and_pages_are_written_only_as_far_as_they_are_used() -> None:
    look = SheetLook(
        columns=(ColumnLook(1, 16_384, 2_560), ColumnLook(16_000, 16_384, 100)),
        rows={1: RowLook(400, level=2), 500_000: RowLook(400), 2: RowLook()},
        column_width=2_048,
        frozen=(5, 2),
        zoom=85,
        shows_grid=False,
        right_to_left=True,
        row_height=300,
        page=PageLook(areas=(Area(1, 1, 2, 2), Area(4, 1, 5, 2)), first_page=3, row_breaks=(5,), column_breaks=(2,)),
        notes={(1, 1): NoteLook("  "), (1, 2): NoteLook("注", "人")},
    )
    found = made(sheet_of("表", 1), looks=Appearance(sheets=(look,)))
    xml = parts(found.data)["xl/worksheets/sheet1.xml"].decode()
    assert '<col min="1" max="53"' in xml
    assert 'r="500000"' not in xml
    assert 'outlineLevel="2"' in xml
    assert 'firstPageNumber="3"' in xml
    sheet = openpyxl.load_workbook(io.BytesIO(found.data)).worksheets[0]
    assert (sheet.freeze_panes, sheet.sheet_view.zoomScale, sheet.sheet_view.showGridLines) == ("B5", 85, False)
    assert sheet.sheet_view.rightToLeft
    assert sheet["A1"].comment is None
    assert sheet["B1"].comment.text == "注"
    assert "第二个及以后的打印区域 1 处" in found.notices[-1]
