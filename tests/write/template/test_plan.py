from datetime import date
from fractions import Fraction

import pytest

from xlscore.cells import CellRef
from xlscore.write.style import TEXT
from xlscore.write.template.live import Live
from xlscore.write.template.plan import SheetPlan


def test_a_cell_is_referred_to_from_its_own_sheet_and_from_others() -> None:
    plan = SheetPlan("基础 数据")
    assert plan.put(4, 2, Fraction(7), TEXT) == CellRef("基础 数据", 4, 2)
    assert plan.at(4, 2) == Live("B4", Fraction(7))
    assert plan.from_elsewhere(4, 2) == Live("'基础 数据'!$B$4", Fraction(7))
    assert plan.at(9, 9).value is None


def test_a_merged_area_holds_its_content_in_its_first_cell() -> None:
    plan = SheetPlan("表")
    plan.spread((1, 1), (2, 3), "题", TEXT)
    assert [plan.value(row, column) for row in (1, 2) for column in (1, 2, 3)] == ["题", None, None, None, None, None]
    assert [str(box.area) for box in plan.origins()] == ["A1:C2"]


def test_two_contents_in_one_cell_are_refused() -> None:
    plan = SheetPlan("表")
    plan.spread((1, 1), (2, 3), "题", TEXT)
    with pytest.raises(ValueError, match="two cells at 表!C2"):
        plan.put(2, 3, "又", TEXT)


def test_formulas_see_a_date_as_its_day_serial() -> None:
    plan = SheetPlan("表")
    plan.put(1, 1, date(2024, 3, 29), TEXT)
    assert plan.value(1, 1) == 45380


def test_an_area_has_its_address_and_its_values() -> None:
    plan = SheetPlan("表")
    plan.put(1, 1, Fraction(1), TEXT)
    plan.put(2, 1, Live("A1", "x"), TEXT)
    assert plan.area(1, 1, 3, 1) == ("A1:A3", [Fraction(1), "x", None])
    assert plan.area(1, 1, 1, 1, outside=True)[0] == "表!$A$1:$A$1"
