from pathlib import Path

import pytest

from xlscore.errors import UsageError
from xlscore.pipeline import find_workbooks


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
