"""XS213 where points were lost: what the closing texts say of it."""

from typing import Any

import pytest

from tests.checks.builders import addresses, faults, only, row, sheet, typed, understood, word
from xlscore.checks._denials import lost
from xlscore.checks.text_missing_or_copied import text_missing_or_copied
from xlscore.model.submission import Entry, State

GOAL = "全年举办科普活动20场，培训1000人次。"


def stage(total: str = "98", **texts: Any) -> Any:
    return understood(sheet(texts=texts, total=typed(total, "I20")))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "未填"),
        ("无", "填为「无」"),
        ("没有。", "填为「没有。」"),
        ("暂无", "填为「暂无」"),
        ("无问题", "只填「无问题」"),
        ("未发现存在问题。", "只填「未发现存在问题。」"),
        ("本单位不存在明显问题", "只填「本单位不存在明显问题」"),
        ("无需整改事项", "只填「无需整改事项」"),
        ("资金不足", "只填「资金不足」"),
        ("主要是项目经费紧张。", "只填「主要是项目经费紧张。」"),
    ],
)
def test_problems_denied_though_points_were_lost(text: str, said: str) -> None:
    fault = only(text_missing_or_copied, stage(存在问题=word(text, "B24")))
    assert fault.message == f"自评表!B24 “存在问题”{said}，而自评扣了 2 分，没有说明问题和改进办法。"
    assert (addresses(fault), fault.subject) == (["B24"], "存在问题")


@pytest.mark.parametrize("label", ["存在问题", "改进措施", "存在问题及改进措施", "整改情况"])
def test_every_closing_text_is_looked_at(label: str) -> None:
    assert only(text_missing_or_copied, stage(**dict[str, Any]({label: word("无", "B24")}))).subject == label


@pytest.mark.parametrize(
    "text",
    [
        "宣传不够",
        "资金不足，下半年两期培训未能举办",
        "无法按期到货，两台设备次年验收",
        "人员不足3人",
        "不存在挪用，但进度慢",
    ],
)
def test_a_text_that_says_something_is_left_alone(text: str) -> None:
    assert faults(text_missing_or_copied, stage(存在问题=word(text, "B24"))) == []


def test_without_points_lost_nothing_needs_to_be_said() -> None:
    assert faults(text_missing_or_copied, stage("100", 存在问题=word("无", "B24"))) == []
    assert faults(text_missing_or_copied, stage("101", 存在问题=word("无", "B24"))) == []
    assert len(faults(text_missing_or_copied, stage("99.99", 存在问题=word("无", "B24")))) == 1


def test_a_text_not_asked_for_or_not_supplied_is_no_fault() -> None:
    assert faults(text_missing_or_copied, stage(评价结论=word("无", "B24"))) == []
    absent = Entry(State.NOT_PROVIDED, word("x", "B24").at, text="未提供")
    assert faults(text_missing_or_copied, stage(存在问题=absent)) == []


def test_a_copy_of_the_goal_or_of_the_other_text_is_named_once() -> None:
    goal, same = word(GOAL, "B11"), word(GOAL.replace("，", "、"), "B24")
    fault = only(text_missing_or_copied, stage(预期目标=goal, 实际完成情况=word("举办18场", "G11"), 存在问题=same))
    assert fault.message == (
        "自评表!B24 “存在问题”与 自评表!B11 的文字一字不差，而自评扣了 2 分，没有说明问题和改进办法。"
    )
    assert addresses(fault) == ["B24", "B11"]
    twice = stage(存在问题=word("下半年场地维修", "B24"), 改进措施=word("下半年场地维修。", "B25"))
    assert (only(text_missing_or_copied, twice).subject, addresses(only(text_missing_or_copied, twice))) == (
        "改进措施",
        ["B25", "B24"],
    )


def test_without_a_total_the_rows_tell_what_was_lost() -> None:
    rows = (row(9, "P.1", "20", "18.5"), row(10, "P.2", "10", ""), row(11, "P.3", "10", "12"))
    assert lost(sheet(rows=rows), typed("100", "A1").value or 0) == typed("1.5", "A1").value  # type: ignore[arg-type]
    stated = understood(sheet(rows=rows, texts={"存在问题": word("无", "B24")}))
    assert "扣了 1.5 分" in next(fault.message for fault in faults(text_missing_or_copied, stated))
