from tests.checks.builders import faults, only, sheet, understood
from xlscore.checks.table_missing import table_missing


def test_a_missing_table_is_named() -> None:
    found = only(table_missing, understood(sheet(missing_tables=("基础数据",))))
    assert "「基础数据」" in found.message
    assert found.subject == "基础数据"


def test_a_complete_workbook_misses_nothing() -> None:
    assert faults(table_missing, understood(sheet())) == []
