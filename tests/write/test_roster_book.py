"""The drafted roster: units found are filled in, the rest waits for input, and it reads back as a roster."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.consolidation.returns import record
from xlscore.consolidation.drafting import draft_roster
from xlscore.errors import UsageError
from xlscore.model.roster import ROSTER_COLUMNS, Scope
from xlscore.read.roster import read_roster
from xlscore.write.roster_book import draft_bytes

FILES = [record("甲局", "0101_甲局.xlsx"), record("乙局", "乙局.xlsx")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    target = tmp_path / "名册.xlsx"
    target.write_bytes(draft_bytes(draft_roster(FILES)))
    return target


def test_two_drafts_of_the_same_files_are_the_same_bytes() -> None:
    assert draft_bytes(draft_roster(FILES)) == draft_bytes(draft_roster(FILES))


def test_units_found_are_filled_in_and_every_column_of_a_roster_is_there(path: Path) -> None:
    sheet = openpyxl.load_workbook(path)["上报名册"]
    assert [cell.value for cell in sheet[3]] == [*ROSTER_COLUMNS, "备注"]
    assert [sheet.cell(4, column).value for column in (1, 2, 5, 15)] == [
        "0101",
        "甲局",
        "部门整体支出",
        "评分表，2021年",
    ]
    assert [sheet.cell(5, column).value for column in (1, 2)] == [None, "乙局"]
    assert sheet["A5"].fill.fgColor.rgb != sheet["A4"].fill.fgColor.rgb
    assert sheet["B6"].value is None


def rules(sheet: Worksheet) -> dict[str, object]:
    return {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}


def test_columns_take_only_what_can_be_read(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    found = {str(key).split(":")[0]: rule for key, rule in rules(book["上报名册"]).items()}
    assert len(found) == len(ROSTER_COLUMNS)
    assert getattr(found["A4"], "formula1", "") == "SUMPRODUCT(--($A$4:$A$205=A4))=1"
    assert getattr(found["I4"], "formula1", "") == '"是,否"'
    assert getattr(found["J4"], "formula1", "") == '"退回"'
    assert getattr(found["L4"], "formula1", "") == '"汇总,本级"'
    assert {getattr(found[cell], "type", "") for cell in ("F4", "G4", "K4")} == {"date"}
    assert all(getattr(rule, "promptTitle", "") for rule in found.values())
    days = rules(book["节假日"])
    assert getattr(days["B2:B61"], "formula1", "") == '"休,班"'
    assert [cell.value for cell in book["节假日"][1]] == ["日期", "类型"]


def test_the_help_explains_every_column(path: Path) -> None:
    sheet = openpyxl.load_workbook(path)["填写说明"]
    lines = [(row[0], row[1]) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert [line[0] for line in lines] == [*ROSTER_COLUMNS, "节假日"]
    assert all(line[1] for line in lines)


def test_a_draft_lacks_codes_until_they_are_filled_in(path: Path) -> None:
    with pytest.raises(UsageError, match="上报名册!A5 一行缺少单位编码或单位名称"):
        read_roster(path)
    book = openpyxl.load_workbook(path)
    sheet = book["上报名册"]
    sheet["A5"], sheet["D5"], sheet["F5"] = "0102", "0101", datetime(2022, 3, 31)  # noqa: DTZ001 -- as a cell holds it
    sheet["L4"], sheet["M4"] = "本级", 12.5
    book["节假日"]["A2"], book["节假日"]["B2"] = datetime(2022, 4, 4), "休"  # noqa: DTZ001
    book.save(path)
    first, second = read_roster(path).units
    assert (first.code, first.scope, str(first.budget_adjustment)) == ("0101", Scope.OWN, "25/2")
    assert (second.code, second.parent, str(second.deadline)) == ("0102", "0101", "2022-03-31")
    assert [str(day) for day in read_roster(path).holidays] == ["2022-04-04"]


def test_a_draft_of_nothing_is_still_a_form(tmp_path: Path) -> None:
    target = tmp_path / "名册.xlsx"
    target.write_bytes(draft_bytes([]))
    with pytest.raises(UsageError, match="只有表头，没有一个单位。请填写应上报的单位后重试。"):
        read_roster(target)
