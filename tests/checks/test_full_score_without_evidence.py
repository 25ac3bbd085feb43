import pytest

from tests.checks.builders import addresses, faults, finding, only, row, score, scored, sheet, word
from tests.checks.values import SOCIAL, measured_row
from xlscore.checks.full_score_without_evidence import full_score_without_evidence
from xlscore.checks.registry import Scored
from xlscore.model.scorecard import ScoreState


def with_evidence(
    text: str, claimed: str = "10", beside: str = "附件1", state: ScoreState = ScoreState.JUDGED
) -> Scored:
    judged = row(9, "P.1", "10", claimed, evidence=word(text, "K9"))
    other = row(10, "P.2", "10", "9", evidence=word(beside, "K10"))
    return scored(sheet(), score(judged, "10", state=state), score(other, "9"))


def test_a_judged_row_with_full_points_and_no_evidence_is_doubted() -> None:
    found = finding(full_score_without_evidence, with_evidence(""))
    assert found.severity.value == "warning"
    assert found.message == "自评表!I9「指标P.1」是定性（评定）指标，自评得满分 10，而 自评表!K9 没有填写佐证材料。"
    assert addresses(only(full_score_without_evidence, with_evidence(""))) == ["I9", "K9"]


@pytest.mark.parametrize(
    "stage",
    [
        with_evidence("附件2"),
        with_evidence("", claimed="9.5"),
        with_evidence("", beside=""),
        with_evidence("", state=ScoreState.SCORED),
    ],
    ids=["named", "not full", "column unused", "measured"],
)
def test_evidence_named_points_deducted_or_figures_to_check_are_fine(stage: Scored) -> None:
    assert faults(full_score_without_evidence, stage) == []


def test_a_worded_target_is_judged_whatever_its_state() -> None:
    worded = measured_row("明显提升", "达成年度指标", SOCIAL, evidence=word("", "K9"))
    other = row(10, "P.2", evidence=word("附件1", "K10"))
    stage = scored(sheet(), score(worded, "10"), score(other, "10"))
    assert addresses(only(full_score_without_evidence, stage)) == ["I9", "K9"]
