from fractions import Fraction

from tests.read.forms import Cells, facts, grid, rows
from xlscore.cells import CellRef
from xlscore.model.submission import SumRow
from xlscore.model.workbook import Cell
from xlscore.read.tables.columns import bind
from xlscore.read.tables.headers import SCORE_HEADERS
from xlscore.read.tables.levels import Levels

HEAD = [["一级指标", "二级指标", "三级指标", "得分"]]


def paths(cells: Cells, last: int, merges: str = "") -> tuple[list[tuple[str, ...]], list[SumRow]]:
    seen = grid({**rows(1, HEAD), **cells}, merges)
    columns, levels = bind(seen, [1], SCORE_HEADERS), Levels(seen, {"投入": "投入", "产出": "产出指标"})
    return [levels.enter(columns, row) for row in range(2, last + 1)], levels.sums


def test_labels_are_inherited_whether_merged_or_left_blank() -> None:
    cells = {"A2": "投 入\n(15分)", "B2": "配置", "C2": "a", "C3": "b", "B4": "执行", "C4": "c"}
    assert (
        paths(cells, 4, "A2:A4 B2:B3")[0]
        == paths(cells, 4)[0]
        == [("投入", "配置"), ("投入", "配置"), ("投入", "执行")]
    )


def test_a_new_upper_label_ends_the_lower_one() -> None:
    assert paths({"A2": "投入", "B2": "配置", "A3": "过程", "C3": "b"}, 3)[0] == [("投入", "配置"), ("过程",)]


def test_a_lower_label_without_an_upper_one_stands_alone() -> None:
    assert paths({"B2": "数量指标", "C2": "a"}, 2)[0] == [("数量指标",)]


def test_labels_take_the_words_of_the_framework() -> None:
    assert paths({"A2": "产 出"}, 2)[0] == [("产出指标",)]


def test_points_in_labels_become_sums_without_a_claimed_score() -> None:
    _, sums = paths({"A2": "投 入\n(15分)", "B2": "配置（7.5分）"}, 2)
    assert [facts(closed.path, closed.points.value, closed.label, closed.at) for closed in sums] == [
        (("投入",), Fraction(15), "投入", CellRef("表", 2, 1)),
        (("投入", "配置"), Fraction(15, 2), "配置", CellRef("表", 2, 2)),
    ]
    assert all(closed.claimed.at is None for closed in sums)


def test_points_in_a_column_beside_the_level() -> None:
    seen = grid(
        {
            **rows(1, [["一级指标", "分值", "二级指标", "分值", "三级指标", "分值"]]),
            **rows(2, [["过程", 40, "执行", 20, "a", 5]]),
        }
    )
    columns, levels = bind(seen, [1], SCORE_HEADERS), Levels(seen, {})
    levels.enter(columns, 2)
    assert [facts(closed.path, closed.points.value) for closed in levels.sums] == [
        (("过程",), 40),
        (("过程", "执行"), 20),
    ]
    assert levels.sums[0].points.at == CellRef("表", 2, 2)


def test_the_column_of_the_titles_is_no_level() -> None:
    seen = grid(
        {**rows(1, [["一级指标", "二级指标", "评分标准"]]), **rows(2, [["布置工作\n10分", "自评通知\n（8分）"]])}
    )
    levels = Levels(seen, {})
    assert levels.enter(bind(seen, [1], SCORE_HEADERS), 2) == ("布置工作",)
    assert [closed.points.value for closed in levels.sums] == [10]


def test_points_that_are_a_formula_without_value_are_kept_as_unknown() -> None:
    unread = Cell(None, formula="SUM(F2:F9)", cached=False)
    seen = grid(
        {
            **rows(1, [["一级指标", "分值", "二级指标", "分值", "三级指标", "分值"]]),
            **rows(2, [["过程", unread, "执行", 20, "a", 5]]),
        }
    )
    levels = Levels(seen, {})
    levels.enter(bind(seen, [1], SCORE_HEADERS), 2)
    assert [(closed.path, closed.points.uncached) for closed in levels.sums] == [
        (("过程",), True),
        (("过程", "执行"), False),
    ]
