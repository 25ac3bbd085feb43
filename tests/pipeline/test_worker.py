import faulthandler
import gc
import os
import pickle
import resource
import signal
import sys
from multiprocessing import Pipe
from pathlib import Path

import pytest

from tests.pipeline.working import double, mistaken
from xlscore.pipeline import worker
from xlscore.pipeline.limits import MIB, Limits, bind_next_file
from xlscore.pipeline.worker import READY, Done, Failed, OutOfMemory, answer, serve


def told(message: bytes) -> object:
    return pickle.loads(message)  # noqa: S301 -- what we have just pickled


def exhausted(_item: int) -> int:
    raise MemoryError


def test_every_way_in_which_work_can_end_has_its_answer() -> None:
    assert told(answer(double, 4)) == Done(8)
    assert told(answer(exhausted, 4)) == OutOfMemory()
    failed = told(answer(mistaken, 4))
    assert isinstance(failed, Failed)
    assert repr(failed.error) == repr(LookupError("mistake 4"))


def test_items_are_answered_until_the_parent_hangs_up(monkeypatch: pytest.MonkeyPatch) -> None:
    bound: list[Limits] = []
    closed: list[int] = []
    monkeypatch.setattr(worker, "bind_next_file", bound.append)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(faulthandler, "disable", lambda: None)
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setattr(os, "dup2", lambda _from, to: closed.append(to))
    ours, theirs = Pipe()
    inherited, other = Pipe()
    for item in (1, 2):
        ours.send(item)
    other.close()
    received: list[bytes] = []

    class Ending:
        """A connection that ends after the second answer."""

        def recv(self) -> int:
            if not theirs.poll():
                raise EOFError
            return int(theirs.recv())

        def send_bytes(self, message: bytes) -> None:
            received.append(message)

    serve(Ending(), [inherited], double, Limits(7, 8))  # type: ignore[arg-type]  # what is used of a connection
    assert received[0] == READY
    assert [told(message) for message in received[1:]] == [Done(2), Done(4)]
    assert bound == [Limits(7, 8)] * 2
    assert closed == [2]
    assert inherited.closed


def test_each_file_has_its_allowance_beyond_what_is_used_by_then(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "setrlimit", asked.__setitem__)
    monkeypatch.setattr(resource, "getrlimit", lambda _what: (-1, -1))
    bind_next_file(Limits(memory=100, seconds=9))
    used = resource.getrusage(resource.RUSAGE_SELF)
    assert 9 <= asked[resource.RLIMIT_CPU][0] - (used.ru_utime + used.ru_stime) <= 11
    size = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    assert abs(asked[resource.RLIMIT_AS][0] - size - 100 * MIB) < 8 * MIB
    assert asked[resource.RLIMIT_AS][1] == -1


def test_a_hard_limit_is_never_exceeded(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "setrlimit", asked.__setitem__)
    monkeypatch.setattr(resource, "getrlimit", lambda _what: (5, 5))
    monkeypatch.setattr(Path, "exists", lambda _path: False)
    bind_next_file(Limits())
    assert asked == {resource.RLIMIT_CPU: (5, 5)}


def test_windows_has_no_limits_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(resource, "setrlimit", lambda *_: pytest.fail("set"))
    bind_next_file(Limits())
