"""Byte offsets of elements as the parser found them."""

import pytest

from xlscore.errors import UnreadableError
from xlscore.ooxml.elements import parse
from xlscore.ooxml.names import STRICT, TRANSITIONAL, Dialect


def test_offsets_of_open_empty_and_self_closed_elements() -> None:
    source = b'<a><b x="1/>"/><c></c><d >t</d ></a>'
    root = parse(source, "p")
    b, c, d = root.children
    assert [source[e.start : e.end] for e in (b, c, d)] == [b'<b x="1/>"/>', b"<c></c>", b"<d >t</d >"]
    assert [e.self_closed for e in (root, b, c, d)] == [False, True, False, False]
    assert source[c.close : c.end] == b"</c>"
    assert root.end == len(source)


def test_prefix_namespace_and_attributes_are_kept_apart() -> None:
    root = parse(b'<x:a xmlns:x="u" xmlns:y="v" r="1" y:r="2"><c xmlns="w"/></x:a>', "p")
    assert (root.prefix, root.name, root.namespace) == ("x:", "a", "u")
    assert root.get("r") == "1"
    assert root.get("s") is None
    assert (root.children[0].prefix, root.children[0].namespace) == ("", "w")
    assert root.first("c") is None, "another namespace is another name"


@pytest.mark.parametrize("dialect", [TRANSITIONAL, STRICT])
def test_relationship_is_found_by_namespace_not_by_prefix(dialect: Dialect) -> None:
    assert parse(f'<a xmlns:q="{dialect.office}" id="no" q:id="rId4"/>'.encode(), "p").relationship == "rId4"
    assert parse(b'<a xmlns:q="urn:other" q:id="rId4"/>', "p").relationship is None


def test_children_of_what_is_not_descended_into_are_left_out_but_its_end_is_known() -> None:
    source = b"<a><b><c><c/></c></b><d/></a>"
    root = parse(source, "p", lambda element: element.name == "a")
    assert [child.name for child in root.children] == ["b", "d"]
    assert root.children[0].children == []
    assert source[root.children[0].start : root.children[0].end] == b"<b><c><c/></c></b>"


def test_flat_elements_are_passed_over_alike() -> None:
    source = b'<a xmlns:y="v"><b><c/><y:b/></b><b/><d><d/></d><b></b></a>'
    plain, flat = (parse(source, "p", lambda element: element.name == "a", names) for names in ((), {"b"}))
    stretches = [[(child.name, child.raw) for child in root.children] for root in (plain, flat)]
    assert stretches[0] == stretches[1]
    assert [name for name, _ in stretches[0]] == ["b", "b", "d", "b"]


def test_text_is_unescaped() -> None:
    root = parse("<a><t>甲 &amp; &#20057;</t><t/></a>".encode(), "p")
    assert [child.text for child in root.children] == ["甲 & 乙", ""]
    assert root.children[0].raw == "<t>甲 &amp; &#20057;</t>"


def test_byte_order_mark_counts_as_bytes() -> None:
    source = "\ufeff<a><b/></a>".encode()
    assert source[parse(source, "p").children[0].start :].startswith(b"<b/>")


def test_damaged_part_is_named() -> None:
    with pytest.raises(UnreadableError, match=r"xl/a\.xml"):
        parse(b"<a><b></a>", "xl/a.xml")


def test_document_type_is_refused() -> None:
    with pytest.raises(UnreadableError, match="DTD"):
        parse(b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', "p")
