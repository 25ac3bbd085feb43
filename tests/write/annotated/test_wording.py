"""The words of places and notes."""

from dataclasses import replace

from tests.write.annotated.makers import finding
from xlscore.cells import CellRef
from xlscore.model.finding import Severity
from xlscore.write.annotated.wording import folded, note_body, note_heading, opinion, places, working


def test_cells_below_each_other_are_one_area() -> None:
    cells = finding("F9", "F7", "F8", "G7", "I7", "I9", "基础数据!B3").cells
    assert places(cells) == "自评表!F7:F9、G7、I7、I9；\n基础数据!B3"


def test_a_sheet_name_is_quoted_where_formulas_need_it() -> None:
    assert places((CellRef("2021 年", 1, 1),)) == "'2021 年'!A1"


def test_many_places_are_counted() -> None:
    cells = tuple(CellRef("表", row, 1) for row in range(1, 28, 2))
    assert places(cells) == "表!A1、A3、A5、A7、A9、A11、A13、A15、A17、A19、A21、A23 等 14 处"
    assert "等" not in places(cells[:12])


def test_a_line_of_places_ends_behind_a_whole_address() -> None:
    assert folded("F5、G5、H5、J5", 14) == "F5、G5、H5、J5"
    assert folded("F5、G5、H5、J5", 13) == "F5、G5、H5、\nJ5"
    assert folded("部门整体支出绩效自评表!E5、J105", 10) == "部门整体支出绩效自评表!E5、\nJ105"


def test_no_cell_is_no_place() -> None:
    assert places(()) == ""


def test_unconfirmed_figures_are_named_once() -> None:
    found = replace(finding("B2"), message="按待核的分值计算。", rests_on=("分值", "计算口径"))
    assert opinion(found) == "按待核的分值计算。（依据待核：计算口径）"
    assert opinion(finding("B2")) == "自评得分与复算不符。"


def test_working_ends_with_the_likely_cause_unless_it_was_said() -> None:
    found = replace(finding("B2"), diagnosis="按年初预算计算恰为 98.98%")
    assert working(found) == "10 × 90%\n按年初预算计算恰为 98.98%"
    assert working(replace(found, message="不符：按年初预算计算恰为 98.98%。")) == "10 × 90%"
    assert working(replace(found, working=None, diagnosis=None)) == ""


def test_note_has_level_code_figures_working_and_remedy() -> None:
    assert note_heading(finding("B2", severity=Severity.WARNING)) == "【提示性】XS301 得分不符"
    assert note_body(replace(finding("B2"), difference="1")) == (
        "审核意见：自评得分与复算不符。\n自评/填报数：10\n复算数：9\n差额：1\n计算过程：10 × 90%\n处理建议：请更正。"
    )
