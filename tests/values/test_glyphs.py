from xlscore.values.glyphs import MASK, clean, mask_documents, plain
from xlscore.values.notes import Note


def test_full_width_digits_letters_brackets_and_signs_become_half_width() -> None:
    cleaned = clean("（≥９５．５％，ＴＢ）＜＞＝")
    assert cleaned.text == "(≥95.5%，TB)<>="
    assert cleaned.notes == (Note.HALF_WIDTH,)


def test_box_drawing_and_small_signs_become_their_plain_twins() -> None:
    assert clean("═﹦﹤﹥﹪−").text == "==<>%-"


def test_circled_digits_squares_and_roman_numerals_are_left_alone() -> None:
    assert clean("①㎡Ⅲ").text == "①㎡Ⅲ"
    assert clean("①㎡Ⅲ").notes == ()


def test_invisible_characters_are_dropped_and_noted() -> None:
    assert clean("\ufeff5\u200b0\x07个").text == "50个"
    assert clean("5\u200b个").notes == (Note.INVISIBLE,)


def test_spaces_stay_only_between_two_ascii_letters_or_digits() -> None:
    assert clean(" 超 2200\n人次 ").text == "超2200人次"
    assert clean("12 345").text == "12 345"
    assert clean("766. 17 万元").text == "766. 17万元"


def test_spaces_dropped_from_wording_are_not_worth_a_note() -> None:
    assert clean("效果 明显").notes == ()
    assert clean("28 场").notes == (Note.SPACES,)


def test_document_numbers_are_masked_whatever_their_brackets() -> None:
    for number in ("〔2021〕3号", "[2019]115号", "【2019】第115号", "(2020)10号"):
        assert mask_documents(f"据{number}文") == "据" + MASK * len(number) + "文"


def test_a_year_in_brackets_without_a_number_is_no_document() -> None:
    assert mask_documents("(2021年度)") == "(2021年度)"


def test_two_texts_say_the_same_where_only_spaces_and_punctuation_differ() -> None:
    assert plain("举办 活动，20场。_") == plain("举办活动20场") == "举办活动20场"
