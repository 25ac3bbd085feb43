"""How commands run many files: how many processes, within which limits, what is kept for next time."""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from xlscore.cli.console import CANNOT_RUN, OK
from xlscore.cli.options import Converter
from xlscore.cli.progress import FEW, watched
from xlscore.model.path_text import path_text
from xlscore.model.record import Record
from xlscore.model.roster import Roster
from xlscore.pipeline import (
    Cache,
    Limits,
    Office,
    Options,
    Outcome,
    PassedOver,
    Plan,
    Task,
    converted,
    idle_waivers,
    informed,
    work_off_all,
)

_NAMED: Final = 5
"""Files named in a sentence; more would not be read."""


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


def worked_off(
    tasks: Sequence[Task], options: Options, way: Way, *, data: bool = False, beside: Sequence[Record] = ()
) -> Iterator[tuple[Outcome, Record]]:
    """Work files off in their order; ``data`` asks for the machine-readable item of each.

    ``beside`` are returns of the run that are no files to work off.

    A copy that cannot be made is said on the error stream and the batch goes on.  However the run ends, no
    half-written copy is left.
    """
    office = None if way.convert is None else Office()
    first = Plan(options, _processes(way.jobs, len(tasks)), way.limits, cache=_cache(options, way))
    told = informed(tasks, first, beside)
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


def say_broken(roster: Roster) -> int:
    """Say on the error stream, once for the run, which checks of ours broke; return the exit code that comes to."""
    from xlscore.write.broken_checks import broken_sentences

    sentences = broken_sentences(roster)
    for sentence in sentences:
        sys.stderr.write(f"xlscore：{sentence.removeprefix('xlscore ')}\n")
    return CANNOT_RUN if sentences else OK


def say_left_aside(left: PassedOver) -> None:
    """Say on the error stream, in one sentence for the run, which files of the folders were not looked at."""
    parts = []
    if left.documents:
        parts.append(
            f"文件夹里另有 {len(left.documents)} 个文件不是工作簿，没有审核（{_named(left.documents)}），"
            "其中如有自评表，请单位改报 .xlsx"
        )
    if left.locks:
        parts.append(
            f"{'另' if parts else '文件夹里'}有 {len(left.locks)} 个是表格打开时的临时文件（{_named(left.locks)}），"
            "请确认对应的表已保存并关闭"
        )
    if parts:
        sys.stderr.write(f"xlscore：{'；'.join(parts)}。\n")


def _named(files: Sequence[Path]) -> str:
    more = " 等" if len(files) > _NAMED else ""
    return "、".join(f"“{path_text(Path(file.name))}”" for file in files[:_NAMED]) + more
