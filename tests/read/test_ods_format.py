from datetime import datetime, timedelta

import pytest

from tests.read.raw_workbooks import zipped
from xlscore.cells import Area
from xlscore.errors import UnreadableError
from xlscore.model.workbook import Cell, CellError, Visibility, Workbook
from xlscore.read import ods_format, ods_xml
from xlscore.read.workbook_file import read_workbook_bytes

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
    for prefix in ("office", "table", "text", "style")
)
CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def spreadsheet(tables: str, styles: str = "", names: str = "") -> bytes:
    content = (
        f'<office:document-content {SPACES} {CALC} office:version="1.3"><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:spreadsheet>{tables}{names}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zipped({"mimetype": TYPE, "content.xml": content, "META-INF/manifest.xml": manifest})


def cell(kind: str, value: str, text: str = "", more: str = "") -> str:
    name = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}.get(kind, "value")
    stored = "" if kind == "string" else f' office:{name}="{value}"'
    shown = f"<text:p>{text or value}</text:p>"
    return f'<table:table-cell office:value-type="{kind}"{stored} {more}>{shown}</table:table-cell>'


def table(rows: str, name: str = "表", more: str = "") -> str:
    return f'<table:table table:name="{name}" {more}>{rows}</table:table>'


def row(cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{cells}</table:table-row>"


EVERYTHING = spreadsheet(
    table(
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="16382"/>'
        + row(
            cell("string", "得分", more='table:number-columns-spanned="2" table:number-rows-spanned="2"')
            + "<table:covered-table-cell/>"
            + cell("float", "92.5", more='table:formula="of:=[.A2]*2"')
        )
        + row("", 'table:number-rows-repeated="3" table:visibility="filter"')
        + row(
            cell("percentage", "0.5", "50%")
            + cell("date", "2023-03-15")
            + cell("time", "-PT36H30M0.5S")
            + cell("boolean", "true")
            + cell("float", "3", more='table:number-columns-repeated="2"')
        )
        + row(
            '<table:table-cell office:value-type="string" calcext:value-type="error" table:formula="of:=1/0">'
            "<office:annotation><text:p>批注</text:p></office:annotation><text:p>#DIV/0!</text:p></table:table-cell>"
            '<table:table-cell table:formula="of:=[.B9]"/>'
            '<table:table-cell office:value-type="string" office:string-value="" table:formula="of:=&quot;&quot;"/>'
        ),
    )
    + table(row(""), "藏", 'table:style-name="ta2"'),
    '<style:style style:name="ta1"><style:table-properties table:display="true"/></style:style>'
    '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>',
    '<table:named-expressions><table:named-range table:name="总分" table:cell-range-address="$表.$C$1"/>'
    "</table:named-expressions>",
)


def check_everything(book: Workbook, *, by_calamine: bool) -> None:
    one, other = book.sheets
    assert (one.visibility, other.visibility) == (Visibility.VISIBLE, Visibility.HIDDEN)
    assert one.merges == (Area.parse("A1:B2"),)
    assert one.hidden_rows == {2, 3, 4}
    assert one.hidden_columns == set(range(3, 16385))
    assert book.names == {"总分": "表!$C$1"}
    assert len(book.unknown) == 1
    cells = dict(one.cells)
    if not by_calamine:
        assert cells.pop((5, 3)) == Cell(-timedelta(hours=36, minutes=30, seconds=0.5))
        assert cells.pop((5, 4)) == Cell(value=True)
    else:
        del cells[(5, 3)], cells[(5, 4)]
    assert cells == {
        (1, 1): Cell("得分"),
        (1, 3): Cell(92.5, "A2*2"),
        (5, 1): Cell(0.5, number_format="0%"),
        (5, 2): Cell(datetime(2023, 3, 15)),  # noqa: DTZ001 -- a cell has no zone
        (5, 5): Cell(3),
        (5, 6): Cell(3),
        (6, 1): Cell(CellError("#DIV/0!"), "1/0"),
        (6, 2): Cell(None, "B9", cached=False),
        (6, 3): Cell("", '""'),
    }


def test_everything_but_properties_and_links_is_known() -> None:
    check_everything(read_workbook_bytes(EVERYTHING, "a.ods"), by_calamine=True)


class PanicException(BaseException):
    """Stands in for what a Rust panic becomes."""


@pytest.mark.parametrize("error", [PanicException(), ValueError()])
def test_our_own_pass_stands_in_where_calamine_fails(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(_data: bytes) -> None:
        raise error

    monkeypatch.setattr(ods_format, "read_by_calamine", fail)
    check_everything(read_workbook_bytes(EVERYTHING, "a.ods"), by_calamine=False)


@pytest.mark.parametrize(
    ("error", "raised"), [(KeyboardInterrupt(), KeyboardInterrupt), (MemoryError(), UnreadableError)]
)
def test_a_person_and_the_memory_limit_still_interrupt(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, raised: type[BaseException]
) -> None:
    def fail(_data: bytes) -> None:
        raise error

    monkeypatch.setattr(ods_format, "read_by_calamine", fail)
    with pytest.raises(raised):
        read_workbook_bytes(EVERYTHING, "a.ods")


def test_what_is_not_of_its_type_stays_the_text_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ods_format, "read_by_calamine", lambda _data: ())
    cells = cell("float", "x", "文") + cell("time", "y", "时") + cell("date", "z", "日") + cell("odd", "9", "九")
    found = read_workbook_bytes(spreadsheet(table(row(cells))), "a.ods").sheets[0]
    assert [one.value for one in found.cells.values()] == ["文", "时", "日", "9"]


def test_tables_in_cells_are_no_sheets() -> None:
    inner = f"<table:table-cell>{table(row(cell('float', '7')), '内')}</table:table-cell>"
    book = read_workbook_bytes(spreadsheet(table(row(inner + cell("float", "1")))), "a.ods")
    assert [(sheet.name, dict(sheet.cells)) for sheet in book.sheets] == [("表", {(1, 2): Cell(1)})]


@pytest.mark.parametrize(
    ("tables", "sentence"),
    [
        ("", "没有任何可读取的工作表"),
        (table(row(cell("float", "1", more='table:number-columns-repeated="1000000000"'))), "不完整或不合规范"),
        (table(row(cell("float", "1"), 'table:number-rows-repeated="1000000000"')), "不完整或不合规范"),
        (table(row("", 'table:number-rows-repeated="1048576"') + row(cell("float", "1"))), "不完整或不合规范"),
        (table(row('<table:table-cell table:number-columns-repeated="16384"/>' + cell("float", "1"))), "不合规范"),
        (table(row(cell("float", "1", more='table:number-columns-repeated="x"'))), "不完整或不合规范"),
        (
            table(
                row(cell("float", "1", more='table:number-columns-repeated="16384"'), 'table:number-rows-repeated="99"')
            ),
            "有内容的单元格超过 1000000 个",
        ),
        (
            table(
                row("", 'table:number-rows-repeated="1048575"') + row("<table:table-cell/>" * 9 + cell("float", "1"))
            ),
            "一直延伸到 J1048576",
        ),
    ],
)
def test_bombs_and_damage_are_refused(tables: str, sentence: str) -> None:
    with pytest.raises(UnreadableError, match=sentence):
        read_workbook_bytes(spreadsheet(tables), "a.ods")


def test_blank_repeats_to_the_end_of_the_sheet_are_usual() -> None:
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = row(cell("float", "1")) + row(blank, 'table:number-rows-repeated="1048575"')
    assert read_workbook_bytes(spreadsheet(table(rows)), "a.ods").sheets[0].cells == {(1, 1): Cell(1)}


def test_sheets_and_merged_areas_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = row(cell("float", "1", more='table:number-columns-spanned="2"') * 2)
    monkeypatch.setattr(ods_xml, "MAX_MERGES", 1)
    with pytest.raises(UnreadableError, match="超过 1 个合并区域"):
        read_workbook_bytes(spreadsheet(table(wide)), "a.ods")
    monkeypatch.setattr(ods_xml, "MAX_SHEETS", 1)
    with pytest.raises(UnreadableError, match="工作表超过 1 张"):
        read_workbook_bytes(spreadsheet(table("") + table("", "二")), "a.ods")


@pytest.mark.parametrize(
    ("kind", "value", "text", "code"),
    [
        ("percentage", "0.985", "98.5%", "0.0%"),
        ("percentage", "0.985", "99%", "0%"),
        ("percentage", "1.2", "120.00%", "0.00%"),
        ("percentage", "0.98765", "", "0.000%"),
        ("percentage", "0.5", "一半", "0%"),
        ("float", "2950.5", "2,950.50", "#,##0.00"),
        ("float", "2950.5", "2950.5", "General"),
        ("float", "3000", "3,000", "#,##0"),
        ("float", "92.456", "92.46", "0.00"),
        ("float", "92.5", "98.50", "General"),
        ("float", "-3.14159", "-3.14", "0.00"),
        ("currency", "12", "¥12.00", "General"),
        ("float", "1E400", "多", "General"),
        ("boolean", "true", "1.0", "General"),
        ("string", "", "12.50", "General"),
    ],
)
def test_the_number_format_is_the_one_that_shows_what_the_cell_shows(
    monkeypatch: pytest.MonkeyPatch, kind: str, value: str, text: str, code: str
) -> None:
    monkeypatch.setattr(ods_format, "read_by_calamine", lambda _data: ())
    monkeypatch.setattr(ods_format, "_READ", {**ods_format._READ, "float": lambda cell: float(cell.value)})
    made = cell(kind, value, text or " ").replace("<text:p> </text:p>", "")
    (found,) = read_workbook_bytes(spreadsheet(table(row(made))), "a.ods").sheets[0].cells.values()
    assert found.number_format == code


def test_blanks_tabs_and_line_breaks_are_read_where_calamine_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ods_format, "read_by_calamine", lambda _data: ())
    words = '<text:s/>甲<text:s text:c="3"/>乙<text:span><text:tab/>丙</text:span><text:line-break/>丁'
    made = f'<table:table-cell office:value-type="string"><text:p>{words}</text:p><text:s/></table:table-cell>'
    huge = made.replace('text:c="3"', 'text:c="999999999"')
    found = read_workbook_bytes(spreadsheet(table(row(made + huge))), "a.ods").sheets[0]
    assert found.value(1, 1) == " 甲   乙\t丙\n丁"
    assert len(str(found.value(1, 2))) < 1_100
