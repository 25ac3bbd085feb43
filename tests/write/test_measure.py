import pytest

from xlscore.write.measure import height_of, lines_of, width_of


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("甲乙", 4), ("“”", 4), ("Ａ1", 3), ("", 0), ("分值12", 6)])
def test_wide_and_ambiguous_characters_are_as_wide_as_two_digits(text: str, width: int) -> None:
    assert width_of(text) == width


def test_text_wraps_at_the_column_and_at_its_own_breaks() -> None:
    assert lines_of("一二三四五", 11) == 1
    assert lines_of("一二三四五六", 11) == 2
    assert lines_of("一\n二", 40) == 2
    assert lines_of("", 40) == 1


def test_height_grows_by_the_line_and_with_the_letters() -> None:
    assert height_of("一", 20) == 18.5
    assert height_of("一\n二", 20) == 33.0
    assert height_of("一", 20, 18) == 30.1
