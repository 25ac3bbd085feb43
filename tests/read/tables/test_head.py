import pytest

from tests.read.forms import Cells, grid
from xlscore.cells import CellRef
from xlscore.model.submission import MISSING, Entry, State
from xlscore.model.workbook import Cell
from xlscore.read.tables.head import claimed_grade, fiscal_year, total_beside, unit_name, year_in


@pytest.mark.parametrize(
    ("cells", "merges", "name"),
    [
        ({"A1": "单位名称", "B1": "某局"}, "", "某局"),
        ({"A1": "部门（单位）名称：某局"}, "", "某局"),
        ({"A1": "填报单位（盖章）：某局"}, "", "某局"),
        ({"A1": "预算部门、单位名称", "C1": "某局"}, "A1:B1 C1:F1", "某局"),
        ({"A1": "实施单位", "C1": "某局"}, "", "某局"),
        ({"A1": "主管部门", "B1": "某厅", "C1": "实施单位", "D1": "某局"}, "", "某局"),
        ({"A1": "主管部门", "B1": "某厅"}, "", "某厅"),
        ({"A1": "主管部门", "B1": "某厅", "C1": "实施单位"}, "", ""),
        ({"A1": "单位名称", "B1": "项目名称", "C1": "甲"}, "", ""),
        ({"A1": "单位名称", "E1": "另一格"}, "B1:D1", ""),
        ({"A1": "单位：万元", "A2": "部门", "B2": "某局"}, "", "某局"),
        ({"A1": "单位名称", "A2": "单位名称", "B2": "某局"}, "", "某局"),
        ({"A9": "单位名称", "B9": "某局"}, "", ""),
        ({}, "", ""),
    ],
)
def test_the_units_name(cells: Cells, merges: str, name: str) -> None:
    assert unit_name(grid(cells, merges), 9) == name


@pytest.mark.parametrize(
    ("cells", "year"),
    [
        ({"A2": "（2021年度）"}, 2021),
        ({"A1": "２０２１年度部门整体支出绩效自评表"}, 2021),
        ({"A1": "二〇二三年度部门整体支出绩效自评表"}, 2023),
        ({"A1": "某局2020年部门整体支出绩效自评表"}, 2020),
        ({"A1": "预算年度", "B1": 2022}, 2022),
        ({"A1": "年度", "B1": "2022年"}, 2022),
        ({"A1": "填报日期：2024年6月11日"}, None),
        ({"A1": "填报日期：2024年6月11日", "A2": "2023年度"}, 2023),
        ({"A2": Cell(2021, number_format='"（"0"年度）"')}, 2021),
        ({"A2": "（", "C2": 2021, "D2": "年度）"}, 2021),
        ({"A1": "年度", "B1": "某年"}, None),
        ({"A9": "2021年度"}, None),
        ({}, None),
    ],
)
def test_the_fiscal_year_is_that_of_the_form_and_never_of_a_date(cells: Cells, year: int | None) -> None:
    assert fiscal_year(grid(cells), 9) == year


@pytest.mark.parametrize(
    ("text", "year"),
    [("2021", 2021), ("（2021年度）", 2021), ("2021.0", 2021), ("二〇二一年度", 2021), ("第3年", None), ("", None)],
)
def test_the_year_of_a_cell_of_its_own(text: str, year: int | None) -> None:
    assert year_in(text) == year


def test_a_grade_stands_beside_its_label_or_behind_a_colon() -> None:
    assert claimed_grade(grid({"A1": "评价等级", "B1": "优"})) == Entry(State.GIVEN, CellRef("表", 1, 2), text="优")
    assert claimed_grade(grid({"A1": "自评等级：良"})) == Entry(State.GIVEN, CellRef("表", 1, 1), text="良")


def test_the_last_grade_counts_and_a_blank_one_keeps_its_place() -> None:
    assert claimed_grade(grid({"A1": "等级：中", "A5": "评价等级", "B5": "优", "A6": "等级"})).text == "优"
    assert claimed_grade(grid({"A1": "评价等级", "H1": "应为等级"})) == Entry(State.BLANK, CellRef("表", 1, 2))
    assert claimed_grade(grid({"A1": "评价等级", "H1": "优"}, "B1:G1")).state is State.BLANK


def test_no_grade() -> None:
    assert claimed_grade(grid({"A1": "合计"})) is MISSING


def test_a_total_printed_in_the_head() -> None:
    assert total_beside(grid({"A1": "自评总分", "B1": 96.5}), 5).value == 96.5
    assert total_beside(grid({"A1": "自评总分"}), 5) is MISSING
