"""Rows of texts as a worksheet part."""

from lxml import etree

from tests.ooxml.packages import MAIN
from xlscore.ooxml.names import TRANSITIONAL, WORKSHEET_ORDER
from xlscore.write.annotated.findings_grid import Grid, Link, Page, Text

N = f"{{{MAIN}}}"
_STYLES = {"text": 4, "title": 5}


def _grid(*rows: tuple[Text, ...]) -> etree._Element:
    grid = Grid((12.5, 22.5), _STYLES)
    for row in rows:
        grid.add(*row, at_least=20)
    return etree.fromstring(grid.sheet(TRANSITIONAL, Page("C00000", 1)))


def test_texts_are_inline_strings_and_never_formulas() -> None:
    root = _grid((Text(1, "=1+1", "text"), Text(2, 7, "text")), (Text(1, "", "text"),))
    cells = root.findall(f".//{N}c")
    assert [(cell.get("r"), cell.get("t"), cell.get("s")) for cell in cells] == [
        ("A1", "inlineStr", "4"),
        ("B1", None, "4"),
        ("A2", None, "4"),
    ]
    assert cells[0].findtext(f"{N}is/{N}t") == "=1+1"
    assert cells[1].findtext(f"{N}v") == "7"
    assert not root.findall(f".//{N}f")


def test_row_is_as_high_as_its_longest_text() -> None:
    root = _grid(
        (Text(1, "甲" * 5, "text"), Text(2, "", "text")),
        (Text(1, "甲" * 6, "text"),),
        (Text(1, "甲" * 2000, "text"),),
        (Text(1, "甲" * 16, "title", 2),),
    )
    assert [row.get("ht") for row in root.iter(f"{N}row")] == ["20", "33", "409", "32"]


def test_spans_are_merged_and_all_their_cells_have_the_look() -> None:
    root = _grid((Text(1, "甲", "title", 2),))
    assert [merged.get("ref") for merged in root.iter(f"{N}mergeCell")] == ["A1:B1"]
    assert [cell.get("s") for cell in root.iter(f"{N}c")] == ["5", "5"]


def test_link_leads_inside_the_workbook() -> None:
    root = _grid((Text(1, "甲", "title", 2),), (Text(2, "自评表!B2", "text", link=Link("'a''b'!B2", "转到")),))
    link = root.find(f".//{N}hyperlink")
    assert link is not None
    assert (link.get("ref"), link.get("location"), link.get("tooltip")) == ("B2", "'a''b'!B2", "转到")


def test_elements_stand_in_the_order_of_the_standard() -> None:
    root = _grid((Text(1, "甲", "title", 2),), (Text(2, "x", "text", link=Link("a!B2", "转到")),))
    names = [etree.QName(node).localname for node in root]
    assert sorted(names, key=WORKSHEET_ORDER.index) == names


def test_page_is_a4_across_and_one_page_wide() -> None:
    root = _grid((Text(1, "甲", "title", 2),))
    page = root.find(f"{N}pageSetup")
    assert page is not None
    assert (page.get("paperSize"), page.get("orientation"), page.get("fitToHeight")) == ("9", "landscape", "0")
    assert root.find(f"{N}sheetPr/{N}pageSetUpPr").get("fitToPage") == "1"  # type: ignore[union-attr]


def test_text_longer_than_a_cell_holds_is_cut_with_a_word() -> None:
    root = _grid((Text(1, "长" * 40_000, "text"),))
    text = root.findtext(f".//{N}t") or ""
    assert text.endswith("……（文字过长，已截断）")
    assert len(text) < 32_767
