"""Workbooks that are no Open XML, rebuilt as such in reading processes with limits, for their annotated copies."""

from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

from xlscore.errors import UnreadableError, XlscoreError
from xlscore.model.appearance import Rebuilt
from xlscore.pipeline.limits import Limits
from xlscore.pipeline.office import Office
from xlscore.pipeline.pool import Lost, Pool
from xlscore.read.content import Content, recognise

_ADVICE = "请在 Excel 或 WPS 中另存为 .xlsx 后再生成审核副本"


def needs_rebuilding(path: Path) -> bool:
    """Tell whether a file is a workbook that marks cannot be added to: .xls, .et, .xlsb or .ods by content."""
    try:
        return recognise(path.read_bytes())[0] is not Content.XLSX
    except (OSError, XlscoreError):
        return False


def rebuild_one(path: Path) -> Rebuilt | str:
    """Return a workbook rebuilt, or in one Chinese sentence why it cannot be."""
    from xlscore.read.looks import read_looks
    from xlscore.read.workbook_file import read_workbook_bytes
    from xlscore.write.rebuilt import rebuild

    try:
        data = path.read_bytes()
        workbook = read_workbook_bytes(data, path.name, own_sheets=True)
        return rebuild(workbook, read_looks(data, workbook))
    except UnreadableError as error:
        return str(error)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 -- a mistake of ours costs this copy only
        return f"xlscore 重建这份文件时自身出错（{type(error).__name__}），没有生成审核副本。{_ADVICE}，并请反馈。"


class Rebuilding:
    """The files of a run that are to be rebuilt; each is asked for once, in their order."""

    def __init__(self, paths: Sequence[Path], limits: Limits, office: Office | None = None) -> None:
        """Take the files in; nothing is rebuilt before the first is asked for.

        Where there is an ``office`` that converts them instead, in its own process.
        """
        self._paths = deque(path for path in paths if needs_rebuilding(path))
        self._office = office
        self._outcomes: Iterator[Rebuilt | str | Lost] = Pool(tuple(self._paths), rebuild_one, 1, limits).outcomes()

    def of(self, path: Path) -> Rebuilt | None:
        """Return what a file was rebuilt as, ``None`` where it need not be.

        Raises ``UnreadableError`` with a sentence where it cannot be, or goes beyond the limits.
        """
        while path in self._paths:
            found = self._paths.popleft()
            outcome = self._outcome(found, wanted=found == path)
            if found != path:
                continue
            if isinstance(outcome, Rebuilt):
                return outcome
            raise UnreadableError(outcome.sentence if isinstance(outcome, Lost) else outcome)
        return None

    def _outcome(self, path: Path, *, wanted: bool) -> Rebuilt | str | Lost:
        if self._office is None:
            return next(self._outcomes)
        return self._office.convert(path) if wanted else ""
