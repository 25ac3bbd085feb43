from fractions import Fraction

import pytest

from tests.scoring.makers import framework, given
from xlscore.model.fields import SignedField
from xlscore.model.submission import Entry, FundLine, State, Submission
from xlscore.scoring.precision import field_places, finest_of, money_fields, stated_places, sum_terms

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


def test_whole_amounts_of_money_beside_decimals_are_stated_to_them() -> None:
    found = sum_terms(terms("c"), FIELDS, 1, {"c"})
    assert found is not None
    assert (found[1].low, found[1].high) == (Fraction("299.95"), Fraction("300.05"))


def test_whole_amounts_are_taken_as_rounded_only_where_asked_and_only_money() -> None:
    for money, whole, half in (((), True, "0"), (("c",), False, "0"), (("c",), True, "0.5")):
        found = sum_terms(terms("c"), FIELDS, 0, money, whole=whole)
        assert found is not None
        assert (found[1].low, found[1].high) == (300 - Fraction(half), 300 + Fraction(half))


def test_the_lines_of_one_unit_tell_to_how_many_decimals_amounts_are_stated() -> None:
    lines = (FundLine("甲", budget=given("300"), executed=given("270.5")), FundLine("乙", executed=given("1.234")))
    assert stated_places(lines[:1], "万元") == 1
    assert stated_places(lines, "万元") == 2
    assert stated_places(lines, "元") == 0


def test_amounts_among_the_fields_and_those_of_the_lines_count_alike() -> None:
    known = framework(
        fields={"a": {"label": "甲", "kind": "amount", "unit": "万元"}, "b": {"label": "乙", "kind": "count"}}
    )
    assert money_fields(known) == {"a"}
    for fields, lines, places in (
        ({"a": given("1"), "b": given("1.5")}, (), 0),
        ({"a": given("1.5")}, (), 1),
        ({"a": given("1.2345")}, (), 2),
        ({"a": given("1")}, (FundLine("甲", executed=given("1.5")),), 1),
        ({"a": given("1")}, (FundLine("甲", executed=given("1.5"), unit="个"),), 0),
    ):
        assert field_places(known, Submission("表", fields=fields, lines=lines)) == places
