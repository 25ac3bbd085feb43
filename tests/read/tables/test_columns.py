from tests.read.forms import facts, grid, rows
from xlscore.cells import CellRef
from xlscore.model.workbook import Cell
from xlscore.read.tables.columns import Columns, Span, bind
from xlscore.read.tables.headers import FUNDS_HEADERS, SCORE_HEADERS, STATEMENT_HEADERS, Headers, Role

LEVELS = ["一级指标", "二级指标", "三级指标"]


def spans(headers: list[str], table: Headers = SCORE_HEADERS) -> dict[Role, int]:
    columns = bind(grid(rows(1, [headers])), [1], table)
    return {role: span.left for role, span in columns.spans.items()}


def test_columns_are_bound_by_header_in_whatever_order() -> None:
    assert spans([*LEVELS, "分值", "指标值", "实际完成值", "得分", "偏差原因"]) == {
        Role.LEVEL1: 1,
        Role.LEVEL2: 2,
        Role.LEVEL3: 3,
        Role.POINTS: 4,
        Role.TARGET: 5,
        Role.ACTUAL: 6,
        Role.SCORE: 7,
        Role.REASON: 8,
    }


def test_points_beside_each_level_belong_to_the_level_on_their_left() -> None:
    found = spans(["一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "评价标准", "得分"])
    assert facts(found[Role.POINTS1], found[Role.POINTS2], found[Role.POINTS], found[Role.SCORE]) == (2, 4, 6, 8)


def test_where_every_points_column_is_headed_as_score_the_rightmost_is_the_score() -> None:
    found = spans(["一级指标", "得分", "二级指标", "得分", "三级指标", "得分", "评价标准", "得分"])
    assert facts(found[Role.POINTS1], found[Role.POINTS2], found[Role.POINTS], found[Role.SCORE]) == (2, 4, 6, 8)


def test_recomputed_columns_are_ours_and_never_the_claimed_score() -> None:
    found = spans([*LEVELS, "分值", "得分", "扣分原因", "完成等级", "复算得分", "差异", "提示"])
    assert facts(found[Role.SCORE], found[Role.LEVEL], found[Role.OURS]) == (5, 7, 8)


def test_a_reviewers_score_is_not_the_claimed_one() -> None:
    assert spans([*LEVELS, "分值", "自评得分", "核查分数"])[Role.SCORE] == 5


def test_what_somebody_else_scored_is_never_claimed_wherever_it_stands() -> None:
    for header in ("复核分", "复核得分", "财政评价得分", "第三方评分", "主管部门审核得分", "评价得分", "得分"):
        found = spans([*LEVELS, "分值", "自评得分", header])
        assert facts(found[Role.SCORE], found[Role.POINTS]) == (5, 4)
    assert spans([*LEVELS, "分值", "财政复核得分", "自评分"])[Role.SCORE] == 6
    found = spans([*LEVELS, "评价得分", "自评得分"])
    assert facts(found[Role.SCORE], Role.POINTS in found) == (5, False)


def test_under_one_head_of_scores_the_units_own_is_taken() -> None:
    cells = {**rows(1, [[*LEVELS, "分值", "得分", None, "原因"]]), **rows(2, [["自评", "复核"]], "E")}
    columns = bind(grid(cells, "A1:A2 B1:B2 C1:C2 D1:D2 E1:F1 G1:G2"), [1, 2], SCORE_HEADERS)
    assert columns.spans[Role.SCORE] == Span(5, 5)
    assert columns.spans[Role.OURS] == Span(6, 6)


def test_a_clear_reason_header_beats_a_vague_one() -> None:
    assert spans([*LEVELS, "分值", "说明", "得分", "扣分原因"])[Role.REASON] == 7
    assert spans([*LEVELS, "分值", "说明", "得分"])[Role.REASON] == 5


def test_two_header_rows_name_the_column_by_the_lower_one() -> None:
    cells = {
        **rows(1, [["绩效指标", None, None, "年度指标值", None, None, "实际完成值", "分值", "得分"]]),
        **rows(2, [[*LEVELS, "指标性质", "指标值", "度量单位"]]),
    }
    columns = bind(grid(cells, "A1:C1 D1:F1 G1:G2 H1:H2"), [1, 2], SCORE_HEADERS)
    assert {role: span.left for role, span in columns.spans.items()} == {
        Role.LEVEL1: 1,
        Role.LEVEL2: 2,
        Role.LEVEL3: 3,
        Role.OPERATOR: 4,
        Role.TARGET: 5,
        Role.UNIT: 6,
        Role.ACTUAL: 7,
        Role.POINTS: 8,
        Role.SCORE: 9,
    }
    assert facts(columns.top, columns.bottom) == (1, 2)


def test_funds_and_statement_headers_are_told_apart_by_their_table() -> None:
    assert spans(["年初预算数", "全年预算数\n(A)", "全年执行数（B）", "执行率(B/A)"], FUNDS_HEADERS) == {
        Role.INITIAL: 1,
        Role.BUDGET: 2,
        Role.EXECUTED: 3,
        Role.RATE: 4,
    }
    found = spans(["项目", "上级项目", "分组", "单位", "执行数（实际数）", "复算执行率", "说明"], STATEMENT_HEADERS)
    assert facts(found[Role.NAME], found[Role.UNIT], found[Role.EXECUTED], found[Role.OURS]) == (1, 4, 5, 6)


def made(left: int, right: int) -> Columns:
    return Columns(1, 1, {Role.SCORE: Span(left, right)})


def test_under_a_merged_header_the_first_filled_cell_counts() -> None:
    found = made(2, 3).cell(grid({"C2": 5}), 2, Role.SCORE)
    assert found == (Cell(5), CellRef("表", 2, 3))


def test_a_blank_under_a_header_has_the_headers_column() -> None:
    assert made(2, 3).cell(grid({"A2": 5}), 2, Role.SCORE) == (None, CellRef("表", 2, 2))


def test_a_table_without_that_column_has_no_cell() -> None:
    assert made(2, 3).cell(grid({}), 2, Role.POINTS) is None


def test_edges_and_title() -> None:
    columns = Columns(1, 1, {Role.LEVEL1: Span(2, 2), Role.LEVEL2: Span(3, 4), Role.OURS: Span(9, 9)})
    assert facts(columns.left, columns.right, columns.title) == (2, 4, Role.LEVEL2)
    empty = Columns(1, 1)
    assert facts(empty.left, empty.right, empty.title) == (1, 1, None)
    assert Role.LEVEL1 in columns


def aside(headers: list[str], *below: list[object]) -> list[tuple[str, str]]:
    seen = grid(rows(1, [headers, *below]))
    columns = bind(seen, [1], SCORE_HEADERS)
    return [(at.a1, why.split("”")[0].removeprefix("表头“")) for at, why in columns.left_aside(seen, range(2, 5))]


def test_columns_nobody_knows_and_columns_that_stand_twice_are_left_aside_where_they_hold_something() -> None:
    headers = ["绩效指标", "指标名称", "年初 指标值", "指标值", "目标值", "得分", "复核得分", "是否核心"]
    line: list[object] = ["", "场次", "5场", "6场", "7场", 10, 9, "是"]
    assert aside(headers, line) == [("C1", "年初指标值"), ("E1", "目标值"), ("H1", "是否核心")]
    assert aside(headers, ["", "场次", "", "6场", "", 10, 9, ""]) == []
    assert aside(["指标名称", "得分"], ["场次", 5]) == []


def test_a_word_for_marks_is_the_score_only_where_no_other_column_is() -> None:
    assert spans(["一级指标", "三级指标", "分值", "评分"])[Role.SCORE] == 4
    assert spans(["一级指标", "三级指标", "分值", "评分", "得分"])[Role.SCORE] == 5
    assert Role.SCORE not in spans(["一级指标", "三级指标", "指标值", "分数"])
