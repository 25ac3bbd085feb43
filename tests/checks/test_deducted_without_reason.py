from dataclasses import replace

import pytest

from tests.checks.builders import (
    AMOUNTS,
    EXECUTION,
    MISSING,
    addresses,
    edition,
    faults,
    finding,
    indicator,
    only,
    row,
    score,
    scored,
    sheet,
    typed,
    word,
)
from xlscore.checks.deducted_without_reason import deducted_without_reason
from xlscore.model.finding import Severity
from xlscore.model.scorecard import ScoreState
from xlscore.model.submission import Entry, State
from xlscore.values import Kind, Reading

ZENGCHENG = edition(
    indicators=[indicator("A1", "14", title="资金管理", standing="unconfirmed"), EXECUTION], fields=AMOUNTS
)


def test_a_deduction_without_a_word_is_doubted() -> None:
    found = finding(deducted_without_reason, scored(sheet(), score(row(14, "P.2", claimed="9.5"), "9.5")))
    assert found.severity is Severity.WARNING
    assert found.message == "自评表!I14「指标P.2」分值 10，自评 9.5，扣 0.5 分，未说明原因。"
    assert [place.a1 for place in found.cells] == ["I14", "J14"]


def test_points_nobody_confirmed_are_named() -> None:
    lost = row(9, "A1", "14", "8.48", title="资金管理")
    found = finding(deducted_without_reason, scored(sheet(), score(lost), framework=ZENGCHENG))
    assert "扣 5.52 分" in found.message
    assert found.rests_on == ("“资金管理”的分值",)


@pytest.mark.parametrize("reason", ["无", "无。", "/", "", " 暂无 "])
def test_a_word_that_says_nothing_is_no_reason(reason: str) -> None:
    lost = row(14, "P.2", claimed="9", reason=word(reason, "J14"))
    assert len(faults(deducted_without_reason, scored(sheet(), score(lost, "9")))) == 1


def test_a_prompt_left_standing_is_no_reason() -> None:
    prompt = replace(word("请填写原因（100字以内）", "J14"), reading=Reading("请填写", Kind.PROMPT))
    lost = row(14, "P.2", claimed="9", reason=prompt)
    assert len(faults(deducted_without_reason, scored(sheet(), score(lost, "9")))) == 1


@pytest.mark.parametrize(
    "reason",
    [
        word("场地维修取消一期", "J14"),
        typed("未提供", "J14"),
        Entry(State.BLANK, formula="A1", uncached=True),
        Entry(State.MALFORMED, text="#"),
    ],
)
def test_a_reason_one_not_published_or_one_not_calculated_is_no_fault(reason: Entry) -> None:
    lost = row(14, "P.2", claimed="9", reason=reason)
    assert faults(deducted_without_reason, scored(sheet(), score(lost, "9"))) == []


def test_a_form_without_a_reason_column_is_reported_once() -> None:
    rows = [score(row(number, f"P.{number}", claimed="9", reason=MISSING), "9") for number in (14, 15)]
    found = only(deducted_without_reason, scored(sheet(), *rows))
    assert "没有偏差原因栏，2 行扣分未说明原因：「指标P.14」扣 1 分、「指标P.15」扣 1 分" in found.message
    assert addresses(found) == ["I14", "I15"]


def test_full_points_and_faults_of_other_checks_are_left_alone() -> None:
    rows = (
        score(row(14, "P.1"), "10"),
        score(row(15, "P.2", claimed="11"), "10"),
        score(row(16, "P.3", claimed="-1"), "10"),
        score(row(17, "P.4", claimed="9"), "10", met=True),
        score(row(18, "P.5", claimed="9"), "10"),
        score(row(19, "P.6", "未提供", "9")),
        score(row(20, "P.7", claimed="0"), state=ScoreState.NOT_APPLICABLE),
        score(row(6, "E", claimed="9.55"), "9.55"),
    )
    assert faults(deducted_without_reason, scored(sheet(), *rows, framework=ZENGCHENG)) == []
