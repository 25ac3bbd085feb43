"""What lies in a folder and is no workbook: named once for the run and listed in the summary, never silent."""

import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.cli.runner import Run
from tests.cli.test_commands import CLEAN
from tests.read.tables_by_hand import saved

SENTENCE = (
    "xlscore：文件夹里另有 3 个文件不是工作簿，没有审核（“丙局.pdf”、“乙局.csv”、“说明”），其中如有自评表，"
    "请单位改报 .xlsx；另有 1 个是表格打开时的临时文件（“~$甲局.xlsx”），请确认对应的表已保存并关闭。\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "上报"
    folder.mkdir()
    shutil.copy(CLEAN, folder / "甲局")
    for name in ("丙局.pdf", "乙局.csv", "说明", "~$甲局.xlsx"):
        (folder / name).write_bytes(b"%PDF-1.7")
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", "说明.md", "豁免.yaml"):
        (folder / name).write_bytes(b"x")
    return folder


def test_check_reads_a_workbook_without_ending_and_names_the_others_once(run: Run, folder: Path) -> None:
    code, out, err = run("check", folder)
    assert code == 0
    assert "共审核 1 个文件：通过 1。" in out
    assert err == SENTENCE


def test_summary_lists_them_without_a_roster(run: Run, folder: Path, tmp_path: Path) -> None:
    code, _, err = run("summary", folder, "-o", tmp_path / "汇总.xlsx")
    assert (code, err) == (0, SENTENCE)
    page = openpyxl.load_workbook(tmp_path / "汇总.xlsx")["上报情况"]
    listed = [page.cell(row, 2).value for row in range(5, page.max_row + 1)]
    files = [str(folder / name) for name in ("丙局.pdf", "乙局.csv", "说明")]
    assert listed == [None, "未能读取的其他文件（不是工作簿）", *files]


def test_summary_lists_them_below_the_counts_of_a_roster(run: Run, folder: Path, tmp_path: Path) -> None:
    saved(tmp_path / "名册.xlsx", 名册=[("单位编码", "单位名称"), ("201", "样例区财政局")])
    code, _, err = run("summary", folder, "--roster", tmp_path / "名册.xlsx", "-o", tmp_path / "汇总.xlsx")
    assert (code, err) == (0, SENTENCE)
    page = openpyxl.load_workbook(tmp_path / "汇总.xlsx")["上报情况"]
    listed = [page.cell(row, 2).value for row in range(1, page.max_row + 1)]
    assert listed[-5:-3] == [None, "未能读取的其他文件（不是工作簿）"]
    assert listed[-6] == "合计"


def test_our_own_tables_among_the_submissions_are_not_named(run: Run, folder: Path, tmp_path: Path) -> None:
    for name in ("丙局.pdf", "乙局.csv", "说明", "~$甲局.xlsx"):
        (folder / name).unlink()
    assert run("summary", folder, "-o", tmp_path / "汇总.xlsx", "--csv", folder / "数据表")[0] == 0
    assert run("check", folder, "--format", "csv", "-o", folder / "意见.csv")[0] == 0
    assert run("check", folder / "甲局", folder, "-o", folder / "结果.txt")[2] == ""


def test_only_lock_files_make_a_sentence_of_their_own(run: Run, folder: Path) -> None:
    for name in ("丙局.pdf", "乙局.csv", "说明"):
        (folder / name).unlink()
    err = run("check", folder)[2]
    assert err == "xlscore：文件夹里有 1 个是表格打开时的临时文件（“~$甲局.xlsx”），请确认对应的表已保存并关闭。\n"


def test_a_folder_of_other_files_only_is_refused_with_one_of_them(run: Run, tmp_path: Path) -> None:
    (tmp_path / "甲局.pdf").write_bytes(b"%PDF")
    code, _, err = run("check", tmp_path)
    assert code == 2
    assert "里没有可审核的工作簿（.xlsx、.xls 等），只有 1 个其他文件（如“甲局.pdf”）。" in err


def test_many_are_counted_and_some_named(run: Run, folder: Path) -> None:
    for number in range(4):
        (folder / f"{number}.jpg").write_bytes(b"")
    err = run("check", folder)[2]
    assert "另有 7 个文件不是工作簿，没有审核（“0.jpg”、“1.jpg”、“2.jpg”、“3.jpg”、“丙局.pdf” 等）" in err


def test_drafting_a_roster_says_so_too(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("roster", folder, "-o", tmp_path / "名册.xlsx")[2] == SENTENCE
