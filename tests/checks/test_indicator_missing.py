from tests.checks.builders import addresses, cell, edition, faults, finding, indicator, only, row, sheet, understood
from xlscore.checks.indicator_missing import indicator_missing
from xlscore.model.finding import Severity

KNOWN = edition(indicators=[indicator("A1"), indicator("A2", "5", standing="unconfirmed"), indicator("A3", None)])


def test_a_missing_indicator_is_named_with_its_place_and_points() -> None:
    found = finding(indicator_missing, understood(sheet(rows=(row(5, "A2"),), absent=("A1",)), KNOWN))
    assert found.severity is Severity.ERROR
    assert found.message == "表上没有指标「指标A1」（10分），位置应在「过程」之下。"


def test_an_indicator_nobody_confirmed_is_only_missed_with_a_warning() -> None:
    found = finding(indicator_missing, understood(sheet(rows=(row(5, "A1"),), absent=("A2",)), KNOWN))
    assert found.severity is Severity.WARNING
    assert "「指标A2」的分值" in found.message


def test_points_that_are_not_known_are_not_stated() -> None:
    assert "分）" not in only(indicator_missing, understood(sheet(absent=("A3",)), KNOWN)).message


def test_a_repeated_indicator_is_reported_at_every_place() -> None:
    found = only(indicator_missing, understood(sheet(repeated={"A1": (cell("C5"), cell("C9"))}), KNOWN))
    assert "出现 2 次：自评表!C5、自评表!C9" in found.message
    assert addresses(found) == ["C5", "C9"]


def test_a_code_the_edition_does_not_know_is_still_named() -> None:
    assert (
        "「Z9」" in only(indicator_missing, understood(sheet(repeated={"Z9": (cell("C5"), cell("C9"))}), KNOWN)).message
    )


def test_rows_of_a_missing_table_are_not_missed_one_by_one() -> None:
    assert faults(indicator_missing, understood(sheet(missing_tables=("评分表",), absent=("A1", "A2")), KNOWN)) == []


def test_a_complete_sheet_misses_nothing() -> None:
    assert faults(indicator_missing, understood(sheet(rows=(row(5, "A1"),)), KNOWN)) == []
