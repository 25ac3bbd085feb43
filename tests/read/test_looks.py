"""Looks of any workbook: what cannot be read is said, and never the end of it."""

from typing import Any

import pytest

from tests.read.looks_book import converted
from tests.read.test_xlsb_looks import cell, row, workbook
from xlscore.model.appearance import Appearance, SheetLook
from xlscore.model.workbook import Sheet, Workbook
from xlscore.read import ods_looks, xls_looks
from xlscore.read.looks import read_looks
from xlscore.read.workbook_file import read_workbook_bytes

pytestmark = pytest.mark.office


def read(kind: str) -> Appearance:
    data = converted(kind)
    return read_looks(data, read_workbook_bytes(data, f"表.{kind}"))


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_looks_come_sheet_by_sheet(kind: str) -> None:
    found = read(kind)
    assert found.unknown == ()
    assert [bool(sheet.cells) for sheet in found.sheets] == [True, kind == "xls", kind == "xls"]
    assert found.sheets[0].formulas[8, 2] == "SUM(B5:B7)"


def test_looks_of_a_binary_workbook_come_from_its_records() -> None:
    data = workbook([row(0), cell(1, 0, 1)])
    found = read_looks(data, Workbook("表.xlsb", "", "xlsb", (Sheet("表", {}),)))
    assert (found.unknown, found.sheets[0].cells) == ((), {(1, 1): 1})


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_looks_that_cannot_be_read_are_told_and_the_values_stay(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    def fail(_given: Any) -> None:
        raise IndexError

    monkeypatch.setattr(xls_looks, "read_xls_looks", fail)
    monkeypatch.setattr(ods_looks, "read_ods_looks", fail)
    found = read(kind)
    assert found.unknown == ("原文件的格式部分无法读出：字体、边框、列宽等未能带入，副本采用默认格式。",)


def test_looks_of_other_sheets_than_were_read_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xls_looks, "read_xls_looks", lambda _data: Appearance(sheets=(SheetLook(),)))
    assert len(read("xls").sheets) == 3
    assert read("xls").unknown


class PanicException(BaseException):
    """Stands in for what a Rust panic becomes."""


@pytest.mark.parametrize(
    ("error", "passed_on"), [(MemoryError(), True), (KeyboardInterrupt(), True), (PanicException(), False)]
)
def test_want_of_memory_and_a_person_still_interrupt(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, *, passed_on: bool
) -> None:
    def fail(_data: bytes) -> None:
        raise error

    monkeypatch.setattr(xls_looks, "read_xls_looks", fail)
    if passed_on:
        with pytest.raises(type(error)):
            read("xls")
    else:
        assert read("xls").unknown
