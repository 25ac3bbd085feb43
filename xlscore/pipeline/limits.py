"""What one file may cost: memory and time, and how a process binds itself to that."""

import sys
from dataclasses import dataclass
from pathlib import Path

MIB = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading and checking one file may take."""

    memory: int = 512
    """MiB of address space beyond what an idle reading process has."""
    seconds: int = 20
    """Of the clock on the wall, and of processor time."""


def bind_next_file(limits: Limits) -> None:
    """Bind the calling process to the limits for the file it is about to read.

    Memory is bound on Linux, processor time wherever there is ``resource`` (POSIX).  Windows has neither: there only
    the clock of the parent process stands guard.
    """
    if sys.platform == "win32":
        return
    import resource

    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(usage.ru_utime + usage.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, _below(resource.getrlimit(resource.RLIMIT_CPU)[1], spent + limits.seconds))
    statm = Path("/proc/self/statm")
    if statm.exists():
        size = int(statm.read_text("ascii").split()[0]) * resource.getpagesize() + limits.memory * MIB
        resource.setrlimit(resource.RLIMIT_AS, _below(resource.getrlimit(resource.RLIMIT_AS)[1], size))


def _below(hard: int, wanted: int) -> tuple[int, int]:
    """Return a soft limit that does not exceed the hard one, and the hard one (-1: there is none)."""
    return (wanted if hard < 0 else min(wanted, hard)), hard
