"""Notes in the comments part, beside and below the user's own."""

from lxml import etree

from tests.ooxml.packages import HEAD, MAIN
from tests.write.annotated.makers import finding
from xlscore.ooxml.names import STRICT, TRANSITIONAL
from xlscore.write.annotated.comments import Comments, new_comments
from xlscore.write.annotated.note_text import NoteText

NOTE = NoteText.of([finding("B2")])
N = f"{{{MAIN}}}"


def _part(inner: str, authors: str = "<authors><author>用户</author></authors>") -> Comments:
    return Comments("p", f'{HEAD}<comments xmlns="{MAIN}">{authors}{inner}</comments>'.encode())


def _list(*comments: str) -> str:
    return f"<commentList>{''.join(comments)}</commentList>"


def _texts(data: bytes) -> dict[str, tuple[str, str]]:
    """Return cell → (author, words)."""
    root = etree.fromstring(data)
    authors = [node.text or "" for node in root.iter(f"{N}author")]
    return {
        node.get("ref", ""): (
            authors[int(node.get("authorId", "0"))],
            "".join(text.text or "" for text in node.iter(f"{N}t")),
        )
        for node in root.iter(f"{N}comment")
    }


def test_new_part_takes_notes_in_order() -> None:
    comments = Comments("p", new_comments(TRANSITIONAL, {}))
    texts = _texts(comments.write({(10, 1): NOTE, (2, 2): NOTE}))
    assert list(texts) == ["B2", "A10"]
    assert texts["B2"][0] == "xlscore 审核"
    assert STRICT.main.encode() in new_comments(STRICT, {})


def test_author_is_added_behind_the_others_and_only_once() -> None:
    data = _part(_list()).write({(2, 2): NOTE})
    again = Comments("p", data).write({(3, 3): NOTE})
    assert [author for author, _ in _texts(again).values()] == ["xlscore 审核"] * 2
    assert again.count(b"<author>") == 2


def test_lists_that_are_missing_are_made() -> None:
    comments = Comments("p", f'<x:comments xmlns:x="{MAIN}"/>'.encode())
    data = comments.write({(2, 2): NOTE})
    assert [child.tag for child in etree.fromstring(data)] == [f"{N}authors", f"{N}commentList"]
    assert _texts(data)["B2"][0] == "xlscore 审核"


def test_plain_words_of_a_user_become_a_run_before_ours() -> None:
    comments = _part(_list('<comment ref="B2" authorId="0"><text><t>原话</t></text></comment>'))
    assert comments.text((2, 2)) == "原话"
    data = comments.write({(2, 2): NOTE})
    author, words = _texts(data)["B2"]
    assert author == "用户"
    assert words.startswith("原话\n\n——xlscore 审核——\n【强制性】XS301")
    text = etree.fromstring(data).find(f".//{N}text")
    assert text is not None
    assert {child.tag for child in text} == {f"{N}r"}, "runs beside plain text would hide the plain text"


def test_rich_words_of_a_user_stay_before_ours_and_phonetics_behind() -> None:
    comments = _part(
        _list('<comment ref="B2" authorId="0"><text><r><t>原</t></r><r><t>话</t></r><phoneticPr/></text></comment>')
    )
    assert comments.text((2, 2)) == "原话"
    text = etree.fromstring(comments.write({(2, 2): NOTE})).find(f".//{N}text")
    assert text is not None
    assert [etree.QName(child).localname for child in text] == ["r", "r", "r", "r", "phoneticPr"]


def test_notes_without_words() -> None:
    for inner in ("", "<text/>", "<text></text>", "<text><phoneticPr/></text>"):
        comments = _part(_list(f'<comment ref="B2" authorId="0">{inner}</comment>'))
        assert comments.text((2, 2)) == ""
        assert "【强制性】XS301" in _texts(comments.write({(2, 2): NOTE}))["B2"][1]


def test_cells_and_threads_are_known() -> None:
    comments = _part(
        _list('<comment ref="B2" authorId="1"/>', '<comment ref="A1" authorId="0"/>', '<comment ref="?"/>'),
        "<authors><author>用户</author><author>tc={1}</author></authors>",
    )
    assert comments.cells == ((2, 2), (1, 1))
    assert comments.threaded() == {(2, 2)}
    assert _part(_list(), "").threaded() == set()
