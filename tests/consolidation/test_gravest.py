"""The findings to look at first: by effect either way, then by severity; what follows from another is left out."""

import pytest

from tests.consolidation.figures import finding
from tests.consolidation.returns import record
from xlscore.consolidation.gravest import gravest, located, unit_concerned, units_named
from xlscore.model.finding import Severity
from xlscore.model.roster import Filing, FilingState, Roster, RosterUnit


def test_effect_goes_before_severity_and_severity_before_the_order_met() -> None:
    held = record(
        "甲",
        findings=(
            finding("XS901", Severity.NOTE, "50"),
            finding("XS411", Severity.WARNING),
            finding("XS301", Severity.WARNING, "2"),
            finding("XS303", Severity.ERROR, "-3"),
            finding("XS305", Severity.ERROR, caused_by="XS303"),
            finding("XS302", Severity.ERROR, "2"),
        ),
    )
    roster = Roster((record("乙"), held), findings=(finding("XS501"), finding("XS503")))
    found = [(item.place, item.finding.code) for item in gravest(roster)]
    assert found == [(1, "XS303"), (1, "XS302"), (1, "XS301"), (None, "XS503"), (None, "XS501"), (1, "XS411")]
    assert [item.finding.code for item in gravest(roster, 2)] == ["XS303", "XS302"]


def test_findings_of_a_file_that_was_corrected_since_are_nobodys_to_look_at() -> None:
    files = (record("甲", findings=(finding("XS303", effect="-3"),)), record("甲", "b.xlsx"))
    back = Filing(RosterUnit("1", "甲"), FilingState.FILED, (1,), replaced=(0,))
    assert [item.finding.code for item in gravest(Roster(files))] == ["XS303"]
    assert gravest(Roster(files, (back,))) == []


def test_findings_are_met_file_by_file_and_then_across_files() -> None:
    roster = Roster((record("甲", findings=(finding("XS201"),)), record("乙")), findings=(finding("XS501"),))
    assert [(item.place, item.finding.code) for item in located(roster)] == [(0, "XS201"), (None, "XS501")]


@pytest.mark.parametrize(
    ("subject", "unit"),
    [
        ("201", "甲局"),
        ("甲局", "甲局"),
        ("201/预算数", "甲局"),
        ("乙所/修缮/二期", ""),
        ("乙/所", "乙/所"),
        ("乙/所/修缮", "乙/所"),
        ("3f9a01bc77de", ""),
        ("", ""),
    ],
)
def test_a_finding_across_files_is_of_the_unit_its_subject_begins_with(subject: str, unit: str) -> None:
    listed = (Filing(RosterUnit("201", "甲局"), FilingState.MISSING), Filing(RosterUnit("", "丙"), FilingState.MISSING))
    names = units_named(Roster((record("乙/所"), record("")), listed))
    assert unit_concerned(finding("XS501", subject=subject), names) == unit
