"""Many files, in reading processes with limits, always in the order they were named."""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from xlscore.checks.file_unreadable import unreadable
from xlscore.errors import XlscoreError
from xlscore.model.dossier import Dossier
from xlscore.model.path_text import path_text
from xlscore.model.record import Record
from xlscore.pipeline.cache import Cache
from xlscore.pipeline.digest import digest_of
from xlscore.pipeline.limits import Limits
from xlscore.pipeline.one_file import Options, assess
from xlscore.pipeline.pool import Lost, Pool
from xlscore.pipeline.rebuilding import needs_rebuilding
from xlscore.pipeline.returns import Outcome, Task, outcome_of, work_off

Work = Callable[[Path, Options], Dossier]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run works its files off; the same for all of them."""

    options: Options = field(default_factory=Options)
    jobs: int = 1
    limits: Limits = field(default_factory=Limits)
    data: bool = False
    """Whether the machine-readable item of each file is wanted."""
    cache: Cache | None = None
    work: Callable[..., Outcome] = work_off
    """What works one task off; importable in a child process."""


def assess_all(
    paths: Sequence[Path], options: Options, jobs: int = 1, work: Work = assess, limits: Limits | None = None
) -> Iterator[Dossier]:
    """Assess files one after another, with ``jobs`` processes; results come in the order of ``paths``.

    ``work`` assesses one file, in a child process, and must be importable there.  A file that kills its process or
    goes beyond ``limits`` is reported as unreadable and the others go on.
    """
    pool = Pool(paths, partial(_assess, options=options, work=work), jobs, limits or Limits())
    for path, outcome in zip(paths, pool.outcomes(), strict=True):
        yield _lost(path, outcome.sentence) if isinstance(outcome, Lost) else outcome


def work_off_all(tasks: Sequence[Task], plan: Plan) -> Generator[tuple[Outcome, Record], None, None]:
    """Work files off; what each came to, and its record, in the order of ``tasks``.

    A file whose bytes were worked off before, under the same conditions, is not opened again unless a copy of it is
    wanted.  What goes wrong with one file is told as in ``assess_all``.
    """
    known = _known(tasks, plan)
    fresh = _fresh([task for place, task in enumerate(tasks) if place not in known], plan)
    try:
        for place in range(len(tasks)):
            outcome = known.pop(place, None)
            pair = _with_record(outcome) if outcome is not None else None
            if pair is None and outcome is not None:
                pair = next(_fresh([tasks[place]], plan))
            yield pair or next(fresh)
    finally:
        fresh.close()
        if plan.cache is not None:
            plan.cache.flush()


def _known(tasks: Sequence[Task], plan: Plan) -> dict[int, Outcome]:
    """Return the outcomes of an earlier run by place among the tasks."""
    cache = plan.cache
    if cache is None:
        return {}
    keys: dict[int, str] = {}
    for place, task in enumerate(tasks):
        if task.copy is None and (digest := cache.digest(task.file)):
            keys[place] = cache.key(digest, path_text(Path(task.file.name)))
    found = cache.found({key: tasks[place].file for place, key in keys.items()}, data=plan.data)
    return {
        place: replace(found[key], file=path_text(tasks[place].file)) for place, key in keys.items() if key in found
    }


def _with_record(outcome: Outcome) -> tuple[Outcome, Record] | None:
    try:
        return outcome, outcome.record()
    except ValueError:
        return None


def _fresh(tasks: Sequence[Task], plan: Plan) -> Generator[tuple[Outcome, Record], None, None]:
    """Work tasks off in reading processes, and keep what would come out the same another time."""
    work = partial(_worked_off, options=plan.options, data=plan.data, work=plan.work)
    pool = Pool(tasks, work, plan.jobs, plan.limits)
    for task, answer in zip(tasks, pool.outcomes(), strict=True):
        lost = isinstance(answer, Lost)
        if isinstance(answer, Lost) and task.copy is not None and needs_rebuilding(task.file):
            yield _without_copy(task, answer.sentence, plan)
            continue
        outcome = outcome_of(_lost(task.file, answer.sentence), data=plan.data) if isinstance(answer, Lost) else answer
        record = outcome.record()
        if plan.cache is not None and not lost and record.sha256 and not record.failed_checks:
            plan.cache.keep(record.sha256, outcome)
        yield outcome, record


def _without_copy(task: Task, sentence: str, plan: Plan) -> tuple[Outcome, Record]:
    """Work off once more, without a copy, a file that may have cost its process too much only by being rebuilt."""
    outcome, record = next(_fresh([Task(task.file)], plan))
    return (replace(outcome, complaint=sentence) if record.readable else outcome), record


def _worked_off(task: Task, options: Options, work: Callable[..., Outcome], *, data: bool) -> Outcome:
    try:
        return work(task, options, data=data)
    except (XlscoreError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 -- whatever it is, the other files of the batch go on
        return outcome_of(_defect(task.file, error), data=data)


def _assess(path: Path, options: Options, work: Work) -> Dossier:
    """Assess one file; a mistake of ours in it costs this file only, and is never passed off as a clean result."""
    try:
        return work(path, options)
    except (XlscoreError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 -- whatever it is, the other files of the batch go on
        return _defect(path, error)


def _lost(path: Path, sentence: str) -> Dossier:
    return Dossier(path_text(path), digest_of(path), findings=(unreadable(sentence),), readable=False)


def _defect(path: Path, error: Exception) -> Dossier:
    sentence = f"xlscore 处理这份文件时自身出错（{type(error).__name__}），未能审核。请把该文件反馈给维护者。"
    return replace(_lost(path, sentence), failed_checks=("XS101",))
