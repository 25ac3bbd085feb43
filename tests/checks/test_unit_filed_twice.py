from dataclasses import replace

import pytest

from tests.checks.builders import faults, finding
from tests.checks.rosters import dossier, filing, roster
from xlscore.checks.unit_filed_twice import unit_filed_twice
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Severity
from xlscore.model.roster import FilingState

TWICE = filing(FilingState.TWICE, 0, 1)


def test_two_different_files_of_a_unit_are_an_error() -> None:
    files = (dossier("a.xlsx", "aaaa"), dossier("b.xlsx", "bbbb"))
    found = finding(unit_filed_twice, roster(TWICE, dossiers=files))
    assert (found.id, found.severity) == ("XS502:201", Severity.ERROR)
    assert found.message == "「样例区教育局」上报了 2 份文件：a.xlsx、b.xlsx；内容不同，无法判断以哪一份为准。"


def test_the_same_file_twice_is_said_to_be_the_same_and_reported_once() -> None:
    files = (dossier("a.xlsx", "aaaa"), dossier("b.xlsx", "aaaa"))
    assert "内容完全相同" in finding(unit_filed_twice, roster(TWICE, dossiers=files)).message


def test_sheets_of_several_projects_or_editions_may_be_meant() -> None:
    projects = (dossier("a.xlsx", "aaaa", family="project"), dossier("b.xlsx", "bbbb", family="project"))
    assert finding(unit_filed_twice, roster(TWICE, dossiers=projects)).severity is Severity.WARNING
    editions = (dossier("a.xlsx", "aaaa"), dossier("b.xlsx", "bbbb", id="sample_overall_2022"))
    found = finding(unit_filed_twice, roster(TWICE, dossiers=editions))
    assert found.severity is Severity.WARNING
    assert "请确认各份都应上报" in found.message


def test_an_unrecognised_file_beside_another_is_not_meant() -> None:
    files = (dossier("a.xlsx", "aaaa"), dossier("b.xlsx", "bbbb", family=None))
    assert finding(unit_filed_twice, roster(TWICE, dossiers=files)).severity is Severity.ERROR


def test_one_file_under_two_units_is_reported_by_its_content() -> None:
    files = (dossier("甲.xlsx", "aaaa"), dossier("乙.xlsx", "aaaa"))
    filed = (filing(FilingState.FILED, 0), filing(FilingState.FILED, 1, code="202"))
    found = finding(unit_filed_twice, roster(*filed, dossiers=files))
    assert found.message == "以下 2 个文件内容完全相同：甲.xlsx、乙.xlsx。"
    assert found.subject == "aaaaaaaaaaaa"


def test_different_files_and_files_that_could_not_be_opened_are_fine() -> None:
    files = (dossier("甲.xlsx", "aaaa"), dossier("乙.xlsx", "bbbb"), Dossier("丙.xlsx", ""), Dossier("丁.xlsx", ""))
    assert faults(unit_filed_twice, roster(filing(FilingState.FILED, 0), dossiers=files)) == []


@pytest.mark.parametrize(
    ("names", "level"),
    [
        (("科普", "校车"), Severity.WARNING),
        (("科普", ""), Severity.WARNING),
        (("", ""), Severity.WARNING),
        (("科普", "科普"), Severity.ERROR),
    ],
)
def test_two_sheets_of_one_project_are_not_meant_and_those_that_name_none_may_be(
    names: tuple[str, str], level: Severity
) -> None:
    files = [dossier(f"{digit}.xlsx", digit * 4, family="project") for digit in "ab"]
    known = roster(TWICE, dossiers=tuple(files))
    named = tuple(replace(record, project=name) for record, name in zip(known.records, names, strict=True))
    found = finding(unit_filed_twice, replace(known, records=named))
    assert found.severity is level
    meant = "内容不同，可能分属不同的版本、年度或项目，请确认各份都应上报"
    assert (meant if level is Severity.WARNING else "无法判断以哪一份为准") in found.message


def test_one_file_with_two_sheets_of_the_whole_budget_is_filed_twice() -> None:
    alone = filing(FilingState.TWICE, 0)
    found = finding(unit_filed_twice, roster(alone, dossiers=(dossier("a.xlsx", "aaaa"),)))
    assert (found.id, found.severity) == ("XS502:201", Severity.ERROR)
    assert found.message == (
        "「样例区教育局」的文件a.xlsx里有几张同一年度的部门整体支出自评表，无法判断以哪一张为准，均未计入汇总。"
    )
