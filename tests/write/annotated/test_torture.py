"""Part by part: the copy of a workbook that holds everything is the same bytes, or the same plus listed insertions."""

import difflib
import re

import pytest
from lxml import etree

from tests.ooxml.packages import compressed, parts, tree
from tests.write.annotated.makers import KEPT, dossier, finding
from tests.write.annotated.torture import torture_book
from xlscore.ooxml.names import STYLESHEET_ORDER, WORKBOOK_ORDER, WORKSHEET_ORDER
from xlscore.ooxml.package import Package
from xlscore.write.annotated import annotate
from xlscore.write.annotated.origin import origin_of

_CHANGED = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/worksheets/form.xml",
    "xl/drawings/v.vml",
    "xl/notes.xml",
}
_ADDED = {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", KEPT}
_FORM = "它's 自评表"
_CELLS = [f"{_FORM}!{cell}" for cell in ("B2", "C2", "E2", "Z9")]


def _copy(*, strict: bool) -> tuple[bytes, bytes]:
    data = torture_book(strict=strict)
    return data, annotate(dossier(data, finding(*_CELLS)), data)


def _edits(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return what was taken out and what was put in, tag by tag."""
    old, new = (re.findall(r"<[^>]*>|[^<]+", text) for text in (before, after))
    taken, put = [], []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            taken += old[a:b]
            put += new[c:d]
    return taken, put


def assert_in_order(root: etree._Element, order: tuple[str, ...]) -> None:
    """Check that the children of a part stand in the order ECMA-376 gives them."""
    names = [etree.QName(node).localname for node in root]
    assert sorted(names, key=order.index) == names


@pytest.mark.parametrize("strict", [False, True])
def test_every_part_is_the_same_bytes_or_changed_where_it_must(*, strict: bool) -> None:
    data, copy = _copy(strict=strict)
    before, after = parts(data), parts(copy)
    assert {name for name in before if before[name] != after[name]} == _CHANGED
    assert after.keys() - before.keys() == _ADDED
    packed, repacked = compressed(data), compressed(copy)
    assert all(packed[name] == repacked[name] for name in before.keys() - _CHANGED)


@pytest.mark.parametrize("strict", [False, True])
def test_the_sheet_differs_by_its_marks_alone(*, strict: bool) -> None:
    data, copy = _copy(strict=strict)
    taken, put = _edits(*(parts(book)["xl/worksheets/form.xml"].decode() for book in (data, copy)))
    assert [re.sub(r' s="\d+"', "", tag) for tag in taken] == [
        '<row r="1" spans="1:3" ht="30" customHeight="1" x14ac:dyDescent="0.2">',
        '<c r="B2">',
        '<c r="C2">',
    ]
    left = [re.sub(r' s="\d+"', "", tag) for tag in put]
    assert sorted(left) == sorted(
        [
            '<row r="1" spans="1:5" ht="30" customHeight="1" x14ac:dyDescent="0.2">',
            '<c r="E1"/>',
            '<c r="B2">',
            '<c r="C2">',
            '<row r="9">',
            '<c r="Z9"/>',
            "</row>",
        ]
    )


@pytest.mark.parametrize("strict", [False, True])
def test_lists_only_grow(*, strict: bool) -> None:
    data, copy = _copy(strict=strict)
    for part in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/notes.xml", "xl/drawings/v.vml"):
        taken, _ = _edits(*(parts(book)[part].decode() for book in (data, copy)))
        assert [tag for tag in taken if "Anchor" not in tag and not re.fullmatch(r"[\d, ]+", tag)] == [], part
    taken, _ = _edits(*(parts(book)["xl/styles.xml"].decode() for book in (data, copy)))
    assert taken == [
        '<fonts count="1">', '<fills count="1">', '<borders count="1">', '<cellXfs count="1000">',
    ]  # fmt: skip


@pytest.mark.parametrize("strict", [False, True])
def test_touched_parts_keep_the_order_of_the_standard(*, strict: bool) -> None:
    _, copy = _copy(strict=strict)
    for part in ("form", "sheet1", "sheet2"):
        assert_in_order(tree(copy, f"xl/worksheets/{part}.xml"), WORKSHEET_ORDER)
    assert_in_order(tree(copy, "xl/workbook.xml"), WORKBOOK_ORDER)
    assert_in_order(tree(copy, "xl/styles.xml"), STYLESHEET_ORDER)
    assert_in_order(tree(copy, "xl/notes.xml"), ("authors", "commentList", "extLst"))


@pytest.mark.parametrize("strict", [False, True])
def test_twice_is_once_and_the_submitted_bytes_come_back(*, strict: bool) -> None:
    data, copy = _copy(strict=strict)
    assert annotate(dossier(copy, finding(*_CELLS)), copy) == copy
    origin = origin_of(Package(copy))
    assert origin is not None
    assert origin.data == data
    assert "签名只对报送的原文件有效" in parts(copy)["xl/worksheets/sheet1.xml"].decode()
