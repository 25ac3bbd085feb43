"""The calculation chain after a sheet of ours was written anew."""

from tests.ooxml.packages import raw_parts, relationships, tree, worksheet, zipped
from xlscore.ooxml.draft import Draft
from xlscore.ooxml.names import TRANSITIONAL
from xlscore.ooxml.package import Package
from xlscore.write.annotated.calc_chain import forget_formulas

_CHAIN = "xl/calcChain.xml"
_LISTS = "xl/_rels/workbook.xml.rels"


def _draft(cells: str | None) -> Draft:
    members = raw_parts(worksheet(""))
    members[_LISTS] = relationships(
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId9", "calcChain", "calcChain.xml")
    )
    if cells is not None:
        members[_CHAIN] = f'<calcChain xmlns="{TRANSITIONAL.main}">{cells}</calcChain>'
    return Draft(Package(zipped(members)))


def _left(draft: Draft) -> list[tuple[str | None, str | None]]:
    return [(node.get("r"), node.get("i")) for node in tree(draft.finish(), _CHAIN)]


def _named(draft: Draft) -> bool:
    return any(node.get("Id") == "rId9" for node in tree(draft.finish(), _LISTS))


def test_cells_of_our_sheets_are_taken_out() -> None:
    draft = _draft('<c r="A1" i="1"/><c r="B2" i="7"/><c r="C3" i="1"/>')
    forget_formulas(draft, {"7"})
    assert _left(draft) == [("A1", "1"), ("C3", "1")]
    assert _named(draft)


def test_a_cell_that_names_no_sheet_belongs_to_the_one_before() -> None:
    draft = _draft('<c r="A1" i="1"/><c r="A2"/><c r="B1" i="7"/><c r="B2"/><c r="A3" i="1"/>')
    forget_formulas(draft, {"7"})
    assert _left(draft) == [("A1", "1"), ("A2", None), ("A3", "1")]


def test_a_chain_that_is_left_empty_is_no_longer_named() -> None:
    draft = _draft('<c r="A1" i="7"/><c r="A2"/>')
    forget_formulas(draft, {"7"})
    assert not _named(draft)
    assert _CHAIN not in draft.changed


def test_a_chain_without_our_sheets_stays_as_it_is() -> None:
    draft = _draft('<c r="A1" i="1"/>')
    forget_formulas(draft, {"7", "8"})
    assert draft.changed == {}
    assert _named(draft)


def test_a_chain_that_is_named_but_missing_is_left_alone() -> None:
    draft = _draft(None)
    forget_formulas(draft, {"7"})
    assert draft.changed == {}
