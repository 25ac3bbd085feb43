"""The quick way reads what the strict way reads, or leaves the sheet to it."""

from collections.abc import Callable
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.raw_workbooks import MAIN, inline, parts, worksheet, zipped
from xlscore.errors import UnreadableError
from xlscore.model.workbook import Cell, CellError, Workbook
from xlscore.read import open_xml, sheet_rows
from xlscore.read.plain_cells import PlainCells
from xlscore.read.sheet_rows import PlainSheet, plain_sheet
from xlscore.read.workbook_file import read_workbook_bytes

STYLES = (
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="4"/><xf numFmtId="14"/><xf numFmtId="46"/></cellXfs>'
)
STRINGS = "<si><t>绩效</t></si><si><t>a&#10;b</t></si><si><t></t></si><si><r><t>甲</t></r><r><t>乙</t></r></si>"

ORDINARY = [
    "",
    '<row r="1"/><row r="2" ht="0"/>',
    '<row r="1" spans="1:3" hidden="1"><c r="A1" s="1"/><c r="B1" s="3"><v>45000</v></c></row>',
    '<row r="1"></row><row r="3"><c r="AA3" t="s"><v>0</v></c></row><row r="4"/>',
    f'<row r="2">{inline("A2", "绩效 &lt;1&gt;")}<c r="B2" t="str"><f>A1&amp;"x"</f><v></v></c></row>',
    (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*&quot;2&quot;</f><v/></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c><c r="B2"><f>1</f></c></row>'
    ),
    '<row r="5"><c r="A5" t="e"><v>#N/A</v></c><c r="B5" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
    '<row r="7"><c r="A7" s="3" t="n"><v>1.5</v></c><c r="B7"><v>2</v></c><c r="XFD7"><v>1</v></c></row>',
    '<row r="1"><c r="A1" t="e"><v>#SPILL!</v></c></row>',
    '<row r="1"><c r="A1" s="3"><v>-3</v></c><c r="B1" s="3"><v>&#49;</v></c><c r="C1" s="4"><v>1.5</v></c></row>',
    '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>2</v></c><c r="C1" t="s"><f>A1</f><v>2</v></c></row>',
    '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="b"><v>true</v></c></row>',
    '<row r="1"><c r="A1"><v>1E999</v></c><c r="B1"><v>1E-3</v></c><c r="C1"><v>12345678901234567890</v></c></row>',
    '<row r="1"><c r="A1"><v> 5 </v></c><c r="B1"><v>.5</v></c><c r="C1"><v>abc</v></c><c r="D1"><v>+1</v></c></row>',
    '<row r="1"><c r="A1"><f>=B1</f><v>1</v></c><c r="B1"><f></f><v>2</v></c><c r="C1"><f/></c></row>',
    '<row r="1"><c r="A1"><f ca="1">NOW()</f><v>1</v></c><c r="B1"><f t="array" ref="B1">1</f><v>2</v></c></row>',
    '<row r="1"><c r="A1"><f t="shared" si="9"/><v>1</v></c><c r="B1"><f t="shared" si="9"/></c></row>',
    '<row r="1"><c r="A1"><is><t>q</t></is></c><c r="B1" t="inlineStr"><is><t> 甲 </t></is></c></row>',
    '<row r="1"><c r="A1" t="str"><v>_x000D_</v></c><c r="B1" t="d"><v>2023-3-15</v></c><c r="C1" t="s"><v/></c></row>',
    '<row r="1"><c r="A1" t="str"><v> 甲 </v></c><c r="B1" s="1" t="n"><v></v></c><c r="C1" t="e"><v></v></c></row>',
]
ODD = [
    "<row><c><v>1</v></c></row>",
    '<row r="1"><c r="A2"><v>1</v></c></row>',
    '<row r="1"><c t="s" r="A1"><v>0</v></c></row>',
    '<row r="1"> <c r="A1"><v>1</v></c></row>',
    '<row r="1"><c r="A1"><v>1</v></c></row> ',
    '<row r="1"><c r="A1"><!-- note --><v>1</v></c></row>',
    '<row r="1"><c r="A1" t="str"><v>a\r\nb</v></c></row>',
    '<row r="1"><c r="A1"><f>&#49;+1</f><v>2</v></c></row>',
    '<row r="1"><c r="A1" t="e"><v>&#35;N/A</v></c></row>',
    '<row r="1"><c r="A1"><f t="dataTable" r1="B1"/><v>2</v></c></row>',
    '<row r="1"><c r="A1"><f t="array" ref="A1:B1">1</f><v>2</v></c><c r="B1"><v>3</v></c></row>',
    '<row r="1" y:a="1" xmlns:y="u"><c r="A1"><v>1</v></c></row>',
    '<row r="1"><c r="A1" cm="1"><v>1</v></c></row>',
    '<row r="1"><c r="A1" s="01"><v>1</v></c></row>',
    '<row r="7"><c r="A7"><v>1</v></c><c r="A7"><v>2</v></c></row>',
    '<row r="7"><c r="B7"><v>1</v></c><c r="A7"><v>2</v></c></row>',
    '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>',
    '<row r="1"/>x',
]
DAMAGED = [
    '<row r="0"/>',
    '<row r="1048577"/>',
    '<row r="1" ht="1" ht="2"/>',
    '<row r="1" r="1"/>',
    '<row r="1" y:a="1"><c r="A1"><v>1</v></c></row>',
    '<row r="1"><c r="XFE1"><v>1</v></c></row>',
    '<row r="1"><c r="A1"><v>&x;</v></c></row>',
    '<row r="1"><c r="A1"><v>\x01</v></c></row>',
    '<row r="1"><c r="A1"><f a="1" a="2">1</f></c></row>',
    '<row r="1">',
    "</row>",
    '<row r="1"/><c r="A1"><v>1</v></c></row>',
]


def plain(rows: str) -> PlainSheet | None:
    return plain_sheet(worksheet(rows).encode(), PlainCells([], {}, frozenset()))


def read(rows: str) -> Workbook:
    sheet = worksheet(rows, before='<cols><col min="2" max="2" hidden="1"/></cols>')
    return read_workbook_bytes(zipped(parts(sheet=sheet, strings=STRINGS, styles=STYLES)), "a.xlsx")


def strictly(rows: str) -> Workbook:
    with mock.patch.object(open_xml, "plain_sheet", return_value=None):
        return read(rows)


def refusal(way: Callable[[str], Workbook], rows: str) -> str:
    """Return the sentence with which a sheet is refused; empty where it is read."""
    try:
        way(rows)
    except UnreadableError as error:
        return str(error)
    return ""


def same(rows: str) -> None:
    """Demand the same of both ways: cells, their order and types, and all the rest."""
    quick, strict = read(rows), strictly(rows)
    assert (quick.sheets, quick.unknown) == (strict.sheets, strict.unknown)
    for ours, theirs in zip(quick.sheets, strict.sheets, strict=True):
        assert list(ours.cells) == list(theirs.cells)
        assert [type(cell.value) for cell in ours.cells.values()] == [
            type(cell.value) for cell in theirs.cells.values()
        ]


@pytest.mark.parametrize("rows", ORDINARY)
def test_an_ordinary_sheet_is_taken_the_quick_way(rows: str) -> None:
    assert plain(rows) is not None
    same(rows)


@pytest.mark.parametrize("rows", ODD)
def test_anything_unusual_is_left_to_the_strict_pass(rows: str) -> None:
    assert plain(rows) is None
    same(rows)


@pytest.mark.parametrize("rows", DAMAGED)
def test_what_the_strict_pass_refuses_is_refused(rows: str) -> None:
    assert refusal(read, rows) == refusal(strictly, rows) != ""


def test_values_formulas_and_formats_come_out_exactly() -> None:
    rows = (
        '<row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" s="1"><f>C2/2</f><v>0.5</v></c><c r="C2" s="2"><v>1</v></c>'
        '<c r="D2" t="e"><v>#REF!</v></c><c r="E2"><f>A1</f></c></row>'
    )
    assert read(rows).sheets[0].cells == {
        (2, 1): Cell("甲乙"),
        (2, 2): Cell(0.5, "C2/2", "0.00%"),
        (2, 3): Cell(1, None, "#,##0.00"),
        (2, 4): Cell(CellError("#REF!")),
        (2, 5): Cell(None, "A1", cached=False),
    }


def test_a_shared_text_that_does_not_exist_is_damage() -> None:
    with pytest.raises(UnreadableError, match="文件已损坏"):
        read('<row r="1"><c r="A1" t="s"><v>4</v></c></row>')


def test_rows_with_a_declared_prefix_are_ordinary() -> None:
    rows = '<row r="1" y:descent="0.25"><c r="A1"><v>1</v></c></row>'
    data = worksheet(rows).replace("<worksheet", '<worksheet xmlns:y="u"', 1).encode()
    found = plain_sheet(data, PlainCells([], {}, frozenset()))
    assert found is not None
    assert found.cells == {(1, 1): Cell(1)}


def test_rows_in_a_namespace_of_their_own_are_none() -> None:
    data = f'<x:worksheet xmlns:x="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></x:worksheet>'
    assert plain_sheet(data.encode(), PlainCells([], {}, frozenset())) is None
    assert read_workbook_bytes(zipped(parts(sheet=data)), "a.xlsx").sheets[0].cells == {}


def test_a_sheet_in_no_encoding_is_refused() -> None:
    data = worksheet('<row r="1"><c r="A1" t="str"><v>得</v></c></row>').encode().replace("得".encode(), b"\xb5\xc3")
    with pytest.raises(UnreadableError, match="工作表「表」的内容不完整或不合规范"):
        read_workbook_bytes(zipped(parts(sheet=data)), "a.xlsx")


def test_too_many_cells_are_refused_on_the_quick_way_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_rows, "MAX_CELLS", 1)
    monkeypatch.setattr("xlscore.read.sheet_xml.MAX_CELLS", 1)
    cells = '<c r="A1"><v>1</v></c><c r="B1"><v>1</v></c>'
    with pytest.raises(UnreadableError, match="有内容的单元格超过 1 个"):
        read(f'<row r="1">{cells}</row><row r="2"/>')


def test_cells_no_longer_remembered_are_understood_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xlscore.read.plain_cells._MOST", 2)
    for rows in ORDINARY:
        same(rows)


def test_sheets_of_both_kinds_stand_in_one_workbook() -> None:
    found = parts(strings=STRINGS, styles=STYLES, sheet=worksheet('<row r="1"><c r="A1" s="3"><v>1</v></c></row>'))
    more = '<sheet name="乙" sheetId="2" r:id="r4"/></sheets>'
    found["xl/workbook.xml"] = str(found["xl/workbook.xml"]).replace("</sheets>", more)
    target = str(found["xl/_rels/workbook.xml.rels"]).replace("</Relationships>", "")
    kind = target.partition('Type="')[2].partition('"')[0]
    item = f'<Relationship Id="r4" Type="{kind}" Target="worksheets/sheet2.xml"/>'
    found["xl/_rels/workbook.xml.rels"] = f"{target}{item}</Relationships>"
    found["xl/worksheets/sheet2.xml"] = worksheet('<row><c s="3"><v>2</v></c><c t="e"><v>#SPILL!</v></c></row>')
    book = read_workbook_bytes(zipped(found), "a.xlsx")
    with mock.patch.object(open_xml, "plain_sheet", return_value=None):
        assert read_workbook_bytes(zipped(found), "a.xlsx") == book
    assert [sheet.cells[1, 1].number_format for sheet in book.sheets] == ["yyyy/m/d", "yyyy/m/d"]
    assert book.sheets[1].value(1, 2) == CellError("#SPILL!")


PIECES = st.sampled_from(
    [
        *('<row r="1">', "</row>", '<row r="2"/>', '<row r="3" ht="0">', '<c r="A1">', '<c r="A3" s="3">', "</c>"),
        *("<v>1</v>", "<v/>", "<f>B1</f>", '<c r="B1" t="e">', '<c r="C1" s="3"/>', "<is><t>x</t></is>"),
        *(" ", "&amp;", "<!---->"),
    ]
)
ROWS = st.lists(PIECES, max_size=14).map("".join)
STORED = st.sampled_from(
    ["", "0", "1", "2", "3", "9", "-1.5", "1E3", "1e400", "45000.5", "#N/A", " 1", "甲&amp;", "_x0041_"]
)
CELLS = st.builds(
    lambda style, kind, formula, value: f"{style}{kind}>{formula}{value}</c>",
    st.sampled_from(["", *(f' s="{style}"' for style in range(6))]),
    st.sampled_from(["", *(f' t="{kind}"' for kind in ("b", "d", "n", "s", "str", "e", "inlineStr"))]),
    st.sampled_from(["", "<f>A1*2</f>", "<f/>", '<f t="shared" si="0" ref="A1:D9">B1+1</f>', '<f t="shared" si="0"/>']),
    STORED.map(lambda text: f"<v>{text}</v>") | st.sampled_from(["", "<v/>", "<is><t> 甲 </t></is>"]),
)
GRIDS = st.lists(st.lists(CELLS, max_size=4), max_size=4).map(
    lambda rows: "".join(
        f'<row r="{row}">' + "".join(f'<c r="{"ABCD"[at]}{row}"{cell}' for at, cell in enumerate(cells)) + "</row>"
        for row, cells in enumerate(rows, start=1)
    )
)


@given(ROWS | GRIDS)
def test_both_ways_agree_on_any_rows(rows: str) -> None:
    refused = refusal(strictly, rows)
    assert refusal(read, rows) == refused
    if not refused:
        same(rows)
