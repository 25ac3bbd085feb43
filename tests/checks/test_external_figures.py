from dataclasses import replace

import pytest

from tests.checks.builders import BOOK, addresses, edition, faults, only
from xlscore.checks.external_figures import external_figures
from xlscore.checks.registry import Received
from xlscore.model.recognition import Recognition
from xlscore.model.workbook import Cell, Sheet


def received(*formulas: str | None) -> Received:
    cells = {(place, 2): Cell(1.0, formula) for place, formula in enumerate(formulas, start=1)}
    return Received(replace(BOOK, sheets=(Sheet("自评表", cells),)), Recognition(edition()))


@pytest.mark.parametrize("formula", ["[1]Sheet1!$A$1", "SUM('[2]预算 表'!A1:A3)", "[预算.xlsx]Sheet1!A1"])
def test_a_formula_that_reads_another_file_is_reported(formula: str) -> None:
    fault = only(external_figures, received(formula, "A1+1"))
    assert addresses(fault) == ["B1"]
    assert "引用了外部文件" in fault.message


@pytest.mark.parametrize("formula", ["SUM(A1:A3)", "表1[1]", "表1[[#This Row],[1]]", None])
def test_own_cells_and_table_columns_are_no_other_file(formula: str | None) -> None:
    assert faults(external_figures, received(formula)) == []


def test_many_cells_are_counted_and_all_carried() -> None:
    fault = only(external_figures, received(*["[1]S!A1"] * 7))
    assert "等共 7 处" in fault.message
    assert len(fault.cells) == 7
