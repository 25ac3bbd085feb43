"""Parts, relationships and content types added to a package."""

import pytest
from lxml import etree

from tests.ooxml.packages import PACKAGE, parts, raw_parts, relationships, tree, worksheet, zipped
from xlscore.errors import UnreadableError
from xlscore.ooxml.draft import Draft
from xlscore.ooxml.names import CONTENT_COMMENTS, CONTENT_RELATIONSHIPS, CONTENT_VML, STRICT, TRANSITIONAL, dialect_of
from xlscore.ooxml.package import Package, relationships_part

_SHEET = "xl/worksheets/sheet1.xml"
_RELS = "xl/worksheets/_rels/sheet1.xml.rels"


def _draft(**more: str) -> Draft:
    return Draft(
        Package(zipped(raw_parts(worksheet("")) | {name.replace("__", "/"): text for name, text in more.items()}))
    )


def _types(draft: Draft) -> list[tuple[str, str]]:
    root = tree(draft.finish(), "[Content_Types].xml")
    return [(node.get("Extension") or node.get("PartName") or "", node.get("ContentType") or "") for node in root]


def test_a_changed_part_is_read_back_whatever_its_case() -> None:
    draft = _draft()
    draft.write("XL/Workbook.xml", b"<w/>")
    draft.write("xl/new.xml", b"<n/>")
    assert draft.read("xl/workbook.xml") == b"<w/>"
    assert draft.has("XL/NEW.XML")
    assert not draft.has("xl/other.xml")
    assert list(draft.changed) == ["xl/workbook.xml", "xl/new.xml"]


def test_missing_part_is_an_error() -> None:
    with pytest.raises(UnreadableError, match="xl/none"):
        _draft().read("xl/none.xml")


def test_new_names_are_free_in_any_case() -> None:
    draft = _draft(**{"xl__Comments1.XML": "<c/>"})
    draft.write("xl/comments2.xml", b"")
    assert draft.new_name("xl", "comments", "xml") == "xl/comments3.xml"


def test_a_relationship_list_is_made_where_there_is_none() -> None:
    draft = _draft()
    assert draft.relate(_SHEET, "comments", "xl/comments1.xml", TRANSITIONAL) == "rId1"
    node = tree(draft.finish(), _RELS)[0]
    expected = ["rId1", f"{TRANSITIONAL.office}/comments", "../comments1.xml"]
    assert [node.get(name) for name in ("Id", "Type", "Target")] == expected


def test_a_relationship_id_is_never_taken_twice() -> None:
    members = raw_parts(worksheet(""))
    members[_RELS] = relationships(("rId3", "drawing", "../d.xml"), ("x", "drawing", "../e.xml"))
    draft = Draft(Package(zipped(members)))
    assert draft.relate(_SHEET, "comments", "xl/comments1.xml", TRANSITIONAL) == "rId4"
    assert draft.relate(_SHEET, "vmlDrawing", "xl/文/v.vml", TRANSITIONAL) == "rId5"
    assert tree(draft.finish(), _RELS)[3].get("Target") == "../%E6%96%87/v.vml"


def test_strict_packages_name_vml_the_transitional_way() -> None:
    assert STRICT.relationship_type("comments") == "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
    assert STRICT.relationship_type("vmlDrawing") == TRANSITIONAL.relationship_type("vmlDrawing")
    assert (dialect_of(STRICT.main), dialect_of("urn:other")) == (STRICT, TRANSITIONAL)


def test_vml_is_declared_by_extension_once() -> None:
    draft = _draft()
    draft.declare("xl/drawings/a.vml", CONTENT_VML)
    draft.declare("xl/drawings/b.vml", CONTENT_VML)
    assert _types(draft)[0] == ("vml", CONTENT_VML)
    assert [name for name, _ in _types(draft)].count("vml") == 1


def test_vml_is_declared_by_name_where_the_extension_means_something_else() -> None:
    members = raw_parts(worksheet(""))
    types = str(members["[Content_Types].xml"]).replace(
        "<Default", '<Default Extension="VML" ContentType="text/plain"/><Default', 1
    )
    draft = Draft(Package(zipped(members | {"[Content_Types].xml": types})))
    draft.declare("xl/drawings/a.vml", CONTENT_VML)
    assert _types(draft)[-1] == ("/xl/drawings/a.vml", CONTENT_VML)


def test_other_parts_are_declared_by_name() -> None:
    draft = _draft()
    draft.declare("xl/comments1.xml", CONTENT_COMMENTS)
    assert _types(draft)[-1] == ("/xl/comments1.xml", CONTENT_COMMENTS)


def test_prefixed_and_empty_content_types_are_filled() -> None:
    types = f'<t:Types xmlns:t="{PACKAGE}/content-types"/>'
    draft = Draft(Package(zipped(raw_parts(worksheet("")) | {"[Content_Types].xml": types})))
    draft.declare("xl/a.vml", CONTENT_VML)
    draft.declare("xl/comments1.xml", CONTENT_COMMENTS)
    root = tree(draft.finish(), "[Content_Types].xml")
    assert [etree.QName(node).localname for node in root] == ["Default", "Override"]


def test_relationship_lists_are_declared_where_they_are_not() -> None:
    members = raw_parts(worksheet(""))
    types = str(members["[Content_Types].xml"]).replace('Extension="rels"', 'Extension="other"')
    draft = Draft(Package(zipped(members | {"[Content_Types].xml": types})))
    draft.relate(_SHEET, "comments", "xl/comments1.xml", TRANSITIONAL)
    assert _types(draft)[0] == ("rels", CONTENT_RELATIONSHIPS)


def test_finish_leaves_the_rest() -> None:
    draft = _draft()
    draft.write("xl/a.xml", b"<a/>")
    before = parts(draft.package.data)
    assert {name: data for name, data in parts(draft.finish()).items() if name in before} == before


@pytest.mark.parametrize(
    ("part", "target", "path"),
    [
        ("workbook.xml", "xl/styles.xml", "xl/styles.xml"),
        ("xl/workbook.xml", "xl/styles.xml", "styles.xml"),
        ("xl/worksheets/sheet1.xml", "xl/comments1.xml", "../comments1.xml"),
        ("xl/worksheets/sheet1.xml", "styles.xml", "../../styles.xml"),
        ("xl/a/sheet1.xml", "xl/a/b/c.xml", "b/c.xml"),
        ("a/b/sheet1.xml", "a/c/b/d.xml", "../c/b/d.xml"),
    ],
)
def test_targets_are_written_as_seen_from_the_part(part: str, target: str, path: str) -> None:
    draft = _draft()
    draft.relate(part, "comments", target, TRANSITIONAL)
    *_, node = etree.fromstring(draft.read(relationships_part(part)))
    assert node.get("Target") == path


def test_lists_stand_in_the_order_in_which_they_were_first_added_to() -> None:
    draft = _draft()
    draft.relate(_SHEET, "comments", "xl/comments1.xml", TRANSITIONAL)
    draft.write("xl/comments1.xml", b"<c/>")
    draft.declare("xl/comments1.xml", CONTENT_COMMENTS)
    assert list(draft.changed) == [_RELS, "xl/comments1.xml", "[Content_Types].xml"]
    draft.relate(_SHEET, "drawing", "xl/d.xml", TRANSITIONAL)
    assert [node.get("Id") for node in etree.fromstring(draft.read(_RELS))] == ["rId1", "rId2"]
    draft.write(_RELS, b"<r/>")
    assert draft.changed[_RELS] == b"<r/>"
