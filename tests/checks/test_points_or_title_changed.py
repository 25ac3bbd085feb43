import pytest

from tests.checks.builders import addresses, edition, faults, finding, indicator, only, row, sheet, understood
from xlscore.checks.points_or_title_changed import points_or_title_changed
from xlscore.model.finding import Severity

TITLE = "“三公经费”控制率"
KNOWN = edition(indicators=[indicator("B1", "6", title=TITLE, aliases=["三公经费控制率（%）"])])
DOUBTFUL = edition(indicators=[indicator("B1", "6", title=TITLE, standing="unconfirmed")])


def changed(points: str, title: str) -> object:
    return understood(sheet(rows=(row(14, "B1", points, title=title),)), KNOWN)


def test_changed_points_are_reported_with_both_figures() -> None:
    found = finding(points_or_title_changed, changed("8", TITLE))
    assert found.id == "XS106:B1"
    assert found.message == "自评表!H14「“三公经费”控制率」的分值填为 8，本版规定为 6。"
    assert (found.claimed, found.recomputed, found.difference) == ("8", "6", "2")


def test_a_renamed_indicator_is_reported_at_its_title() -> None:
    found = only(points_or_title_changed, changed("6", "公务接待费控制率"))
    assert addresses(found) == ["C14"]
    assert f"应为「{TITLE}」" in found.message


@pytest.mark.parametrize("title", [TITLE, '"三公经费" 控制率', "三公经费控制率（6分）", "三公经费 控制率(%)", ""])
def test_signs_spaces_and_bracketed_parts_change_no_name(title: str) -> None:
    assert faults(points_or_title_changed, changed("6.00", title)) == []


def test_points_nobody_confirmed_are_only_doubted() -> None:
    stage = understood(sheet(rows=(row(14, "B1", "8", title="别的指标"),)), DOUBTFUL)
    found = faults(points_or_title_changed, stage)
    assert [fault.rests_on[0] for fault in found] == [f"“{TITLE}”的分值"] * 2


def test_rows_the_unit_wrote_and_points_not_given_are_left_alone() -> None:
    rows = (row(14, "P.1", "99"), row(15, "B1", "未提供", title=TITLE))
    assert faults(points_or_title_changed, understood(sheet(rows=rows), KNOWN)) == []
    assert Severity.ERROR is points_or_title_changed.severity
