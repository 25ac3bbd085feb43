from decimal import Decimal
from fractions import Fraction

import pytest

from xlscore.exact import (
    Interval,
    Rounding,
    decimal_text,
    exact,
    percent_text,
    places_of,
    round_to,
    started_steps,
    tiles,
    whole_steps,
)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0.1 + 0.2, "3/10"),
        (692.05, "13841/20"),
        (1.15, "23/20"),
        (-0.5, "-1/2"),
        (1e22, "10000000000000000000000"),
        (1 / 3, "333333333333333/1000000000000000"),
        (123456789.125, "987654313/8"),
        ("-12.50", "-25/2"),
        (Decimal("0.10"), "1/10"),
        (7, "7"),
        (Fraction(2, 3), "2/3"),
    ],
)
def test_a_number_enters_as_the_decimal_people_wrote(number: float | str | Decimal | Fraction, expected: str) -> None:
    assert exact(number) == Fraction(expected)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), "一", ""])
def test_what_is_not_a_finite_number_is_refused(number: float | str) -> None:
    with pytest.raises(ValueError, match=r"not a finite number|Invalid literal"):
        exact(number)


@pytest.mark.parametrize(
    ("value", "mode", "expected"),
    [
        ("2.345", Rounding.HALF_UP, "2.35"),
        ("2.345", Rounding.HALF_EVEN, "2.34"),
        ("2.355", Rounding.HALF_EVEN, "2.36"),
        ("2.3451", Rounding.HALF_EVEN, "2.35"),
        ("2.349", Rounding.TRUNCATE, "2.34"),
        ("-2.345", Rounding.HALF_UP, "-2.35"),
        ("-2.349", Rounding.TRUNCATE, "-2.34"),
        ("2.3449", Rounding.HALF_UP, "2.34"),
    ],
)
def test_rounding_to_two_places(value: str, mode: Rounding, expected: str) -> None:
    assert round_to(Fraction(value), 2, mode) == Fraction(expected)


def test_rounding_to_tens() -> None:
    assert round_to(Fraction(125), -1) == 130


@pytest.mark.parametrize(
    ("excess", "whole", "started"),
    [("0", 0, 0), ("0.0099", 0, 1), ("0.01", 1, 1), ("0.0101", 1, 2), ("0.15", 15, 15), ("-0.02", 0, 0)],
)
def test_steps_are_counted_exactly(excess: str, whole: int, started: int) -> None:
    step = Fraction(1, 100)
    assert whole_steps(Fraction(excess), step) == whole
    assert started_steps(Fraction(excess), step) == started


def test_fifteen_steps_where_a_float_sees_fourteen() -> None:
    assert int((115 / 100 - 1) * 100) == 14
    assert whole_steps(exact(115) / exact(100) - 1, exact("0.01")) == 15


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("98.8798", 2, "98.88"),
        ("0.005", 2, "0.01"),
        ("-0.005", 2, "-0.01"),
        ("-0.001", 2, "0.00"),
        ("1/3", None, "0.3333333333"),
        ("2.50", None, "2.5"),
        ("1234567", None, "1234567"),
        ("12", 0, "12"),
        ("-7/8", None, "-0.875"),
    ],
)
def test_decimal_text(value: str, places: int | None, text: str) -> None:
    assert decimal_text(Fraction(value), places) == text


def test_decimal_text_padded_to_two_places() -> None:
    assert decimal_text(Fraction(5, 2), at_least=2) == "2.50"


def test_percent_text() -> None:
    assert percent_text(Fraction(69205, 69989)) == "98.88%"
    assert percent_text(Fraction(69205, 69989), 4) == "98.8798%"


@pytest.mark.parametrize(("value", "places"), [("1", 0), ("0.5", 1), ("0.125", 3), ("1/3", None), ("0.2", 1)])
def test_places_that_write_a_value_out(value: str, places: int | None) -> None:
    assert places_of(Fraction(value)) == places


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("[90, 100)", ("90", "99.99"), ("89.99", "100")),
        ("(0, 0.10]", ("0.0001", "0.10"), ("0", "0.1001")),
        ("(-inf, 60)", ("-5", "59.99"), ("60",)),
        ("[0.90, inf)", ("0.9", "7"), ("0.8999",)),
        ("{0}", ("0",), ("0.0001", "-0.0001")),
    ],
)
def test_an_interval_holds_its_closed_ends_only(text: str, inside: tuple[str, ...], outside: tuple[str, ...]) -> None:
    interval = Interval.parse(text)
    assert all(Fraction(value) in interval for value in inside)
    assert not any(Fraction(value) in interval for value in outside)


@pytest.mark.parametrize("text", ["[90, 100", "90-100", "(1, 1)", "[2, 1]", "", "[a, b)"])
def test_text_that_is_no_interval_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="interval"):
        Interval.parse(text)


@pytest.mark.parametrize("text", ["[90, 100)", "(0, 0.1]", "(-inf, 60)", "{0}", "[0.9, inf)"])
def test_an_interval_prints_as_it_is_published(text: str) -> None:
    assert str(Interval.parse(text)) == text


def test_the_interval_of_a_printed_figure_is_half_open() -> None:
    printed = Interval.printed(exact("692.05"), 2)
    assert exact("692.045") in printed
    assert exact("692.055") not in printed
    negative = Interval.printed(exact("-692.05"), 2)
    assert exact("-692.045") not in negative or exact("-692.055") not in negative
    assert exact("-692.055") not in negative or round_to(exact("-692.055"), 2) == exact("-692.06")
    zero = Interval.printed(Fraction(0), 2)
    assert exact("0.005") not in zero
    assert exact("-0.005") not in zero


@pytest.mark.parametrize(
    ("left", "right", "shared"),
    [
        ("[1, 2)", "[2, 3]", False),
        ("[1, 2]", "[2, 3]", True),
        ("(-inf, 0)", "[-1, 5]", True),
        ("[0, inf)", "(-inf, 0]", True),
        ("(0, inf)", "(-inf, 0]", False),
        ("[3, 4]", "[1, 5]", True),
        ("[1, 5]", "[3, 4]", True),
        ("[1, 2)", "[0, 2]", True),
        ("[1, 2]", "(1, 2]", True),
    ],
)
def test_whether_two_intervals_share_a_number(left: str, right: str, shared: bool) -> None:
    assert Interval.parse(left).meets(Interval.parse(right)) is shared
    assert Interval.parse(right).meets(Interval.parse(left)) is shared


def test_published_parts_that_miss_their_total_by_a_cent_are_within_rounding() -> None:
    parts = [Interval.printed(exact(part), 2) for part in ("6065.10", "1855.19", "281.42")]
    total = parts[0] + parts[1] + parts[2]
    assert str(total) == "[8201.695, 8201.725)"
    assert total.meets(Interval.printed(exact("8201.70"), 2))
    assert not total.meets(Interval.printed(exact("8201.69"), 2))


def test_a_sum_with_an_open_side_stays_open() -> None:
    assert str(Interval.parse("(-inf, 1]") + Interval.parse("[2, inf)")) == "(-inf, inf)"


def test_a_negated_interval_swaps_its_ends() -> None:
    assert str(-Interval.parse("[1, 2)")) == "(-2, -1]"
    assert str(-Interval.parse("[1, inf)")) == "(-inf, -1]"


def test_the_reach_of_a_quotient_excludes_the_truncated_rate() -> None:
    top, bottom = Interval.printed(exact("692.05"), 2), Interval.printed(exact("699.89"), 2)
    reach = top.over(bottom)
    assert reach is not None
    assert reach.meets(Interval.printed(exact("0.9888"), 4))
    assert not reach.meets(Interval.printed(exact("0.9887"), 4))


@pytest.mark.parametrize("bottom", ["[-1, 1]", "[0, 1]", "(-inf, -1]", "[1, inf)"])
def test_a_quotient_over_what_may_be_zero_or_endless_has_no_reach(bottom: str) -> None:
    assert Interval.parse("[1, 2]").over(Interval.parse(bottom)) is None


@pytest.mark.parametrize(
    ("bands", "fault"),
    [
        (["[90, inf)", "[80, 90)", "(-inf, 80)"], None),
        (["{0}", "(0, 0.1]", "(0.1, inf)"], None),
        (["[90, inf)", "[80, 89)"], "a gap between [80, 89) and [90, inf)"),
        (["[90, inf)", "[80, 90]"], "[80, 90] and [90, inf) both contain 90"),
        (["(90, inf)", "[80, 90)"], "neither [80, 90) nor (90, inf) contains 90"),
        (["[90, inf)", "[80, 95)"], "[80, 95) and [90, inf) overlap"),
    ],
)
def test_bands_meet_without_gap_or_overlap(bands: list[str], fault: str | None) -> None:
    assert tiles([Interval.parse(band) for band in bands]) == fault
