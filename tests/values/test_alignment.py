from fractions import Fraction

import pytest

from xlscore.values.notes import Note
from xlscore.values.pairing import pair
from xlscore.values.read import read_value
from xlscore.values.reading import Flag


@pytest.mark.parametrize(
    ("target", "actual", "expected", "unit"),
    [
        ("≥1公里", "900米", "0.9", "公里"),
        ("≥500亩", "1公顷", "15", "亩"),
        ("80TB", "8192GB", "8", "TB"),
        ("90名以上", "95人", "95", "名"),
    ],
)
def test_another_unit_is_converted_by_the_table_and_noted(target: str, actual: str, expected: str, unit: str) -> None:
    result = pair(read_value(target), read_value(actual, column="actual"))
    assert (result.actual, result.unit, result.notes) == (Fraction(expected), unit, (Note.CONVERTED,))


@pytest.mark.parametrize(("target", "actual"), [("≥50个", "55家"), ("1600元/亩", "1500元/公顷"), ("12次/年", "12次")])
def test_units_without_a_conversion_clash(target: str, actual: str) -> None:
    result = pair(read_value(target), read_value(actual, column="actual"))
    assert (result.comparable, result.target, result.flags) == (False, None, frozenset({Flag.UNIT_CLASH}))


def test_wanyuan_and_yuan_meet_without_a_note() -> None:
    result = pair(read_value("≤90万元"), read_value("899740元", column="actual"))
    assert (result.comparable, result.actual, result.notes) == (True, Fraction(899740), ())


def test_a_bare_actual_a_thousand_times_its_target_is_doubtful() -> None:
    result = pair(read_value("≤90万元"), read_value("899740", column="actual"))
    assert (result.comparable, result.flags) == (False, frozenset({Flag.UNIT_MISSING}))
    assert "千倍" in result.why


def test_just_below_a_thousand_times_it_is_taken_as_written() -> None:
    assert pair(read_value("≥1万次"), read_value("999", column="actual")).comparable
    assert not pair(read_value("≥1万次"), read_value("1000", column="actual")).comparable


def test_a_tiny_bare_actual_is_still_in_the_unit_of_its_target() -> None:
    result = pair(read_value("≤90万元"), read_value("0.05", column="actual"))
    assert (result.comparable, result.actual) == (True, Fraction(500))


def test_a_bare_target_takes_the_unit_of_its_actual() -> None:
    result = pair(read_value("90"), read_value("85万元", column="actual"))
    assert (result.target, result.unit) == (Fraction(900000), "元")
    assert Note.UNIT_ONE_SIDE in result.notes


def test_a_scale_word_is_not_applied_twice() -> None:
    result = pair(read_value("≥6.5万次"), read_value("7万", column="actual"))
    assert (result.actual, Flag.UNIT_INFERRED in result.flags) == (Fraction(70000), True)
    assert pair(read_value("≤90万元"), read_value("8万", column="actual")).actual == 80000


def test_a_scale_word_does_not_answer_a_percent() -> None:
    result = pair(read_value("≥95%"), read_value("5万", column="actual"))
    assert Flag.TYPE_MISMATCH in result.flags


@pytest.mark.parametrize(
    ("actual", "clear"), [("0.98", False), ("1", False), ("1.01", True), ("98", True), ("0", True)]
)
def test_a_bare_fraction_against_a_percent_is_doubtful(actual: str, clear: bool) -> None:
    result = pair(read_value("≥95%"), read_value(actual, column="actual"))
    assert result.comparable is clear
    assert (Flag.PERCENT_OR_FRACTION in result.flags) is not clear


def test_doubt_on_one_side_forbids_the_comparison_and_on_both_it_cancels_out() -> None:
    one = pair(read_value("100", unit="%"), read_value("0.98", unit="%", column="actual"))
    assert (one.comparable, "0.98" in one.why) == (False, True)
    other = pair(read_value("0.9", unit="%"), read_value("98", unit="%", column="actual"))
    assert (other.comparable, "“0.9”" in other.why) == (False, True)
    both = pair(read_value("≤0.5", unit="%"), read_value("0.3", unit="%", column="actual"))
    assert (both.comparable, both.met) == (True, True)


def test_a_bare_rate_is_not_compared_before_its_scale_is_known() -> None:
    result = pair(read_value("0.9", column="rate"), read_value("0.98", column="rate"))
    assert not result.comparable
