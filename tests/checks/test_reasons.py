import pytest

from tests.checks.builders import row, word
from xlscore.checks._reasons import no_reason_why, says_nothing
from xlscore.model.submission import ScoreRow


def deducted(reason: str, number: int = 9) -> ScoreRow:
    goal, done = word("≥95%", f"F{number}"), word("94%", f"G{number}")
    why = word(reason, f"J{number}")
    return row(number, f"P.{number}", claimed="8", reason=why, title="验收合格率", target=goal, actual=done)


def said(*reasons: str) -> str | None:
    rows = [deducted(reason, number) for number, reason in enumerate(reasons, 9)]
    return no_reason_why(rows, len(rows) - 1)


@pytest.mark.parametrize("reason", ["≥95%", "94%", "94％", "验收合格率", "验收合格率。"])
def test_title_target_and_actual_are_copies(reason: str) -> None:
    assert "照抄了「" in (said(reason) or "")


@pytest.mark.parametrize(
    "reason",
    [
        "1",
        "93.5%",
        "3万元",
        "已完成",
        "按计划完成。",
        "有偏差",
        "无偏差",
        "因故",
        "客观原因",
        "各种因素",
        "偏差原因分析",
        "≥95%，94%",
    ],
)
def test_bare_figures_words_that_explain_nothing_and_stated_facts_are_no_reason(reason: str) -> None:
    assert said(reason) == f"原因栏只填「{reason}」，没有说明原因"


@pytest.mark.parametrize(
    "reason",
    [
        "疫情影响",
        "资金不足",
        "报名人数不足",
        "只完成94%，材料晚到两周",
        "客观原因：汛期停工",
        "详见附件",
        "",
        "无",
        "完成质量不高",
    ],
)
def test_what_may_be_a_reason_is_let_stand_and_a_blank_one_is_left_to_another_check(reason: str) -> None:
    assert said(reason) is None


def test_the_same_as_above_is_the_reason_above() -> None:
    assert said("资金不足", "同上") is None
    assert said("资金不足", "同上。", "原因同上") is None
    for above in ("", "无", "94%", "已完成"):
        assert said(above, "同上") == "原因栏填「同上」，而上一行没有写原因"
    assert said("同上") == "原因栏填「同上」，而上一行没有写原因"
    assert said("同上", "同上") == "原因栏填「同上」，而上一行没有写原因"


def test_a_text_that_says_nothing() -> None:
    assert [says_nothing(text) for text in ("", "—", "见上", "资金不足")] == [True, True, True, False]
