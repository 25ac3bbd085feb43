from datetime import date

import pytest

from xlscore.values.dates import scan_date
from xlscore.values.read import read_value
from xlscore.values.reading import Flag, Kind, Operator


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021年11月30日", (2021, 11, 30), (2021, 11, 30)),
        ("2021-11-30", (2021, 11, 30), (2021, 11, 30)),
        ("2021/1/5", (2021, 1, 5), (2021, 1, 5)),
        ("2021.11.30", (2021, 11, 30), (2021, 11, 30)),
        ("2020年2月", (2020, 2, 1), (2020, 2, 29)),
        ("2月", (2022, 2, 1), (2022, 2, 28)),
        ("11月30号", (2022, 11, 30), (2022, 11, 30)),
        ("2021年", (2021, 1, 1), (2021, 12, 31)),
        ("2021年度", (2021, 1, 1), (2021, 12, 31)),
        ("2021年1月-12月", (2021, 1, 1), (2021, 12, 31)),
        ("2021年1-12月", (2021, 1, 1), (2021, 12, 31)),
        ("3至5月", (2022, 3, 1), (2022, 5, 31)),
        ("10月13日-15日", (2022, 10, 13), (2022, 10, 15)),
        ("10月30日至11月2日", (2022, 10, 30), (2022, 11, 2)),
        ("2021年10月30日—2022年1月2日", (2021, 10, 30), (2022, 1, 2)),
        ("2021-2025年度", (2021, 1, 1), (2025, 12, 31)),
        ("2021年-2025年", (2021, 1, 1), (2025, 12, 31)),
        ("年底前", (2022, 1, 1), (2022, 12, 31)),
        ("三季度", (2022, 7, 1), (2022, 9, 30)),
        ("第一季度", (2022, 1, 1), (2022, 3, 31)),
        ("2021年第4季度", (2021, 10, 1), (2021, 12, 31)),
        ("二季度末", (2022, 4, 1), (2022, 6, 30)),
        ("一季度至三季度", (2022, 1, 1), (2022, 9, 30)),
        ("前三季度", (2022, 1, 1), (2022, 9, 30)),
        ("上半年", (2022, 1, 1), (2022, 6, 30)),
        ("2021年下半年", (2021, 7, 1), (2021, 12, 31)),
    ],
)
def test_dates_and_windows_span_their_days(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    stretch = scan_date(text, 0, 2022)
    assert stretch is not None
    assert (stretch.first, stretch.last, stretch.end) == (date(*first), date(*last), len(text))


@pytest.mark.parametrize(
    "text", ["", "13月", "0月", "11", "5日", "12个月", "3年", "1899年", "月底", "五季度", "三个季度", "半年"]
)
def test_what_is_no_date(text: str) -> None:
    assert scan_date(text, 0, 2022) is None


@pytest.mark.parametrize("text", ["2021年2月30日前", "2021-13-01", "2021-02-00", "2021年11月-2月"])
def test_a_day_the_calendar_lacks_and_a_window_backwards_are_malformed(text: str) -> None:
    reading = read_value(text)
    assert (reading.value, Flag.MALFORMED in reading.flags) == (None, True)


@pytest.mark.parametrize(
    ("text", "op", "day"),
    [
        ("11月前", Operator.LESS, date(2021, 11, 1)),
        ("11月底", Operator.AT_MOST, date(2021, 11, 30)),
        ("11月末前", Operator.AT_MOST, date(2021, 11, 30)),
        ("11月30日前", Operator.AT_MOST, date(2021, 11, 30)),
        ("11月30日之前", Operator.AT_MOST, date(2021, 11, 30)),
        ("1-11月前", Operator.AT_MOST, date(2021, 11, 30)),
        ("年底前", Operator.AT_MOST, date(2021, 12, 31)),
        ("11月30日", Operator.UNSTATED, date(2021, 11, 30)),
    ],
)
def test_before_is_exclusive_for_a_month_and_inclusive_for_a_day(text: str, op: Operator, day: date) -> None:
    reading = read_value(text, year=2021)
    assert (reading.kind, reading.op, reading.value) == (Kind.DEADLINE, op, day)
    assert reading.flags == {Flag.YEAR_INFERRED}


def test_the_year_in_the_cell_beats_the_year_of_the_sheet() -> None:
    reading = read_value("2020年11月底前", year=2021)
    assert (reading.value, reading.flags) == (date(2020, 11, 30), frozenset())


def test_without_any_year_there_is_no_day() -> None:
    reading = read_value("11月底前")
    assert (reading.kind, reading.op, reading.value, reading.flags) == (
        Kind.DEADLINE,
        Operator.AT_MOST,
        None,
        frozenset(),
    )
    assert len(reading.notes) == 1


def test_a_deadline_may_be_introduced_and_followed_by_a_duty() -> None:
    assert read_value("于2021年11月30日前完成验收").value == date(2021, 11, 30)
    assert read_value("截至2021年11月30日").value == date(2021, 11, 30)
    assert read_value("10月完成", year=2021, column="actual").kind is Kind.WINDOW


def test_a_year_in_front_of_wording_is_no_window() -> None:
    assert read_value("2021年部门预算").kind is Kind.QUALITATIVE


@pytest.mark.parametrize(("text", "unit"), [("三个季度", "季度"), ("3个季度", "季度"), ("5季度", "季度"), ("半年", "")])
def test_a_number_of_quarters_is_a_length_of_time(text: str, unit: str) -> None:
    reading = read_value(text, year=2022)
    assert reading.kind not in {Kind.WINDOW, Kind.DEADLINE}
    assert reading.unit == unit
