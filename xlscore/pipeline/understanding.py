"""One file as far as it is understood, before any check."""

from functools import partial
from pathlib import Path

from xlscore.errors import UnreadableError
from xlscore.model.path_text import path_text
from xlscore.model.understanding import Understanding
from xlscore.pipeline.limits import Limits
from xlscore.pipeline.one_file import Options, catalogue_for
from xlscore.pipeline.pool import Lost, Pool
from xlscore.read.computed import with_computed
from xlscore.read.recognise import recognise
from xlscore.read.sheets_seen import sheets_seen
from xlscore.read.submission import understand_all
from xlscore.read.workbook_file import read_workbook


def read_one(path: Path, options: Options | None = None) -> Understanding:
    """Read one file, recognise its edition, and read the submission where there is one.

    Raises ``UnreadableError`` for a file no workbook can be made of, with a sentence that names the file.
    """
    options = options or Options()
    catalogue = catalogue_for(options)
    try:
        workbook = with_computed(read_workbook(path))
    except UnreadableError as error:
        msg = f"{path_text(path)}：{error}"
        raise UnreadableError(msg) from error
    recognition = recognise(workbook, catalogue, options.framework)
    framework = recognition.framework
    if framework is None:
        return Understanding(path_text(path), workbook, recognition, sheets_seen(workbook))
    first, *further = understand_all(workbook, framework)
    return Understanding(path_text(path), workbook, recognition, sheets_seen(workbook), first, tuple(further))


def read_guarded(path: Path, options: Options | None = None, limits: Limits | None = None) -> Understanding:
    """Do what ``read_one`` does in a reading process with limits.

    Raises ``UnreadableError`` as ``read_one`` does, and for a file that kills the process or goes beyond ``limits``.
    """
    pool = Pool([path], partial(read_one, options=options), 1, limits or Limits())
    (outcome,) = pool.outcomes()
    if isinstance(outcome, Lost):
        msg = f"{path_text(path)}：{outcome.sentence}"
        raise UnreadableError(msg)
    return outcome
