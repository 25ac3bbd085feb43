from datetime import date
from fractions import Fraction

import pytest

from xlscore.values.meeting import bound_met, dates_met, number_met
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
