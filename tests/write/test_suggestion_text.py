from tests.checks.builders import cell
from xlscore.model.suggestion import Change, Suggestion
from xlscore.write.suggestion_text import suggestion_lines

SCORE = Change(cell("I14"), "9.8", "9.5", "按完成比例")
TOTAL = Change(cell("I21"), "99.35", "99.05", "各行之和", follows=True)
BLANK = Change(cell("F6"), "", "120", "分项之和")


def test_changes_are_a_table_with_columns_below_one_another() -> None:
    found = list(suggestion_lines(Suggestion((SCORE, TOTAL), why="改动 1 格。")))
    assert found == [
        "  最小改动建议：改动 1 格。",
        "      单元格      现值   建议值  依据",
        "      自评表!I14  9.8    9.5     按完成比例",
        "      自评表!I21  99.35  99.05   各行之和（公式自动得出，不必改）",
    ]


def test_other_ways_and_what_is_left_to_the_unit_are_named() -> None:
    found = list(suggestion_lines(Suggestion((BLANK,), ((SCORE, TOTAL),), ("XS202:财政拨款", "XS108"), "改动 1 格。")))
    assert found[2] == "      自评表!F6  （空）  120     分项之和"
    assert found[3] == "      另一种改法 1：自评表!I14 9.8→9.5，自评表!I21 99.35→99.05"
    assert found[4] == "      须由填报单位处理：XS202（财政拨款）；XS108"


def test_without_changes_only_the_sentence_stands() -> None:
    assert list(suggestion_lines(Suggestion(why="没有强制性意见，不需改动。"))) == [
        "  最小改动建议：没有强制性意见，不需改动。"
    ]
