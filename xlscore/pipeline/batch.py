"""Many files, in reading processes with limits, always in the order they were named."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from xlscore.checks.file_unreadable import unreadable
from xlscore.model.dossier import Dossier
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
            yield Dossier(str(path), "", findings=(unreadable(outcome.sentence),), readable=False)
        else:
            yield outcome


def _assess(path: Path, options: Options, work: Work) -> Dossier:
    return work(path, options)
