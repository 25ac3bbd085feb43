from tests.read.forms import Cells, facts, grid
from xlscore.cells import CellRef
from xlscore.model.submission import Entry, State
from xlscore.read.tables.goals import read_goals

HEAD: Cells = {"A1": "年度总体目标", "B1": "预期目标", "G1": "实际完成情况"}
MERGES = "A1:A4 B1:F1 G1:J1 B2:F2 G2:J2"


def test_the_texts_below_their_labels() -> None:
    texts = read_goals(grid({**HEAD, "B2": "办好活动", "G2": "已办好"}, MERGES), 9)
    assert texts["预期目标"] == Entry(State.GIVEN, CellRef("表", 2, 2), text="办好活动")
    assert texts["实际完成情况"].text == "已办好"


def test_several_lines_below_one_label_are_joined() -> None:
    texts = read_goals(grid({**HEAD, "B2": "目标1", "B3": "目标2", "G3": "完成"}, MERGES), 9)
    assert facts(texts["预期目标"].text, texts["预期目标"].at) == ("目标1\n目标2", CellRef("表", 2, 2))
    assert facts(texts["实际完成情况"].text, texts["实际完成情况"].at) == ("完成", CellRef("表", 3, 7))


def test_a_blank_text_has_its_place() -> None:
    assert read_goals(grid(HEAD, MERGES), 9)["预期目标"] == Entry(State.BLANK, CellRef("表", 2, 2))


def test_the_texts_end_where_the_table_of_indicators_begins() -> None:
    cells = {**HEAD, "B2": "目标", "B3": "一级指标", "G3": "得分"}
    assert read_goals(grid(cells, "B1:F1 G1:J1"), None)["预期目标"].text == "目标"


def test_a_form_without_goals() -> None:
    assert read_goals(grid({"A1": "单位名称"}), None) == {}
