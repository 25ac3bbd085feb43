from dataclasses import replace
from datetime import date

from tests.checks.builders import faults, finding
from tests.checks.rosters import filing, roster
from xlscore.checks.filed_late import filed_late
from xlscore.model.finding import Severity
from xlscore.model.roster import FilingState


def test_a_late_filing_states_its_working_days() -> None:
    late = filing(FilingState.LATE, 0, days_late=2, deadline=date(2022, 3, 31))
    found = finding(filed_late, roster(late))
    assert (found.id, found.severity) == ("XS504:201", Severity.WARNING)
    assert found.message == "「样例区教育局」于 2022-04-06 上报，截止日期 2022-03-31，逾期 2 个工作日。"


def test_dates_nobody_knows_are_not_stated() -> None:
    late = replace(filing(FilingState.LATE, 0, days_late=1, code=""), filed_on=None)
    found = finding(filed_late, roster(late))
    assert (found.message, found.subject) == ("「样例区教育局」逾期 1 个工作日。", "样例区教育局")


def test_filings_in_time_and_missing_ones_are_not_late() -> None:
    assert faults(filed_late, roster(filing(FilingState.FILED, 0), filing(FilingState.MISSING))) == []
