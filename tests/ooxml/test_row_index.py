"""Rows found by searching, and everything unusual left to the parser."""

import pytest

from tests.ooxml.packages import HEAD, MAIN, worksheet
from xlscore.ooxml.row_index import row_index

_ROWS = (
    '<row r="2" ht="30"><c r="A2"/></row>\n<row r=\'5\' hidden="1" spans=\'1:3\'/>'
    '<row spans="1:3" r="9"><c r="A9"/></row>'
)


def test_rows_are_found_with_their_stretches_and_what_they_say_of_their_height() -> None:
    source = worksheet(_ROWS, after="<pageMargins/>").encode()
    index = row_index(source)
    assert index is not None
    assert index.numbers == [2, 5, 9]
    assert {number: (tag.get("ht"), tag.get("hidden")) for number, tag in index.shaped.items()} == {
        2: ("30", None),
        5: (None, "1"),
    }
    head, second, tail = index.segments({5, 7}, len(source))
    assert source[slice(*head)].endswith(b"<sheetData>")
    assert source[slice(*second)] == b"<row r='5' hidden=\"1\" spans='1:3'/>"
    assert source[slice(*tail)] == b"</sheetData><pageMargins/></worksheet>"
    assert source[slice(*index.segments({9}, len(source))[1])].startswith(b'<row spans="1:3" r="9">')
    assert [index.behind(number) for number in (1, 8, 9)] == [index.starts[0], index.starts[2], None]


def test_prefixed_rows() -> None:
    source = f'{HEAD}<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"/></x:sheetData></x:worksheet>'.encode()
    index = row_index(source)
    assert index is not None
    assert index.numbers == [1]


@pytest.mark.parametrize(
    "sheet",
    [
        worksheet("<row/>"),
        worksheet('<row r="x"/>'),
        worksheet('<row r="2"/><row r="2"/>'),
        worksheet('<row r="3"/><row r="2"/>'),
        worksheet('<row r="1"><!-- <row r="2"> --></row>'),
        worksheet('<row r="1"><c><is><t><![CDATA[<row r="2">]]></t></is></c></row>'),
        worksheet('<row r="1"/><?odd?>'),
        worksheet('<row r="1" x="a>b"/>'),
        worksheet("<row r='1' x=\"it's\"/>"),
        worksheet('<row r="1" x=\'a"b\'/>'),
        worksheet('<row r="1"/>', before='<sheetFormatPr zeroHeight="1"/>'),
        worksheet('<row r="1"/>', after="<sheetData></sheetData>"),
        worksheet("").replace("<sheetData></sheetData>", "<sheetData/>"),
        f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>',
    ],
)
def test_unusual_sheets_are_left_to_the_parser(sheet: str) -> None:
    assert row_index(sheet.encode()) is None
