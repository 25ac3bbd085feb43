"""Workbooks rebuilt in reading processes: which ones, in which order, and what becomes of those that cannot be."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.read.looks_book import converted, original
from tests.read.test_ods_format import cell, row, spreadsheet, table
from xlscore.errors import UnreadableError
from xlscore.model.appearance import Rebuilt
from xlscore.pipeline import Limits, Options, Task, needs_rebuilding, rebuilt_alone
from xlscore.pipeline import converted as with_converted
from xlscore.pipeline.rebuilding import rebuild_one
from xlscore.pipeline.returns import work_off
from xlscore.read import looks, workbook_file

pytestmark = pytest.mark.office

LARGE = spreadsheet(
    table(row(cell("float", "1", more='table:number-columns-repeated="20"'), 'table:number-rows-repeated="20000"'))
)
"""400,000 figures, which take more than 16 MiB."""


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    kinds = {
        "甲.xls": converted("xls"),
        "乙.xlsx": original(),
        "丙.ods": converted("ods"),
        "丁.xls": b"\xd0\xcf\x11\xe0",
    }
    for name, data in kinds.items():
        (tmp_path / name).write_bytes(data)
    return [tmp_path / name for name in kinds]


def test_only_readable_workbooks_of_other_formats_need_it(files: list[Path], tmp_path: Path) -> None:
    assert [needs_rebuilding(file) for file in files] == [True, False, True, False]
    assert not needs_rebuilding(tmp_path / "none.xls")


def test_a_file_too_large_to_be_read_is_not_rebuilt(monkeypatch: pytest.MonkeyPatch, files: list[Path]) -> None:
    size = files[0].stat().st_size
    monkeypatch.setattr(workbook_file, "MAX_FILE_BYTES", size)
    assert needs_rebuilding(files[0])
    assert isinstance(rebuild_one(files[0]), Rebuilt)
    monkeypatch.setattr(workbook_file, "MAX_FILE_BYTES", size - 1)
    assert not needs_rebuilding(files[0])
    assert str(rebuild_one(files[0])).startswith("文件超出限制")


def test_a_file_that_needs_it_is_rebuilt(files: list[Path], tmp_path: Path) -> None:
    for file in files:
        found = rebuilt_alone(file, Limits())
        assert (found is not None) == (file.name in {"甲.xls", "丙.ods"})
        if found is not None:
            (tmp_path / "copy.xlsx").write_bytes(found.data)
            assert openpyxl.load_workbook(tmp_path / "copy.xlsx").sheetnames == ["自评表", "基础数据", "藏"]


def test_a_file_beyond_the_limits_costs_its_copy_only(files: list[Path], tmp_path: Path) -> None:
    damaged = tmp_path / "坏.ods"
    damaged.write_bytes(LARGE)
    with pytest.raises(UnreadableError, match="16 MiB"):
        rebuilt_alone(damaged, Limits(memory=16))
    assert rebuilt_alone(files[0], Limits()) is not None


def test_a_mistake_of_ours_is_told_as_one(monkeypatch: pytest.MonkeyPatch, files: list[Path]) -> None:
    def fail(*_given: Any) -> None:
        raise LookupError

    monkeypatch.setattr(looks, "read_looks", fail)
    assert str(rebuild_one(files[0])).startswith("xlscore 重建这份文件时自身出错（LookupError）")


def test_want_of_memory_is_left_to_the_reading_process(monkeypatch: pytest.MonkeyPatch, files: list[Path]) -> None:
    def fail(*_given: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(looks, "read_looks", fail)
    with pytest.raises(MemoryError):
        rebuild_one(files[0])
    assert isinstance(rebuild_one(files[3]), str)


class Office:
    """Stands in for LibreOffice."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def convert(self, path: Path) -> Rebuilt | str:
        self.asked.append(path.name)
        return Rebuilt(original()) if path.suffix == ".ods" else "不行。"


def test_an_office_converts_only_what_needs_it(files: list[Path]) -> None:
    office = Office()
    made = rebuilt_alone(files[2], Limits(), office)  # type: ignore[arg-type]  # does what one does
    assert made == Rebuilt(original())
    assert rebuilt_alone(files[1], Limits(), office) is None  # type: ignore[arg-type]  # the same
    assert office.asked == ["丙.ods"]
    with pytest.raises(UnreadableError, match=r"不行。"):
        rebuilt_alone(files[0], Limits(), office)  # type: ignore[arg-type]  # the same


def test_tasks_are_converted_before_they_are_worked_off(files: list[Path], tmp_path: Path) -> None:
    tasks = [Task(file, tmp_path / f"{file.name}.xlsx", tmp_path / "中" / f"{file.stem}.xlsx") for file in files[:3]]
    done = with_converted([*tasks, Task(files[2])], Office())  # type: ignore[arg-type]  # the same
    assert [task.refused for task in done] == ["不行。", "", "", ""]
    assert [task.converted for task in done] == [None, None, tmp_path / "中" / "丙.converted.xlsx", None]
    assert with_converted(tasks, None) == tasks
    first, _, third = (work_off(task, Options(), data=False) for task in done[:3])
    assert (first.copy, first.complaint) == (None, "不行。")
    assert third.copy == tmp_path / "丙.ods.xlsx"
    told = [str(cell.value) for line in openpyxl.load_workbook(third.copy)["审核结果"] for cell in line]
    assert any("由 LibreOffice 转换为 .xlsx" in text for text in told)
