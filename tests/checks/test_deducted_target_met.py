from tests.checks.builders import addresses, faults, finding, measured, row, score, scored, sheet, word
from xlscore.checks.deducted_target_met import deducted_target_met
from xlscore.model.finding import Severity
from xlscore.model.scorecard import ScoreState
from xlscore.model.submission import ScoreRow


def met(claimed: str, reason: str = "") -> ScoreRow:
    target, actual = measured("≥20场", "20", "F13"), measured("20场", "20", "G13")
    return row(13, "P.1", "15", claimed, title="科普活动", target=target, actual=actual, reason=word(reason, "J13"))


def test_a_deduction_nobody_explains_is_doubted() -> None:
    found = finding(deducted_target_met, scored(sheet(), score(met("14"), "15", met=True)))
    assert found.severity is Severity.WARNING
    assert "已达到目标，按评分标准得 15 分，自评 14 分；未说明扣分原因" in found.message
    assert [place.a1 for place in found.cells] == ["I13", "J13"]


def test_an_explained_deduction_is_only_noted() -> None:
    found = finding(deducted_target_met, scored(sheet(), score(met("14", "资料归档不全"), "15", met=True)))
    assert found.severity is Severity.NOTE
    assert "所填原因：资料归档不全" in found.message


def test_full_points_a_missed_target_and_unscored_rows_are_fine() -> None:
    rows = (
        score(met("15"), "15", met=True),
        score(met("14"), "14", met=False),
        score(met("14"), "14", met=True, state=ScoreState.JUDGED),
        score(met("未提供"), "15", met=True),
        score(met("-1"), "15", met=True),
        score(met("14.999"), "15", met=True),
    )
    assert faults(deducted_target_met, scored(sheet(), *rows)) == []


def test_the_cells_are_those_of_the_row() -> None:
    (found,) = faults(deducted_target_met, scored(sheet(), score(met("14", "资料归档不全"), "15", met=True)))
    assert addresses(found) == ["I13"]


def test_a_rule_that_gives_nothing_is_told_as_nothing() -> None:
    found = finding(deducted_target_met, scored(sheet(), score(met("14"), "0", met=True)))
    assert "按评分标准得 0 分，自评 14 分" in found.message
    assert (found.recomputed, found.difference) == ("0", "14")
