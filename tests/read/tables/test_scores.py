from fractions import Fraction

import pytest

from tests.read.forms import YUEYANG_MERGES, Cells, facts, framework, grid, rows, yueyang
from xlscore.cells import CellRef
from xlscore.model.submission import ScoreRow, State
from xlscore.model.workbook import Cell, CellValue
from xlscore.read.tables.blocks import score_heads
from xlscore.read.tables.lines import read_tables
from xlscore.read.tables.matching import Matcher
from xlscore.read.tables.scores import ScoreTable, read_score_table

PROJECT = "national_project_2020"
HEAD = [
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "原因", "完成等级", "佐证材料"]
]


def read(
    cells: Cells, merges: str = "", edition: str = PROJECT, named: dict[tuple[str, int], str] | None = None
) -> ScoreTable:
    seen = grid(cells, merges)
    (table, *_) = read_tables(seen, score_heads(seen))
    return read_score_table(seen, table, framework(edition), Matcher(framework(edition), named or {}), 2021)


def headed(*lines: list[CellValue]) -> Cells:
    return {**rows(1, HEAD), **rows(2, list(lines))}


def test_a_row_of_an_open_section_with_everything_it_states() -> None:
    (row,) = read(headed(["产出指标", "数量指标", "培训", "≥50场", "48场", 10, 9.6, "天气", "部分达成", "签到册"])).rows
    assert facts(row.code, row.title, row.path) == ("P.1", "培训", ("产出指标", "数量指标"))
    assert facts(row.points.value, row.claimed.value) == (10, Fraction(96, 10))
    assert facts(row.target.value, row.actual.value) == (50, 48)
    assert facts(row.reason.text, row.level.text, row.evidence.text) == ("天气", "部分达成", "签到册")
    assert row.at == CellRef("表", 2, 3)
    assert row.claimed.at == CellRef("表", 2, 7)


def test_codes_count_the_used_rows_of_their_section() -> None:
    table = read(
        headed(
            ["产出指标", "数量指标", "a", "1", "1", 1, 1],
            [None, None, "指标2：", "/", None, None, None],
            [None, "质量指标", "b", "1", "1", 1, 1],
            ["效益指标", "社会效益指标", "c", "1", "1", 1, 1],
        )
    )
    assert [row.code for row in table.rows] == ["P.1", "P.2", "B.1"]


@pytest.mark.parametrize("title", [None, "指标1：", "……", "/"])
def test_a_stub_without_values_is_unused(title: CellValue) -> None:
    assert read(headed(["产出指标", "数量指标", title, "—", "/", None, None])).rows == []


@pytest.mark.parametrize(("column", "value"), [(3, "≥5场"), (4, "5"), (5, 5), (6, 0), (7, "原因")])
def test_a_stub_with_any_value_is_a_row(column: int, value: CellValue) -> None:
    line: list[CellValue] = ["产出指标", "数量指标", "指标1：", None, None, None, None, None]
    line[column] = value
    (row,) = read(headed(line)).rows
    assert row.title == "指标1："


def test_values_without_a_title_keep_the_title_empty() -> None:
    (row,) = read(headed(["产出指标", "数量指标", None, "≥5场", "5场", 5, 5])).rows
    assert facts(row.code, row.title) == ("P.1", "")


def test_a_title_merged_over_two_rows_titles_both_where_both_hold_values() -> None:
    cells = headed(["产出指标", "数量指标", "培训", "≥5场", "5场", 5, 5], [None, None, None, "≥9人", "9人", 5, 5])
    assert [row.title for row in read(cells, "C2:C3").rows] == ["培训", "培训"]
    alone = headed(
        ["产出指标", "数量指标", "培训", "≥5场", "5场", 5, 5], [None, None, None, None, None, None, None, None, "x"]
    )
    assert len(read(alone, "C2:C3").rows) == 1


def test_a_formula_without_value_makes_a_row_used() -> None:
    cells = {**headed(["产出指标", "数量指标"]), "G2": Cell(None, formula="F2", cached=False)}
    (row,) = read(cells).rows
    assert row.claimed.uncached


def test_an_unknown_row_is_read_under_a_code_of_its_own_and_reported() -> None:
    table = read(headed(["投入", "预算配置", "在职人员控制率", None, None, 5, 5], [None, None, None, None, None, 1, 1]))
    assert [row.code for row in table.rows] == ["+1", "+2"]
    assert [facts(at.a1, "在职人员控制率" in word) for at, word in table.leftovers] == [("C2", True), ("C3", False)]


def by_code(table: ScoreTable) -> dict[str, ScoreRow]:
    return {row.code: row for row in table.rows}


def test_fixed_indicators_are_found_by_title_with_their_points_and_words() -> None:
    table = read(yueyang(), YUEYANG_MERGES, "yueyang_overall_2019")
    row = by_code(table)["A1.2"]
    assert facts(row.title, row.path, row.at) == ("“三公经费”变动率", ("投入", "预算配置"), CellRef("表", 5, 3))
    assert facts(row.points.value, row.claimed.value, row.reason.text) == (5, Fraction(9, 2), "公务接待增加")
    assert row.criterion.text.startswith("①")
    assert by_code(table)["B2.3"].claimed.value == 3
    assert table.leftovers == []


def test_a_named_row_is_kept_although_everything_in_it_was_cleared() -> None:
    cells = {**yueyang(), "C8": None, "D8": None, "E8": None, "F8": None, "G8": "x"}
    row = by_code(read(cells, YUEYANG_MERGES, "yueyang_overall_2019", {("表", 8): "B1.2"}))["B1.2"]
    assert facts(row.title, row.claimed.state) == ("", State.BLANK)
    emptied = {**cells, "G8": None, "H8": "hint"}
    assert "B1.2" in by_code(read(emptied, YUEYANG_MERGES, "yueyang_overall_2019", {("表", 8): "B1.2"}))


def test_points_printed_in_the_title_stand_in_where_there_is_no_column_of_points() -> None:
    cells = {
        **rows(1, [["一级指标", "二级指标", "评分标准", "所需佐证材料", "得分", "佐证编号"]]),
        **rows(2, [["布置工作\n10分", "自评通知\n（8分）", "印发通知2分", "通知", 8, "3"]]),
        **rows(3, [["合计", "100分"]]),
    }
    table = read(cells, edition="yueyang_workcheck_2023")
    (row,) = table.rows
    assert facts(row.code, row.title, row.printed_points, row.points.value) == ("A1", "自评通知", 8, 8)
    assert facts(row.points.at, row.evidence.text) == (CellRef("表", 2, 2), "3")
    assert table.total is not None
    assert facts(table.total.points.value, table.total.claimed.state) == (100, State.BLANK)


def test_points_printed_in_the_title_are_kept_beside_those_of_the_column() -> None:
    (row,) = read(headed(["产出指标", "数量指标", "培训（10分）", "1", "1", 8, 8])).rows
    assert facts(row.title, row.printed_points, row.points.value) == ("培训", 10, 8)


def test_the_remaining_points_of_a_template_have_a_code_of_their_own() -> None:
    cells = {**yueyang(), **rows(14, [["其他", None, "其余指标（未见原表）", "—", 61, 60]])}
    table = read(cells, YUEYANG_MERGES.replace(" A14:D14", ""), "yueyang_overall_2019")
    assert facts(table.rows[-1].code, table.rows[-1].claimed.value) == ("remainder", 60)
    assert table.leftovers == []


def closed(*lines: list[CellValue]) -> list[tuple[object, ...]]:
    first: list[CellValue] = ["产出指标", "数量指标", "a", "1", "1", 1, 1]
    return [facts(item.path, item.claimed.value) for item in read(headed(first, *lines)).sums]


def test_a_subtotal_closes_the_level_it_names_or_the_one_above_its_column() -> None:
    score: list[CellValue] = [None, None, None, 1]
    assert closed(["产出小计", None, None, *score]) == [(("产出指标",), 1)]
    assert closed([None, "数量指标小计", None, *score]) == [(("产出指标", "数量指标"), 1)]
    assert closed([None, "小计", None, *score]) == [(("产出指标",), 1)]
    assert closed([None, None, "小计", *score]) == [(("产出指标", "数量指标"), 1)]


def test_the_total_has_points_and_score_and_maybe_a_grade_beside_it() -> None:
    table = read(
        headed(["产出指标", "数量指标", "a", "1", "1", 1, 1], ["总分", None, None, None, None, 100, 97.5, "优"])
    )
    assert table.total is not None
    assert facts(table.total.path, table.total.points.value, table.total.claimed.value) == ((), 100, Fraction(195, 2))
    assert facts(table.grade.text, table.grade.at) == ("优", CellRef("表", 3, 8))


def test_without_a_grade_beside_the_total_there_is_none() -> None:
    assert read(headed(["产出指标", "数量指标", "a", "1", "1", 1, 1], ["总分"])).grade.at is None


@pytest.mark.parametrize("title", ["其中：县道", "其中县道", "包括：县道"])
def test_a_line_that_divides_the_one_above_is_no_indicator(title: str) -> None:
    line: list[CellValue] = ["产出指标", "数量指标", "修路", "≥9公里", "9公里", 10, 10]
    table = read(headed(line, [None, None, title, "≥5公里", "5公里", None, "—"]))
    assert [row.title for row in table.rows] == ["修路"]
    assert table.leftovers == [(CellRef("表", 3, 3), f"“{title}”是上一行的细分，没有分值和得分，不作为单独的指标")]


@pytest.mark.parametrize(("points", "score"), [(5, None), (None, 5)])
def test_a_line_that_divides_the_one_above_and_is_scored_is_an_indicator(points: CellValue, score: CellValue) -> None:
    table = read(headed(["产出指标", "数量指标", "其中：县道", "≥5公里", "5公里", points, score]))
    assert [row.title for row in table.rows] == ["其中：县道"]


HEADING: list[CellValue] = ["产出指标（30分）", None, None, None, None, 30, 29]
BELOW: list[list[CellValue]] = [
    [None, "数量指标", "a", "1", "1", 10, 10],
    [None, "质量指标", "b", "1", "1", 20, 19],
    ["效益指标", "社会效益指标", "c", "1", "1", 5, 5],
]


def test_a_line_that_adds_up_its_level_is_a_sum_and_no_indicator() -> None:
    table = read(headed(HEADING, *BELOW))
    assert [row.code for row in table.rows] == ["P.1", "P.2", "B.1"]
    (sum_row,) = [item for item in table.sums if item.claimed.given]
    assert facts(sum_row.path, sum_row.points.value, sum_row.claimed.value) == (("产出指标",), 30, 29)
    assert sum_row.label == "产出指标"


@pytest.mark.parametrize(("column", "value"), [(2, "甲"), (3, "≥1"), (4, "1"), (5, 29), (5, None), (7, "原因")])
def test_a_line_that_does_not_add_up_its_level_or_says_more_is_an_indicator(column: int, value: CellValue) -> None:
    line = [*HEADING, None]
    line[column] = value
    assert len(read(headed(line, *BELOW)).rows) == 4


def test_a_line_without_title_and_without_lines_below_is_an_indicator() -> None:
    assert len(read(headed(HEADING)).rows) == 1
    assert len(read(headed([None, None, None, None, None, 5, 5], *BELOW)).rows) == 4
