"""Workbooks that are no Open XML, rebuilt as such in reading processes with limits, for their annotated copies."""

from pathlib import Path

from xlscore.errors import UnreadableError
from xlscore.model.appearance import Rebuilt
from xlscore.model.path_text import path_text
from xlscore.pipeline.limits import Limits
from xlscore.pipeline.office import Office
from xlscore.pipeline.pool import Lost, Pool
from xlscore.read.content import Content, recognise
from xlscore.read.workbook_file import file_bytes, read_workbook_bytes

_ADVICE = "请在 Excel 或 WPS 中另存为 .xlsx 后再生成审核副本"


def needs_rebuilding(path: Path) -> bool:
    """Tell whether a file is a workbook that marks cannot be added to: .xls, .et, .xlsb or .ods by content."""
    try:
        return recognise(file_bytes(path))[0] is not Content.XLSX
    except UnreadableError:
        return False


def rebuild_one(path: Path) -> Rebuilt | str:
    """Return a workbook rebuilt, or in one Chinese sentence why it cannot be."""
    from xlscore.read.looks import read_looks
    from xlscore.write.rebuilt import rebuild

    try:
        data = file_bytes(path)
        workbook = read_workbook_bytes(data, path_text(Path(path.name)), own_sheets=True)
        return rebuild(workbook, read_looks(data, workbook))
    except UnreadableError as error:
        return str(error)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 -- a mistake of ours costs this copy only
        return f"xlscore 重建这份文件时自身出错（{type(error).__name__}），没有生成审核副本。{_ADVICE}，并请反馈。"


def conversion_of(path: Path, made: Path) -> Rebuilt:
    """Return what LibreOffice made of a file, with the notice that says so."""
    from xlscore.write.rebuilt.notices import converted_notice

    return Rebuilt(made.read_bytes(), (converted_notice(recognise(file_bytes(path))[0].value),))


def rebuilt_alone(path: Path, limits: Limits, office: Office | None = None) -> Rebuilt | None:
    """Return what one file is rebuilt as, in a reading process of its own; ``None`` where it need not be.

    Where there is an ``office``, that converts it instead.  Raises ``UnreadableError`` with a sentence where it cannot
    be rebuilt, or goes beyond the limits.
    """
    if not needs_rebuilding(path):
        return None
    if office is not None:
        outcome: Rebuilt | str | Lost = office.convert(path)
    else:
        outcome = next(iter(Pool((path,), rebuild_one, 1, limits).outcomes()))
    if isinstance(outcome, Rebuilt):
        return outcome
    raise UnreadableError(outcome.sentence if isinstance(outcome, Lost) else outcome)
