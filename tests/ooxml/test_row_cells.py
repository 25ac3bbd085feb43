"""Cells of a row found by searching, or left to the parser."""

import pytest

from xlscore.ooxml.elements import parse
from xlscore.ooxml.row_cells import FoundRow, found_row

_TAIL = '<row r="8"><c r="A8"/></row>'


def _found(row: str, number: int = 7) -> FoundRow | None:
    source = f"<sheetData>{row}{_TAIL}</sheetData>".encode()
    start = len("<sheetData>")
    return found_row(source, number, start, start + len(row.encode()))


def test_columns_starts_and_attributes_are_found() -> None:
    row = '<row r="7" spans="1:3"><c r="A7" s="3" t="s"><v>0</v></c><c r="AB7"/><c r="XFD7"><v>中</v></c></row>'
    found = _found(row)
    assert found is not None
    assert found.columns == [1, 28, 16_384]
    starts = [found.start(place) for place in range(3)]
    assert [found.source[start : start + 9] for start in starts] == [b'<c r="A7"', b'<c r="AB7', b'<c r="XFD']
    assert found.names == [(b"A", b"7", b' s="3" t="s"'), (b"AB", b"7", b""), (b"XFD", b"7", b"")]
    opened, close = found.inner
    assert found.source[opened:close].startswith(b'<c r="A7"')
    assert found.source[close:].startswith(b"</row>")


def test_an_element_is_the_one_the_parser_gives() -> None:
    found = _found('<row r="7"><c r="A7" s="3"><v>0</v></c></row>')
    assert found is not None
    cell, theirs = found.element(0), parse(found.source, "sheet1.xml").children[0].children[0]
    assert (cell.start, cell.open_end, cell.get("s"), cell.get("t")) == (theirs.start, theirs.open_end, "3", None)


def test_a_row_without_cells_has_none() -> None:
    found = _found('<row r="7"></row>')
    assert found is not None
    assert found.columns == []


@pytest.mark.parametrize(
    "row",
    [
        '<row r="7"/>',
        '<row r="7"><c r="A7"/></row >',
        '<row r="7"><c r="A8"/></row>',
        '<row r="7"><c r="XFE7"/></row>',
        '<row r="7"><c r="a7"/></row>',
        '<row r="7"><c s="1" r="A7"/></row>',
        "<row r=\"7\"><c r='A7'/></row>",
        '<row r="7"><c><v>1</v></c></row>',
        '<row r="7"><cell r="A7"/></row>',
        '<row r="7"><c r="A7"><extLst><ext xmlns="u"><c r="B7"/></ext></extLst></c></row>',
    ],
)
def test_anything_unusual_is_left_to_the_parser(row: str) -> None:
    assert _found(row) is None
