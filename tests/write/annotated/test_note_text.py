"""All findings of a cell in one note, and the box it needs."""

from lxml import etree

from tests.ooxml.packages import MAIN
from tests.write.annotated.makers import finding
from xlscore.model.finding import Severity
from xlscore.write.annotated.note_text import MOST_CHARACTERS, NoteText


def _words(xml: str) -> str:
    root = etree.fromstring(f'<text xmlns="{MAIN}">{xml}</text>')
    return "".join(node.text or "" for node in root.iter(f"{{{MAIN}}}t"))


def test_the_gravest_finding_stands_first() -> None:
    note = NoteText.of([finding("B2", severity=Severity.NOTE, code="XS204"), finding("B2")])
    words = _words(note.runs())
    assert words.startswith("【强制性】XS301 得分不符\n审核意见：自评得分与复算不符。\n")
    assert "处理建议：请更正。\n\n【说明】XS204 得分不符\n" in words
    assert words.endswith("处理建议：请更正。")


def test_below_the_words_of_a_user_the_author_is_named() -> None:
    assert _words(NoteText.of([finding("B2")]).runs(after_text=True)).startswith("\n\n——xlscore 审核——\n【强制性】")


def test_markup_and_control_characters_do_no_harm() -> None:
    words = _words(NoteText.of([finding("B2", message="=1<2\x01&\x0b3")]).runs())
    assert "审核意见：=1<2&3\n" in words


def test_what_does_not_fit_is_named_as_left_out() -> None:
    note = NoteText.of([finding("B2", message="长" * 20_000), finding("B2", message="又" * 20_000), finding("B2")])
    words = _words(note.runs())
    assert len(words) < MOST_CHARACTERS
    assert words.endswith("【强制性】XS301 得分不符\n……（文字过长，其余见工作表“审核结果”）")


def test_the_box_grows_with_the_text_then_wider_and_then_no_more() -> None:
    short = NoteText.of([finding("B2")]).size()
    longer = NoteText.of([finding("B2", message="长" * 200)]).size()
    wide = NoteText.of([finding("B2", message="长" * 1000)]).size()
    assert short == (330, 16 + 7 * 17)
    assert longer[0] == 330
    assert longer[1] > short[1]
    assert wide[0] == 480
    assert NoteText.of([finding("B2", message="长" * 9000)]).size() == (480, 640)


def test_the_words_above_need_room_too() -> None:
    note = NoteText.of([finding("B2")])
    assert note.size("用户的批注")[1] == note.size()[1] + 3 * 17
