"""Paths the operator typed: where a result may go and where it may not, each refusal one sentence."""

import os
from pathlib import Path

import pytest

from xlscore.cli.paths import WORKBOOK, confirm_folder, confirm_source, confirm_target, confirm_text, identity
from xlscore.errors import UsageError


@pytest.fixture
def there(tmp_path: Path) -> Path:
    path = tmp_path / "旧.xlsx"
    path.write_bytes(b"1")
    return path


def test_a_new_file_may_be_written_into_folders_that_are_made_yet(tmp_path: Path) -> None:
    confirm_target(tmp_path / "新" / "深" / "a.xlsx", force=False, endings=WORKBOOK)
    confirm_target(Path("a.XLSX"), force=False, endings=WORKBOOK)
    confirm_folder(tmp_path / "新" / "深", "--csv")
    confirm_folder(None, "--csv")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_gives_way_to_force_only(there: Path) -> None:
    confirm_target(there, force=True)
    with pytest.raises(UsageError, match="已经存在，未作改动。如要覆盖请加 --force"):
        confirm_target(there, force=False)


def test_a_file_that_is_read_never_gives_way(there: Path) -> None:
    (there.parent / "链接.xlsx").symlink_to(there)
    for name in (there, there.parent / "链接.xlsx"):
        with pytest.raises(UsageError, match="加 --force 也不行"):
            confirm_target(name, (None, there), force=True)
    confirm_target(there, (None, there.parent / "别的.xlsx"), force=True)
    assert identity(there.parent / "a" / ".." / "别的.xlsx") == identity(there.parent / "别的.xlsx")
    (there.parent / "圈.xlsx").symlink_to(there.parent / "圈.xlsx")
    confirm_target(there.parent / "圈.xlsx", (there,), force=False)


@pytest.mark.parametrize(
    ("name", "endings", "sentence"),
    [
        ("-", (), "-o 后面要写文件名，不能是“-”"),
        (".", (), "是文件夹，结果要写成文件。请在后面加上文件名。"),
        (".", WORKBOOK, "是文件夹，结果要写成文件。请在后面加上文件名。"),
        ("a.xls", WORKBOOK, r"只能写成 \.xlsx，“a\.xls”不行。请改用“a\.xlsx”"),
        ("a", (".md", ".xlsx"), r"只能写成 \.md 或 \.xlsx，“a”不行。请改用“a\.md”"),
        ("旧.xlsx/a.txt", (), "是文件，不是文件夹，不能往里面写"),
    ],
)
def test_what_cannot_take_a_result_is_said(there: Path, name: str, endings: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        confirm_target(there.parent / name, force=True, endings=endings)


def test_a_device_or_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道")
    with pytest.raises(UsageError, match="不是普通文件，不能写入结果"):
        confirm_target(tmp_path / "管道", force=True)
    with pytest.raises(UsageError, match="不是普通文件，无法读取"):
        confirm_source(tmp_path / "管道")


def test_a_folder_that_may_not_be_written_to_is_said_before_the_work(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "access", lambda *_given: False)
    with pytest.raises(UsageError, match=f"没有权限在文件夹“{tmp_path}”里写文件"):
        confirm_target(tmp_path / "新" / "a.xlsx", force=False)
    with pytest.raises(UsageError, match=f"没有权限在文件夹“{tmp_path}”里写文件"):
        confirm_folder(tmp_path, "--csv")


def test_words_are_not_called_like_a_workbook(tmp_path: Path) -> None:
    confirm_text(tmp_path / "a.txt")
    with pytest.raises(UsageError, match=r"“a\.XLSX”不能以 \.XLSX 结尾。请换一个文件名；要表格的另说。"):
        confirm_text(tmp_path / "a.XLSX", "；要表格的另说")


def test_one_file_is_asked_for(there: Path) -> None:
    confirm_source(there)
    with pytest.raises(UsageError, match="是文件夹，这个命令一次处理一个工作簿"):
        confirm_source(there.parent)
    with pytest.raises(UsageError, match="找不到"):
        confirm_source(there.parent / "无")
