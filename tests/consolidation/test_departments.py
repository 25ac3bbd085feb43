"""Departments against their units: exact, within printed precision, off, and not all in."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.consolidation.returns import record, roster, unit
from xlscore.consolidation.departments import Agreement, Department, departments
from xlscore.consolidation.lines import lay_out
from xlscore.model.record import Record
from xlscore.model.roster import RosterUnit

BUREAU, FIRST, SECOND = unit("1", "教育局"), unit("11", "一中", "1"), unit("12", "二中", "1")


def found(records: list[Record], *units: RosterUnit) -> list[Department]:
    made = roster(records, *(units or (BUREAU, FIRST, SECOND)))
    return departments(made, lay_out(made))


def budgets(whole: str, first: str, second: str) -> list[Record]:
    return [record("教育局", budget=whole), record("一中", budget=first), record("二中", budget=second)]


@pytest.mark.parametrize(
    ("whole", "first", "second", "agreement"),
    [
        ("30.00", "10.00", "20.00", Agreement.EQUAL),
        ("30.01", "10.00", "20.00", Agreement.WITHIN),
        ("30.02", "10.00", "20.00", Agreement.OFF),
        ("29.99", "10.00", "20.00", Agreement.WITHIN),
        ("29.98", "10.00", "20.00", Agreement.OFF),
        ("31", "10", "20", Agreement.OFF),
        ("30.01", "10", "20", Agreement.WITHIN),
        ("30.02", "10", "20", Agreement.OFF),
    ],
)
def test_a_department_agrees_as_far_as_printed_precision_reaches(
    whole: str, first: str, second: str, agreement: Agreement
) -> None:
    (department,) = found(budgets(whole, first, second))
    assert department.budget.agreement is agreement
    assert department.executed.agreement is Agreement.OPEN


def test_a_stated_adjustment_closes_the_gap() -> None:
    bureau = replace(BUREAU, budget_adjustment=Fraction("5.5"))
    (department,) = found(budgets("35.50", "10.00", "20.00"), bureau, FIRST, SECOND)
    budget = department.budget
    assert (budget.agreement, budget.difference, budget.unexplained) == (
        Agreement.EQUAL,
        Fraction("5.5"),
        Fraction(0),
    )


def test_yuan_are_printed_more_finely() -> None:
    in_yuan = record("一中", budget="10.0000", budget_places=0, stated_in="元")
    second = record("二中", budget="20.0000", budget_places=0, stated_in="元")
    whole = record("教育局", budget="30.0001", budget_places=0, stated_in="元")
    assert found([whole, in_yuan, second])[0].budget.agreement is Agreement.WITHIN
    off = record("教育局", budget="30.0002", budget_places=0, stated_in="元")
    assert found([off, in_yuan, second])[0].budget.agreement is Agreement.OFF


def test_a_figure_finer_than_printed_stands_for_itself() -> None:
    exact = record("教育局", budget="30.012", budget_places=2)
    assert found([exact, *budgets("0", "10.00", "20.00")[1:]])[0].budget.agreement is Agreement.OFF


def test_missing_units_and_figures_leave_the_comparison_open() -> None:
    (department,) = found(budgets("30", "10", "20")[:2])
    assert department.budget.agreement is Agreement.OPEN
    assert [item.code for item in department.missing] == ["12"]
    (department,) = found([record("教育局", budget="30"), record("一中", budget="30"), record("二中")])
    assert department.missing == ()
    assert department.budget.agreement is Agreement.OPEN
    (department,) = found([record("教育局"), record("一中", budget="30"), record("二中", budget="1")])
    assert (department.budget.agreement, department.budget.difference, department.budget.unexplained) == (
        Agreement.OPEN,
        None,
        None,
    )


def test_exempt_units_and_those_inside_others_are_not_missing() -> None:
    exempt, below = unit("13", "三中", "1", exempt=True), unit("111", "分校", "11")
    (department,) = found(budgets("30", "10", "20"), BUREAU, FIRST, SECOND, exempt, below)
    assert department.missing == ()
    assert department.budget.agreement is Agreement.EQUAL


def test_units_below_one_that_has_not_filed_stand_for_it() -> None:
    group, branch = unit("13", "集团", "1"), unit("131", "分校", "13")
    files = [*budgets("35", "10", "20"), record("分校", budget="5")]
    (department,) = found(files, BUREAU, FIRST, SECOND, group, branch)
    assert department.missing == ()
    assert (department.parts, department.budget.agreement) == ((1, 2, 3), Agreement.EQUAL)


def test_a_department_within_a_department_is_counted_once() -> None:
    branch = unit("111", "分校", "11")
    files = [*budgets("30", "10", "20"), record("分校", budget="4")]
    outer, inner = found(files, BUREAU, FIRST, SECOND, branch)
    assert (outer.parts, outer.budget.parts) == ((1, 2), Fraction(30))
    assert (inner.parts, inner.budget.difference) == ((3,), Fraction(6))
    assert [item.word for item in inner.comparisons] == ["预算数", "执行数"]
