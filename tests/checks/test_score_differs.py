import pytest

from tests.checks.builders import (
    AMOUNTS,
    EXECUTION,
    addresses,
    edition,
    exact_interval,
    faults,
    finding,
    indicator,
    only,
    row,
    score,
    scored,
    sheet,
)
from xlscore.checks.score_differs import score_differs
from xlscore.exact import exact
from xlscore.model.finding import Severity
from xlscore.model.scorecard import ScoreState

KNOWN = edition(indicators=[indicator("A1", "6")], fields=AMOUNTS)


def test_a_wrong_score_is_reported_with_its_working() -> None:
    bad = score(row(14, "A1", "6", "5"), "3", working="超过3个百分点，6−3×1＝3")
    found = finding(score_differs, scored(sheet(), bad, framework=KNOWN))
    assert (found.id, found.severity) == ("XS301:A1", Severity.ERROR)
    assert found.message == "自评表!I14「指标A1」自评得分 5，复算为 3，多计 2 分，计算：超过3个百分点，6−3×1＝3。"
    assert (found.claimed, found.recomputed, found.difference) == ("5", "3", "2")
    assert [place.a1 for place in found.cells] == ["I14"]


def test_too_little_is_wrong_too() -> None:
    assert (
        "少计 1 分"
        in only(score_differs, scored(sheet(), score(row(14, "A1", "6", "5"), "6"), framework=KNOWN)).message
    )


@pytest.mark.parametrize(
    ("claimed", "silent"), [("9.67", True), ("9.6666666667", True), ("9.66", False), ("9.68", False)]
)
def test_a_score_is_compared_at_the_policys_places(claimed: str, silent: bool) -> None:
    computed = score(row(14, "A1", "10", claimed), "9.67", unrounded=exact("29") / 3)
    assert (faults(score_differs, scored(sheet(), computed)) == []) is silent


def test_a_truncated_score_is_a_warning_that_says_so() -> None:
    cut = score(row(14, "A1", "10", "9.66"), "9.67", unrounded=exact("29") / 3)
    found = finding(score_differs, scored(sheet(), cut))
    assert (found.severity, found.diagnosis) == (Severity.WARNING, "截断而非四舍五入")


@pytest.mark.parametrize(("claimed", "silent"), [("9.54", False), ("9.55", True), ("9.56", True), ("9.57", False)])
def test_a_score_the_printed_inputs_allow_is_right(claimed: str, silent: bool) -> None:
    computed = score(row(14, "A1", "10", claimed), "9.55", reach=exact_interval("9.546", "9.557"))
    assert (faults(score_differs, scored(sheet(), computed)) == []) is silent


def test_a_typed_whole_number_claims_two_decimals() -> None:
    computed = score(row(14, "A1", "10", "9"), "9.2", reach=exact_interval("9.15", "9.25"))
    assert addresses(only(score_differs, scored(sheet(), computed))) == ["I14"]


def test_unconfirmed_figures_make_it_a_warning() -> None:
    doubtful = score(row(14, "A1", "6", "5"), "3", rests_on=("“指标A1”的评分标准",))
    assert finding(score_differs, scored(sheet(), doubtful)).severity is Severity.WARNING


def test_changed_points_are_named_as_the_cause() -> None:
    bad = score(row(14, "A1", "8", "8"), "6")
    assert only(score_differs, scored(sheet(), bad, framework=KNOWN)).caused_by == "XS106:A1"


def test_rows_other_checks_speak_about_are_left_to_them() -> None:
    known = edition(indicators=[EXECUTION], fields=AMOUNTS)
    rows = (
        score(row(14, "P.1", "10", "11"), "10"),
        score(row(15, "P.2", "10", "10"), "9.5", met=False),
        score(row(16, "P.3", "10", "9"), "10", met=True),
        score(row(17, "E", "10", "10"), "9.55"),
        score(row(18, "P.5", "10", "3"), "3", state=ScoreState.JUDGED),
        score(row(19, "P.6", "10", "3")),
        score(row(20, "P.7", "10", "未提供"), "3"),
    )
    assert faults(score_differs, scored(sheet(), *rows, framework=known)) == []


@pytest.mark.parametrize(
    ("claimed", "severity"), [("9.50", "note"), ("9.60", "note"), ("9.49", "error"), ("9.61", "error")]
)
def test_a_score_only_rounding_to_whole_amounts_explains_is_a_note_without_effect(claimed: str, severity: str) -> None:
    computed = score(row(14, "A1", "10", claimed), "9.55", whole_reach=exact_interval("9.503", "9.597"))
    found = finding(score_differs, scored(sheet(), computed))
    assert (found.severity.value, found.effect is None) == (severity, severity == "note")
    assert ("如系取整填列，则可相符" in found.message) is (severity == "note")
    assert ("与取整前的金额核对" in found.fix) is (severity == "note")
