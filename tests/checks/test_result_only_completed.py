import pytest

from tests.checks.builders import faults, finding, sheet, understood, word
from xlscore.checks.registry import Understood
from xlscore.checks.result_only_completed import result_only_completed


def stage(text: str, label: str = "实际完成情况") -> Understood:
    return understood(sheet(texts={label: word(text, "G11")}))


@pytest.mark.parametrize(
    "text",
    [
        "已完成",
        "全部完成。",
        "已圆满完成全年各项目标任务。",
        "按计划完成年度任务",
        "均已达到预期目标！",
        "各项绩效目标任务均已完成。",
        "本年度工作全部完成",
    ],
)
def test_a_result_without_a_fact_is_doubted(text: str) -> None:
    found = finding(result_only_completed, stage(text))
    assert found.severity.value == "warning"
    assert found.message == f"自评表!G11 年度总体目标的实际完成情况只写「{text}」，没有写明完成的内容和数量。"
    assert found.subject == "实际完成情况"


@pytest.mark.parametrize(
    "text", ["完成培训20场。", "已办好。", "已完成验收", "验收工作已完成", "", "基本完成，一期延至次年"]
)
def test_a_result_that_names_what_was_done_is_fine(text: str) -> None:
    assert faults(result_only_completed, stage(text)) == []


def test_the_goal_itself_may_be_short() -> None:
    assert faults(result_only_completed, stage("完成全年任务", "预期目标")) == []
