from fractions import Fraction

from xlscore.rules.base import Input, InputKind
from xlscore.rules.given import choice, days, number, prefixed, under, yes_no

CHOICE = Input("level", "等级", InputKind.CHOICE, ("优", "差"))


def test_a_number_is_what_was_given_and_absence_stays_absence() -> None:
    assert number({"a": Fraction(0)}, "a") == 0
    assert number({}, "a") is None
    assert number({"a": (Fraction(1),)}, "a") is None


def test_yes_is_one_no_is_zero_and_anything_else_is_no_answer() -> None:
    assert yes_no({"a": Fraction(1)}, "a") is True
    assert yes_no({"a": Fraction(0)}, "a") is False
    assert yes_no({"a": Fraction(2)}, "a") is None
    assert yes_no({}, "a") is None


def test_a_choice_is_the_word_at_its_place() -> None:
    assert choice({"level": Fraction(1)}, CHOICE) == "优"
    assert choice({"level": Fraction(2)}, CHOICE) == "差"
    for place in ("0", "3", "1.5"):
        assert choice({"level": Fraction(place)}, CHOICE) is None
    assert choice({}, CHOICE) is None


def test_a_list_of_days_may_be_absent_or_a_single_day() -> None:
    assert days({}, "d") == ()
    assert days({"d": Fraction(44562)}, "d") == (Fraction(44562),)
    assert days({"d": (Fraction(44562), Fraction(44563))}, "d") == (Fraction(44562), Fraction(44563))


def test_the_names_of_a_part_are_split_off_and_put_on() -> None:
    assert under({"1.a": "x", "10.a": "y", "1.b.c": "z"}, "1") == {"a": "x", "b.c": "z"}
    assert prefixed([CHOICE], "2", "报告") == (Input("2.level", "报告：等级", InputKind.CHOICE, ("优", "差")),)
