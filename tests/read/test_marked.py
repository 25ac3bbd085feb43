"""Whether a file may be an annotated copy: told from its names alone, and never from more than a file may be."""

import os
from pathlib import Path

import pytest

from xlscore.model.stamp import OWN_NAMES
from xlscore.read import marked, workbook_file

NAME = next(iter(OWN_NAMES)).encode("utf-16-le")
HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def test_a_file_in_the_old_format_that_names_a_sheet_of_ours_is_marked(tmp_path: Path) -> None:
    (tmp_path / "甲.xls").write_bytes(HEAD + NAME)
    (tmp_path / "乙.xls").write_bytes(HEAD + b"\x00" * 40)
    assert [marked.is_marked(tmp_path / name) for name in ("甲.xls", "乙.xls")] == [True, False]


@pytest.mark.parametrize(("spare", "found"), [(0, True), (-1, False)])
def test_a_file_beyond_the_size_that_is_read_is_not_read_whole(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, spare: int, *, found: bool
) -> None:
    path = tmp_path / "大.xls"
    path.write_bytes(HEAD + NAME)
    monkeypatch.setattr(workbook_file, "MAX_FILE_BYTES", path.stat().st_size + spare)
    assert marked.is_marked(path) is found


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.xlsx")
    assert not marked.is_marked(tmp_path / "管道.xlsx")
    assert not marked.is_marked(tmp_path)
    assert not marked.is_marked(tmp_path / "没有.xlsx")
