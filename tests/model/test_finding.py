import pickle
from dataclasses import replace
from datetime import date

import pytest

from xlscore.model.dossier import Dossier
from xlscore.model.finding import Finding, OnTrial, Severity, Verdict
from xlscore.model.settlement import Explanation, Settlement, Waiver

FINDING = Finding(
    "XS402", Severity.WARNING, "截断", "意见", "改正", claimed="0.9887", recomputed="0.9888", percent=True
)


def test_rates_are_shown_as_percent_and_other_figures_as_they_are() -> None:
    assert FINDING.shown(FINDING.claimed) == "98.87%"
    assert FINDING.shown("-0.0001") == "-0.01%"
    assert FINDING.shown(FINDING.difference) == ""
    assert replace(FINDING, percent=False).shown("8201.70") == "8201.70"


def test_an_id_is_code_and_subject_and_twins_are_numbered() -> None:
    assert FINDING.id == "XS402"
    assert replace(FINDING, subject="政府采购").id == "XS402:政府采购"
    assert replace(FINDING, subject="政府采购", twin=1).id == "XS402:政府采购#2"


def test_the_gravest_finding_gives_the_verdict() -> None:
    error, note = replace(FINDING, severity=Severity.ERROR), replace(FINDING, severity=Severity.NOTE)
    assert Dossier("a", "", findings=(note, FINDING, error)).verdict is Verdict.FAIL
    assert Dossier("a", "", findings=(note, FINDING)).verdict is Verdict.EXPLAIN
    assert Dossier("a", "", findings=(note,)).verdict is Verdict.PASS
    assert Dossier("a", "", readable=False).verdict is Verdict.UNREADABLE


def test_a_broken_check_leaves_what_was_found_wrong_and_passes_nothing() -> None:
    error, note = replace(FINDING, severity=Severity.ERROR), replace(FINDING, severity=Severity.NOTE)
    assert Dossier("a", "", findings=(error,), failed_checks=("XS303",)).verdict is Verdict.FAIL
    assert Dossier("a", "", findings=(FINDING,), failed_checks=("XS303",)).verdict is Verdict.UNCHECKED
    assert Dossier("a", "", findings=(note,), failed_checks=("XS303",)).verdict is Verdict.UNCHECKED
    assert Dossier("a", "", failed_checks=("XS101",), readable=False).verdict is Verdict.UNREADABLE


WAIVER = Waiver("XS402", "理由", "局长", date(2026, 12, 31))
GOOD, BAD = Explanation("因停电"), Explanation("无", faults=("没有说明。",))


@pytest.mark.parametrize(
    ("finding", "settlement", "weight", "level"),
    [
        (FINDING, Settlement.OPEN, Severity.WARNING, "提示性"),
        (replace(FINDING, explanation=GOOD), Settlement.EXPLAINED, Severity.NOTE, "提示性·已说明"),
        (replace(FINDING, explanation=BAD), Settlement.OPEN, Severity.WARNING, "提示性"),
        (replace(FINDING, severity=Severity.ERROR, explanation=GOOD), Settlement.OPEN, Severity.ERROR, "强制性"),
        (replace(FINDING, severity=Severity.NOTE, explanation=GOOD), Settlement.OPEN, Severity.NOTE, "说明"),
        (replace(FINDING, severity=Severity.ERROR, waiver=WAIVER), Settlement.WAIVED, Severity.NOTE, "强制性·已豁免"),
        (replace(FINDING, explanation=GOOD, waiver=WAIVER), Settlement.WAIVED, Severity.NOTE, "提示性·已豁免"),
        (
            replace(FINDING, severity=Severity.NOTE, trial=OnTrial(date(2026, 12, 31), Severity.ERROR)),
            Settlement.OPEN,
            Severity.NOTE,
            "说明·试运行",
        ),
    ],
)
def test_what_became_of_a_finding(finding: Finding, settlement: Settlement, weight: Severity, level: str) -> None:
    assert (finding.settlement, finding.weight, finding.level) == (settlement, weight, level)
    assert finding.counts is (settlement is Settlement.OPEN)
    assert pickle.loads(pickle.dumps(finding)) == finding  # noqa: S301 -- our own bytes


def test_settled_findings_give_no_verdict() -> None:
    explained, waived = replace(FINDING, explanation=GOOD), replace(FINDING, severity=Severity.ERROR, waiver=WAIVER)
    assert Dossier("a", "", findings=(explained, waived)).verdict is Verdict.PASS
    assert Dossier("a", "", findings=(explained, waived, FINDING)).verdict is Verdict.EXPLAIN
