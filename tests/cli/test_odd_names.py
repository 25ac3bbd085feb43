"""Files whose names are no UTF-8, hold line ends, or are as long as a name can be: every command takes them."""

import csv
import io
import json
import os
import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.cli.runner import Run

FAULTS = Path(__file__).resolve().parents[2] / "samples" / "faults"
WRONG = FAULTS / "XS301_得分与复算不符.xlsx"
SHOWN = ("甲单位.xlsx", "乙%0A单位.xlsx")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder as unpacked on Linux from an archive packed on a Chinese Windows."""
    place = tmp_path / "上报"
    place.mkdir()
    for name in (os.fsdecode("甲单位.xlsx".encode("gbk")), "乙\n单位.xlsx"):
        shutil.copy(WRONG, place / name)
    return place


@pytest.mark.parametrize("cached", [(), ("--no-cache",)])
def test_check_shows_names_as_they_were_meant_in_every_format(run: Run, folder: Path, cached: tuple[str, ...]) -> None:
    shown = {str(folder / name) for name in SHOWN}
    for _ in range(2):
        code, out, err = run("check", folder, *cached)
        assert (code, err) == (1, "")
        assert shown <= set(out.splitlines())
    assert {item["file"] for item in json.loads(run("check", folder, "--format", "json", *cached)[1])["files"]} == shown
    table = csv.DictReader(io.StringIO(run("check", folder, "--format", "csv", *cached)[1]))
    assert {row["\ufeff文件"] for row in table} - {""} == shown
    assert run("check", folder, "--format", "xlsx", "-o", folder.parent / "意见.xlsx", *cached)[0] == 1
    assert run("check", folder, "-o", folder.parent / "意见.txt", *cached)[0] == 1


def test_copies_and_links_to_them_have_names_any_program_takes(run: Run, folder: Path) -> None:
    target, copies = folder.parent / "汇总.xlsx", folder.parent / "批注"
    words = ("--annotate", copies, "--csv", folder.parent / "表", "-o", target)
    assert run("summary", folder, *words) == (0, f"{target}：汇总 2 个文件。\n", "")
    assert {path.name for path in copies.iterdir()} == set(SHOWN)
    book = openpyxl.load_workbook(target)
    links = {cell.hyperlink.target for row in book["汇总"].iter_rows() for cell in row if cell.hyperlink is not None}
    assert "批注/甲单位.xlsx" in links
    assert run("summary", folder.parent / "表", "-o", folder.parent / "再.xlsx")[0] == 0


def test_commands_for_one_file_take_them_too(run: Run, folder: Path) -> None:
    for number, (path, shown) in enumerate(zip(sorted(folder.iterdir(), reverse=True), SHOWN, strict=True)):
        place = folder.parent / str(number)
        assert run("read", path, "--format", "json", "-o", place / "a.json")[0] == 0
        assert json.loads((place / "a.json").read_text("utf-8"))["file"] == str(folder / shown)
        assert run("annotate", path, "-o", place / "副本.xlsx")[0] == 0
        assert f"原文件“{shown}”" in run("annotate", place / "副本.xlsx", "--clean", "-o", place / "原件.xlsx")[1]
        assert str(folder / shown) in run("explain", path, "I14")[1]
        assert run("roster", path, "-o", place / "名册.xlsx")[0] == 0


def test_results_as_long_as_a_name_can_be_are_written(run: Run, tmp_path: Path) -> None:
    target = tmp_path / f"{'样' * 83}.xlsx"
    assert run("summary", WRONG, "-o", target)[0] == 0
    code, _, err = run("summary", WRONG, "-o", tmp_path / f"{'样' * 84}.xlsx")
    assert code == 2
    assert "名称太长" in err
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
