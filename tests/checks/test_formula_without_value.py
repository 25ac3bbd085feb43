from dataclasses import replace

from tests.checks.builders import addresses, cell, faults, only, row, sheet, understood
from xlscore.checks.formula_without_value import formula_without_value
from xlscore.model.submission import Entry, State


def uncalculated(number: int) -> Entry:
    return Entry(State.BLANK, cell(f"I{number}"), formula="1+1", uncached=True)


def test_all_uncalculated_formulas_make_one_finding() -> None:
    rows = tuple(replace(row(number, f"A{number}"), claimed=uncalculated(number)) for number in range(5, 12))
    found = only(formula_without_value, understood(sheet(rows=rows)))
    assert "自评表!I5、自评表!I6" in found.message
    assert "等共 7 处只有公式" in found.message
    assert addresses(found) == [f"I{number}" for number in range(5, 12)]


def test_few_are_listed_without_a_count() -> None:
    rows = (replace(row(5, "A1"), claimed=uncalculated(5)),)
    assert "等共" not in only(formula_without_value, understood(sheet(rows=rows))).message


def test_blank_cells_and_calculated_formulas_are_fine() -> None:
    rows = (row(5, "A1", claimed=""), replace(row(6, "A2"), claimed=replace(row(6, "A2").claimed, formula="5+5")))
    assert faults(formula_without_value, understood(sheet(rows=rows))) == []
