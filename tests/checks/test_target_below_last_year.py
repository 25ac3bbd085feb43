from fractions import Fraction
from typing import Any

from tests.consolidation.years import PROJECT, line, record
from xlscore.checks.registry import run_checks
from xlscore.checks.target_below_last_year import target_below_last_year
from xlscore.model.finding import Finding, Severity
from xlscore.model.record import Record
from xlscore.model.roster import Roster


def found(now: Record, *before: Record) -> list[Finding]:
    findings, broken = run_checks((target_below_last_year,), Roster((now,), previous=before))
    assert broken == []
    return findings


def lower() -> Roster:
    """Return a filing whose target of 1000 stands beside the 1100 of last year."""
    return Roster((record("今年.xlsx"),), previous=(record("去年.xlsx", year=2020),))


def test_a_target_below_last_years_result_is_named_with_both_figures() -> None:
    (warning,), _ = run_checks((target_below_last_year,), lower())
    assert (warning.id, warning.severity) == ("XS507:教育局", Severity.WARNING)
    assert warning.message == (
        "「教育局」的“今年.xlsx”与上年的“去年.xlsx”相比，1 个指标的要求低于上年实绩："
        "自评表!C9「培训人次」指标值「≥1000人次」，上年实际完成「1100人次」。"
    )


def test_last_years_result_itself_and_more_are_fine() -> None:
    for target in (1100, 1101):
        now = record("今年.xlsx", scores=(line(target=Fraction(target)),))
        assert found(now, record("去年.xlsx", year=2020)) == []


def test_another_submission_of_the_same_year_and_no_earlier_one_say_nothing() -> None:
    assert found(record("新.xlsx"), record("旧.xlsx")) == []
    assert found(record("新.xlsx")) == []


def ceiling(unit: str, **more: Any) -> list[Finding]:
    now = line(operator="<=", target=Fraction(31), unit=unit, **more)
    before = line(operator="<=", actual=Fraction(30), unit=unit)
    return found(record("今年.xlsx", scores=(now,)), record("去年.xlsx", year=2020, scores=(before,)))


def test_a_ceiling_above_last_years_result_is_named_but_not_one_on_money() -> None:
    assert len(ceiling("天")) == 1
    assert ceiling("元") == []


def test_projects_and_cells_that_are_not_known() -> None:
    now = line(cells=line().cells._replace(target=None))
    last = record("b", year=2020, edition=PROJECT, project="校车")
    (warning,) = found(record("a", edition=PROJECT, project="校车", scores=(now,)), last)
    assert warning.id == "XS507:教育局/校车"
    assert "低于上年实绩：「培训人次」" in warning.message
