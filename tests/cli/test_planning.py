"""What a run reads and writes where: settled, or refused in one sentence, before anything is read or written."""

import os
from pathlib import Path

import pytest

from xlscore.cli import planning
from xlscore.cli.planning import Output, confirm_earlier_apart, copy_names, planned
from xlscore.errors import UsageError

FAULTS = Path(__file__).resolve().parents[2] / "samples" / "faults"
CLEAN = FAULTS / "无误的自评表.xlsx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("上报/甲.xlsx", "上报/下级/乙.xls", "去年/甲.xlsx"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(CLEAN.read_bytes())
    return tmp_path


def test_copies_keep_their_names_where_names_differ() -> None:
    assert copy_names([Path("甲/a.xlsx"), Path("乙/b.xlsx")]) == [Path("a.xlsx"), Path("b.xlsx")]


def test_copies_of_one_name_stand_below_the_folders_that_tell_them_apart(folder: Path) -> None:
    files = [folder / "上报" / "甲.xlsx", folder / "去年" / "甲.xlsx"]
    assert copy_names(files) == [Path("上报/甲.xlsx"), Path("去年/甲.xlsx")]


def test_two_copies_are_never_one_file(folder: Path) -> None:
    (folder / "上报" / "甲.xls").write_bytes(b"")
    (folder / "上报" / "甲.xls.xlsx").write_bytes(b"")
    with pytest.raises(UsageError, match=r"甲\.xls”和“.*甲\.xls\.xlsx”的批注副本都叫“甲\.xls\.xlsx”"):
        copy_names([folder / "上报" / "甲.xls", folder / "上报" / "甲.xls.xlsx"])


def test_files_on_several_drives_are_told_apart_by_their_whole_path(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    def none(_paths: object) -> str:
        raise ValueError

    monkeypatch.setattr(os.path, "commonpath", none)
    files = [folder / "上报" / "甲.xlsx", folder / "去年" / "甲.xlsx"]
    assert copy_names(files) == [Path(*file.resolve().parts[1:]) for file in files]


def test_the_original_is_never_the_target(tmp_path: Path) -> None:
    source = tmp_path / "a.xlsx"
    source.write_bytes(b"1")
    with pytest.raises(UsageError, match="原件"):
        planned([source], Output(tmp_path, force=True))


@pytest.mark.parametrize("name", ["上报", "上报/../上报"])
def test_the_folder_of_the_originals_is_no_folder_for_copies(folder: Path, name: str) -> None:
    with pytest.raises(UsageError, match="就是原件所在的文件夹"):
        planned([folder / "上报"], Output(folder / name))


def test_copies_may_go_into_a_folder_above_or_below_the_originals(folder: Path) -> None:
    for annotate in (folder, folder / "上报" / "批注"):
        tasks = planned([folder / "上报"], Output(annotate))
        assert [task.copy for task in tasks] == [annotate / "乙.xls.xlsx", annotate / "甲.xlsx"]


def test_a_folder_for_copies_that_holds_an_original_is_refused(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"“乙\.xls”不是批注副本，会被漏审"):
        planned([folder / "上报"], Output(folder / "上报" / "下级", force=True))
    named = [folder / "上报", folder / "上报" / "下级" / "乙.xls"]
    assert [task.file.name for task in planned(named, Output(folder / "上报" / "下级"))] == ["甲.xlsx", "乙.xls"]


def test_what_is_no_folder_takes_no_copies(folder: Path) -> None:
    with pytest.raises(UsageError, match="--annotate 要写文件夹"):
        planned([folder / "上报"], Output(folder / "去年" / "甲.xlsx", force=True))


@pytest.mark.parametrize(
    ("previous", "sentence"),
    [
        ("上报", "就是本次要审核的"),
        ("上报/../上报", "就是本次要审核的"),
        ("上报/下级", "在本次要审核的"),
        ("", "包含本次要审核的"),
    ],
)
def test_earlier_returns_and_this_runs_are_kept_apart(folder: Path, previous: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=f"--previous 指定的“.*”{sentence}.*请把以前的报表放在另外的文件夹。"):
        planned([folder / "上报"], Output(previous=folder / previous))
    assert len(planned([folder / "上报"], Output(previous=folder / "去年"))) == 2


def test_an_earlier_summary_may_lie_among_the_submissions_but_is_not_one(folder: Path) -> None:
    summary = folder / "上报" / "以前.xlsx"
    summary.write_bytes(b"")
    assert len(planned([folder / "上报"], Output(previous=summary))) == 2
    with pytest.raises(UsageError, match="就是本次要审核的"):
        planned([summary], Output(previous=summary))
    confirm_earlier_apart([folder / "上报"], None)


def test_earlier_returns_that_are_not_there_are_said_before_anything_is_read(folder: Path) -> None:
    with pytest.raises(UsageError, match="找不到 --previous 指定的"):
        planned([folder / "上报"], Output(previous=folder / "前年"))
    (folder / "空").mkdir()
    with pytest.raises(UsageError, match="里没有可审核的工作簿"):
        planned([folder / "上报"], Output(previous=folder / "空"))


def test_a_folder_without_workbooks_holds_none() -> None:
    assert planning._inside(Path(__file__).parent) == []
