from tests.read.forms import facts, framework, grid, rows
from xlscore.model.workbook import CellValue
from xlscore.read.tables.blocks import score_heads
from xlscore.read.tables.lines import read_tables
from xlscore.read.tables.matching import Matcher
from xlscore.read.tables.scores import read_score_table

HEAD = ["一级指标", "二级指标", "三级指标", "分值", "指标值", "实际完成值", "得分"]


SAME = "而指标值栏之和恰为 50，疑分值与指标值两栏填反"


def told(*lines: list[CellValue]) -> list[tuple[object, ...]]:
    form = grid(rows(1, [HEAD, *lines]))
    edition = framework("national_overall_2020")
    table = read_score_table(form, read_tables(form, score_heads(form))[0], edition, Matcher(edition, {}))
    return [facts(at.a1, word) for at, word in table.leftovers]


def test_targets_that_add_up_to_the_level_where_the_points_do_not() -> None:
    found = told(["产出指标（50分）", "数量指标", "培训", 12, 30, 12, 30], [None, None, "合格率", "95%", 20, "96%", 20])
    assert found == []
    found = told(["产出指标（50分）", "数量指标", "培训", 12, 30, 12, 30], [None, None, "宣传", 7, "'20分", 8, 20])
    assert found == []
    found = told(["产出指标（50分）", "数量指标", "培训", 12, 30, 12, 30], [None, None, "宣传", 7, 20, 8, 20])
    assert found == [("A2", f"“产出指标”分值为 50 分，分值栏各行之和为 19，{SAME}；按表头读取，未作对调")]


def test_points_that_add_up_are_no_suspicion_whatever_the_targets() -> None:
    assert told(["产出指标（50分）", "数量指标", "培训", 50, 50, 50, 50]) == []
    assert told(["产出指标（50分）", "数量指标", "培训", 40, 30, 30, 30]) == []


def test_a_level_without_rows_is_none() -> None:
    assert told(["产出指标（50分）", None, None, None, None, None, None]) == []
