import io
import signal
import sys
from pathlib import Path
from threading import Thread

import pytest
import typer

from xlscore.cli import main as program
from xlscore.cli import running
from xlscore.cli.console import speaks, stopped_like_ctrl_c, write_file
from xlscore.cli.planning import Output, planned
from xlscore.cli.results import exit_code
from xlscore.cli.running import Way, worked_off
from xlscore.pipeline import Limits, Options

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
    assert capsys.readouterr().err == ("xlscore：文件“汇总.xlsx”无法读写：磁盘空间不足。请检查路径、权限和磁盘空间。\n")


def test_a_signal_somebody_else_decided_on_is_let_be() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stopped_like_ctrl_c():
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
            assert signal.getsignal(signal.SIGTERM) is signal.default_int_handler
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGHUP, before)


def test_outside_the_main_thread_signals_are_no_matter() -> None:
    def inside() -> None:
        with stopped_like_ctrl_c():
            seen.append(signal.getsignal(signal.SIGTERM))

    seen: list[object] = []
    thread = Thread(target=inside)
    thread.start()
    thread.join()
    assert seen == [signal.SIG_DFL]


@pytest.mark.parametrize(("raised", "code"), [(KeyboardInterrupt(), 130), (BrokenPipeError(), 2)])
def test_an_interrupted_run_ends_quietly(monkeypatch: pytest.MonkeyPatch, raised: BaseException, code: int) -> None:
    def stop(**_: object) -> int:
        raise raised

    monkeypatch.setattr(program, "app", stop)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with pytest.raises(SystemExit) as stopped:
        program.main()
    assert stopped.value.code == code


def test_a_copy_that_fails_is_said_and_the_batch_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "批注" / "无误的自评表.xlsx").mkdir(parents=True)
    paths = [FAULTS / "无误的自评表.xlsx", FAULTS / "XS301_得分与复算不符.xlsx"]
    tasks = planned(paths, Output(tmp_path / "批注", force=True))
    found = list(worked_off(tasks, Options(), Way(Limits(), jobs=1)))
    assert [outcome.copy for outcome, _ in found] == [None, tmp_path / "批注" / paths[1].name]
    said = capsys.readouterr().err
    assert said.count("xlscore：") == 1
    assert f"批注副本“{tmp_path / '批注' / paths[0].name}”写不了" in said
    assert sorted(path.name for path in (tmp_path / "批注").iterdir()) == sorted(path.name for path in paths)


@pytest.mark.parametrize(("jobs", "files", "expected"), [(3, 1, 3), (0, 24, 1)])
def test_processes_asked_for_or_one_for_a_few_files(jobs: int, files: int, expected: int) -> None:
    assert running._processes(jobs, files) == expected


def test_many_files_take_every_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _process: {0, 3, 5})
    assert running._processes(0, 25) == 3
    monkeypatch.delattr("os.sched_getaffinity")
    monkeypatch.setattr("os.cpu_count", lambda: 6)
    assert running._processes(0, 25) == 6
    monkeypatch.setattr("os.cpu_count", lambda: None)
    assert running._processes(0, 25) == 1


def test_a_broken_check_of_ours_is_exit_code_2() -> None:
    from xlscore.cli.options import FailOn
    from xlscore.model.finding import Verdict
    from xlscore.model.record import Record
    from xlscore.model.roster import Roster

    broken = Roster((Record("a.xlsx", "", Verdict.PASS, failed_checks=("XS303",)),))
    assert exit_code(broken, FailOn.NONE) == 2
