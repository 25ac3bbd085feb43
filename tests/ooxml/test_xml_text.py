"""Text that may stand in a part."""

import pytest

from xlscore.errors import UnreadableError
from xlscore.ooxml.xml_text import attribute, clean, content, from_utf8, to_utf8


def test_forbidden_characters_are_removed_and_line_ends_made_plain() -> None:
    assert clean("a\x00\x0b\x1f\ud800\ufffe\tb\r\nc\rd") == "a\tb\nc\nd"


def test_formula_signs_are_ordinary_text() -> None:
    assert [content(sign + "1") for sign in "=+-@"] == ["=1", "+1", "-1", "@1"]


def test_markup_is_escaped() -> None:
    assert content('<a & "b">') == "&lt;a &amp; &quot;b&quot;&gt;"
    assert attribute('"甲"\n') == "&quot;甲&quot;&#10;"


def test_text_that_looks_like_an_escape_stays_that_text() -> None:
    assert content("_x0041_ _x41_") == "_x005F_x0041_ _x41_"


def test_gbk_part_comes_back_as_it_was() -> None:
    data = '<?xml version="1.0" encoding="GB18030"?><a>甲</a>'.encode("gb18030")
    utf8, encoding = to_utf8(data, "p")
    assert (utf8.decode(), encoding) == (data.decode("gb18030"), "gb18030")
    assert from_utf8(utf8, encoding) == data


@pytest.mark.parametrize(
    "data",
    [b'<?xml version="1.0" encoding="no-such"?><a/>', b'<?xml version="1.0" encoding="gb18030"?><a>\xff\xff</a>'],
)
def test_unknown_or_broken_encoding_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="字符编码"):
        to_utf8(data, "xl/a.xml")
