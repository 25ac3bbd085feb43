from fractions import Fraction

import pytest

from xlscore.values.joining import NameHint, join_target, read_name
from xlscore.values.notes import Note
from xlscore.values.reading import Flag, Kind, Operator


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("公猪舍(≥**平方米)", NameHint(Operator.AT_LEAST, "平方米", placeholder=True)),
        ("公猪舍（≥××平方米）", NameHint(Operator.AT_LEAST, "平方米", placeholder=True)),
        ("培训人数(人次)", None),
        ("受益面积(**万亩)", NameHint(Operator.UNSTATED, "万亩", placeholder=True)),
        ("成本(≤万元)", NameHint(Operator.AT_MOST, "元", placeholder=False)),
        ("满意度(≥%)", NameHint(Operator.AT_LEAST, "%", placeholder=False)),
        ("合格率", None),
        ("合格率(试行)", None),
        ("产出(50分)", None),
        ("成本(≥5以内)", None),
    ],
)
def test_brackets_in_a_name_may_state_sign_and_unit(name: str, hint: NameHint | None) -> None:
    assert read_name(name) == hint


def test_the_sign_column_wins_over_the_name() -> None:
    reading = join_target("≤", "5", "个", name="数量(≥**个)")
    assert (reading.op, reading.where_op) == (Operator.AT_MOST, "sign column")


def test_a_sign_in_the_cell_that_contradicts_the_name_clashes() -> None:
    assert join_target(None, "≤5", None, name="数量(≥**个)").kind is Kind.CLASH


def test_a_name_with_a_unit_only_gives_the_unit() -> None:
    reading = join_target(None, 3, None, name="受益面积(**万亩)")
    assert (reading.value, reading.unit, reading.op) == (Fraction(30000), "亩", Operator.UNSTATED)


def test_a_name_without_stars_needs_no_completing() -> None:
    reading = join_target(None, 3, None, name="满意度(≥%)")
    assert (reading.value, reading.op) == (Fraction(3, 100), Operator.AT_LEAST)
    assert Note.NAME_SIGN in reading.notes


def test_the_same_sign_in_both_cells_stays_where_the_value_is() -> None:
    reading = join_target("≥", "≥5个", None)
    assert (reading.op, reading.where_op, reading.flags) == (Operator.AT_LEAST, "cell", frozenset())


def test_signs_that_differ_only_at_the_edge_are_flagged() -> None:
    reading = join_target(">", "≥5个", None)
    assert (reading.op, reading.flags) == (Operator.AT_LEAST, frozenset({Flag.BOUNDARY}))


def test_a_range_takes_an_equal_sign_and_clashes_with_any_other() -> None:
    assert join_target("=", "16-18", "分").op is Operator.BETWEEN
    assert join_target("≥", "16-18", "分").kind is Kind.CLASH


def test_a_word_behind_the_number_may_stand_in_the_sign_column() -> None:
    assert join_target("以上", "5", "个").op is Operator.AT_LEAST


def test_a_sign_gives_a_time_its_direction() -> None:
    assert join_target("≤", "5", "分钟").flags == frozenset()
    assert join_target(None, "5", "分钟").flags == {Flag.DIRECTION_UNSTATED}


def test_a_sign_beside_wording_and_wording_beside_a_number_conflict() -> None:
    assert join_target("≥", "良好", None).flags == {Flag.KIND_CONFLICT}
    assert join_target("定性", "100", "%").flags == {Flag.KIND_CONFLICT}


@pytest.mark.parametrize("sign", ["定量", "/", "", None])
def test_a_sign_column_that_says_nothing_leaves_the_number_unstated(sign: str | None) -> None:
    reading = join_target(sign, "5", "个")
    assert (reading.op, reading.where_op) == (Operator.UNSTATED, "default")
    assert Note.SIGN_UNREAD not in reading.notes


def test_an_unknown_sign_is_noted() -> None:
    assert Note.SIGN_UNREAD in join_target("其他", "5", "个").notes


def test_a_blank_value_stays_blank_whatever_stands_beside_it() -> None:
    assert join_target("≥", None, "个").kind is Kind.BLANK
    assert join_target("≥", "/", "个").notes == (Note.NOT_APPLICABLE,)


def test_a_deadline_under_a_sign_keeps_its_own() -> None:
    assert join_target("≤", "11月底前", None, year=2021).op is Operator.AT_MOST
