"""舍位平衡: parts add up, none moves further than to its next figure, exact ones never move."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlscore.consolidation.balance import alone, balance, balance_tree
from xlscore.exact import round_to

AMOUNTS = st.lists(
    st.fractions(min_value=-10_000, max_value=10_000, max_denominator=10_000) | st.integers(-50, 50).map(Fraction),
    max_size=12,
)
PLACES = st.integers(0, 4)


def decimals(*texts: str) -> list[Fraction]:
    return [Fraction(text) for text in texts]


def test_the_figure_nearest_the_tie_takes_the_hundredth() -> None:
    found = balance(decimals("1.004", "2.003", "3.003"), Fraction("6.01"), 2)
    assert [item.balanced for item in found] == decimals("1.01", "2", "3")
    assert [item.shift for item in found] == [1, 0, 0]
    down = balance(decimals("1.006", "2.005", "3.009"), Fraction("6.02"), 2)
    assert [item.shift for item in down] == [0, -1, 0]


def test_equal_figures_are_taken_in_their_order() -> None:
    found = balance(decimals("0.334", "0.334", "0.334"), Fraction("1.00"), 2)
    assert [item.shift for item in found] == [1, 0, 0]


def test_zeros_and_whole_figures_never_move() -> None:
    found = balance(decimals("0", "5", "0.4", "0.3", "0.3"), Fraction(6), 0)
    assert [item.balanced for item in found] == decimals("0", "5", "1", "0", "0")


def test_what_is_no_sum_of_the_parts_is_refused() -> None:
    for whole in ("8", "6.5", "3"):
        with pytest.raises(ValueError, match="is not the sum of the parts"):
            balance(decimals("1.4", "3.3"), Fraction(whole), 0)


@given(AMOUNTS, PLACES)
def test_rounded_parts_add_up_to_the_rounded_total(parts: list[Fraction], places: int) -> None:
    total = round_to(sum(parts, Fraction(0)), places)
    found = balance(parts, total, places)
    unit = Fraction(1, 10**places)
    assert sum((item.balanced for item in found), Fraction(0)) == total
    for item, part in zip(found, parts, strict=True):
        assert item.balanced in {math.floor(part / unit) * unit, math.ceil(part / unit) * unit}
        assert abs(item.shift) <= 1
        assert item.shift == 0 or item.rounded != part
        assert item.balanced >= 0 or part < 0
    assert len({item.shift for item in found if item.shift}) <= 1


@given(AMOUNTS, PLACES)
def test_no_other_choice_of_the_same_size_errs_less(parts: list[Fraction], places: int) -> None:
    total = round_to(sum(parts, Fraction(0)), places)
    found = balance(parts, total, places)
    step = next((item.shift for item in found if item.shift), 0)
    moved = [step * (item.exact - item.rounded) for item in found if item.shift]
    kept = [step * (item.exact - item.rounded) for item in found if not item.shift]
    assert not moved or min(moved) >= max([error for error in kept if error > 0], default=Fraction(0))


@given(st.lists(AMOUNTS, max_size=5), PLACES)
def test_both_levels_add_up(groups: list[list[Fraction]], places: int) -> None:
    total, subtotals, parts = balance_tree(groups, places)
    assert total == alone(sum((sum(group, Fraction(0)) for group in groups), Fraction(0)), places)
    assert sum((item.balanced for item in subtotals), Fraction(0)) == total.balanced
    for subtotal, group, made in zip(subtotals, groups, parts, strict=True):
        assert sum((item.balanced for item in made), Fraction(0)) == subtotal.balanced
        assert [item.exact for item in made] == group
        assert all(abs(item.shift) <= 1 for item in made)
