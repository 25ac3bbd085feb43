import multiprocessing
import os
import signal
import sys
import threading
from pathlib import Path

import pytest

from tests.pipeline.working import Unable, double, mistaken, pid, troubled
from xlscore.errors import UsageError
from xlscore.pipeline import reader
from xlscore.pipeline.limits import Limits
from xlscore.pipeline.pool import Lost, Pool


def start_by(monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    """Have processes started in one way, whatever this process has loaded."""
    monkeypatch.setattr(threading, "active_count", lambda: 1 if method == "fork" else 2)
    if method == "fork":
        monkeypatch.delitem(sys.modules, "numpy", raising=False)


@pytest.mark.parametrize("method", ["fork", "forkserver"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_outcomes_come_in_the_order_of_the_items(monkeypatch: pytest.MonkeyPatch, method: str, jobs: int) -> None:
    start_by(monkeypatch, method)
    assert list(Pool(range(30), double, jobs, Limits()).outcomes()) == [2 * item for item in range(30)]


def test_nothing_starts_for_no_items() -> None:
    assert list(Pool((), double, 2, Limits()).outcomes()) == []


def test_a_process_is_used_again() -> None:
    outcomes = list(Pool(range(12), pid, 1, Limits()).outcomes())
    assert len(set(outcomes)) == 1
    assert os.getpid() not in outcomes


@pytest.mark.parametrize("method", ["fork", "forkserver"])
def test_every_trouble_costs_its_own_item_only(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], method: str
) -> None:
    start_by(monkeypatch, method)
    items = [0, 1, 2, 3, 4, 6, 7, 8, 10, 11]
    # As much time as a busy machine may need: what is short here is memory.
    outcomes = dict(zip(items, Pool(items, troubled, 2, Limits(memory=256, seconds=600)).outcomes(), strict=True))
    assert {item: outcome for item, outcome in outcomes.items() if not isinstance(outcome, Lost)} == {
        item: 2 * item for item in (0, 1, 2, 4, 6, 10, 11)
    }
    sentences = {item: outcome.sentence for item, outcome in outcomes.items() if isinstance(outcome, Lost)}
    assert sentences[3].startswith("读取程序在处理这份文件时中止：文件已损坏，或所需内存超过 256 MiB。")
    assert sentences[7].startswith("读取这份文件所需内存超过 256 MiB，已停止。")
    assert sentences[8] == sentences[7]
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("method", ["fork", "forkserver"])
def test_an_item_that_sleeps_or_never_ends_is_stopped_and_the_others_are_not(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], method: str
) -> None:
    start_by(monkeypatch, method)
    # Nothing else here takes a hundredth of a second: five are enough on a busy machine, too.
    before, asleep, between, busy, behind = Pool([4, 5, 6, 9, 10], troubled, 2, Limits(seconds=5)).outcomes()
    assert (before, between, behind) == (8, 12, 20)
    assert isinstance(asleep, Lost)
    assert asleep.sentence.startswith("读取这份文件超过 5 秒，已停止。")
    assert busy == asleep
    assert capfd.readouterr().err == ""


def test_what_the_work_raises_is_raised_here() -> None:
    with pytest.raises(LookupError, match="mistake 0"):
        list(Pool([0], mistaken, 1, Limits()).outcomes())


def test_a_process_that_cannot_start_is_the_operators_to_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    start_by(monkeypatch, "forkserver")
    with pytest.raises(UsageError, match=r"^读取进程无法启动。"):
        list(Pool([0], Unable(), 1, Limits()).outcomes())


def test_a_run_broken_off_leaves_no_process() -> None:
    run = Pool(range(12), pid, 2, Limits()).outcomes()
    first = next(run)
    assert not isinstance(first, Lost)
    run.close()  # type: ignore[attr-defined]  # it is a generator
    assert not Path(f"/proc/{first}").exists()


def test_where_nothing_can_be_forked_processes_are_spawned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert reader.context().get_start_method() == "forkserver"
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert reader.context().get_start_method() == "spawn"


def test_a_dead_process_takes_no_more() -> None:
    one = reader.Reader(double, Limits())
    one._process.kill()
    one._process.join()
    for item in range(3):
        one.give(item, item)
    assert one.answers() == []
    assert one.ended
    assert one.free == 0
    one.end()


def test_ctrl_c_is_put_off_while_a_process_starts_where_the_platform_can(monkeypatch: pytest.MonkeyPatch) -> None:
    with reader._undisturbed():
        assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    monkeypatch.delattr(signal, "pthread_sigmask")
    with reader._undisturbed():
        pass
