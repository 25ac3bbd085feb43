"""Trials, waivers and explanations meet the findings: what counts afterwards, and what is said about it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.checks.builders import cell, edition
from tests.checks.rosters import filing, roster
from xlscore.checks.registry import SwitchedOff
from xlscore.checks.settlement import settle, settled, settled_roster
from xlscore.checks.switched_off_or_waived import switched_off_or_waived
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Finding, Severity, Verdict
from xlscore.model.roster import FilingState, Roster
from xlscore.model.settlement import Answer, Measures, Settlement, Trial, Waiver

DAY = date(2026, 12, 31)
WRONG = Finding("XS301", Severity.ERROR, "得分不符", "甲。", "请改。", "A1", (cell("I14"),))
ADVISED = Finding("XS308", Severity.WARNING, "未说明", "乙。", "请改。", "A2", (cell("I15"),))
FILED = Dossier("一.xlsx", "0" * 64, edition(), unit="样例区教育局", findings=(WRONG, ADVISED))
WAIVER = Waiver("XS301", "省厅另有批复", "局长办公会", DAY, ("样例区教育局",), at="豁免.xlsx:2")


def measures(*waivers: Waiver, today: date | None = DAY, trials: tuple[Trial, ...] = ()) -> Measures:
    return Measures(today, waivers, trials)


def states(dossier: Dossier) -> list[tuple[str, str]]:
    return [(finding.id, finding.settlement.value) for finding in dossier.findings]


def test_nothing_given_changes_nothing() -> None:
    assert settled(FILED, Measures()) == FILED


@pytest.mark.parametrize("today", [DAY - timedelta(1), DAY, None])
def test_a_waiver_counts_up_to_and_on_its_last_day(today: date | None) -> None:
    done = settled(replace(FILED, findings=(WRONG,)), measures(WAIVER, today=today))
    assert done.verdict is Verdict.PASS
    assert states(done) == [("XS301:A1", "waived"), ("XS902:XS301", "open")]
    assert done.findings[0].waiver == WAIVER
    assert done.findings[0].severity is Severity.ERROR
    note = done.findings[1]
    assert note.message == (
        "XS301「得分不符」（自评表!I14）共 1 条意见已豁免，不计入审核结论。"
        "批准人：局长办公会；理由：省厅另有批复；有效期至 2026-12-31（见 豁免.xlsx:2）。"
    )
    assert note.cells == WRONG.cells


def test_a_waiver_that_has_run_out_counts_no_more_and_says_so() -> None:
    done = settled(FILED, measures(WAIVER, today=DAY + timedelta(1)))
    assert done.verdict is Verdict.FAIL
    assert states(done) == [("XS301:A1", "open"), ("XS308:A2", "open"), ("XS902:XS301/过期", "open")]
    assert "的豁免已过期，1 条意见重新计入审核结论。" in done.findings[2].message


def test_of_two_waivers_the_one_in_force_counts_and_the_old_one_is_not_mentioned() -> None:
    old = replace(WAIVER, until=DAY - timedelta(1), place="I14")
    done = settled(FILED, measures(old, WAIVER))
    assert done.findings[0].waiver == WAIVER
    assert [finding.subject for finding in done.findings if finding.code == "XS902"] == ["XS301"]


def test_another_units_waiver_and_one_of_nothing_change_nothing() -> None:
    other, idle = replace(WAIVER, units=("样例区财政局",)), replace(WAIVER, code="XS404")
    assert settled(FILED, measures(other, idle)) == FILED


def test_that_nothing_was_recognised_cannot_be_waived_away() -> None:
    blind = Finding("XS102", Severity.ERROR, "未识别", "甲。", "请改。")
    waiver = replace(WAIVER, code="XS102")
    assert settled(replace(FILED, framework=None, findings=(blind,)), measures(waiver)).verdict is Verdict.FAIL
    assert settled(replace(FILED, findings=(blind,)), measures(waiver)).verdict is Verdict.PASS


@pytest.mark.parametrize("today", [DAY, None])
def test_a_check_on_trial_yields_notes_until_its_last_day(today: date | None) -> None:
    done = settled(FILED, measures(today=today, trials=(Trial("XS301", DAY),)))
    assert done.verdict is Verdict.EXPLAIN
    first = done.findings[0]
    assert (first.severity, first.level) == (Severity.NOTE, "说明·试运行")
    assert first.trial is not None
    assert (first.trial.until, first.trial.severity) == (DAY, Severity.ERROR)


def test_after_its_trial_a_check_is_what_it_is() -> None:
    trials = (Trial("XS301", DAY),)
    assert settled(FILED, measures(today=DAY + timedelta(1), trials=trials)) == FILED


def test_a_trial_in_the_registry_lasts_until_the_later_of_both_days(monkeypatch: pytest.MonkeyPatch) -> None:
    declared = replace(switched_off_or_waived, code="XS308", trial_until=DAY)
    monkeypatch.setattr(settle, "ALL", (declared,))
    assert settled(FILED, measures(today=DAY)).findings[1].level == "说明·试运行"
    assert settled(FILED, measures(today=DAY + timedelta(1))).findings[1].level == "提示性"
    longer = (Trial("XS308", DAY + timedelta(1)),)
    assert settled(FILED, measures(today=DAY + timedelta(1), trials=longer)).findings[1].level == "说明·试运行"
    shorter = (Trial("XS308", DAY - timedelta(1)),)
    assert settled(FILED, measures(today=DAY, trials=shorter)).findings[1].level == "说明·试运行"


def test_notes_are_not_put_on_trial() -> None:
    note = replace(ADVISED, severity=Severity.NOTE)
    done = settled(replace(FILED, findings=(note,)), measures(trials=(Trial("XS308", DAY),)))
    assert done.findings == (note,)


def test_explanations_meet_their_findings_and_the_later_counts() -> None:
    answers = [Answer("XS308:A2", "无", "副本"), Answer("XS308:A2", "因场地维修取消一期", "说明.xlsx:2")]
    done = settled(replace(FILED, findings=(ADVISED,)), Measures(), answers)
    assert done.verdict is Verdict.PASS
    assert done.findings[0].settlement is Settlement.EXPLAINED
    assert done.findings[0].level == "提示性·已说明"
    assert done.findings[0].explanation is not None
    assert done.findings[0].explanation.at == "说明.xlsx:2"
    worse = settled(replace(FILED, findings=(ADVISED,)), Measures(), answers[:1])
    assert worse.verdict is Verdict.EXPLAIN
    assert worse.findings[0].level == "提示性"


def test_an_error_stays_open_whatever_is_said() -> None:
    done = settled(FILED, Measures(), [Answer("XS301:A1", "因场地维修取消一期")])
    assert done.verdict is Verdict.FAIL
    assert done.findings[0].explanation is not None
    assert not done.findings[0].explanation.adequate


def test_explanations_of_findings_that_are_gone_are_kept() -> None:
    gone = Answer("XS404:甲", "因追加", "审核结果!L9")
    assert settled(FILED, Measures(), [gone]).strays == (gone,)


def test_what_was_switched_off_is_noted() -> None:
    off = [SwitchedOff("--select", "XS3", 0), SwitchedOff("--ignore", "XS301,XS4", 3)]
    notes = settled(FILED, Measures(), (), off).findings[2:]
    assert [note.id for note in notes] == ["XS902:--select", "XS902:--ignore"]
    assert notes[1].message == (
        "本次审核加了 --ignore XS301,XS4，停用了一部分审核规则，没有写明批准人、理由和期限；"
        "本文件有 3 条意见因此没有列出。"
    )


def held() -> Roster:
    missing = Finding("XS501", Severity.ERROR, "未上报", "甲。", "请催报。", "201")
    return replace(roster(filing(FilingState.MISSING)), findings=(missing, replace(missing, subject="202")))


@pytest.mark.parametrize(
    ("units", "waived"),
    [(("201",), ["201"]), (("样例区教育局",), ["201"]), (("样例区财政局",), []), ((), ["201", "202"])],
)
def test_findings_across_files_are_waived_by_unit(units: tuple[str, ...], waived: list[str]) -> None:
    waiver = replace(WAIVER, code="XS501", units=units)
    done = settled_roster(held(), measures(waiver))
    assert [finding.subject for finding in done.findings if not finding.counts] == waived
    assert [finding.code for finding in done.findings[2:]] == ["XS902"] * bool(waived)


def test_findings_across_files_may_be_on_trial_and_waivers_run_out() -> None:
    done = settled_roster(held(), measures(trials=(Trial("XS501", DAY),)))
    assert {finding.level for finding in done.findings} == {"说明·试运行"}
    late = settled_roster(held(), measures(replace(WAIVER, code="XS501", units=()), today=DAY + timedelta(1)))
    assert "2 条意见重新计入审核结论" in late.findings[2].message
