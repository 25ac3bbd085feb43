from fractions import Fraction

import pytest

from xlscore.values.notes import Note
from xlscore.values.read import read_value
from xlscore.values.reading import Flag, Kind, Operator


@pytest.mark.parametrize("text", ["(5.00)", "12 345", "1.2E+05", "3/5", "12:30", "1,234,", "5%%", "'5", "(5)"])
def test_what_looks_like_a_number_and_is_none_is_malformed(text: str) -> None:
    reading = read_value(text)
    assert (reading.kind, reading.value, reading.flags) == (Kind.QUANTITY, None, frozenset({Flag.MALFORMED}))


def test_brackets_are_opened_only_around_a_sign_or_a_unit() -> None:
    assert read_value("(≥95)").op is Operator.AT_LEAST
    assert read_value("（10分）", column="points").value == 10


def test_two_targets_in_one_cell_are_compound_and_keep_their_signs() -> None:
    reading = read_value("≥50个，≥95%")
    assert (reading.kind, reading.flags) == (Kind.SENTENCE, frozenset({Flag.COMPOUND}))
    assert [(found.op, found.value) for found in reading.candidates] == [
        (Operator.AT_LEAST, Fraction(50)),
        (Operator.AT_LEAST, Fraction(19, 20)),
    ]


def test_a_deadline_with_more_than_one_demand_is_compound() -> None:
    assert read_value("11月底前培训30人", year=2021).flags == {Flag.COMPOUND}


def test_wording_under_percent_clashes_only_where_a_figure_is_asked() -> None:
    assert read_value("应保尽保", unit="%").kind is Kind.CLASH
    assert read_value("应保尽保", unit="个").kind is Kind.QUALITATIVE
    assert read_value("按实际", unit="%", column="rate").kind is Kind.QUALITATIVE


def test_a_month_in_an_amount_column_is_no_date() -> None:
    assert read_value("10月", column="amount").kind is Kind.QUALITATIVE


def test_a_description_is_no_target_but_may_be_an_actual() -> None:
    assert read_value("公益性事业").flags == {Flag.NOT_A_TARGET}
    assert read_value("公益性事业", column="actual").flags == frozenset()


def test_the_text_stays_as_it_stood() -> None:
    assert read_value(" ≥５０ 个\n").text == " ≥５０ 个\n"


def test_a_document_number_alone_is_wording_with_a_note() -> None:
    assert Note.DOCUMENT in read_value("〔2021〕3号").notes


def test_a_closing_full_stop_behind_wording_needs_no_note() -> None:
    assert read_value("及时。").notes == ()
    assert read_value("5个。").notes == ()


@pytest.mark.parametrize(
    ("text", "unit", "value", "read", "flags"),
    [
        ("￥1,000.00", None, 1000, "元", set()),
        ("¥100万", None, 1_000_000, "元", set()),
        ("人民币100万元整", None, 1_000_000, "元", set()),
        ("¥100", "万元", 1_000_000, "元", set()),
        ("¥100万", "万元", 1_000_000, "元", {Flag.UNIT_INFERRED}),
        ("¥5", "%", 5, "元", {Flag.UNIT_CLASH}),
    ],
)
def test_a_sign_of_currency_says_of_what_but_the_head_says_in_which_unit(
    text: str, unit: str | None, value: int, read: str, flags: set[Flag]
) -> None:
    reading = read_value(text, unit=unit, column="target")
    assert reading.value == value
    assert reading.unit == read
    assert reading.flags == flags


def test_two_thirds_are_no_points() -> None:
    assert read_value("三分之二").kind is Kind.QUALITATIVE
