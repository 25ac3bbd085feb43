"""Shared texts are read plainly or left to the library, and both ways agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.raw_workbooks import MAIN, worksheet
from xlscore.read.grid import open_xml_grids
from xlscore.read.plain_texts import plain_markup, plain_text, plain_texts, unescaped


def part(items: str, attributes: str = "") -> bytes:
    return f'<?xml version="1.0"?>\r\n<sst xmlns="{MAIN}"{attributes}>{items}</sst>'.encode()


def by_calamine(strings: bytes, index: int) -> object:
    sheet = worksheet(f'<row r="1"><c r="A1" t="s"><v>{index}</v></c></row>')
    return (open_xml_grids([sheet.encode()], strings, [], date_1904=False)[0] or [[""]])[0][0]


PLAIN = [
    ("<si><t>绩效</t></si>", "绩效"),
    ("<si><t></t></si>", ""),
    ("<si><t> 前后 </t></si>", "前后"),
    ('<si><t xml:space="preserve"> 前后 </t></si>', " 前后 "),
    ("<si><t>\t甲\n乙\n</t></si>", "甲\n乙"),
    ("<si><t>\u3000甲\u00a0</t></si>", "\u3000甲\u00a0"),
    ("<si><t>A&amp;B &lt;1&gt;&quot;&apos;</t></si>", "A&B <1>\"'"),
    ("<si><t>&amp;lt;</t></si>", "&lt;"),
    ('<si><t>甲</t><phoneticPr fontId="1" type="noConversion"/></si>', "甲"),
    ('<si><r><t>≥</t></r><r><rPr><b/><sz val="11"/></rPr><t> 90% </t></r></si>', "≥90%"),
    ('<si><r><t xml:space="preserve">甲 </t></r><r><t>乙</t></r><phoneticPr fontId="1"/></si>', "甲 乙"),
]
LEFT = [
    "<si/>",
    "<si><t/></si>",
    "<si><t>a&#10;b</t></si>",
    "<si><t>a_x000D_b</t></si>",
    "<si><r><t>a&#10;b</t></r><r><t>c</t></r></si>",
    '<si><t>漢</t><rPh sb="0" eb="1"><t>カン</t></rPh></si>',
    "<si><!-- note --><t>a</t></si>",
    "<si><t>a<!-- note --></t></si>",
    "<si><t><![CDATA[</si>]]></t></si>",
    "<si><t>a\r\nb</t></si>",
    "<!-- <si><t>b</t></si> --><si><t>a</t></si>",
    "<si><t>a</t></si><!-- note -->",
]


@pytest.mark.parametrize(("items", "text"), PLAIN)
def test_plain_texts_are_read_here(items: str, text: str) -> None:
    assert plain_texts(part(items)) == [text]
    assert by_calamine(part(items), 0) == text


@pytest.mark.parametrize("items", LEFT)
def test_other_texts_are_left_to_the_library(items: str) -> None:
    assert plain_texts(part(items)) in ([], [None])


def test_blanks_between_texts_and_attributes_of_the_list_do_not_matter() -> None:
    items = "\n <si><t>甲</t></si>\n <si><t>乙&amp;</t></si>\n"
    assert plain_texts(part(items, ' count="2" uniqueCount="2" xmlns:x14="u"')) == ["甲", "乙&"]


@pytest.mark.parametrize(
    "strings",
    [None, b"", b"<sst>", b"<x:sst><si><t>a</t></si></x:sst>", "<sst><si><t>得</t></si></sst>".encode("gbk")],
)
def test_a_part_that_is_not_written_plainly_has_no_texts(strings: bytes | None) -> None:
    assert plain_texts(strings) == []


@pytest.mark.parametrize("odd", ["\x01", "]]>", "\ufffe", "\uffff", "&x;", "&", "\r"])
def test_markup_no_pattern_should_judge(odd: str) -> None:
    assert plain_markup(f"<t>甲{odd}</t>".encode()) is None
    assert plain_markup("<t>甲&#10;&amp;</t>".encode()) == "<t>甲&#10;&amp;</t>"


def test_characters_by_number_are_not_resolved() -> None:
    assert unescaped("&#49;") is None
    assert plain_text("_x0041_", kept=True) is None
    assert plain_text("&#49;", kept=False) is None


ITEM = st.sampled_from([items for items, _ in PLAIN] + LEFT)
TEXT = st.text(st.characters(exclude_characters="<&\r", exclude_categories=["Cs", "Cc", "Cn"])).map(
    lambda text: f"<si><t>{text}</t></si>"
)


@given(st.lists(ITEM | TEXT, max_size=4).map("".join))
def test_what_is_read_is_what_the_library_reads(items: str) -> None:
    strings = part(items)
    for index, text in enumerate(plain_texts(strings)):
        assert text is None or text == by_calamine(strings, index)
