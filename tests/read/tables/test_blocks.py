import pytest

from tests.read.forms import Cells, facts, grid, rows
from xlscore.cells import Area
from xlscore.read.tables.blocks import (
    funds_heads,
    is_form_title,
    is_goals,
    is_note,
    is_total,
    score_heads,
    statement_head,
    subtotal_of,
)
from xlscore.read.tables.grid import Item
from xlscore.read.tables.headers import Role

LEVELS = ["一级指标", "二级指标", "三级指标"]


def tops(cells: Cells, merges: str = "") -> list[tuple[int, int]]:
    return [(columns.top, columns.bottom) for columns in score_heads(grid(cells, merges))]


def test_a_table_need_not_start_in_the_corner() -> None:
    cells = rows(9, [[*LEVELS, "分值", "得分"]], "D")
    assert tops(cells) == [(9, 9)]
    assert score_heads(grid(cells))[0].spans[Role.LEVEL1].left == 4


def test_a_head_of_two_rows_whichever_row_holds_the_levels() -> None:
    above = rows(1, [["绩效指标", None, None, "年度指标值", None, "分值", "得分"]])
    assert tops({**above, **rows(2, [[*LEVELS, "指标性质", "指标值"]])}, "A1:C1 D1:E1 F1:F2 G1:G2") == [(1, 2)]
    cells = {**rows(1, [[*LEVELS, "年度指标值", None, "分值", "得分"]]), **rows(2, [["指标性质", "指标值"]], "D")}
    assert tops(cells, "A1:A2 B1:B2 C1:C2 D1:E1 F1:F2 G1:G2") == [(1, 2)]


def test_the_row_below_a_head_is_data_unless_it_holds_headers_only() -> None:
    assert tops({**rows(1, [[*LEVELS, "分值"]]), **rows(2, [["产出指标", None, "得分"]])}) == [(1, 1)]


def test_levels_without_any_measure_are_no_table() -> None:
    assert tops(rows(1, [LEVELS])) == []


def test_one_level_header_alone_is_no_table() -> None:
    assert tops(rows(1, [["一级指标", "分值", "得分"]])) == []


def test_a_flat_list_of_named_indicators_is_a_table() -> None:
    assert tops(
        rows(1, [["指标名称", "计量单位", "指标性质", "指标值", "指标权重(分)", "全年完成值", "指标得分(分)"]])
    ) == [(1, 1)]


def test_two_tables_on_one_sheet() -> None:
    head = [[*LEVELS, "分值", "得分"]]
    assert tops({**rows(3, head), **rows(20, head)}) == [(3, 3), (20, 20)]


def test_funds_blocks_by_their_headers() -> None:
    cells = {**rows(5, [["年初预算数", "全年预算数", "全年执行数"]], "D"), **rows(7, [["执行率", "全年预算数"]], "D")}
    assert [columns.top for columns in funds_heads(grid(cells))] == [5]


def test_the_headers_of_breakdowns_are_no_block_of_their_own() -> None:
    twice = ["全年预算数", "全年执行数"]
    assert funds_heads(grid(rows(5, [["按收入性质分", *twice]]))) == []
    assert funds_heads(grid(rows(5, [[*twice, *twice]]))) == []


def test_a_statement_by_its_headers() -> None:
    head = statement_head(grid(rows(3, [["项目", "上级项目", "分组", "单位", "年初预算数", "执行数（实际数）"]])))
    assert head is not None
    assert facts(head.top, head.spans[Role.EXECUTED].left) == (3, 6)
    assert statement_head(grid(rows(3, [["项目", "执行数"]]))) is None


@pytest.mark.parametrize("text", ["总分", "合 计", "总计：", "自评总分"])
def test_totals(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize(
    ("text", "closes"), [("小计", ""), ("产出指标小计", "产出指标"), ("过程合计：", "过程"), ("统计", None)]
)
def test_subtotals_may_name_what_they_close(text: str, closes: str | None) -> None:
    assert subtotal_of(text) == closes


@pytest.mark.parametrize(
    "text",
    [
        "注：1.得分不超过分值",
        "注",
        "备注：",
        "说明：本表",
        "填表人：",
        "其他需要说明事项",
        "评价等级",
        "等级：优",
        "存在问题",
        "(公章)",
    ],
)
def test_notes(text: str) -> None:
    assert is_note(text)


@pytest.mark.parametrize("text", ["注册企业数", "说明会场次", "审核通过率", "产出指标", "备注册"])
def test_titles_that_begin_like_notes_are_none(text: str) -> None:
    assert not is_note(text)


def test_form_titles_are_short_and_end_like_one() -> None:
    place = Area(1, 1, 1, 9)
    assert is_form_title(Item(place, "项目支出绩效自评表"))
    assert is_form_title(Item(place, "部门整体支出绩效评价评分表（参考样表）"))
    assert not is_form_title(Item(place, "产出指标"))
    assert not is_form_title(Item(place, "说" * 60 + "自评表"))


def test_goals_heads() -> None:
    assert is_goals("年度\n总体\n目标")
    assert not is_goals("年度资金总额")
