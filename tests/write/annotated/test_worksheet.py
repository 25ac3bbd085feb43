"""Cells marked and created in a worksheet part."""

import pytest

from tests.ooxml.packages import MAIN, STRICT_MAIN, worksheet
from xlscore.cells import Area
from xlscore.errors import UnreadableError
from xlscore.ooxml.cell_texts import Cell
from xlscore.ooxml.names import STRICT
from xlscore.write.annotated.worksheet import Worksheet, merged_areas


def _marked(rows: str, *cells: Cell, before: str = "") -> str:
    """Return the rows after marking: a cell's format number becomes 100 more."""
    xml = worksheet(rows, before)
    sheet = Worksheet("p", xml.encode(), set(cells))
    sheet.set_styles(set(cells), lambda _, original: original + 100)
    text = sheet.result().decode()
    return text[text.index("<sheetData") : text.index("</worksheet>")]


def test_existing_cells_only_change_their_format() -> None:
    rows = '<row r="2"><c r="A2" s="3" t="s"><v>0</v></c><c r="B2"><f>A2</f><v>1</v></c></row>'
    assert _marked(rows, (2, 1), (2, 2)) == (
        '<sheetData><row r="2"><c r="A2" s="103" t="s"><v>0</v></c><c r="B2" s="100"><f>A2</f><v>1</v></c></row>'
        "</sheetData>"
    )


def test_missing_cells_are_created_in_order() -> None:
    rows = '<row r="2" spans="2:4"><c r="B2"/><c r="D2"/></row>'
    assert _marked(rows, (2, 1), (2, 3), (2, 5)) == (
        '<sheetData><row r="2" spans="1:5"><c r="A2" s="100"/><c r="B2"/><c r="C2" s="100"/><c r="D2"/>'
        '<c r="E2" s="100"/></row></sheetData>'
    )


def test_a_span_that_holds_the_new_cell_stays() -> None:
    assert 'spans="1:9"' in _marked('<row r="2" spans="1:9"/>', (2, 3))
    assert 'spans="odd"' in _marked('<row r="2" spans="odd"/>', (2, 3))


def test_missing_rows_are_created_in_order() -> None:
    rows = '<row r="2"/><row r="5"/>'
    assert _marked(rows, (1, 1), (3, 2), (3, 1), (9, 4)) == (
        '<sheetData><row r="1"><c r="A1" s="100"/></row><row r="2"/>'
        '<row r="3"><c r="A3" s="100"/><c r="B3" s="100"/></row><row r="5"/><row r="9"><c r="D9" s="100"/></row>'
        "</sheetData>"
    )


def test_rows_and_cells_without_addresses_count_on() -> None:
    rows = '<row><c s="1"/></row><row r="4"><c/><c r="D4"/><c s="7"/></row><row><c/></row>'
    assert _marked(rows, (1, 1), (4, 2), (4, 5), (5, 1)) == (
        '<sheetData><row><c s="101"/></row><row r="4"><c/><c r="B4" s="100"/><c r="D4"/><c s="107"/></row>'
        '<row><c s="100"/></row></sheetData>'
    )


def test_a_new_cell_takes_the_format_of_its_row_before_that_of_its_column() -> None:
    columns = '<cols><col min="1" max="1" style="3"/><col min="x" max="2"/><col min="2" max="3" style="4"/></cols>'
    rows = '<row r="1" s="5" customFormat="1"/><row r="2" s="6"/>'
    text = _marked(rows, (1, 2), (2, 2), (3, 1), (3, 9), before=columns)
    assert '<c r="B1" s="105"/>' in text
    assert '<c r="B2" s="104"/>' in text
    assert '<c r="A3" s="103"/>' in text
    assert '<c r="I3" s="100"/>' in text


def test_a_format_that_stays_is_not_written() -> None:
    sheet = Worksheet("p", worksheet('<row r="1"><c r="A1"/></row>').encode(), {(1, 1)})
    sheet.set_styles({(1, 1)}, lambda _, original: original)
    assert sheet.result() == worksheet('<row r="1"><c r="A1"/></row>').encode()


def test_prefixed_and_empty_sheets() -> None:
    xml = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData/></x:worksheet>'
    sheet = Worksheet("p", xml.encode(), {(2, 2)})
    sheet.set_styles({(2, 2)}, lambda _, original: original + 1)
    assert b'<x:sheetData><x:row r="2"><x:c r="B2" s="1"/></x:row></x:sheetData>' in sheet.result()


def test_drawing_of_notes_stands_where_the_standard_wants_it() -> None:
    xml = worksheet("", after="<pageMargins/><drawing/><legacyDrawingHF/><tableParts/>").encode()
    sheet = Worksheet("p", xml, set())
    assert sheet.legacy_drawing is None
    sheet.set_legacy_drawing("rId8")
    text = sheet.result().decode()
    assert text.index("<drawing/>") < text.index("<legacyDrawing ") < text.index("<legacyDrawingHF/>")
    assert Worksheet("p", sheet.result(), set()).legacy_drawing == "rId8"


def test_drawing_that_leads_nowhere_is_renamed() -> None:
    xml = worksheet("", after='<legacyDrawing xmlns:q="urn:q" q:id="x"/><tableParts/>').encode()
    sheet = Worksheet("p", xml, set())
    sheet.set_legacy_drawing("rId8")
    assert sheet.result().count(b"legacyDrawing") == 1
    assert Worksheet("p", sheet.result(), set()).legacy_drawing == "rId8"


def test_dialect_follows_the_namespace() -> None:
    xml = worksheet("").replace(MAIN, STRICT_MAIN).encode()
    assert Worksheet("p", xml, set()).dialect is STRICT


def test_sheet_without_rows_element_is_damaged() -> None:
    with pytest.raises(UnreadableError, match="单元格数据"):
        Worksheet("p", f'<worksheet xmlns="{MAIN}"/>'.encode(), set())


def test_merged_areas_are_read_and_odd_ones_left_out() -> None:
    xml = worksheet("<row/>", after='<mergeCells><mergeCell ref="B2:C4"/><mergeCell ref="?"/><mergeCell/></mergeCells>')
    assert merged_areas("p", xml.encode()) == [Area(2, 2, 4, 3)]
    assert merged_areas("p", worksheet("").encode()) == []
