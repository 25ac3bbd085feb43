"""Many files, in reading processes with limits, always in the order they were named."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from xlscore.checks.file_unreadable import unreadable
from xlscore.errors import XlscoreError
from xlscore.model.dossier import Dossier
from xlscore.pipeline.digest import digest_of
from xlscore.pipeline.limits import Limits
from xlscore.pipeline.one_file import Options, assess
from xlscore.pipeline.pool import Lost, Pool

Work = Callable[[Path, Options], Dossier]


def assess_all(
    paths: Sequence[Path], options: Options, jobs: int = 1, work: Work = assess, limits: Limits | None = None
) -> Iterator[Dossier]:
    """Assess files one after another, with ``jobs`` processes; results come in the order of ``paths``.

    ``work`` assesses one file, in a child process, and must be importable there.  A file that kills its process or
    goes beyond ``limits`` is reported as unreadable and the others go on.
    """
    pool = Pool(paths, partial(_assess, options=options, work=work), jobs, limits or Limits())
    for path, outcome in zip(paths, pool.outcomes(), strict=True):
        if isinstance(outcome, Lost):
            yield Dossier(str(path), digest_of(path), findings=(unreadable(outcome.sentence),), readable=False)
        else:
            yield outcome


def _assess(path: Path, options: Options, work: Work) -> Dossier:
    """Assess one file; a mistake of ours in it costs this file only, and is never passed off as a clean result."""
    try:
        return work(path, options)
    except (XlscoreError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 -- whatever it is, the other files of the batch go on
        sentence = f"xlscore 处理这份文件时自身出错（{type(error).__name__}），未能审核。请把该文件反馈给维护者。"
        return Dossier(
            str(path), digest_of(path), findings=(unreadable(sentence),), readable=False, failed_checks=("XS101",)
        )
