from datetime import date
from fractions import Fraction

import pytest

from xlscore.values.day_serials import day_serial, serial_day


@pytest.mark.parametrize(
    ("day", "serial"), [(date(1900, 3, 1), 61), (date(2022, 1, 1), 44562), (date(9999, 12, 31), 2958465)]
)
def test_days_and_serials_of_the_1900_system(day: date, serial: int) -> None:
    assert day_serial(day) == serial
    assert serial_day(Fraction(serial)) == day


def test_the_time_of_day_of_a_serial_is_dropped() -> None:
    assert serial_day(Fraction("44562.999")) == date(2022, 1, 1)


@pytest.mark.parametrize("serial", ["60.99", "0", "-1", "2958466", "20230115"])
def test_a_serial_that_is_no_safe_day_is_none(serial: str) -> None:
    assert serial_day(Fraction(serial)) is None


def test_a_day_before_march_1900_has_a_serial_no_rule_accepts() -> None:
    assert serial_day(day_serial(date(1900, 2, 28))) is None
