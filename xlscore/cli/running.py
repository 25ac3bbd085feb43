"""How commands run many files: which ones, where their copies go, how many processes, what is kept for next time."""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from xlscore.cli.options import Converter
from xlscore.cli.progress import FEW, watched
from xlscore.errors import UsageError
from xlscore.model.record import Record
from xlscore.model.roster import Roster
from xlscore.pipeline import (
    Cache,
    Limits,
    Office,
    Options,
    Outcome,
    Plan,
    Task,
    converted,
    find_workbooks,
    idle_waivers,
    informed,
    work_off_all,
)

OPEN_XML: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm"})


@dataclass(frozen=True, slots=True)
class Output:
    """What is written beside the result: the folder of annotated copies, and whether existing files give way.

    ``leave_out`` are files among the paths that are none of the submissions (roster, an earlier summary).
    """

    annotate: Path | None = None
    force: bool = False
    leave_out: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """How files are run, as the operator asked: processes, limits, progress, and what is kept for next time.

    ``convert`` is what makes an .xlsx of other formats for their copies, ``None`` for xlscore itself.
    """

    limits: Limits
    jobs: int = 0
    progress: bool = True
    cached: bool = True
    convert: Converter | None = None


def cores() -> int:
    """Return how many processors this program may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed is not None else os.cpu_count() or 1


def _processes(jobs: int, files: int) -> int:
    """Return how many processes to start: as asked, else one a core; for few files one is quicker than several."""
    if jobs:
        return jobs
    return 1 if files <= FEW else cores()


def copy_names(files: list[Path]) -> list[Path]:
    """Return where each file's annotated copy goes below the output folder.

    That is its own name, ``.xlsx`` added where it is not one of Open XML (``甲.xls.xlsx``: it tells what was handed
    in and never meets the copy of ``甲.xlsx``); where names repeat, the folders that tell the files apart stand in
    front.
    """
    names = [_as_open_xml(file).name for file in files]
    if len({name.casefold() for name in names}) == len(names):
        return [Path(name) for name in names]
    common = Path(os.path.commonpath([file.resolve().parent for file in files]))
    return [_as_open_xml(file.resolve()).relative_to(common) for file in files]


def _as_open_xml(file: Path) -> Path:
    return file if file.suffix.lower() in OPEN_XML else file.with_name(f"{file.name}.xlsx")


def planned(paths: list[Path], output: Output) -> list[Task]:
    """Return the files to work off, with the places of their copies.

    Raises ``UsageError``, before anything is read or written, where the operator's paths cannot be.
    """
    annotate, force = output.annotate, output.force
    files = find_workbooks(paths, [*output.leave_out, *([annotate] if annotate else [])])
    if annotate is None:
        return [Task(file) for file in files]
    staging = _staging(annotate)
    tasks: list[Task] = []
    for place, (file, name) in enumerate(zip(files, copy_names(files), strict=True)):
        target = annotate / name
        if target.exists() and target.samefile(file):
            msg = f"批注文件夹“{annotate}”就是原件所在的文件夹。请另选一个文件夹，原件不能被覆盖。"
            raise UsageError(msg)
        if target.exists() and not force:
            msg = f"“{target}”已经存在，未作改动。如要覆盖请加 --force，或换一个文件夹。"
            raise UsageError(msg)
        tasks.append(Task(file, target, staging / f"{place}{target.suffix}"))
    return tasks


def _staging(annotate: Path) -> Path:
    """Return the folder in which copies stand until they are whole."""
    return annotate / f".xlscore-{os.getpid()}"


def worked_off(
    tasks: Sequence[Task], options: Options, way: Way, *, data: bool = False
) -> Iterator[tuple[Outcome, Record]]:
    """Work files off in their order; ``data`` asks for the machine-readable item of each.

    A copy that cannot be made is said on the error stream and the batch goes on.  However the run ends, no
    half-written copy is left.
    """
    office = None if way.convert is None else Office()
    first = Plan(options, _processes(way.jobs, len(tasks)), way.limits, cache=_cache(options, way))
    told = informed(tasks, first)
    cache = first.cache if told is options else _cache(told, way, first.cache)
    plan = replace(first, options=told, data=data, cache=cache)
    try:
        with closing(work_off_all(converted(tasks, office), plan)) as outcomes:
            for task, (outcome, record) in zip(tasks, watched(outcomes, len(tasks), wanted=way.progress), strict=True):
                if outcome.complaint:
                    sys.stderr.write(f"xlscore：{task.file}：{outcome.complaint}\n")
                yield outcome, record
    finally:
        for folder in {task.part.parent for task in tasks if task.part is not None}:
            shutil.rmtree(folder, ignore_errors=True)


def _cache(options: Options, way: Way, before: Cache | None = None) -> Cache | None:
    """Return what is kept of earlier runs under these options; ``before`` knows the digests of the files."""
    if not way.cached:
        return None
    from xlscore.pipeline.fingerprint import fingerprint

    own = fingerprint(options)
    return Cache(own) if before is None else before.under(own)


def say_idle(roster: Roster, options: Options) -> None:
    """Say on the error stream, once for the run, which waivers were of no use."""
    for sentence in idle_waivers(roster, options):
        sys.stderr.write(f"xlscore：{sentence}\n")
