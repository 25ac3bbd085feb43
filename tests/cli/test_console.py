import io
import sys
from pathlib import Path

import pytest
import typer

from xlscore.cli import main as program
from xlscore.cli import running
from xlscore.cli.console import speaks, write_file
from xlscore.cli.running import Output, assessed, copy_names
from xlscore.errors import UnreadableError, UsageError
from xlscore.model.dossier import Dossier
from xlscore.pipeline import Options

FAULTS = Path(__file__).resolve().parents[2] / "samples" / "faults"


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "深" / "a.txt"
    write_file(target, b"1")
    assert target.read_bytes() == b"1"

    def broken(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(OSError, match="No space left"):
        write_file(target, b"2", force=True)
    assert [path.name for path in target.parent.iterdir()] == ["a.txt"]
    assert target.read_bytes() == b"1"


def test_a_disk_that_fails_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    @speaks
    def command() -> None:
        raise OSError(28, "No space left on device", "汇总.xlsx")

    with pytest.raises(typer.Exit) as stopped:
        command()
    assert stopped.value.exit_code == 2
    assert capsys.readouterr().err == (
        "xlscore：文件“汇总.xlsx”无法读写：No space left on device。请检查路径、权限和磁盘空间。\n"
    )


@pytest.mark.parametrize(("raised", "code"), [(KeyboardInterrupt(), 130), (BrokenPipeError(), 2)])
def test_an_interrupted_run_ends_quietly(monkeypatch: pytest.MonkeyPatch, raised: BaseException, code: int) -> None:
    def stop(**_: object) -> int:
        raise raised

    monkeypatch.setattr(program, "app", stop)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with pytest.raises(SystemExit) as stopped:
        program.main()
    assert stopped.value.code == code


def test_copies_keep_their_names_where_names_differ() -> None:
    assert copy_names([Path("甲/a.xlsx"), Path("乙/b.xlsx")]) == [Path("a.xlsx"), Path("b.xlsx")]


def test_a_copy_that_fails_is_said_and_the_batch_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_dossier: Dossier, _source: Path, _target: Path, **_more: object) -> None:
        sentence = "旧格式不能生成副本"
        raise UnreadableError(sentence)

    monkeypatch.setattr(running, "write_annotated", refuse)
    paths = [FAULTS / "无误的自评表.xlsx", FAULTS / "XS301_得分与复算不符.xlsx"]
    run = assessed(paths, Options(), Output(tmp_path / "批注"), jobs=1, progress=False)
    assert len(run.dossiers) == 2
    assert run.copies == (None, None)
    assert capsys.readouterr().err.count("旧格式不能生成副本") == 2


def test_progress_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    dossiers = [Dossier(f"{number}.xlsx", "") for number in range(running.FEW + 1)]
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    assert list(running._shown(dossiers, len(dossiers), progress=True)) == dossiers
    assert "审核中" in screen.getvalue()
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    assert list(running._shown(dossiers, len(dossiers), progress=True)) == dossiers
    assert pipe.getvalue() == ""


@pytest.mark.parametrize(("jobs", "files", "expected"), [(3, 1, 3), (0, 24, 1)])
def test_processes_asked_for_or_one_for_a_few_files(jobs: int, files: int, expected: int) -> None:
    assert running._processes(jobs, files) == expected


def test_many_files_take_every_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 6)
    assert running._processes(0, 25) == 6
    monkeypatch.setattr("os.cpu_count", lambda: None)
    assert running._processes(0, 25) == 1


def test_a_broken_check_of_ours_is_exit_code_2() -> None:
    from xlscore.cli.options import FailOn
    from xlscore.model.dossier import Roster

    broken = Roster((Dossier("a.xlsx", "", failed_checks=("XS303",)),))
    assert running.exit_code(broken, FailOn.NONE) == 2


def test_the_original_is_never_the_target(tmp_path: Path) -> None:
    source = tmp_path / "a.xlsx"
    source.write_bytes(b"1")
    with pytest.raises(UsageError, match="原件"):
        assessed([source], Options(), Output(tmp_path, force=True), jobs=1, progress=False)
