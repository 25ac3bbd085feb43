from fractions import Fraction

import pytest

from xlscore.values.notes import Note
from xlscore.values.numbers import LONGEST, MOST_PLACES, scan_chinese, scan_figure


@pytest.mark.parametrize(
    ("text", "value", "end", "places"),
    [
        ("50", "50", 2, 0),
        ("0050", "50", 4, 0),
        ("-12.50", "-12.5", 6, 2),
        ("+3", "3", 2, 0),
        (".5", "0.5", 2, 1),
        ("2,611.66", "2611.66", 8, 2),
        ("2，611.66", "2611.66", 8, 2),
        ("1, 234, 567", "1234567", 11, 0),
        ("1 ,234", "1234", 6, 0),
        ("766. 17万元", "766.17", 7, 2),
        ("999,999", "999999", 7, 0),
        ("750.", "750", 3 + 1, 0),
    ],
)
def test_a_figure_of_its_own_is_read(text: str, value: str, end: int, places: int) -> None:
    figure = scan_figure(text, 0)
    assert figure is not None
    assert (figure.value, figure.end, figure.places) == (Fraction(value), end, places)


@pytest.mark.parametrize(
    "text",
    [
        *("7,00.0,77", "7.50.", "12,34", "1234,567", "0,123", "1,2345", "1,234,", "5..2", "12 345", "5 .00", "1.2.3"),
        "5.万元",
        "5" * (LONGEST + 1),
        "0." + "1" * (MOST_PLACES + 1),
    ],
)
def test_a_figure_with_misplaced_commas_points_or_spaces_has_no_value(text: str) -> None:
    figure = scan_figure(text, 0)
    assert figure is not None
    assert figure.value is None


@pytest.mark.parametrize("text", ["", "个", ",", "...", "-", "①", "٣"])
def test_no_ascii_digit_no_figure(text: str) -> None:
    assert scan_figure(text, 0) is None


def test_the_longest_figure_and_the_finest_one_are_still_read() -> None:
    assert scan_figure("0" * LONGEST, 0) is not None
    finest = scan_figure("0." + "1" * MOST_PLACES, 0)
    assert finest is not None
    assert finest.places == MOST_PLACES


def test_in_a_sentence_a_full_width_comma_ends_the_figure() -> None:
    figure = scan_figure("3，200人", 0, in_sentence=True)
    assert figure is not None
    assert (figure.value, figure.end) == (Fraction(3), 1)


def test_in_a_sentence_a_comma_before_a_space_ends_the_figure() -> None:
    figure = scan_figure("3, 200", 0, in_sentence=True)
    assert figure is not None
    assert (figure.value, figure.end) == (Fraction(3), 1)


def test_in_a_sentence_thousands_are_read_and_a_dash_is_no_minus() -> None:
    grouped = scan_figure("2,611.66万元", 0, in_sentence=True)
    assert grouped is not None
    assert grouped.value == Fraction("2611.66")
    assert scan_figure("-5个", 0, in_sentence=True) is None


def test_a_list_number_at_the_head_of_a_sentence_is_no_integer_part() -> None:
    assert scan_figure("1. 5个", 0, in_sentence=True) is None
    assert scan_figure("完成。2. 5个", 3, in_sentence=True) is None
    amount = scan_figure("为766. 17万元", 1, in_sentence=True)
    assert amount is not None
    assert amount.value == Fraction("766.17")


def test_notes_tell_commas_spaces_and_stops() -> None:
    figure = scan_figure("1, 234. 5", 0)
    assert figure is not None
    assert figure.notes == (Note.THOUSANDS, Note.SPACES)
    stopped = scan_figure("750.", 0)
    assert stopped is not None
    assert stopped.notes == (Note.TRAILING_STOP,)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("一", 1), ("两", 2), ("九", 9), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99)),
        *(("百", 100), ("一百", 100), ("两百", 200), ("一百零五", 105), ("一百一十", 110), ("九百九十九", 999)),
    ],
)
def test_chinese_numerals_below_a_thousand(text: str, value: int) -> None:
    figure = scan_chinese(text, 0)
    assert figure is not None
    assert (figure.value, figure.end) == (Fraction(value), len(text))


def test_two_hundred_and_five_without_zero_stops_at_the_hundreds() -> None:
    figure = scan_chinese("二百五", 0)
    assert figure is not None
    assert (figure.value, figure.end) == (Fraction(200), 2)


@pytest.mark.parametrize("text", ["", "千", "万", "零", "5"])
def test_no_chinese_numeral(text: str) -> None:
    assert scan_chinese(text, 0) is None
