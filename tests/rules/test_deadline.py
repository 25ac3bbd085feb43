from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from tests.rules.make import given, rule, score
from xlscore.rules.deadline import working_days_late

SHAPE = rule("deadline", deduct="1")
THURSDAY = date(2022, 3, 31)
QINGMING = [date(2022, 4, 3), date(2022, 4, 4), date(2022, 4, 5)]
WORKED = [date(2022, 4, 2)]


@pytest.mark.parametrize(
    ("filed", "late"),
    [
        (date(2022, 3, 30), 0),
        (date(2022, 3, 31), 0),
        (date(2022, 4, 1), 1),
        (date(2022, 4, 2), 1),
        (date(2022, 4, 3), 1),
        (date(2022, 4, 4), 2),
        (date(2022, 4, 7), 5),
    ],
)
def test_weekends_do_not_count(filed: date, late: int) -> None:
    assert working_days_late(THURSDAY, filed) == late


@pytest.mark.parametrize(
    ("filed", "late"), [(date(2022, 4, 1), 1), (date(2022, 4, 2), 2), (date(2022, 4, 5), 2), (date(2022, 4, 6), 3)]
)
def test_holidays_are_off_and_worked_weekends_are_on(filed: date, late: int) -> None:
    assert working_days_late(THURSDAY, filed, QINGMING, WORKED) == late


def test_days_named_twice_or_on_the_wrong_side_of_the_weekend_change_nothing_more() -> None:
    assert working_days_late(THURSDAY, date(2022, 4, 6), QINGMING * 2, WORKED * 3) == 3
    assert working_days_late(THURSDAY, date(2022, 4, 6), [date(2022, 4, 3)], [date(2022, 4, 4)]) == 4
    assert working_days_late(THURSDAY, date(2022, 4, 6), [THURSDAY, date(2022, 4, 7)], [date(2022, 3, 26)]) == 4


@drawn(
    st.dates(date(2015, 1, 1), date(2030, 1, 1)),
    st.integers(-10, 80),
    st.sets(st.integers(-5, 85)),
    st.sets(st.integers(-5, 85)),
)
def test_counting_day_by_day_gives_the_same(due: date, length: int, off: set[int], on: set[int]) -> None:
    holidays = {due + timedelta(days=place) for place in off}
    workdays = {due + timedelta(days=place) for place in on}
    one_by_one = 0
    for place in range(1, length + 1):
        day = due + timedelta(days=place)
        one_by_one += day in workdays if day.weekday() >= 5 else day not in holidays
    assert working_days_late(due, due + timedelta(days=length), holidays, workdays) == one_by_one


@pytest.mark.parametrize(
    ("filed", "expected"), [(THURSDAY, "2"), (date(2022, 4, 1), "1"), (date(2022, 4, 4), "0"), (date(2022, 5, 9), "0")]
)
def test_every_working_day_costs_points(filed: date, expected: str) -> None:
    assert score(SHAPE, given(due=THURSDAY, filed=filed), "2") == expected


def test_the_calendar_decides() -> None:
    facts = given({"due": THURSDAY, "filed": date(2022, 4, 6), "holidays": QINGMING, "workdays": WORKED})
    assert score(SHAPE, facts, "10") == "7"
    assert SHAPE.working(facts, Fraction(10)) == (
        "截止日期2022-03-31，报送日期2022-04-06，逾期3个工作日（已按所填节假日和调休安排计），扣3×1=3分，得10−3=7分"
    )


def test_without_a_calendar_the_working_says_so() -> None:
    facts = given(due=THURSDAY, filed=date(2022, 4, 6))
    assert SHAPE.working(facts, Fraction(10)) == (
        "截止日期2022-03-31，报送日期2022-04-06，逾期4个工作日（未填节假日和调休安排，只按周一至周五计），扣4×1=4分，得10−4=6分"
    )
    in_time = given(due=THURSDAY, filed=THURSDAY)
    assert (
        SHAPE.working(in_time, Fraction(10)) == "截止日期2022-03-31，报送日期2022-03-31，未逾期工作日，不扣分，得10分"
    )


@pytest.mark.parametrize("filed", ["20220406", "5", "-1"])
def test_a_number_that_is_no_day_has_no_score(filed: str) -> None:
    facts = given(due=THURSDAY, filed=filed)
    assert score(SHAPE, facts, "10") is None
    assert SHAPE.working(facts, Fraction(10)) == "截止日期或报送日期不是有效日期，无法计分"


def test_both_dates_are_needed_and_the_calendar_is_not() -> None:
    assert score(SHAPE, given(filed=THURSDAY), "10") is None
    assert SHAPE.working(given(filed=THURSDAY), Fraction(10)) == "缺少截止日期，无法计分"
    assert SHAPE.working(given(due=THURSDAY), Fraction(10)) == "缺少报送日期，无法计分"


def test_serials_outside_the_calendar_among_the_holidays_are_no_days() -> None:
    facts = {**given(due=THURSDAY, filed=date(2022, 4, 1)), "holidays": (Fraction(0), Fraction(20220401))}
    assert score(SHAPE, facts, "10") == "9"


def test_it_reads_like_a_score_sheet() -> None:
    assert SHAPE.describe(Fraction(10)) == "按期报送，得10分；每逾期1个工作日扣1分，扣完为止。"


def test_its_formula_with_and_without_a_calendar() -> None:
    plain = SHAPE.formula({"due": "A2", "filed": "B2"}, "C2")
    assert plain == (
        'IF(COUNT(A2,B2,C2)<3,"",IF(OR(MIN(A2,B2)<61,MAX(A2,B2)>=2958466),"",'
        'IFERROR(MAX(0,C2-(MAX(0,NETWORKDAYS(INT(A2)+1,INT(B2))))),"")))'
    )
    full = SHAPE.formula({"due": "A2", "filed": "B2", "holidays": "D2:D9", "workdays": "E2:E9"}, "C2")
    assert "NETWORKDAYS(INT(A2)+1,INT(B2),D2:D9)" in full
    assert "(MOD(INT(E2:E9),7)<2)" in full
