"""Insertions at offsets leave every other byte alone."""

from xlscore.ooxml.splice import Splicer, prefixed, with_attribute


def _spliced(source: str) -> Splicer:
    return Splicer("p", source.encode())


def test_a_self_closed_element_is_opened_once_for_all_its_children() -> None:
    splicer = _spliced("<x:a xmlns:x='u'><x:b k='1' /></x:a>")
    child = splicer.root.children[0]
    splicer.append(child, "<x:c/>")
    splicer.append(child, "<x:d/>")
    splicer.set_attribute(child, "n", "2")
    assert splicer.result() == b"<x:a xmlns:x='u'><x:b k='1' n=\"2\" ><x:c/><x:d/></x:b></x:a>"


def test_children_are_appended_before_the_end_tag() -> None:
    splicer = _spliced("<a> <b/> </a>")
    splicer.append(splicer.root, "<c/>")
    assert splicer.result() == b"<a> <b/> <c/></a>"


def test_insertions_at_one_place_keep_their_order() -> None:
    splicer = _spliced("<a><b/></a>")
    for text in "123":
        splicer.insert(splicer.root.children[0].start, text)
    assert splicer.result() == b"<a>123<b/></a>"


def test_attribute_is_replaced_where_it_stands_and_only_there() -> None:
    splicer = _spliced("<a><b t=\"s='9'\" s = '9' ss='9'/></a>")
    splicer.set_attribute(splicer.root.children[0], "s", "<1>")
    assert splicer.result() == b"<a><b t=\"s='9'\" s = \"&lt;1&gt;\" ss='9'/></a>"


def test_attribute_is_added_behind_the_others() -> None:
    assert with_attribute("<xf/>", "fillId", "3") == '<xf fillId="3"/>'
    assert with_attribute("<x:xf a='甲'>b</x:xf>", "fillId", "3") == "<x:xf a='甲' fillId=\"3\">b</x:xf>"


def test_attribute_behind_chinese_text_is_found_by_bytes() -> None:
    splicer = _spliced("<a><b 名='甲乙' s='1'/></a>")
    splicer.set_attribute(splicer.root.children[0], "s", "2")
    assert splicer.result().decode() == "<a><b 名='甲乙' s=\"2\"/></a>"


def test_replaced_element() -> None:
    splicer = _spliced("<a><b>x</b><c/></a>")
    splicer.replace(splicer.root.children[0], "<d/>")
    assert splicer.result() == b"<a><d/><c/></a>"


def test_child_stands_in_the_order_of_the_standard() -> None:
    order = ("b", "c", "d")
    for source, expected in (
        ("<a><b/><d/></a>", b"<a><b/><c/><d/></a>"),
        ("<a><d/></a>", b"<a><c/><d/></a>"),
        ("<a/>", b"<a><c/></a>"),
        ("<a><b/><z/></a>", b"<a><b/><c/><z/></a>"),
    ):
        splicer = _spliced(source)
        splicer.insert_ordered(splicer.root, "c", "<c/>", order)
        assert splicer.result() == expected


def test_prefix_goes_to_tags_only() -> None:
    assert prefixed('<a b="c"><d/>&lt;e</a>', "x:") == '<x:a b="c"><x:d/>&lt;e</x:a>'
    assert prefixed("<a/>", "") == "<a/>"


def test_part_in_utf16_is_edited_in_utf16() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><a>甲😀<b/></a>'
    for codec, mark in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("utf-16-le", b"")):
        splicer = Splicer("p", mark + text.encode(codec))
        splicer.insert(splicer.root.children[0].start, "乙")
        assert splicer.result() == mark + text.replace("<b/>", "乙<b/>").encode(codec)


def test_what_an_encoding_lacks_becomes_a_reference() -> None:
    for encoding, letter in (("ISO-8859-1", "é"), ("US-ASCII", "e"), ("windows-1252", "€")):
        text = f'<?xml version="1.0" encoding="{encoding}"?><a>{letter}</a>'
        splicer = Splicer("p", text.encode(encoding))
        splicer.append(splicer.root, "乙")
        assert splicer.result() == text.replace("</a>", "&#20057;</a>").encode(encoding)
