from datetime import date

import pytest

from xlscore.values.day_lists import read_days

FOURTH, FIFTH = date(2024, 4, 4), date(2024, 4, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2024-04-04、2024-04-05",
        "2024/4/4 2024/4/5",
        "2024年4月4日，2024年4月5日",
        "2024 年 4 月 4 日；２０２４－０４－０５",
        "2024-04-04 00:00:00\n2024-04-05T00:00",
        "2024年4月4日至5日",
        "2024-04-04至2024-04-05",
        "、2024.4.4,,2024.4.5、",
    ],
)
def test_days_are_read_however_they_are_written(text: str) -> None:
    found = read_days(text)
    assert (found.days, found.unread) == ((FOURTH, FIFTH), ())


@pytest.mark.parametrize(
    "piece",
    [
        "清明节",
        "4月5日",
        "2024年4月",
        "2024年",
        "2024-02-30",
        "20240404",
        "2024-04-04（清明）",
        "2024年4月底",
        "2024年4月5日前",
        "2024年4月至5月",
        "2024-04-05至2024-04-04",
        "2024-01-01至2025-01-01",
        "未提供",
        "45386",
    ],
)
def test_a_piece_that_names_no_day_is_kept_as_typed(piece: str) -> None:
    found = read_days(f"2024-04-04、{piece}，2024-04-05")
    assert (found.days, found.unread) == ((FOURTH, FIFTH), (piece,))


def test_a_window_of_a_year_is_the_longest() -> None:
    assert len(read_days("2024-01-01至2024-12-31").days) == 366


def test_nothing_is_no_day() -> None:
    assert read_days(" 、 ").days == read_days("").unread == ()
