"""Workbooks rebuilt in reading processes: which ones, in which order, and what becomes of those that cannot be."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.read.looks_book import converted, original
from tests.read.test_ods_format import cell, row, spreadsheet, table
from xlscore.errors import UnreadableError
from xlscore.model.appearance import Rebuilt
from xlscore.pipeline import Limits, Rebuilding, needs_rebuilding
from xlscore.pipeline.rebuilding import rebuild_one
from xlscore.read import looks

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


def test_each_file_is_rebuilt_when_it_is_asked_for(files: list[Path], tmp_path: Path) -> None:
    rebuilding = Rebuilding(files, Limits())
    for file in files:
        found = rebuilding.of(file)
        assert (found is not None) == (file.name in {"甲.xls", "丙.ods"})
        if found is not None:
            (tmp_path / "copy.xlsx").write_bytes(found.data)
            assert openpyxl.load_workbook(tmp_path / "copy.xlsx").sheetnames == ["自评表", "基础数据", "藏"]
    assert rebuilding.of(files[0]) is None


def test_files_nobody_asks_for_are_passed_over(files: list[Path]) -> None:
    assert Rebuilding(files, Limits()).of(files[2]) is not None


def test_a_file_beyond_the_limits_costs_its_copy_only(files: list[Path], tmp_path: Path) -> None:
    damaged = tmp_path / "坏.ods"
    data = converted("ods")
    damaged.write_bytes(data)
    rebuilding = Rebuilding([damaged, files[0]], Limits())
    damaged.write_bytes(data[:200])
    with pytest.raises(UnreadableError, match="压缩包"):
        rebuilding.of(damaged)
    assert rebuilding.of(files[0]) is not None
    damaged.write_bytes(LARGE)
    with pytest.raises(UnreadableError, match="16 MiB"):
        Rebuilding([damaged], Limits(memory=16)).of(damaged)


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
        return Rebuilt(b"converted") if path.suffix == ".ods" else "不行。"


def test_an_office_converts_only_what_is_asked_for(files: list[Path]) -> None:
    office = Office()
    rebuilding = Rebuilding(files, Limits(), office)  # type: ignore[arg-type]  # does what one does
    assert rebuilding.of(files[2]) == Rebuilt(b"converted")
    assert office.asked == ["丙.ods"]
    with pytest.raises(UnreadableError, match=r"不行。"):
        Rebuilding(files, Limits(), office).of(files[0])  # type: ignore[arg-type]  # the same
