"""Sheets an annotated copy added are never read; sheets of the unit always are."""

import io

import openpyxl
import pytest

from xlscore.read.workbook_file import read_workbook_bytes


def _names(*sheets: tuple[str, str], pointed: str = "") -> list[str]:
    book = openpyxl.Workbook()
    for name, title in sheets:
        book.create_sheet(name)["A1"] = title
    del book["Sheet"]
    if pointed:
        book.defined_names["xlscore_findings"] = openpyxl.workbook.defined_name.DefinedName(
            "xlscore_findings", attr_text=f"'{pointed}'!$A$1"
        )
    stream = io.BytesIO()
    book.save(stream)
    return [sheet.name for sheet in read_workbook_bytes(stream.getvalue(), "表.xlsx").sheets]


_RESULTS, _PAGE, _FORM = (
    ("审核结果", "绩效自评表审核结果"),
    ("审核意见书", "绩效自评表审核意见书"),
    ("自评表", "自评表"),
)


@pytest.mark.parametrize("name", ["审核结果", "审核结果(2)", "审核结果 (2)", "审核结果_2"])
def test_sheets_of_the_copy_are_left_out(name: str) -> None:
    assert _names((name, _RESULTS[1]), _PAGE, _FORM) == ["自评表"]


def test_a_renamed_sheet_is_known_by_the_name_that_leads_to_it() -> None:
    assert _names(("意见", _RESULTS[1]), _FORM, pointed="意见") == ["自评表"]


def test_a_sheet_of_the_unit_is_read_whatever_it_is_called_or_entitled() -> None:
    assert _names(("审核结果", "单位内部审核"), ("别的", _RESULTS[1]), _FORM) == ["审核结果", "别的", "自评表"]
    assert _names(_FORM, pointed="自评表") == ["自评表"]
