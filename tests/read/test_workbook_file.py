"""Whole workbooks through the door: what is read of them, cell by cell."""

import hashlib
import io
from datetime import datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from tests.oracle.office import convert
from tests.read.raw_workbooks import (
    MAIN,
    OFFICE,
    PACKAGE,
    STRICT_MAIN,
    STRICT_OFFICE,
    inline,
    parts,
    relationships,
    worksheet,
    zipped,
)
from xlscore.cells import Area
from xlscore.model.workbook import Cell, CellError, Sheet, Visibility, Workbook
from xlscore.read.workbook_file import read_workbook, read_workbook_bytes


def read(**given: object) -> Sheet:
    """Return the one sheet of a workbook written part by part."""
    return read_workbook_bytes(zipped(parts(**given)), "表.xlsx").sheets[0]  # type: ignore[arg-type]  # passed through


def score_sheet() -> bytes:
    """Return a small filled score sheet as XlsxWriter writes it."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("自评表")
    sheet.merge_range("A1:C1", "部门整体支出绩效自评表")
    sheet.write("A2", "执行率")
    sheet.write("B2", 692.05, book.add_format({"num_format": '0.00"万元"'}))
    sheet.write_formula("C2", "=B2/700", book.add_format({"num_format": 10}), 0.9886)
    sheet.write_boolean("A3", True)  # noqa: FBT003 -- the library's own signature
    sheet.write_formula("B3", "=1/0", None, "#DIV/0!")
    sheet.write("D3", None, book.add_format({"bold": True}))
    sheet.write_datetime("A4", datetime(2023, 3, 15, 9, 30), book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))  # noqa: DTZ001 -- a cell has no zone
    sheet.write_rich_string("B4", "加", book.add_format({"bold": True}), "粗")
    sheet.write_string("C4", "  ")
    sheet.write_number("E7", 100)
    sheet.set_row(5, None, None, {"hidden": True})
    sheet.set_column("B:C", None, None, {"hidden": True})
    book.add_worksheet("隐藏").hide()
    book.add_worksheet("深藏").very_hidden()
    chart = book.add_chartsheet("图")
    pie = book.add_chart({"type": "pie"})
    pie.add_series({"values": "=自评表!$B$2:$B$3"})
    chart.set_chart(pie)
    book.define_name("xlscore_framework", '="yueyang_2019"')
    book.define_name("xlscore_total", "=自评表!$C$2")
    book.define_name("自评表!local", "=自评表!$A$1")
    sheet.print_area("A1:C4")
    book.set_custom_property("单位", "某某局")
    book.set_custom_property("版本", 3)
    book.close()
    return buffer.getvalue()


def test_a_filled_score_sheet_is_read_cell_by_cell() -> None:
    data = score_sheet()
    book = read_workbook_bytes(data, "自评表.xlsx")
    assert book.name == "自评表.xlsx"
    assert book.sha256 == hashlib.sha256(data).hexdigest()
    assert book.format == "xlsx"
    assert [(sheet.name, sheet.visibility) for sheet in book.sheets] == [
        ("自评表", Visibility.VISIBLE),
        ("隐藏", Visibility.HIDDEN),
        ("深藏", Visibility.VERY_HIDDEN),
    ]
    sheet = book.sheets[0]
    assert sheet.cells == {
        (1, 1): Cell("部门整体支出绩效自评表"),
        (2, 1): Cell("执行率"),
        (2, 2): Cell(692.05, None, '0.00"万元"'),
        (2, 3): Cell(0.9886, "B2/700", "0.00%"),
        (3, 1): Cell(value=True),
        (3, 2): Cell(CellError("#DIV/0!"), "1/0"),
        (4, 1): Cell(datetime(2023, 3, 15, 9, 30), None, "yyyy-mm-dd hh:mm"),  # noqa: DTZ001 -- a cell has no zone
        (4, 2): Cell("加粗"),
        (4, 3): Cell("  "),
        (7, 5): Cell(100),
    }
    assert isinstance(sheet.value(3, 2), CellError)
    assert sheet.value(3, 1) is True
    assert isinstance(sheet.value(7, 5), int)
    assert sheet.merges == (Area.parse("A1:C1"),)
    assert sheet.hidden_rows == {6}
    assert sheet.hidden_columns == {2, 3}
    assert book.sheets[1].cells == {}
    assert book.names == {"xlscore_framework": '"yueyang_2019"', "xlscore_total": "自评表!$C$2"}
    assert book.properties == {"单位": "某某局", "版本": "3"}
    assert book.external_links == ()
    assert book.unknown == ()


def test_reading_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "报送" / "自评 表.xlsx"
    path.parent.mkdir()
    path.write_bytes(score_sheet())
    path.chmod(0o444)
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    assert read_workbook(path) == read_workbook_bytes(before[0], "自评 表.xlsx")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [entry.name for entry in path.parent.iterdir()] == ["自评 表.xlsx"]


def test_a_formula_without_a_calculated_value_is_marked() -> None:
    buffer = io.BytesIO()
    book = openpyxl.Workbook()
    active = book.worksheets[0]
    active["B1"] = 2
    active["A1"] = "=B1*2"
    active["A1"].number_format = "0.0"
    book.save(buffer)
    sheet = read_workbook_bytes(buffer.getvalue(), "a.xlsx").sheets[0]
    assert list(sheet.cells.items()) == [((1, 1), Cell(None, "B1*2", "0.0", cached=False)), ((1, 2), Cell(2))]


def test_an_empty_text_is_a_result_and_an_empty_number_is_none() -> None:
    rows = '<row r="1"><c t="str"><f>A9&amp;""</f><v></v></c><c><f>A9</f><v/></c><c t="e"><f>A9</f><v/></c></row>'
    assert list(read(rows=rows).cells.values()) == [
        Cell("", 'A9&""'),
        Cell(None, "A9", cached=False),
        Cell(None, "A9", cached=False),
    ]


def test_array_and_table_formulas_are_formulas_too() -> None:
    buffer = io.BytesIO()
    book = openpyxl.Workbook()
    active = book.worksheets[0]
    active["A1"] = ArrayFormula("A1:A2", "=B1:B2*2")
    active["C1"] = DataTableFormula("C1:C2", dt2D=False, r1="B1")
    book.save(buffer)
    sheet = read_workbook_bytes(buffer.getvalue(), "a.xlsx").sheets[0]
    assert sheet.cells[(1, 1)].formula == "B1:B2*2"
    assert sheet.cells[(1, 3)].formula == "TABLE(B1,)"


def test_every_value_in_an_array_formulas_area_has_its_formula() -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="array" ref="A1:B2">C1:D2</f><v>1</v></c><c r="B1"><v>2</v></c></row>'
        '<row r="2"><c r="A2"><v>3</v></c><c r="C2"><f t="array" ref="C2">SUM(A1:A2)</f><v>4</v></c></row>'
    )
    formulas = {place: cell.formula for place, cell in read(rows=rows).cells.items()}
    assert formulas == {(1, 1): "C1:D2", (1, 2): "C1:D2", (2, 1): "C1:D2", (2, 3): "SUM(A1:A2)"}


def test_a_shared_formula_is_written_out_for_every_member() -> None:
    rows = (
        '<row r="1"><c r="C1"><f t="shared" ref="C1:C3" si="0">=A1*$B$1</f><v>2</v></c></row>'
        '<row r="2"><c r="C2"><f t="shared" si="0"/><v>4</v></c></row>'
        '<row r="3"><c r="C3"><f t="shared" si="0"></f></c><c r="D3"><f t="shared" si="7"/><v>1</v></c></row>'
    )
    book = read_workbook_bytes(zipped(parts(rows)), "a.xlsx")
    assert book.sheets[0].cells == {
        (1, 3): Cell(2, "A1*$B$1"),
        (2, 3): Cell(4, "A2*$B$1"),
        (3, 3): Cell(None, "A3*$B$1", cached=False),
        (3, 4): Cell(1, ""),
    }
    assert book.unknown == ("工作表「表」有 1 个单元格（如 D3）的公式在文件中没有原文。",)


def test_rows_and_cells_without_an_address_are_counted() -> None:
    rows = (
        "<row><c><v>1</v></c><c/><c><v>3</v></c></row>"
        '<row r="5"><c r="C5"><v>5</v></c><c><v>6</v></c></row>'
        '<row><c><v>7</v></c><c r="B9"><v>8</v></c></row>'
    )
    assert {place: cell.value for place, cell in read(rows=rows).cells.items()} == {
        (1, 1): 1,
        (1, 3): 3,
        (5, 3): 5,
        (5, 4): 6,
        (6, 1): 7,
        (9, 2): 8,
    }


def test_rows_out_of_order_keep_their_cells() -> None:
    rows = '<row r="3"><c r="C3"><v>1</v></c><c r="A3"><v>2</v></c></row><row r="1"><c r="B1"><v>3</v></c></row>'
    assert {place: cell.value for place, cell in read(rows=rows).cells.items()} == {(3, 3): 1, (3, 1): 2, (1, 2): 3}


def test_texts_of_every_kind() -> None:
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>'
        f'{inline("D1", " 内 ")}<c r="E1" t="str"><f>A1</f><v>果</v></c></row>'
    )
    strings = "<si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r><rPh><t>音</t></rPh></si><si><t/></si>"
    assert {place: cell.value for place, cell in read(rows=rows, strings=strings).cells.items()} == {
        (1, 1): "甲",
        (1, 2): "乙丙",
        (1, 4): " 内 ",
        (1, 5): "果",
    }


@pytest.mark.parametrize("error", ["#DIV/0!", "#N/A", "#REF!", "#SPILL!", "#CALC!", "#GETTING_DATA"])
def test_error_cells_keep_their_text(error: str) -> None:
    cells = f'<c r="A1" t="e"><v>{error}</v></c><c r="B1"><v>1</v></c><c r="C1" t="e"><f>X</f><v>{error}</v></c>'
    found = read(rows=f'<row r="1">{cells}</row>').cells
    assert found == {(1, 1): Cell(CellError(error)), (1, 2): Cell(1), (1, 3): Cell(CellError(error), "X")}
    assert isinstance(found[(1, 1)].value, CellError)


def test_an_error_cell_without_text_is_blank() -> None:
    assert read(rows='<row r="1"><c r="A1" t="e"><v/></c><c r="B1"><v>1</v></c></row>').cells == {(1, 2): Cell(1)}


def test_what_no_double_holds_is_given_as_it_is_written() -> None:
    rows = '<row r="1"><c r="A1"><v>1e400</v></c><c r="B1"><v>NaN</v></c><c r="C1"><v>0.1</v></c></row>'
    assert [cell.value for cell in read(rows=rows).cells.values()] == ["1e400", "NaN", 0.1]


STYLES = (
    '<numFmts><numFmt numFmtId="180" formatCode="0.00&quot;万元&quot;"/><numFmt numFmtId="181" formatCode="[h]:mm"/>'
    '<numFmt numFmtId="14"/></numFmts><cellXfs>{}</cellXfs>'
)


def styled(ids: tuple[int | str, ...], values: tuple[str, ...], workbook: str = "") -> list[Cell]:
    """Return the cells of one row, the n-th with the n-th style."""
    styles = STYLES.format("".join(f'<xf numFmtId="{number}"/>' for number in ids))
    cells = "".join(f'<c s="{index}"><v>{value}</v></c>' for index, value in enumerate(values))
    return list(read(rows=f"<row>{cells}</row>", styles=styles, workbook=workbook).cells.values())


def test_number_formats_come_from_the_style_sheet() -> None:
    cells = styled((0, 9, 10, 2, 4, 180, 999, "", 14), ("1",) * 10)
    assert [cell.number_format for cell in cells] == [
        *("General", "0%", "0.00%", "0.00", "#,##0.00", '0.00"万元"', "General", "General", "General"),
        "General",
    ]
    assert [cell.value for cell in cells] == [1] * 10


def test_a_cell_without_a_style_has_the_first_one() -> None:
    rows = '<row r="1"><c r="A1"><v>45000</v></c></row>'
    styles = '<cellXfs><xf numFmtId="4"/></cellXfs>'
    assert read(rows=rows, styles=styles).cells == {(1, 1): Cell(45000, None, "#,##0.00")}


def test_dates_are_dates_in_east_asian_formats_and_in_both_date_systems() -> None:
    ids, values = (31, 27, 57, 22, 181, 20), ("45000", "45000", "45000", "45000.5", "1.5", "0.5")
    day = datetime(2023, 3, 15)  # noqa: DTZ001 -- a cell has no zone
    elapsed, noon = timedelta(hours=36), timedelta(hours=12)
    expected = [day, day, day, day + noon, elapsed, time(12)]
    assert [cell.value for cell in styled(ids, values)] == expected
    later = [day + timedelta(days=1462)] * 3 + [day + timedelta(days=1462) + noon, elapsed]
    assert [cell.value for cell in styled(ids, values, '<workbookPr date1904="1"/>')][:5] == later


def test_a_negative_number_under_a_date_format_stays_a_number() -> None:
    assert [cell.value for cell in styled((31, 31), ("-5", "45000"))] == [
        -5.0,
        datetime(2023, 3, 15),  # noqa: DTZ001 -- a cell has no zone
    ]


def test_hidden_by_mark_or_by_size() -> None:
    columns = (
        '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/><col min="7" max="7" width="9"/></cols>'
    )
    rows = '<row r="1" hidden="true"/><row r="2" ht="0"/><row r="3" ht="15" hidden="0"/><row ht="odd"/>'
    sheet = read(sheet=worksheet(rows, before=columns))
    assert sheet.hidden_rows == {1, 2}
    assert sheet.hidden_columns == {2, 3, 5}


def test_a_strict_workbook_with_prefixes_reads_the_same() -> None:
    sheet = (
        f'<x:worksheet xmlns:x="{STRICT_MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="d"><x:v>2023-05-01</x:v></x:c>'
        '<x:c r="B1"><x:f>A1</x:f><x:v>2</x:v></x:c></x:row></x:sheetData>'
        '<x:mergeCells><x:mergeCell ref="A2:B3"/></x:mergeCells></x:worksheet>'
    )
    found = zipped(parts(sheet=sheet, main=STRICT_MAIN, office=STRICT_OFFICE))
    read_sheet = read_workbook_bytes(found, "a.xlsx").sheets[0]
    assert read_sheet.cells == {
        (1, 1): Cell(datetime(2023, 5, 1)),  # noqa: DTZ001 -- a cell has no zone
        (1, 2): Cell(2, "A1"),
    }
    assert read_sheet.merges == (Area.parse("A2:B3"),)


@pytest.mark.parametrize("encoding", ["utf-16", "gbk", "utf-8"])
def test_a_sheet_in_another_encoding_reads_the_same(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + worksheet(f'<row r="1">{inline("A1", "绩效")}</row>')
    assert read(sheet=text.encode(encoding)).cells == {(1, 1): Cell("绩效")}


def test_sheets_are_found_through_relationships_in_the_order_of_the_workbook() -> None:
    made = parts('<row r="1"><c r="A1"><v>1</v></c></row>')
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="乙" sheetId="9" r:id="r3" state="odd"/>'
        '<sheet name="甲" sheetId="1" r:id="r1"/><sheet name="宏" sheetId="2" r:id="r4"/>'
        '<sheet name="空" sheetId="3" r:id="none"/><sheet name="对话" sheetId="4" r:id="r2"/></sheets>'
        '<definedNames><definedName name="_xlnm.Print_Area">x</definedName><definedName name="n">=甲!$A$1</definedName>'
        '<definedName name="l" localSheetId="0">1</definedName></definedNames>'
        '<externalReferences><externalReference r:id="r5"/><externalReference r:id="r6"/></externalReferences>'
        "</workbook>"
    )
    made = {name: content for name, content in made.items() if name not in {"_rels/.rels", "xl/workbook.xml"}}
    made |= {
        "_rels/.rels": relationships(("officeDocument", "odd/Book.xml"), ("custom-properties", "docProps/none.xml")),
        "odd/book.xml": book,
        "odd/_rels/book.xml.rels": relationships(
            ("worksheet", "/xl/worksheets/sheet1.xml"),
            ("dialogsheet", "d.xml"),
            ("worksheet", "s%202.xml"),
            ("xlMacrosheet", "m.xml"),
            ("externalLink", "link.xml"),
            ("externalLink", "gone.xml"),
        ),
        "odd/s 2.xml": worksheet(f'<row r="2">{inline("B2", "二")}</row>'),
        "odd/link.xml": "<x/>",
        "odd/_rels/link.xml.rels": relationships(("externalLinkPath", "file:///D:/%E9%A2%84%E7%AE%97.xlsx")),
    }
    found = read_workbook_bytes(zipped(made), "a.xlsm")
    assert [(sheet.name, dict(sheet.cells)) for sheet in found.sheets] == [
        ("乙", {(2, 2): Cell("二")}),
        ("甲", {(1, 1): Cell(1)}),
    ]
    assert found.sheets[0].visibility is Visibility.VISIBLE
    assert found.names == {"n": "甲!$A$1"}
    assert found.external_links == ("file:///D:/预算.xlsx", "（未写明来源的外部链接）")
    assert found.unknown == (
        "工作表「宏」不是普通工作表（宏表，或文件中没有它的内容），未读取。",
        "工作表「空」不是普通工作表（宏表，或文件中没有它的内容），未读取。",
    )


def test_strict_custom_properties_are_found() -> None:
    made = parts("<row/>")
    made["_rels/.rels"] = relationships(("officeDocument", "xl/workbook.xml"), ("customProperties", "c.xml"))
    made["c.xml"] = f'<Properties xmlns="{PACKAGE}"><property name="年度"><i4>2023</i4></property></Properties>'
    assert read_workbook_bytes(zipped(made), "a.xlsx").properties == {"年度": "2023"}


def older(tmp_path: Path, kind: str) -> Workbook:
    """Return a small workbook that LibreOffice has written in another format, under the name of an .xlsx file."""
    source = tmp_path / "in" / "表.xlsx"
    source.parent.mkdir()
    book = openpyxl.Workbook()
    active = book.worksheets[0]
    active.title = "自评表"
    active["B2"] = "得分"
    active["C2"] = 92.5
    active["C3"] = "=C2*2"
    active["C4"] = "=1/0"
    active["D2"] = "001"
    active.merge_cells("A5:B6")
    active["A5"] = datetime(2023, 3, 15)  # noqa: DTZ001 -- a cell has no zone
    book.create_sheet("藏").sheet_state = "hidden"
    book.save(source)
    converted = convert([source], tmp_path / "out", kind)[0]
    disguised = converted.rename(converted.with_suffix(".xlsx"))
    return read_workbook(disguised)


@pytest.mark.office
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_older_formats_are_read_by_content_and_say_what_they_hide(tmp_path: Path, kind: str) -> None:
    book = older(tmp_path, kind)
    assert book.format == kind
    assert [(sheet.name, sheet.visibility) for sheet in book.sheets] == [
        ("自评表", Visibility.VISIBLE),
        ("藏", Visibility.HIDDEN),
    ]
    assert book.sheets[0].cells == {
        (2, 2): Cell("得分"),
        (2, 3): Cell(92.5),
        (2, 4): Cell("001"),
        (3, 3): Cell(185, "C2*2"),
        (4, 3): Cell(CellError("#DIV/0!"), "1/0"),
        (5, 1): Cell(datetime(2023, 3, 15), None, "General" if kind == "ods" else r"yyyy\-mm\-dd\ h:mm:ss"),  # noqa: DTZ001 -- a cell has no zone
    }
    assert isinstance(book.sheets[0].value(4, 3), CellError)
    assert book.sheets[0].merges == (Area.parse("A5:B6"),)
    assert len(book.unknown) == 1
    assert "自定义属性和外部链接无法得知" in book.unknown[0]
