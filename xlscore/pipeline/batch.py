"""Many files, in this process or in several, always in the order they were named."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from xlscore.checks.file_unreadable import unreadable
from xlscore.model.dossier import Dossier
from xlscore.pipeline.one_file import Options, assess

CHUNK: Final = 16
"""Files a process is handed at a time: one at a time costs a tenth of the speed, more delays the progress shown."""

Work = Callable[[Path, Options], Dossier]


def _chunk(paths: Sequence[Path], options: Options, work: Work) -> list[Dossier]:
    return [work(path, options) for path in paths]


def _lost(path: Path) -> Dossier:
    sentence = "读取程序在处理这份文件时中止（文件可能已损坏或异常庞大）。请在 Excel 或 WPS 中打开另存后再报送。"
    return Dossier(str(path), "", findings=(unreadable(sentence),), readable=False)


def _alone(path: Path, options: Options, work: Work) -> Dossier:
    """Try one file of a chunk whose process died, in a process of its own: only the bad file is lost."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(work, path, options).result()
        except BrokenProcessPool:
            return _lost(path)


def assess_all(paths: Sequence[Path], options: Options, jobs: int = 1, work: Work = assess) -> Iterator[Dossier]:
    """Assess files one after another, with ``jobs`` processes; results come in the order of ``paths``.

    ``work`` assesses one file; it must be importable where there is more than one process.  A file that kills its
    process is reported as unreadable and the others go on.
    """
    if jobs <= 1 or len(paths) <= 1:
        for path in paths:
            yield work(path, options)
        return
    size = max(1, min(CHUNK, -(-len(paths) // jobs)))
    chunks = [paths[start : start + size] for start in range(0, len(paths), size)]
    waiting = list(chunks)
    while waiting:
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            futures: list[Future[list[Dossier]]] = [pool.submit(_chunk, chunk, options, work) for chunk in waiting]
            try:
                for future in futures:
                    yield from future.result()
                    waiting = waiting[1:]
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
        if waiting:
            for path in waiting[0]:
                yield _alone(path, options, work)
            waiting = waiting[1:]
