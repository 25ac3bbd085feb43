"""LibreOffice as a converter: found, run and ended; the tests of what it writes run the real one."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from threading import Thread

import openpyxl
import pytest

from tests.read.looks_book import converted
from xlscore.errors import UsageError
from xlscore.pipeline import Office, office
from xlscore.read import workbook_file

WITH_CHILD = "sleep 60 & echo $! > {}/child; wait"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "某单位 甲.xls"
    path.write_bytes(converted("xls"))
    return path


@pytest.mark.office
def test_a_workbook_is_converted_and_says_by_whom(source: Path, tmp_path: Path) -> None:
    found = Office().convert(source)
    assert not isinstance(found, str)
    (tmp_path / "copy.xlsx").write_bytes(found.data)
    assert openpyxl.load_workbook(tmp_path / "copy.xlsx")["自评表"]["B5"].value == 28.5
    assert "由 LibreOffice 转换" in found.notices[0]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.xlsx", source.name]


def test_a_program_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(office, "_PLACES", ())
    with pytest.raises(UsageError, match="没有找到 LibreOffice"):
        Office()


def program(folder: Path, script: str) -> Office:
    """Return an office that is a script of ours."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    made = Office.__new__(Office)
    made._program = str(path)
    return made


@pytest.mark.office
def test_a_program_that_writes_nothing_is_told(source: Path, tmp_path: Path) -> None:
    assert str(program(tmp_path, "exit 0").convert(source)).startswith("LibreOffice 没有能转换这份文件。")


@pytest.mark.office
def test_a_program_that_does_not_end_is_ended_with_its_children(
    monkeypatch: pytest.MonkeyPatch, source: Path, tmp_path: Path
) -> None:
    monkeypatch.setattr(office, "_SECONDS", 1)
    said = program(tmp_path, WITH_CHILD.format(tmp_path)).convert(source)
    assert str(said).startswith("LibreOffice 转换这份文件超过 1 秒，已停止。")
    confirm_ended(int((tmp_path / "child").read_text("ascii")))


@pytest.mark.office
def test_a_program_is_ended_with_its_children_when_this_one_is_interrupted(source: Path, tmp_path: Path) -> None:
    def interrupt() -> None:
        while not (tmp_path / "child").is_file() or not (tmp_path / "child").read_text("ascii").strip():
            time.sleep(0.02)
        os.kill(os.getpid(), signal.SIGINT)

    Thread(target=interrupt, daemon=True).start()
    with pytest.raises(KeyboardInterrupt):
        program(tmp_path, WITH_CHILD.format(tmp_path)).convert(source)
    confirm_ended(int((tmp_path / "child").read_text("ascii")))


def test_a_program_that_has_ended_by_then_is_let_be(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_group: int, _signal: int) -> None:
        raise ProcessLookupError

    monkeypatch.setattr(os, "killpg", gone)
    with subprocess.Popen(["true"]) as process:
        office._end(process)
    assert process.returncode == 0


@pytest.mark.office
def test_a_file_too_large_to_be_read_is_not_handed_over(
    monkeypatch: pytest.MonkeyPatch, source: Path, tmp_path: Path
) -> None:
    monkeypatch.setattr(workbook_file, "MAX_FILE_BYTES", source.stat().st_size - 1)
    assert str(program(tmp_path, f"touch {tmp_path}/started").convert(source)).startswith("文件超出限制")
    assert not (tmp_path / "started").exists()


def confirm_ended(child: int) -> None:
    """Fail where a process goes on, and end it."""
    for _ in range(50):
        if not Path(f"/proc/{child}").exists() or "Z" in Path(f"/proc/{child}/stat").read_text("ascii"):
            return
        time.sleep(0.1)
    os.kill(child, 9)
    pytest.fail("the child goes on")
