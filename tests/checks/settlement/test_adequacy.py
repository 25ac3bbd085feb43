"""Every test of an explanation at both of its sides."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.checks.builders import row, sheet, typed, word
from xlscore.checks.settlement.adequacy import BINDING, NO_CAUSE, covered, judged
from xlscore.model.finding import Finding, Severity
from xlscore.model.settlement import Answer, Explanation, Stake
from xlscore.model.submission import Submission

FINDING = Finding(
    "XS308", Severity.WARNING, "扣分未说明原因", "I14 扣 0.5 分，未说明原因。", "请写明原因。", "培训人次"
)
CAUSE = "第四季度一期培训因场地维修取消"
TITLE = "因疫情取消培训的场次"
GOAL = "因机构改革，全年培训20期"
SHEET = sheet(
    rows=(
        row(14, "P.1", title=TITLE, target=word("受疫情影响不少于十期", "F14"), actual=word("因停电取消一期", "G14")),
        row(15, "P.2", criterion=word("因政策调整的不扣分", "K15"), target=typed("", "F15")),
    ),
    texts={"预期目标": word(GOAL, "B11"), "未完成目标的原因": word(CAUSE, "B12")},
)
TWO = Stake(Fraction(20_000), (Fraction(1_020_000), Fraction(1_000_000)))


def judge(text: str, finding: Finding = FINDING, submission: Submission | None = SHEET) -> Explanation:
    return judged(Answer(finding.id, text, "审核结果!L12"), finding, submission)


def test_a_text_that_names_its_cause_explains() -> None:
    assert judge(f" {CAUSE}。 ") == Explanation(f"{CAUSE}。", "审核结果!L12")
    assert judge(CAUSE).adequate


@pytest.mark.parametrize(
    "text", ["无", "暂无。", "没有", "—", "/", "不适用", "情况属实", "见附件", "。。", "请填写原因", "指标2："]
)
def test_a_text_that_says_nothing_is_wanting(text: str) -> None:
    (fault,) = judge(text).faults
    assert fault == f"填的是「{text}」，没有说明任何情况。请写明具体原因。"


def test_blanks_are_said_to_be_blank_and_the_amount_is_asked_for_where_one_is_at_stake() -> None:
    assert judge("  ").faults == ("未填。请写明具体原因。",)
    assert judge("", replace(FINDING, stake=TWO)).faults == ("未填。请写明具体原因和相应的金额。",)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (f"“{TITLE}”", "指标名称"),
        ("受疫情影响，不少于十期", "自评表!F14 年度指标值"),
        ("因停电取消一期！", "自评表!G14 实际完成值"),
        ("因政策调整的 不扣分", "自评表!K15 评分标准"),
        ("因机构改革 全年培训20期", "自评表!B11 预期目标"),
    ],
)
def test_a_copy_of_the_target_or_of_the_sheet_is_wanting(text: str, label: str) -> None:
    assert judge(text).faults == (f"照抄了{label}，没有说明原因。请写明为什么会这样。",)
    assert judge(f"{text}、设备调试").adequate


def test_a_copy_of_the_finding_or_its_advice_is_wanting() -> None:
    assert "照抄了审核意见" in judge(FINDING.message).faults[0]
    assert "照抄了处理建议" in judge("请写明原因", submission=None).faults[0]


def test_a_cause_that_only_restates_the_finding_is_wanting() -> None:
    (fault,) = judge("因执行数超过预算数。").faults
    assert fault.startswith("只重复了事实（")
    assert judge("因工作需要增购设备三台。").adequate


def test_the_reason_of_the_sheet_may_be_repeated() -> None:
    assert judge(CAUSE).adequate


def test_a_single_sign_is_no_copy() -> None:
    one = replace(SHEET, rows=(row(14, "P.1", target=word("好", "F14")),))
    assert judge("好", submission=one).faults == (NO_CAUSE,)


def test_a_text_without_a_cause_is_wanting() -> None:
    assert judge("培训已经按期组织完毕").faults == (NO_CAUSE,)
    assert judge("因各种原因未完成").faults == (NO_CAUSE,)


def test_what_must_be_corrected_cannot_be_explained_away() -> None:
    explanation = judge(CAUSE, replace(FINDING, severity=Severity.ERROR))
    assert explanation.faults == (BINDING,)


def test_a_note_asks_for_nothing() -> None:
    assert judge("无", replace(FINDING, severity=Severity.NOTE)).adequate


def test_several_tests_may_fail_at_once() -> None:
    copied = replace(SHEET, rows=(row(14, "P.1", target=word("全年培训二十期", "F14")),))
    faults = judge("全年培训二十期", replace(FINDING, stake=TWO), copied).faults
    assert [fault[:5] for fault in faults] == ["照抄了自评", "没有写出原", "没有写明与"]


@pytest.mark.parametrize(
    ("text", "adequate", "working"),
    [
        ("追加1万元", False, "写明 1万元，差额 2万元，占 50.00%，没有超过一半。"),
        ("追加10000.01元", True, "写明 1.000001万元，差额 2万元，占 50.00%，超过一半。"),
        ("追加0.6万元，预付5000元", True, "写明 0.6万元＋0.5万元＝1.1万元，差额 2万元，占 55.00%，超过一半。"),
        ("追加0.9万元，其中人员0.8万元", False, "写明 0.9万元，差额 2万元，占 45.00%，没有超过一半。"),
        ("追加1.1万元，其中人员0.8万元", True, "写明 1.1万元，差额 2万元，占 55.00%，超过一半。"),
        ("减少1.5万元", True, "写明 1.5万元，差额 2万元，占 75.00%，超过一半。"),
        ("追加1.5万余元", True, "写明 1.5万元，差额 2万元，占 75.00%，超过一半。"),
        ("追加2万元，为执行102万元与预算100万元之差", True, "写明 2万元，差额 2万元，占 100.00%，超过一半。"),
    ],
)
def test_more_than_half_of_the_amount_has_to_be_named(text: str, adequate: bool, working: str) -> None:
    fault, shown = covered(text, TWO)
    assert shown == working
    assert (fault == "") is adequate
    if not adequate:
        assert fault == f"{working}请写明各项原因的金额（写上单位元或万元），合计应超过 1万元。"


@pytest.mark.parametrize("text", ["追加经费", "追加1.5", "追加1.5万", "培训3场", "执行102万元，预算100万元"])
def test_amounts_without_unit_and_those_of_the_sheet_are_no_amounts(text: str) -> None:
    fault, working = covered(text, TWO)
    assert fault.startswith("没有写明与差额 2万元相应的金额。请写明")
    assert working == ""


def test_small_differences_are_told_in_yuan() -> None:
    assert covered("尾差3元", Stake(Fraction(5)))[1] == "写明 3元，差额 5元，占 60.00%，超过一半。"


@pytest.mark.parametrize("stake", [None, Stake(Fraction(0))])
def test_without_an_amount_at_stake_none_is_asked_for(stake: Stake | None) -> None:
    assert covered(CAUSE, stake) == ("", "")


def test_cause_and_amount_together_explain_an_amount() -> None:
    about = replace(FINDING, stake=TWO)
    assert judge("因12月追加人员经费1.8万元", about).adequate
    assert judge("人员经费1.8万元", about).faults == (NO_CAUSE,)
    (fault,) = judge("因12月追加人员经费", about).faults
    assert fault.startswith("没有写明与差额 2万元相应的金额。")
