"""A real panic of calamine, provoked by a record cut short: one sentence, and not a word on the error stream."""

import os
import struct
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.read.test_compound import compound, record
from xlscore.errors import UnreadableError, UsageError
from xlscore.read.other_formats import read_by_calamine
from xlscore.read.panics import is_panic, silenced
from xlscore.read.roster import read_roster
from xlscore.read.workbook_file import read_workbook

START = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
PANICS = compound(content=START + record(0x17))


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "名册.xls"
    path.write_bytes(PANICS)
    return path


def test_calamine_panics_at_it_and_says_so_on_the_error_stream(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BaseException, match="out of") as caught:
        read_by_calamine(PANICS)
    assert is_panic(caught.value)
    assert "panicked at" in capfd.readouterr().err


def test_a_workbook_at_which_a_library_panics_is_one_sentence(broken: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UnreadableError, match=r"^文件已损坏"):
        read_workbook(broken)
    assert capfd.readouterr() == ("", "")


def test_a_roster_at_which_a_library_panics_is_one_sentence(broken: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageError, match="文件已损坏"):
        read_roster(broken)
    assert capfd.readouterr() == ("", "")


def test_the_error_stream_is_given_back_when_the_last_asks_for_no_silence(capfd: pytest.CaptureFixture[str]) -> None:
    with suppress(KeyError), silenced():
        with silenced():
            os.write(2, b"inner")
        os.write(2, b"outer")
        raise KeyError
    os.write(2, b"after")
    assert capfd.readouterr().err == "after"


def test_a_program_without_an_error_stream_reads_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    with silenced():
        pass
    monkeypatch.setattr(os, "dup", lambda _number: (_ for _ in ()).throw(OSError))
    with silenced():
        pass
