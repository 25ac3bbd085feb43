"""Texts of cells, whichever way a program stores them."""

from tests.ooxml.packages import HEAD, MAIN, raw_parts, relationships, worksheet, zipped
from xlscore.ooxml.cell_texts import Typed, cell_texts, shared_texts
from xlscore.ooxml.draft import Draft
from xlscore.ooxml.package import Package

_ROWS = (
    '<row r="2"><c r="B2" t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>9</v></c></row>'
    '<row><c t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c><c t="inlineStr"/>'
    '<c r="D3"><v>9.5</v></c><c r="E3" t="str"><f>A1</f><v>文</v></c><c r="F3"/></row>'
)


def _draft(strings: str | None) -> Draft:
    members = raw_parts(worksheet(_ROWS))
    kinds = [("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId9", "sharedStrings", "strings.xml")]
    members["xl/_rels/workbook.xml.rels"] = relationships(*kinds)
    if strings is not None:
        members["xl/strings.xml"] = f'{HEAD}<sst xmlns="{MAIN}">{strings}</sst>'
    return Draft(Package(zipped(members)))


def test_shared_inline_and_cached_texts_and_numbers() -> None:
    draft = _draft("<si><t>一</t></si><si><r><t>二</t></r><r><t>三</t></r><rPh><t>读音</t></rPh></si>")
    assert cell_texts(draft, "xl/worksheets/sheet1.xml", shared_texts(draft)) == {
        (2, 2): Typed("一"),
        (2, 3): Typed("二三"),
        (3, 1): Typed("甲乙"),
        (3, 4): Typed("9.5", number=True),
        (3, 5): Typed("文"),
    }


def test_missing_strings_part_leaves_its_cells_blank() -> None:
    draft = _draft(None)
    assert shared_texts(draft) == []
    assert (2, 2) not in cell_texts(draft, "xl/worksheets/sheet1.xml", [])
