import pytest

from tests.checks.builders import addresses, faults, only, row, score, scored, sheet, word
from xlscore.checks.full_score_shortfall_explained import full_score_shortfall_explained
from xlscore.model.scorecard import Score


def explained(reason: str, claimed: str = "10") -> Score:
    return score(row(14, "P.2", claimed=claimed, reason=word(reason, "J14")), claimed)


@pytest.mark.parametrize(
    "reason", ["因疫情未完成两场培训", "系统建设进度滞后", "尚未达到预期效果", "第四季度没有完成验收"]
)
def test_a_shortfall_beside_full_points_is_doubted(reason: str) -> None:
    found = only(full_score_shortfall_explained, scored(sheet(), explained(reason)))
    assert f"「{reason}」" in found.message
    assert addresses(found) == ["I14", "J14"]


@pytest.mark.parametrize(
    "reason", ["", "无", "无未完成事项", "不存在未达标情况", "未完成原因：无", "超额完成，系增加场次", "未完成原因/"]
)
def test_a_denied_shortfall_or_another_word_is_fine(reason: str) -> None:
    assert faults(full_score_shortfall_explained, scored(sheet(), explained(reason))) == []


def test_a_deduction_a_score_above_the_points_and_a_missed_target_are_left_alone() -> None:
    missed = score(row(15, "P.3", reason=word("未完成", "J15")), "9", met=False)
    stage = scored(sheet(), explained("未完成", "9"), explained("未完成", "11"), missed)
    assert faults(full_score_shortfall_explained, stage) == []


@pytest.mark.parametrize(
    "reason", ["上年未完成的尾工本年已验收", "克服进度滞后影响，按期完成", "本年未出现进度滞后情况", "避免了工期滞后"]
)
def test_what_was_wanting_last_year_or_did_not_come_is_no_shortfall(reason: str) -> None:
    assert faults(full_score_shortfall_explained, scored(sheet(), explained(reason))) == []


def test_a_shortfall_beside_a_clause_of_last_year_is_doubted_all_the_same() -> None:
    only(full_score_shortfall_explained, scored(sheet(), explained("上年已完成，本年两场培训未完成")))
