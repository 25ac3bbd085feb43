from fractions import Fraction

import pytest

from tests.scoring.makers import given
from xlscore.model.fields import SignedField
from xlscore.model.submission import Entry, State
from xlscore.scoring.precision import finest_of, sum_terms

FIELDS = {"a": given("322.37"), "b": given("318.5"), "c": given("300"), "n": Entry(State.NOT_PROVIDED)}


def terms(*names: str) -> tuple[SignedField, ...]:
    return tuple(SignedField(field=name.lstrip("-"), sign=-1 if name.startswith("-") else 1) for name in names)


def test_the_finest_figure_counts_for_all_and_percents_for_themselves() -> None:
    assert finest_of(FIELDS.values()) == 2
    assert finest_of([given("300"), Entry(State.GIVEN, value=Fraction(1, 2), places=4, percent=True)]) == 0
    assert finest_of([]) == 0


@pytest.mark.parametrize(("finest", "half"), [(0, "0.05"), (1, "0.05"), (2, "0.005")])
def test_a_figure_printed_coarser_stands_for_no_more_than_its_neighbours(finest: int, half: str) -> None:
    found = sum_terms(terms("b"), FIELDS, finest)
    assert found is not None
    assert found[0] == Fraction("318.5")
    assert (found[1].low, found[1].high) == (Fraction("318.5") - Fraction(half), Fraction("318.5") + Fraction(half))


def test_a_whole_number_stands_for_itself_and_signs_turn_intervals() -> None:
    found = sum_terms(terms("c", "-b"), FIELDS, 2)
    assert found is not None
    assert found[0] == Fraction("-18.5")
    assert (found[1].low, found[1].high) == (Fraction("-18.505"), Fraction("-18.495"))


def test_without_one_of_the_figures_there_is_no_sum() -> None:
    assert sum_terms(terms("a", "n"), FIELDS) is None
    assert sum_terms(terms("a", "x"), FIELDS) is None
