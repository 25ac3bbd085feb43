"""The inside of a reading process: it takes one item after another and answers each, until the parent hangs up."""

import faulthandler
import gc
import os
import pickle
import signal
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Final

from xlscore.pipeline.limits import Limits, bind_next_file

Pipe = Connection
"""One end of the connection between the two processes."""

READY: Final = b"ready"
"""Said once, when everything is imported; the clock of the first item starts then."""


@dataclass(frozen=True, slots=True)
class Done:
    """The work on an item came to a result."""

    value: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """The work raised; ``error`` is raised again in the parent."""

    error: Exception


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    """The work needed more memory than a file may have."""


def serve(connection: Pipe, inherited: Iterable[Pipe], work: Callable[[Any], Any], limits: Limits) -> None:
    """Answer every item received with ``Done``, ``Failed`` or ``OutOfMemory``.

    ``inherited`` are the parent's ends of connections where this process is a copy of the parent: held open here,
    they would keep the parent's hanging up from being noticed.
    What a library says on the error stream before it gives up (a Rust panic, an allocator) is no message for the
    user; the parent says in Chinese what became of the file.
    """
    for end in inherited:
        end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted too, and hangs up
    faulthandler.disable()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    import xlscore.pipeline.preload  # noqa: F401 -- already there where a server forked this process

    gc.freeze()  # what has been imported stays: looking through it again and again would cost time in every file
    try:
        connection.send_bytes(READY)
        while True:
            item = connection.recv()
            bind_next_file(limits)
            connection.send_bytes(answer(work, item))
    except (EOFError, OSError):
        return


def answer(work: Callable[[Any], Any], item: Any) -> bytes:
    """Return the pickled answer to one item."""
    try:
        return pickle.dumps(Done(work(item)))
    except MemoryError:
        return pickle.dumps(OutOfMemory())
    except Exception as error:  # noqa: BLE001 -- raised again in the parent
        return pickle.dumps(Failed(error))
