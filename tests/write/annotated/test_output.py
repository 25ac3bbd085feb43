"""Writing the copy beside the submitted file."""

import os
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from tests.write.annotated.makers import dossier, finding, xlsxwriter_book
from xlscore.errors import UnreadableError, UsageError
from xlscore.model.dossier import Dossier
from xlscore.write.annotated import annotate, write_annotated

_DATA = xlsxwriter_book()
_WHEN = datetime(2022, 3, 28, 9, 5, 7)  # noqa: DTZ001 -- as the office's clock shows it
_DOSSIER = dossier(_DATA, finding("E3"))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "自评表.xlsx"
    path.write_bytes(_DATA)
    os.utime(path, (_WHEN.timestamp(),) * 2)
    return path


def test_copy_is_written_and_the_source_stays(source: Path) -> None:
    target = source.with_name("副本.xlsx")
    write_annotated(_DOSSIER, source, target)
    assert target.read_bytes() == annotate(_DOSSIER, _DATA, received_at=_WHEN)
    assert source.read_bytes() == _DATA
    assert sorted(path.name for path in source.parent.iterdir()) == ["副本.xlsx", "自评表.xlsx"]


def test_the_time_of_the_file_is_told_and_stays_when_the_copy_is_annotated_again(source: Path) -> None:
    first, second = source.with_name("一.xlsx"), source.with_name("二.xlsx")
    write_annotated(_DOSSIER, source, first)
    sheet = openpyxl.load_workbook(first)["审核结果"]
    assert any(cell.value == "2022-03-28 09:05" for row in sheet.iter_rows(max_row=12) for cell in row)
    data = first.read_bytes()
    write_annotated(dossier(data, finding("E3")), first, second)
    assert second.read_bytes() == data


def test_existing_target_is_kept_unless_forced(source: Path) -> None:
    target = source.with_name("副本.xlsx")
    target.write_bytes(b"old")
    with pytest.raises(UsageError, match="已存在"):
        write_annotated(_DOSSIER, source, target)
    assert target.read_bytes() == b"old"
    write_annotated(_DOSSIER, source, target, force=True)
    assert target.read_bytes() == annotate(_DOSSIER, _DATA, received_at=_WHEN)


def test_the_source_is_never_overwritten_by_whatever_name(source: Path) -> None:
    link = source.with_name("link.xlsx")
    os.link(source, link)
    for target in (source, link, source.parent / "." / source.name):
        with pytest.raises(UsageError, match="不能覆盖"):
            write_annotated(_DOSSIER, source, target, force=True)
    assert source.read_bytes() == _DATA


def test_missing_source_is_told(source: Path) -> None:
    with pytest.raises(UsageError, match="无法读取"):
        write_annotated(_DOSSIER, source.with_name("none.xlsx"), source.with_name("a.xlsx"))
    with pytest.raises(UsageError, match="无法读取"):
        write_annotated(_DOSSIER, source.with_name("none.xlsx"), source, force=True)


def test_a_folder_that_cannot_be_is_told_and_nothing_is_left(source: Path) -> None:
    with pytest.raises(UsageError, match=r"无法写入.*路径中有一段不是文件夹"):
        write_annotated(_DOSSIER, source, source / "none" / "a.xlsx")
    assert [path.name for path in source.parent.iterdir()] == ["自评表.xlsx"]


def test_nothing_is_written_where_the_file_cannot_be_annotated(source: Path) -> None:
    source.write_bytes(b"no archive")
    with pytest.raises(UnreadableError):
        write_annotated(Dossier("a.xlsx", ""), source, source.with_name("b.xlsx"))
    assert [path.name for path in source.parent.iterdir()] == ["自评表.xlsx"]
