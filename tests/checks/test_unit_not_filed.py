from dataclasses import replace
from datetime import date

from tests.checks.builders import faults, finding
from tests.checks.rosters import filing, roster
from xlscore.checks.unit_not_filed import unit_not_filed
from xlscore.model.finding import Severity
from xlscore.model.roster import FilingState


def test_a_missing_unit_is_reported_with_its_deadline() -> None:
    missing = filing(FilingState.MISSING, deadline=date(2022, 3, 31), contact="教科文股")
    found = finding(unit_not_filed, roster(missing))
    assert (found.id, found.severity) == ("XS501:201", Severity.ERROR)
    assert found.message == "「样例区教育局」未上报，截止日期 2022-03-31（联系科室：教科文股）。"


def test_without_a_deadline_none_is_stated() -> None:
    assert finding(unit_not_filed, roster(filing(FilingState.MISSING, code=""))).message == "「样例区教育局」未上报。"


def test_filed_late_exempt_and_unlisted_units_did_not_fail_to_file() -> None:
    states = (FilingState.FILED, FilingState.LATE, FilingState.EXEMPT, FilingState.UNLISTED, FilingState.TWICE)
    assert faults(unit_not_filed, roster(*(filing(state) for state in states))) == []


def test_a_returned_unit_that_has_not_filed_again_is_reported() -> None:
    back = filing(FilingState.RETURNED, 0, returned=True, returned_on=date(2022, 3, 28))
    found = finding(unit_not_filed, roster(back))
    assert found.message == "「样例区教育局」的报表已于 2022-03-28 退回，尚未收到更正件。"
    undated = finding(unit_not_filed, roster(filing(FilingState.RETURNED, returned=True)))
    assert undated.message == "「样例区教育局」的报表已退回，尚未收到更正件。"


def test_a_unit_that_filed_only_a_part_of_what_is_asked_is_told_what_is_missing() -> None:
    part = replace(filing(FilingState.FILED, 0, kind="部门整体支出、项目支出"), lacking=("项目支出",))
    found = finding(unit_not_filed, roster(part))
    assert (found.id, found.severity) == ("XS501:201", Severity.WARNING)
    assert found.message == (
        "「样例区教育局」的评价类型为“部门整体支出、项目支出”，只收到其中一部分，未收到项目支出的表。"
    )
