from datetime import date, timedelta
from fractions import Fraction

import pytest

from xlscore.values.meeting import bound_met, dates_met, days_late, days_meant, number_met
from xlscore.values.notes import Note
from xlscore.values.reading import Exactness, Kind, Operator, Reading

TEN = Fraction(10)


@pytest.mark.parametrize(
    ("op", "below", "at", "above"),
    [
        (Operator.AT_LEAST, False, True, True),
        (Operator.MORE, False, True, True),
        (Operator.UNSTATED, False, True, True),
        (Operator.EQUAL, False, True, True),
        (Operator.AT_MOST, True, True, False),
        (Operator.LESS, True, True, False),
    ],
)
def test_each_operator_below_at_and_above_its_target(op: Operator, below: bool, at: bool, above: bool) -> None:
    assert [number_met(op, TEN, TEN + step) for step in (-1, 0, 1)] == [below, at, above]


def test_a_range_includes_both_its_ends() -> None:
    inside = [number_met(Operator.BETWEEN, TEN, Fraction(given), Fraction(12)) for given in (9, 10, 12, 13)]
    assert inside == [False, True, True, False]


@pytest.mark.parametrize(
    ("op", "bound", "exactness", "expected"),
    [
        (Operator.AT_LEAST, 10, Exactness.ABOVE, (True, Note.BOUND_SUFFICES)),
        (Operator.AT_LEAST, 9, Exactness.ABOVE, (None, None)),
        (Operator.AT_MOST, 11, Exactness.ABOVE, (False, None)),
        (Operator.AT_MOST, 10, Exactness.ABOVE, (None, None)),
        (Operator.AT_MOST, 10, Exactness.BELOW, (True, Note.CEILING_SUFFICES)),
        (Operator.AT_MOST, 11, Exactness.BELOW, (None, None)),
        (Operator.AT_LEAST, 9, Exactness.BELOW, (False, None)),
        (Operator.AT_LEAST, 10, Exactness.BELOW, (None, None)),
        (Operator.EQUAL, 10, Exactness.ABOVE, (None, None)),
        (Operator.AT_LEAST, 99, Exactness.APPROXIMATE, (None, None)),
        (Operator.AT_LEAST, 99, Exactness.UNKNOWN, (None, None)),
    ],
)
def test_what_a_bound_proves(
    op: Operator, bound: int, exactness: Exactness, expected: tuple[bool | None, Note | None]
) -> None:
    assert bound_met(op, TEN, Fraction(bound), exactness) == expected


def test_a_date_without_a_day_decides_nothing() -> None:
    deadline = Reading("11月底前", Kind.DEADLINE, Operator.AT_MOST, date(2021, 11, 30))
    assert dates_met(deadline, Reading("10月", Kind.WINDOW)) == (None, False)
    assert dates_met(Reading("11月底前", Kind.DEADLINE, Operator.AT_MOST), deadline) == (None, False)


def deadline(text: str, op: Operator, day: date) -> Reading:
    return Reading(text, Kind.DEADLINE, op, day)


def on(day: date, text: str = "") -> Reading:
    return Reading(text or day.isoformat(), Kind.DEADLINE, Operator.UNSTATED, day)


@pytest.mark.parametrize(
    ("text", "start", "last_inside", "first_behind"),
    [
        ("11月前", date(2021, 11, 1), date(2021, 11, 30), date(2021, 12, 1)),
        ("12月前", date(2021, 12, 1), date(2021, 12, 31), date(2022, 1, 1)),
        ("三季度前", date(2021, 7, 1), date(2021, 9, 30), date(2021, 10, 1)),
        ("下半年前", date(2021, 7, 1), date(2021, 12, 31), date(2022, 1, 1)),
        ("2021年前", date(2021, 1, 1), date(2021, 12, 31), date(2022, 1, 1)),
    ],
)
def test_before_a_stretch_its_own_days_are_the_edge(
    text: str, start: date, last_inside: date, first_behind: date
) -> None:
    before = deadline(text, Operator.LESS, start)
    assert dates_met(before, on(start - timedelta(days=1))) == (True, False)
    assert dates_met(before, on(start)) == dates_met(before, on(last_inside)) == (None, True)
    assert dates_met(before, on(first_behind)) == (False, False)
    assert [days_late(before, on(day)) for day in (last_inside, first_behind)] == [None, 1]


@pytest.mark.parametrize(
    ("text", "edge"), [("2021年11月30日前", True), ("11月底前", False), ("2021年11月30日", False), ("≤", False)]
)
def test_only_before_a_day_leaves_that_day_open(text: str, edge: bool) -> None:
    limit = deadline(text, Operator.AT_MOST, date(2021, 11, 30))
    assert dates_met(limit, on(date(2021, 11, 30))) == (True, edge)
    assert dates_met(limit, on(date(2021, 11, 29))) == (True, False)
    assert dates_met(limit, on(date(2021, 12, 1))) == (False, False)


def test_an_actual_that_is_a_bound_itself_proves_a_later_deadline_only() -> None:
    done = deadline("11月底前", Operator.AT_MOST, date(2021, 11, 30))
    assert dates_met(deadline("12月底前", Operator.AT_MOST, date(2021, 12, 31)), done) == (True, False)
    assert dates_met(deadline("10月底前", Operator.AT_MOST, date(2021, 10, 31)), done) == (None, True)
    before = deadline("12月前", Operator.LESS, date(2021, 12, 1))
    assert days_meant(before) == (date.min, date(2021, 11, 30))
    assert days_meant(deadline("11月底", Operator.AT_MOST, date(2021, 11, 30))) == (date(2021, 11, 30),) * 2


def test_days_late_are_counted_from_the_last_day_allowed_to_the_first_that_may_be_meant() -> None:
    limit = deadline("2021年11月30日前", Operator.AT_MOST, date(2021, 11, 30))
    assert [days_late(limit, on(date(2021, 12, day))) for day in (1, 25)] == [1, 25]
    month = Reading("12月", Kind.WINDOW, Operator.BETWEEN, date(2021, 12, 1), date(2021, 12, 31))
    assert days_late(limit, month) == 1
    assert days_late(limit, Reading("及时", Kind.QUALITATIVE)) is None
    assert days_late(month, on(date(2022, 1, 1))) is None
