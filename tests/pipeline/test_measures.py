"""Waivers and explanations of units that are not there are refused; idle waivers are named once."""

from dataclasses import replace
from datetime import date

import pytest

from tests.checks.builders import cell
from xlscore.consolidation.condense import condense
from xlscore.errors import UsageError
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Finding, Severity
from xlscore.model.roster import Roster
from xlscore.model.settlement import Answer, Measures, Waiver
from xlscore.pipeline import Options, confirm_units, gather, idle_waivers

DAY = date(2026, 12, 31)
WRONG = Finding("XS301", Severity.ERROR, "甲", "甲。", "请改。", "A1", (cell("I14"),))
FILED = Dossier("201_自评表.xlsx", "0" * 64, unit="样例区教育局", findings=(WRONG,))


def waiver(*units: str, code: str = "XS301", place: str = "") -> Waiver:
    return Waiver(code, "批复", "局长", DAY, units, place, "豁免.xlsx:3")


@pytest.mark.parametrize("units", [(), ("样例区教育局",), ("201",), ("样例区财政局",), ("202",)])
def test_units_of_the_files_and_of_the_roster_are_known(units: tuple[str, ...]) -> None:
    answers = (Answer("XS301:A1", "因停电", "说明.xlsx:2", units),) if units else ()
    confirm_units(
        Measures(DAY, (waiver(*units),), answers=answers, known_units=(("202", "样例区财政局"),)), [condense(FILED)]
    )


def test_a_unit_nobody_knows_is_refused_with_its_line_and_the_nearest_name() -> None:
    with pytest.raises(UsageError) as caught:
        confirm_units(Measures(DAY, (waiver("样例区教育厅"),)), [condense(FILED)])
    assert str(caught.value).startswith(
        "豁免.xlsx:3: 本次审核的文件里没有单位“样例区教育厅”（是不是“样例区教育局”？）。请核对名称或编码；"
    )
    with pytest.raises(UsageError, match="没有单位“999”"):
        confirm_units(Measures(DAY, (waiver("999"),), known_units=(("", ""),)), [condense(FILED)])


def test_an_explanation_of_an_unknown_unit_or_file_is_refused() -> None:
    stranger = Answer("XS301:A1", "因停电", "说明.xlsx:2", ("甲局",))
    with pytest.raises(UsageError, match=r"说明\.xlsx:2: 本次审核的文件里没有单位“甲局”"):
        confirm_units(Measures(DAY, answers=(stranger,)), [condense(FILED)])
    with pytest.raises(UsageError, match=r"没有文件“二\.xlsx”"):
        confirm_units(Measures(DAY, answers=(replace(stranger, units=(), file="二.xlsx"),)), [condense(FILED)])
    confirm_units(Measures(DAY, answers=(replace(stranger, units=(), file=FILED.file),)), [condense(FILED)])


def said(*waivers: Waiver, roster: Roster | None = None, **more: tuple[str, ...]) -> list[str]:
    return idle_waivers(roster or Roster((condense(FILED),)), Options(measures=Measures(DAY, waivers), **more))  # type: ignore[arg-type]  # only select and ignore


def test_waivers_that_cover_something_are_not_idle() -> None:
    assert said(waiver(), waiver("样例区教育局"), waiver("201", place="I14"), waiver(place="A1")) == []


def test_an_idle_waiver_is_named_with_its_line() -> None:
    assert said(waiver(place="I15"), waiver("201", code="XS404")) == [
        "豁免.xlsx:3：各单位没有相应的 XS301（I15） 审核意见，这条豁免没有用上；问题已更正的，可以删去。",
        "豁免.xlsx:3：“201”没有相应的 XS404 审核意见，这条豁免没有用上；问题已更正的，可以删去。",
    ]


def test_waivers_of_units_not_in_the_run_and_of_checks_switched_off_are_not_called_idle() -> None:
    assert said(waiver("样例区财政局")) == []
    assert said(waiver(code="XS404"), ignore=("XS4",)) == []
    assert said(waiver(code="XS404"), select=("XS3",)) == []


def test_findings_across_files_are_looked_at_too() -> None:
    missing = Finding("XS501", Severity.ERROR, "未上报", "甲。", "请催报。", "202")
    roster = Roster((condense(FILED),), findings=(missing,))
    assert said(waiver("202", code="XS501"), roster=roster) == []
    assert len(said(waiver("202", code="XS504"), roster=roster)) == 1


def test_gather_settles_what_it_finds() -> None:
    twins = [FILED, replace(FILED, file="202_自评表.xlsx", unit="样例区财政局")]
    measures = Measures(DAY, (waiver(code="XS502"),))
    roster = gather(map(condense, twins), options=Options(measures=measures))
    assert [(finding.code, finding.counts) for finding in roster.findings] == [("XS502", False), ("XS902", True)]


def test_the_file_is_named_as_it_was_typed_and_results_do_not_depend_on_it() -> None:
    stranger = Answer("XS301:A1", "因停电", "说明.xlsx 审核结果!L11", ("甲局",))
    plain = Measures(DAY, (waiver("999"),), answers=(stranger,))
    typed = replace(plain, waivers_file="wv/豁免.xlsx", answers_file="wv/说明.xlsx")
    assert typed == plain
    assert repr(typed) == repr(plain)
    with pytest.raises(UsageError, match=r"^wv/豁免\.xlsx:3: 本次审核的文件里没有单位“999”"):
        confirm_units(typed, [condense(FILED)])
    with pytest.raises(UsageError, match=r"^wv/说明\.xlsx 审核结果!L11: 本次审核的文件里没有单位“甲局”"):
        confirm_units(replace(typed, waivers=()), [condense(FILED)])
    idle = Options(measures=replace(typed, waivers=(waiver(code="XS404"),)))
    assert idle_waivers(Roster((condense(FILED),)), idle)[0].startswith("wv/豁免.xlsx:3：各单位没有")
