from fractions import Fraction

import pytest

from xlscore.values.operators import BEFORE, same_direction, scan_after
from xlscore.values.read import read_value
from xlscore.values.reading import Flag, Kind, Operator


@pytest.mark.parametrize(("sign", "op"), BEFORE.items())
def test_every_sign_in_front_of_a_number_gives_its_operator(sign: str, op: Operator) -> None:
    reading = read_value(f"{sign}5个")
    assert (reading.op, reading.value, reading.where_op) == (op, Fraction(5), "cell")


@pytest.mark.parametrize(
    ("text", "op"),
    [
        ("5个以上", Operator.AT_LEAST),
        ("5个及以上", Operator.AT_LEAST),
        ("5个及其以上", Operator.AT_LEAST),
        ("5个以内", Operator.AT_MOST),
        ("5个之内", Operator.AT_MOST),
        ("5个以下", Operator.AT_MOST),
        ("5个及其以下", Operator.AT_MOST),
        ("5天内", Operator.AT_MOST),
        ("5个", Operator.UNSTATED),
    ],
)
def test_words_behind_a_number_include_it(text: str, op: Operator) -> None:
    assert read_value(text).op is op


def test_within_alone_means_a_limit_only_behind_a_time() -> None:
    assert scan_after("内", 0, time=True) == (Operator.AT_MOST, 1)
    assert scan_after("内", 0, time=False) is None


def test_the_longest_word_wins_so_that_not_reverses() -> None:
    assert read_value("不超过5个").op is Operator.AT_MOST
    assert read_value("超过5个").op is Operator.MORE
    assert read_value("不低于5个").op is Operator.AT_LEAST
    assert read_value("低于5个").op is Operator.LESS


def test_more_and_at_least_point_the_same_way_and_equal_does_not() -> None:
    assert same_direction(Operator.MORE, Operator.AT_LEAST)
    assert same_direction(Operator.LESS, Operator.AT_MOST)
    assert same_direction(Operator.EQUAL, Operator.EQUAL)
    assert not same_direction(Operator.EQUAL, Operator.AT_LEAST)
    assert not same_direction(Operator.LESS, Operator.MORE)


def test_two_signs_that_agree_are_one() -> None:
    reading = read_value("≥5个以上")
    assert (reading.op, reading.flags) == (Operator.AT_LEAST, frozenset())


def test_two_signs_that_differ_only_in_the_edge_keep_the_first_and_flag_it() -> None:
    reading = read_value("超过50家以上")
    assert (reading.op, reading.flags) == (Operator.MORE, frozenset({Flag.BOUNDARY}))


def test_two_signs_that_disagree_clash_and_keep_the_value_for_show() -> None:
    reading = read_value("≥5个以内")
    assert (reading.kind, reading.op, reading.value) == (Kind.CLASH, Operator.NONE, Fraction(5))
    assert reading.flags == {Flag.CLASH}


def test_a_sign_without_a_number_is_malformed() -> None:
    reading = read_value("≥")
    assert (reading.op, reading.value, reading.flags) == (Operator.AT_LEAST, None, frozenset({Flag.MALFORMED}))


@pytest.mark.parametrize("word", ["(含)以上", "及(含)以上", "以上(含)", "以上(含本数)", "及其以上"])
def test_words_that_say_the_number_is_included(word: str) -> None:
    assert scan_after(word, 0, time=False) == (Operator.AT_LEAST, len(word))
    below = word.replace("以上", "以内")
    assert scan_after(below, 0, time=False) == (Operator.AT_MOST, len(below))
