import shutil
from pathlib import Path

import pytest

from tests.cli.test_commands import CLEAN
from xlscore.errors import UnreadableError, UsageError
from xlscore.pipeline import find_workbooks, passed_over
from xlscore.read.content import ENCRYPTED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.xlsx", "a.xls", "~$a.xlsx", "说明.docx", "下级/c.ods", ".隐藏/d.xlsx", "批注/b.xlsx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    return tmp_path


def names(folder: Path, found: list[Path]) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in found]


def test_folders_are_searched_for_workbooks_in_a_stable_order(folder: Path) -> None:
    assert names(folder, find_workbooks([folder])) == ["a.xls", "b.xlsx", "下级/c.ods", "批注/b.xlsx"]


def test_our_own_output_is_left_out(folder: Path) -> None:
    found = find_workbooks([folder], [folder / "批注", folder / "a.xls"])
    assert names(folder, found) == ["b.xlsx", "下级/c.ods"]


def test_a_file_named_outright_is_tried_whatever_its_ending_and_each_file_once(folder: Path) -> None:
    found = find_workbooks([folder / "说明.docx", folder / "下级", folder / "下级" / "c.ods"])
    assert names(folder, found) == ["说明.docx", "下级/c.ods"]


def test_a_path_that_does_not_exist_is_the_operators_mistake(folder: Path) -> None:
    with pytest.raises(UsageError, match="找不到"):
        find_workbooks([folder / "无"])


def test_an_empty_folder_is_the_operators_mistake(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有可审核的工作簿"):
        find_workbooks([tmp_path])


def test_old_templates_are_read_and_files_without_an_ending_by_what_is_in_them(tmp_path: Path) -> None:
    (tmp_path / "旧.xlt").write_bytes(b"")
    shutil.copy(CLEAN, tmp_path / "无")
    (tmp_path / "压缩").write_bytes(b"PK\x03\x04 no package")
    (tmp_path / "文字").write_bytes(b"text")
    assert names(tmp_path, find_workbooks([tmp_path])) == ["无", "旧.xlt"]
    assert names(tmp_path, list(passed_over([tmp_path]).documents)) == ["压缩", "文字"]


def test_a_workbook_under_a_password_without_ending_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "密").write_bytes(b"PK\x03\x04")

    def encrypted(_data: bytes) -> None:
        raise UnreadableError(ENCRYPTED)

    monkeypatch.setattr("xlscore.read.content.recognise", encrypted)
    assert names(tmp_path, find_workbooks([tmp_path])) == ["密"]


def test_a_file_without_ending_that_cannot_be_opened_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "锁").write_bytes(b"PK")

    def refused(_self: Path, mode: str) -> None:
        raise PermissionError(mode)

    monkeypatch.setattr(Path, "open", refused)
    assert names(folder, list(passed_over([folder]).documents)) == ["说明.docx", "锁"]


def test_what_lies_beside_the_workbooks_is_told_apart_and_what_is_left_out_is_not_named(folder: Path) -> None:
    (folder / "批注" / "图.png").write_bytes(b"")
    (folder / ".隐藏" / "e.pdf").write_bytes(b"")
    left = passed_over([folder, folder / "b.xlsx", folder], [folder / "批注"])
    assert names(folder, list(left.documents)) == ["说明.docx"]
    assert names(folder, list(left.locks)) == ["~$a.xlsx"]
