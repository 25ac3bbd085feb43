from dataclasses import replace

import pytest

from tests.checks.builders import faults, finding, line, only, row, sheet, understood, word
from xlscore.checks.narrative_sum_differs import narrative_sum_differs
from xlscore.checks.registry import Understood

WRONG = "支付测绘费30万元、编制费30万元、印刷费29.99万元，合计89.97万元。"


def stage(text: str) -> Understood:
    return understood(sheet(texts={"实际完成情况": word(text, "G11")}))


def test_a_sentence_whose_amounts_do_not_give_its_total_is_doubted() -> None:
    found = finding(narrative_sum_differs, stage(f"已验收。{WRONG}"))
    assert found.severity.value == "warning"
    assert found.message == (
        "自评表!G11 文字中 30万元、30万元、29.99万元之和为 89.99万元，而写作合计 89.97万元，少 0.02万元。"
    )
    assert (found.claimed, found.recomputed, found.difference) == ("89.97", "89.99", "-0.02")


@pytest.mark.parametrize(
    "text",
    [
        "测绘费30万元、编制费30万元、印刷费29.99万元，合计89.99万元。",
        "测绘费30.02万元、编制费29.99万元，共计60万元。",
        "测绘费30.02万元、编制费29.98万元，共计60.01万元。",
        "预算30万元、追加10万元，合计35万元。",
        "测绘费30万元，合计89.97万元。",
        "测绘费30万元、编制费30万元，合计60万元，另付10万元。",
        "测绘费30万元、编制费300元，合计30.03万元。",
        "人员经费1,200万元、公用经费300万元，合计1500万元。",
        "甲5000元、乙1万元、丙2万元，合计3.5万元。",
        "甲1亿元、乙200万元、丙300万元，合计10500万元。",
        "甲10万元、乙20万元、退回-5万元，合计25万元。",
        "甲10万元、乙20万元，合计约31万元。",
        "甲约10万元、乙20万元，合计31万元。",
        "测绘费30万元、编制费30万元。",
        "",
    ],
)
def test_a_sentence_that_adds_up_or_says_something_else_is_fine(text: str) -> None:
    assert faults(narrative_sum_differs, stage(text)) == []


def test_reasons_of_rows_and_lines_are_read_too() -> None:
    rows = (row(9, "P.1", reason=word(WRONG, "J9")),)
    assert only(narrative_sum_differs, understood(sheet(rows=rows))).subject == "自评表!J9"
    lines = (replace(line(6, "资金"), reason=word(WRONG, "J6")),)
    assert only(narrative_sum_differs, understood(sheet(lines=lines))).subject == "自评表!J6"


def test_amounts_of_several_units_are_brought_to_that_of_the_total() -> None:
    found = finding(narrative_sum_differs, stage("测绘费30万元、编制费300元，合计60万元。"))
    assert found.message == ("自评表!G11 文字中 30万元、300元之和为 30.03万元，而写作合计 60万元，多 29.97万元。")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("甲1亿元、乙2亿元，合计4亿元。", "之和为 3亿元，而写作合计 4亿元，多 1亿元。"),
        ("甲10元、乙20元，合计40元。", "之和为 30元，而写作合计 40元，多 10元。"),
    ],
)
def test_the_sum_is_told_in_the_unit_of_the_stated_total(text: str, words: str) -> None:
    assert words in only(narrative_sum_differs, stage(text)).message
