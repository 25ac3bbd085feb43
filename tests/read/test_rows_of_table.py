"""Cells of a table become the texts people see."""

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.read.tables_by_hand import saved
from xlscore.model.workbook import CellValue
from xlscore.read.rows_of_table import open_book, plain_text, table_in


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (" 甲 ", "甲"),
        (201, "201"),
        (201.0, "201"),
        (0.5, "0.5"),
        (date(2026, 12, 31), "2026-12-31"),
        (datetime(2026, 12, 31, 8, 30), "2026-12-31"),  # noqa: DTZ001 -- as a cell holds it
    ],
)
def test_a_cell_becomes_the_text_people_see(value: CellValue, text: str) -> None:
    assert plain_text(value) == text


def test_rows_that_hold_something_under_a_title_are_records(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "表.xlsx", 表=[("标题",), ("代 码", "理由"), ("甲", None), (None, None, "旁注"), (None, "乙")]
    )
    table = table_in(path, open_book(path, "--waivers").sheets[0], ("代码",))
    assert table is not None
    assert [(row.number, row.text("代码"), row.text("理由"), row.value("没有")) for row in table.rows()] == [
        (3, "甲", "", None),
        (5, "", "乙", None),
    ]
