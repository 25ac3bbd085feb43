"""How a panic of a library written in Rust is told from what else stops a program, and kept from the user's screen."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_NAME = "PanicException"
_STDERR = 2


def is_panic(error: BaseException) -> bool:
    """Tell whether this is a Rust panic, which derives from ``BaseException`` and cannot be imported."""
    return type(error).__name__ == _NAME


class _Silence:
    """The error stream of the process, turned away while any thread asks for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._users = 0
        self._kept: int | None = None

    def begin(self) -> None:
        """Turn the stream away; where there is none to turn away, nothing happens."""
        with self._lock:
            self._users += 1
            if self._users > 1:
                return
            try:
                sys.stderr.flush()
                self._kept = os.dup(_STDERR)
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, _STDERR)
                os.close(nowhere)
            except (OSError, ValueError, AttributeError):
                self._restore()

    def end(self) -> None:
        """Give it back."""
        with self._lock:
            self._users -= 1
            if not self._users:
                self._restore()

    def _restore(self) -> None:
        if self._kept is not None:
            os.dup2(self._kept, _STDERR)
            os.close(self._kept)
            self._kept = None


_SILENCE = _Silence()


@contextmanager
def silenced() -> Iterator[None]:
    """Keep what a library writes on the error stream (a panic's message and backtrace) from the user's screen.

    Rust writes it before Python gets hold of the panic, straight to the file descriptor.
    """
    _SILENCE.begin()
    try:
        yield
    finally:
        _SILENCE.end()
