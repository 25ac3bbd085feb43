from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlscore.exact import decimal_text, exact
from xlscore.read.built_in_formats import BUILT_IN
from xlscore.values.number_format import (
    displayed_text,
    is_date_format,
    is_elapsed_format,
    printed_places,
    shown_size,
    written_out,
)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("0", (0, False)),
        ("0.00", (2, False)),
        ("#,##0.00", (2, False)),
        ("0%", (0, True)),
        ("0.00%", (2, True)),
        ("0.0_ ", (1, False)),
        ("[Red]0.00", (2, False)),
        ('0.00"万元"', (2, False)),
        ("0.00元", (2, False)),
        ("0.0#", (2, False)),
        (".000", (3, False)),
        ("[$¥-804]#,##0.00", (2, False)),
        ("0\\d", (0, False)),
        ("0.00_);[Red]\\(0.00\\)", (2, False)),
        ('_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', (2, False)),
        ('0.00;"-"', (2, False)),
        ("General", (None, False)),
        ("", (None, False)),
        ("G/通用格式", (None, False)),
        ('General"元"', (None, False)),
        ("@", (None, False)),
        ("yyyy-mm-dd", (None, False)),
        ("[h]:mm", (None, False)),
        ("0.00,", (2, False)),
        ('#,##0,"千"', (0, False)),
        ('0!.0,"万元"', (1, False)),
        ("0\\.00", (2, False)),
        ("0,.0", (1, False)),
        ("0;0,", (None, False)),
        ("0.0!.0", (None, False)),
        ("0!.0.0", (None, False)),
        ('0"-"0', (None, False)),
        ("0.00E+00", (None, False)),
        ("# ?/?", (None, False)),
        ("000-0000", (None, False)),
        ("0%%", (None, False)),
        ("[>=100]0;0.0", (None, False)),
        ("[DBNum1]0", (None, False)),
        ("0;0.0", (None, False)),
        (";;;", (None, False)),
    ],
)
def test_the_places_a_format_rounds_to(code: str, expected: tuple[int | None, bool]) -> None:
    assert printed_places(code) == expected


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1234.5, "#,##0.00", "1,234.50"),
        (-1234567, "#,##0", "-1,234,567"),
        (123, "#,##0", "123"),
        (5, "0,000", "0,005"),
        (0.985, "0.00", "0.99"),
        (1.005, "0.00", "1.01"),
        (0.98876, "0.00%", "98.88%"),
        (-0.125, "0.00_);[Red]\\(0.00\\)", "(0.13)"),
        (0, '0.00;-0.00;"-"', "-"),
        (2, "0.00;-0.00;无", "2.00"),
        (692.05, '0.00"万元"', "692.05万元"),
        (3, "[$¥-804]0.0", "¥3.0"),
        (0.5, "0.##", "0.5"),
        (2, "0.##", "2."),
        (0.25, "#.00", ".25"),
        (2, "??0.0?", "2.0"),
        (12.5, 'General"元"', "12.5元"),
        (0.1 + 0.2, "General", "0.3"),
        (-7, "General", "-7"),
        (1e21, "General", "1000000000000000000000"),
        (45000, "yyyy-mm-dd", "45000"),
        (1234.5, "0.0,", "1.2"),
        (1200000, '0!.0,"万元"', "120.0万元"),
        (1234567, '0.00,,"百万元"', "1.23百万元"),
        (1200000, '0!.0000"万元"', "120.0000万元"),
        (-1250000, '0!.0,"万元"', "-125.0万元"),
        (5, ";;;", ""),
        (-5, "完成", "-完成"),
        (98.5, "", "98.5"),
    ],
)
def test_the_text_a_cell_shows(value: float, code: str, text: str) -> None:
    assert displayed_text(value, code) == text


@pytest.mark.parametrize(
    ("value", "code", "words"),
    [
        ("130", '"≤"0"万元"', "≤130万元"),
        ("130.4", '"≤"0"万元"', "≤130.4万元"),
        ("1200400", '0!.0,"万元"', "120.04万元"),
        ("0.95", '"≥"0%', "≥95%"),
        ("96.54", '0.00"%"', "96.54%"),
        ("12.5", 'General"元"', "12.5元"),
        ("-5", '0"万元"', "-5万元"),
        ("-5", '0"万元";(0"万元")', "-5万元"),
        ("-5", '0"万元";-0"万元"', "-5万元"),
        ("0.5", "0%", None),
        ("5", "0.00", None),
        ("5", "[$¥-804]#,##0.00", None),
        ("-5", "0.00_);(0.00)", None),
        ("5", '"完成"', None),
        ("5", 'yyyy"年"', None),
        ("5", '[>=3]0"万元";0"元"', None),
        ("0", '0"万元";-0"万元";"-"', None),
    ],
)
def test_what_a_format_writes_around_a_number(value: str, code: str, words: str | None) -> None:
    assert written_out(exact(value), code) == words


def test_a_number_without_end_is_not_written_out() -> None:
    assert written_out(Fraction(1, 3), '0"元"') is None


def test_a_number_is_as_large_as_it_is_shown() -> None:
    assert shown_size(exact("1200000"), "0!.0,") == 120
    assert shown_size(exact("1200000"), "0.0") == 1200000
    assert shown_size(exact("1200000"), "[>=1]0,") == 1200000


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not a finite number"):
        displayed_text(float("nan"), "0.00")


@pytest.mark.parametrize("code", ["yyyy/m/d", 'm"月"d"日"', "上午/下午h", "h:mm AM/PM", "aaaa", "e", "[h]:mm", "[ss]"])
def test_dates_and_times_are_dates(code: str) -> None:
    assert is_date_format(code)


@pytest.mark.parametrize("code", ["0.00", "General", '0"day"', "0\\d", "[Red]0", "[DBNum1]0", "0.00E+00", "_d0", "@"])
def test_letters_in_literals_and_colours_are_no_dates(code: str) -> None:
    assert not is_date_format(code)


def test_elapsed_time_is_told_from_time_of_day() -> None:
    assert is_elapsed_format("[h]:mm:ss")
    assert not is_elapsed_format("h:mm:ss")


def test_built_in_formats_mean_what_excel_prints() -> None:
    assert {key for key, code in BUILT_IN.items() if is_date_format(code)} == {
        *range(14, 23),
        *range(27, 37),
        *range(45, 48),
        *range(50, 59),
    }
    assert [printed_places(BUILT_IN[key]) for key in (1, 2, 3, 4, 9, 10)] == [
        (0, False),
        (2, False),
        (0, False),
        (2, False),
        (0, True),
        (2, True),
    ]
    assert [printed_places(BUILT_IN[key]) for key in (5, 8, 37, 40, 41, 43, 44)] == [
        (0, False),
        (2, False),
        (0, False),
        (2, False),
        (0, False),
        (2, False),
        (2, False),
    ]


@given(st.integers(-(10**12), 10**12), st.integers(0, 6), st.booleans())
def test_what_is_shown_is_the_figure_rounded_to_the_printed_places(units: int, places: int, percent: bool) -> None:
    value = units / 1000
    code = ("0." + "0" * places if places else "0") + ("%" if percent else "")
    shown = exact(value) * (100 if percent else 1)
    sign = "-" if units < 0 else ""
    assert displayed_text(value, code) == sign + decimal_text(abs(shown), places) + ("%" if percent else "")
    printed = Fraction(displayed_text(value, code).removesuffix("%"))
    assert abs(printed - shown) <= Fraction(1, 2) / 10**places


@given(st.text(alphabet='0#?,.%;"\\_*[]$-EeGyd 万@', max_size=20), st.floats(-1e6, 1e6))
def test_no_format_is_too_odd(code: str, value: float) -> None:
    places, percent = printed_places(code)
    assert places is None or places >= 0
    assert percent in {True, False}
    assert isinstance(displayed_text(value, code), str)
