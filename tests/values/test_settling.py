from fractions import Fraction

import pytest

from xlscore.values.notes import Note
from xlscore.values.read import read_value
from xlscore.values.reading import Flag, Kind
from xlscore.values.settling import kind_of


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("", Kind.QUANTITY),
        ("个", Kind.QUANTITY),
        ("%", Kind.PERCENT),
        ("元", Kind.AMOUNT),
        ("元/月", Kind.UNIT_RATE),
        ("?/月", Kind.UNIT_RATE),
        ("%/年", Kind.UNIT_RATE),
        ("个/项", Kind.UNIT_RATE),
        ("次/月", Kind.FREQUENCY),
    ],
)
def test_the_unit_decides_the_kind(unit: str, kind: Kind) -> None:
    assert kind_of(unit) is kind


def test_a_bare_number_takes_the_unit_cell_with_its_scale() -> None:
    reading = read_value("12", unit="万元")
    assert (reading.value, reading.unit, reading.kind, reading.scale) == (
        Fraction(120000),
        "元",
        Kind.AMOUNT,
        Fraction(10000),
    )
    assert reading.notes == (Note.UNIT_FROM_COLUMN,)


def test_both_ends_of_a_range_take_the_unit_cell() -> None:
    reading = read_value("90-95", unit="%")
    assert (reading.value, reading.value2) == (Fraction(9, 10), Fraction(19, 20))


def test_another_unit_in_the_cell_wins_and_is_flagged() -> None:
    reading = read_value("5个", unit="家")
    assert (reading.unit, reading.flags, reading.notes) == ("个", frozenset({Flag.UNIT_CLASH}), (Note.UNIT_BEATS_HEAD,))


@pytest.mark.parametrize("figure", ["0.98", "1", "-0.5"])
def test_a_number_up_to_one_under_percent_is_doubtful(figure: str) -> None:
    assert read_value(figure, unit="%", column="actual").flags == {Flag.PERCENT_OR_FRACTION}


@pytest.mark.parametrize("figure", ["0", "1.01", "98", "100"])
def test_a_number_above_one_or_zero_under_percent_is_not(figure: str) -> None:
    assert read_value(figure, unit="%", column="actual").flags == frozenset()


def test_a_rate_under_a_percent_head_is_a_percent_unless_it_is_a_fraction() -> None:
    assert read_value("98.88", unit="%", column="rate").value == Fraction("0.9888")
    doubtful = read_value("0.9888", unit="%", column="rate")
    assert (doubtful.value, doubtful.flags) == (Fraction("0.9888"), frozenset({Flag.PERCENT_OR_FRACTION}))


def test_a_bare_amount_without_block_unit_lacks_its_unit() -> None:
    reading = read_value("699.89", column="amount")
    assert (reading.kind, reading.flags) == (Kind.QUANTITY, frozenset({Flag.UNIT_MISSING}))


def test_a_bare_actual_or_score_needs_no_unit() -> None:
    assert read_value("50", column="actual").flags == frozenset()
    assert read_value("50", column="points").flags == frozenset()


@pytest.mark.parametrize(("text", "column"), [("5个", "amount"), ("5%", "amount"), ("5元", "rate"), ("5%", "points")])
def test_a_unit_the_column_does_not_ask_for_is_flagged(text: str, column: str) -> None:
    assert Flag.UNIT_CLASH in read_value(text, column=column).flags  # type: ignore[arg-type]  # parametrized


def test_a_plain_scale_word_takes_a_plain_unit_cell_without_doubt() -> None:
    reading = read_value("5万", unit="亩")
    assert (reading.value, reading.unit, reading.flags) == (Fraction(50000), "亩", frozenset())
    assert Note.UNIT_FROM_COLUMN in reading.notes


def test_a_plain_scale_word_is_never_scaled_twice() -> None:
    reading = read_value("5万", unit="万亩")
    assert (reading.value, reading.unit, reading.flags) == (Fraction(50000), "亩", frozenset({Flag.UNIT_INFERRED}))


def test_a_plain_scale_word_under_percent_makes_no_sense() -> None:
    assert read_value("5万", unit="%").flags == {Flag.UNIT_MISSING, Flag.UNIT_CLASH}


def test_a_rate_without_numerator_takes_it_from_the_unit_cell() -> None:
    for unit in ("万元", "元/月"):
        reading = read_value("≤620万/月", unit=unit)
        assert (reading.value, reading.unit, reading.flags) == (
            Fraction(6200000),
            "元/月",
            frozenset({Flag.UNIT_INFERRED}),
        )


def test_a_unit_outside_the_table_may_follow_the_figure() -> None:
    reading = read_value("≥50蒸吨", unit="蒸吨")
    assert (reading.value, reading.unit, reading.flags) == (Fraction(50), "蒸吨", frozenset())
    assert read_value("≥50蒸吨").value is None


def test_a_time_with_a_sign_has_a_direction() -> None:
    assert read_value("≤5分钟").flags == frozenset()
    assert read_value("5分钟", column="actual").flags == frozenset()


def test_a_malformed_figure_keeps_its_flag_alone() -> None:
    assert read_value("1,2", unit="%").flags == {Flag.MALFORMED}
    assert read_value("1,2").flags == {Flag.MALFORMED}
