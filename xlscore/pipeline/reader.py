"""A reading process as its parent sees it: what it was given, how long it has been at it, how it ended."""

import multiprocessing
import pickle
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import forkserver
from multiprocessing.context import BaseContext
from typing import Any, Final

from xlscore.errors import UsageError
from xlscore.pipeline.limits import Limits
from xlscore.pipeline.worker import READY, Done, Failed, OutOfMemory, Pipe, serve

AHEAD: Final = 4
"""Items a process holds at a time: while the parent is busy with a result there is still work at hand."""
_START: Final = 120.0
"""Seconds a process may take to start; a cold disk and a virus scanner need some twenty."""
_GOODBYE: Final = 2.0

_ADVICE: Final = "请在 Excel 或 WPS 中打开检查，删除多余的空行、空列、格式和图片，另存为 .xlsx 后再报送"

_OPEN: Final[list[Pipe]] = []
"""Our ends of all connections; a forked process has copies of them."""


def context() -> BaseContext:
    """Return how processes are started.

    A program of one thread that has loaded no numerical library is forked as it stands (Linux): nothing is imported
    twice.  Otherwise they are forked from a server that has everything imported (POSIX), or started anew (Windows).
    """
    methods = multiprocessing.get_all_start_methods()
    if sys.platform == "linux" and threading.active_count() == 1 and "numpy" not in sys.modules:
        return multiprocessing.get_context("fork")
    if "forkserver" in methods:
        forkserver.set_forkserver_preload(["__main__", "xlscore.pipeline.preload"])
    return multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put Ctrl-C off while a process starts: it inherits that, and has nothing to say when the program is stopped."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Reader:
    """One process; ``ended`` is set once nothing more is to be had from it."""

    def __init__(self, work: Callable[[Any], Any], limits: Limits) -> None:
        """Start the process."""
        self.given: deque[int] = deque()
        self.ended = False
        self._limits = limits
        self._ready = False
        self._since = time.monotonic()
        chosen = context()
        self.connection, theirs = chosen.Pipe()
        _OPEN.append(self.connection)
        inherited = tuple(_OPEN) if chosen.get_start_method() == "fork" else ()
        self._process = chosen.Process(target=serve, args=(theirs, inherited, work, limits), daemon=True)  # type: ignore[attr-defined]  # on every context, but not on their base in the stubs
        with _undisturbed():
            self._process.start()
        theirs.close()

    @property
    def free(self) -> int:
        """How many more items it may be given."""
        return 0 if self.ended else AHEAD - len(self.given)

    def give(self, place: int, item: Any) -> None:
        """Hand over an item; ``place`` is what its answer will be told by."""
        if not self.given and self._ready:
            self._since = time.monotonic()
        self.given.append(place)
        try:
            self.connection.send(item)
        except OSError:
            return  # it has died, which the next look at its answers will tell

    def answers(self) -> list[tuple[int, Done | Failed | OutOfMemory]]:
        """Return what it has answered by now."""
        found: list[tuple[int, Done | Failed | OutOfMemory]] = []
        try:
            while self.connection.poll():
                message = self.connection.recv_bytes()
                self._since = time.monotonic()
                if message == READY:
                    self._ready = True
                else:
                    found.append((self.given.popleft(), pickle.loads(message)))  # noqa: S301 -- our own process
        except (EOFError, OSError):
            self.ended = True
        return found

    def seconds_left(self) -> float:
        """Return how long it may still be at the item in hand."""
        if not self._ready:
            return self._since + _START - time.monotonic()
        return self._since + self._limits.seconds - time.monotonic() if self.given else float("inf")

    def end(self) -> None:
        """End the process, kindly if it listens."""
        _OPEN.remove(self.connection)
        self.connection.close()
        self._process.join(0.0 if self.ended or self.given else _GOODBYE)
        if self._process.is_alive():
            self._process.kill()
        self._process.join()
        self.ended = True

    def end_of(self, *, overdue: bool) -> str:
        """End the process and return, in Chinese, what became of the item it had in hand.

        Raises ``UsageError`` where it has never come as far as an item.
        """
        if not self._ready:
            self.end()
            msg = "读取进程无法启动。请检查 Python 安装、内存和磁盘空间，或关闭拦截它的安全软件后重试。"
            raise UsageError(msg)
        if not overdue:
            self._process.join(_GOODBYE)
        self.end()
        if overdue or self._process.exitcode == -getattr(signal, "SIGXCPU", 0):
            return f"读取这份文件超过 {self._limits.seconds} 秒，已停止。{_ADVICE}；确需审核的，可用 --timeout 放宽。"
        return (
            f"读取程序在处理这份文件时中止：文件已损坏，或所需内存超过 {self._limits.memory} MiB。"
            f"{_ADVICE}；确需审核的，可用 --memory 放宽。"
        )


def out_of_memory(limits: Limits) -> str:
    """Return, in Chinese, what became of an item that needed too much memory."""
    return f"读取这份文件所需内存超过 {limits.memory} MiB，已停止。{_ADVICE}；确需审核的，可用 --memory 放宽。"
