from dataclasses import replace

import pytest

from tests.checks.builders import addresses, edition, faults, measured, only, row, score, scored, sheet, word
from xlscore.checks.far_above_target import far_above_target
from xlscore.exact import exact
from xlscore.model.scorecard import Score
from xlscore.model.submission import MISSING
from xlscore.values import Kind


def reached(
    actual: str, target: str, reason: str = "", *, title: str = "科技型企业数", kind: Kind = Kind.QUANTITY
) -> Score:
    aim, done = measured(f"≥{target}", target, "F14", kind=kind), measured(actual, actual, "G14", kind=kind)
    line = row(14, "P.1", title=title, target=aim, actual=done, reason=word(reason, "J14"))
    return score(line, "10", completion=exact(actual) / exact(target))


@pytest.mark.parametrize(
    ("actual", "target", "words"),
    [
        ("462", "380", "121.58%，达到或超过 120%，请核对并说明"),
        ("60", "50", "120.00%，达到或超过 120%，请核对并说明"),
        ("14", "5", "280.00%，达到或超过 130%，须说明原因"),
        ("13", "10", "130.00%，达到或超过 130%，须说明原因"),
    ],
)
def test_both_thresholds_count_when_reached_exactly(actual: str, target: str, words: str) -> None:
    found = only(far_above_target, scored(sheet(), reached(actual, target)))
    assert words in found.message
    assert addresses(found) == ["G14", "J14"]


def test_just_below_the_threshold_and_a_given_reason_are_fine() -> None:
    rows = (reached("119.99", "100"), reached("14", "5", "新增两个园区"))
    assert faults(far_above_target, scored(sheet(), *rows)) == []


def test_an_edition_may_set_its_own_threshold() -> None:
    strict = edition(policy={"over_prompt": "1.1"})
    assert "110%" in only(far_above_target, scored(sheet(), reached("11", "10"), framework=strict)).message


def test_shares_of_a_whole_are_exempt_and_growth_is_not() -> None:
    share = reached("0.98", "0.8", title="群众满意度", kind=Kind.PERCENT)
    growth = reached("0.364", "0.1", title="企业数增长率", kind=Kind.PERCENT)
    found = only(far_above_target, scored(sheet(), share, growth))
    assert "364.00%" in found.message


def test_reverse_rows_have_no_completion() -> None:
    assert faults(far_above_target, scored(sheet(), score(row(14, "P.1"), "10"))) == []


def test_what_is_wanting_of_the_reason_is_told_as_it_stands() -> None:
    blank, denied = reached("14", "5"), reached("14", "5", "无")
    assert only(far_above_target, scored(sheet(), blank)).message.endswith("；自评表!J14 的原因未填。")
    assert only(far_above_target, scored(sheet(), denied)).message.endswith("；自评表!J14 的原因只填「无」。")
    nowhere = replace(blank, row=replace(blank.row, reason=MISSING))
    assert only(far_above_target, scored(sheet(), nowhere)).message.endswith("；没有说明原因。")
