import pytest

from tests.checks.builders import addresses, faults, finding, only, row, word
from tests.checks.values import measured_row, stage
from xlscore.checks.text_missing_or_copied import text_missing_or_copied

GOAL = "全年举办科普活动20场，培训1000人次。"


def test_a_completion_that_repeats_the_goal_but_for_punctuation_is_a_copy() -> None:
    texts = {"预期目标": word(GOAL, "B11"), "实际完成情况": word(GOAL.replace("，", " ,"), "G11")}
    found = finding(text_missing_or_copied, stage(texts=texts))
    assert found.severity.value == "warning"
    assert [at.a1 for at in found.cells] == ["G11", "B11"]
    assert "一字不差" in found.message


@pytest.mark.parametrize(("done", "said"), [("", "未填"), ("无", "填为「无」")])
def test_a_blank_completion_beside_a_goal_is_reported(done: str, said: str) -> None:
    texts = {"年初绩效目标": word(GOAL, "B8"), "全年目标实际完成情况": word(done, "G8")}
    found = only(text_missing_or_copied, stage(texts=texts))
    assert found.message == f"自评表!G8 年度总体目标的全年目标实际完成情况{said}，而预期目标已填。"


@pytest.mark.parametrize(("goal", "done"), [("", ""), ("无", "无"), (GOAL, "举办18场。"), ("", "举办18场。")])
def test_goals_nobody_set_short_words_and_own_texts_are_fine(goal: str, done: str) -> None:
    texts = {"预期目标": word(goal, "B11"), "实际完成情况": word(done, "G11")}
    assert faults(text_missing_or_copied, stage(texts=texts)) == []


def test_a_reason_that_repeats_the_target_explains_no_lost_points() -> None:
    goal = measured_row("全年举办科普活动20场", "完成").target
    scored = row(9, "P.1", claimed="8", target=goal, reason=word("全年举办科普活动20场。", "J9"))
    found = only(text_missing_or_copied, stage(scored))
    assert addresses(found) == ["J9", "F9"]
    assert "照抄了「全年举办科普活动20场」" in found.message


def test_a_copied_reason_of_a_full_score_and_a_reason_of_its_own_are_fine() -> None:
    same = row(9, "P.1", title="全年科普活动场次", reason=word("全年科普活动场次", "J9"))
    own = row(10, "P.2", claimed="8", reason=word("场地维修，第四季度取消一期。", "J10"))
    assert faults(text_missing_or_copied, stage(same, own)) == []


def test_a_reason_that_is_none_is_told_with_its_cell_and_one_of_full_points_is_not() -> None:
    none = row(9, "P.1", title="培训场次", claimed="8", reason=word("已完成", "J9"))
    full = row(10, "P.2", title="培训人次", reason=word("已完成", "J10"))
    found = only(text_missing_or_copied, stage(none, full))
    assert found.message == "自评表!J9「培训场次」扣了分，原因栏只填「已完成」，没有说明原因。"
    assert addresses(found) == ["J9"]
