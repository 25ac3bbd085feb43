"""The quick way finds what the strict pass finds, or leaves the sheet to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.raw_workbooks import MAIN, inline, worksheet
from xlscore.errors import UnreadableError
from xlscore.read import sheet_rows
from xlscore.read.grid import KNOWN_ERRORS
from xlscore.read.sheet_rows import scan_sheet
from xlscore.read.sheet_xml import SheetXml

DATES = frozenset({"3"})
FACTS = ("cells", "formulas", "texts", "merges", "hidden_rows", "hidden_columns", "unknown_errors")

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
    '<row r="7"><c r="A7" s="3" t="n"><v>1.5</v></c><c r="A7"><v>2</v></c><c r="XFD7"><v>1</v></c></row>',
]
ODD = [
    "<row><c><v>1</v></c></row>",
    '<row r="1"><c r="A2"><v>1</v></c></row>',
    '<row r="1"><c t="s" r="A1"><v>0</v></c></row>',
    '<row r="1"> <c r="A1"><v>1</v></c></row>',
    '<row r="1"><c r="A1"><v>1</v></c></row> ',
    '<row r="1"><c r="A1"><!-- note --><v>1</v></c></row>',
    '<row r="1"><c r="A1" t="str"><v>a\r\nb</v></c></row>',
    '<row r="1"><c r="A1" t="e"><v>#SPILL!</v></c></row>',
    '<row r="1"><c r="A1" s="3"><v>&#49;</v></c></row>',
    '<row r="1"><c r="A1"><f>&#49;+1</f><v>2</v></c></row>',
    '<row r="1"><c r="A1"><f t="dataTable" r1="B1"/><v>2</v></c></row>',
    '<row r="1" y:a="1" xmlns:y="u"><c r="A1"><v>1</v></c></row>',
    '<row r="1"><c r="A1" cm="1"><v>1</v></c></row>',
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
]


def same(rows: str) -> SheetXml:
    data = worksheet(rows, before='<cols><col min="2" max="2" hidden="1"/></cols>').encode()
    quick, strict = scan_sheet(data, DATES, KNOWN_ERRORS), SheetXml(data, DATES, KNOWN_ERRORS)
    for fact in FACTS:
        assert getattr(quick, fact) == getattr(strict, fact)
    assert list(quick.formulas) == list(strict.formulas)
    return quick


@pytest.mark.parametrize("rows", ORDINARY)
def test_an_ordinary_sheet_is_taken_the_quick_way(monkeypatch: pytest.MonkeyPatch, rows: str) -> None:
    same(rows)
    passed: list[int] = []

    class Watched(SheetXml):
        def __init__(self, data: bytes, *given: object) -> None:
            passed.append(data.count(b"<row"))
            super().__init__(data, *given)  # type: ignore[arg-type]  # passed through

    monkeypatch.setattr(sheet_rows, "SheetXml", Watched)
    scan_sheet(worksheet(rows).encode(), DATES, KNOWN_ERRORS)
    assert passed == [0]


@pytest.mark.parametrize("rows", ODD)
def test_anything_unusual_is_left_to_the_strict_pass(rows: str) -> None:
    same(rows)


@pytest.mark.parametrize("rows", DAMAGED)
def test_what_the_strict_pass_refuses_is_refused(rows: str) -> None:
    data = worksheet(rows).encode()
    with pytest.raises(Exception) as strict:  # noqa: PT011 -- whatever it is
        SheetXml(data, DATES, KNOWN_ERRORS)
    with pytest.raises(type(strict.value)):
        scan_sheet(data, DATES, KNOWN_ERRORS)


def test_rows_with_a_declared_prefix_are_ordinary() -> None:
    rows = '<row r="1" y:descent="0.25"><c r="A1"><v>1</v></c></row>'
    data = worksheet(rows).replace("<worksheet", '<worksheet xmlns:y="u"', 1).encode()
    assert scan_sheet(data, DATES, KNOWN_ERRORS).cells == [((1, 1), None, "n")]


def test_rows_in_a_namespace_of_their_own_are_none() -> None:
    data = f'<x:worksheet xmlns:x="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></x:worksheet>'
    assert scan_sheet(data.encode(), DATES, KNOWN_ERRORS).cells == []


def test_a_sheet_in_no_encoding_is_refused() -> None:
    data = worksheet('<row r="1"><c r="A1" t="str"><v>得</v></c></row>').encode().replace("得".encode(), b"\xb5\xc3")
    with pytest.raises(UnicodeDecodeError):
        scan_sheet(data, DATES, KNOWN_ERRORS)


def test_too_many_cells_are_refused_on_the_quick_way_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_rows, "MAX_CELLS", 1)
    monkeypatch.setattr("xlscore.read.sheet_xml.MAX_CELLS", 1)
    cells = '<c r="A1"><v>1</v></c><c r="B1"><v>1</v></c>'
    with pytest.raises(UnreadableError, match="有内容的单元格超过 1 个"):
        scan_sheet(worksheet(f'<row r="1">{cells}</row><row r="2"/>').encode(), DATES, KNOWN_ERRORS)


PIECES = st.sampled_from(
    [
        *('<row r="1">', "</row>", '<row r="2"/>', '<row r="3" ht="0">', '<c r="A1">', '<c r="A3" s="3">', "</c>"),
        *("<v>1</v>", "<v/>", "<f>B1</f>", '<c r="B1" t="e">', '<c r="C1" s="3"/>', "<is><t>x</t></is>"),
        *(" ", "&amp;", "<!---->"),
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_both_ways_agree_on_any_rows(rows: str) -> None:
    try:
        SheetXml(worksheet(rows).encode(), DATES, KNOWN_ERRORS)
    except Exception as error:  # noqa: BLE001 -- whatever it is
        with pytest.raises(type(error)):
            scan_sheet(worksheet(rows).encode(), DATES, KNOWN_ERRORS)
    else:
        same(rows)
