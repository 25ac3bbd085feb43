from tests.checks.builders import BOOK, addresses, cell, edition, faults, only
from xlscore.checks.framework_not_recognised import framework_not_recognised
from xlscore.checks.registry import Received
from xlscore.model.recognition import Recognition


def test_no_edition_recognised_names_the_nearest() -> None:
    found = only(framework_not_recognised, Received(BOOK, Recognition(None, candidates=("甲_2020", "乙_2021"))))
    assert "没有识别出" in found.message
    assert "甲_2020、乙_2021" in found.message
    assert found.cells == ()


def test_nothing_near_is_not_invented() -> None:
    assert "最接近" not in only(framework_not_recognised, Received(BOOK, Recognition(None))).message


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
