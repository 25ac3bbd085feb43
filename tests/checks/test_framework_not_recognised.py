from tests.checks.builders import BOOK, addresses, cell, edition, faults, only
from xlscore.checks.framework_not_recognised import framework_not_recognised
from xlscore.checks.registry import Received
from xlscore.exact import exact
from xlscore.model.recognition import Nearness, Recognition


def test_no_edition_recognised_names_the_nearest() -> None:
    found = only(framework_not_recognised, Received(BOOK, Recognition(None, candidates=("甲_2020", "乙_2021"))))
    assert "没有识别出" in found.message
    assert "甲_2020、乙_2021" in found.message
    assert found.cells == ()


def test_the_nearest_say_what_fits_and_what_does_not_and_ask_for_the_option() -> None:
    near = (
        Nearness("甲_2020", exact("55.5"), ("指标行", "资金表"), ("表名",)),
        Nearness("乙_2021", exact("-3"), (), ("指标行",)),
        Nearness("丙_2021", exact("112"), ("指标行",)),
    )
    found = only(framework_not_recognised, Received(BOOK, Recognition(None, nearest=near)))
    assert found.message == (
        "没有识别出这份工作簿属于哪一版评分表，未作审核。最接近的版本："
        "甲_2020（相似度0.56，相符：指标行、资金表，不符：表名）；"
        "乙_2021（相似度0.00，相符：无，不符：指标行）；丙_2021（相似度1.00，相符：指标行，不符：无）。"
        "确属其中一版的，用 --framework 指明该版后重新审核。"
    )


def test_nothing_near_is_not_invented() -> None:
    found = only(framework_not_recognised, Received(BOOK, Recognition(None)))
    assert found.message == (
        "没有识别出这份工作簿属于哪一版评分表，未作审核：各工作表上都没有找到评分表（有指标、分值、得分等栏的表）。"
    )
    assert found.fix is not None
    assert found.fix.startswith("请确认选对了文件")
    near = only(framework_not_recognised, Received(BOOK, Recognition(None, candidates=("甲_2020",))))
    assert near.fix is None


def test_a_stamp_that_contradicts_the_sheet_is_reported_at_its_cell() -> None:
    sentence = "模板标记的年度为 2020，表上写 2021。"
    found = Recognition(edition(), "stamp", conflict=sentence, conflict_at=cell("B2"))
    fault = only(framework_not_recognised, Received(BOOK, found))
    assert fault.message == sentence
    assert addresses(fault) == ["B2"]


def test_a_conflict_without_an_edition_is_said_once() -> None:
    found = Recognition(None, conflict="标记的版本不存在。")
    assert only(framework_not_recognised, Received(BOOK, found)).subject == "stamp"


def test_a_recognised_workbook_is_left_alone() -> None:
    assert faults(framework_not_recognised, Received(BOOK, Recognition(edition(), "layout"))) == []
