"""Sums and means pass over what is not known."""

from fractions import Fraction

from xlscore.consolidation.sums import known_sum, mean


def test_what_is_not_known_is_left_out() -> None:
    assert known_sum([Fraction(1), None, Fraction(2)]) == 3
    assert mean([Fraction(1), None, Fraction(2)]) == Fraction(3, 2)


def test_of_nothing_the_sum_is_0_and_there_is_no_mean() -> None:
    assert known_sum([None]) == 0
    assert mean([None]) is None
