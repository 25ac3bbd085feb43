from dataclasses import replace

from xlscore.model.dossier import Dossier
from xlscore.model.finding import Finding, Severity, Verdict

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
