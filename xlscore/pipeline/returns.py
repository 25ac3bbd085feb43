"""One file worked off in a reading process: assessed, copied with annotations, condensed.

What comes back is small; dossiers, grids and workbooks stay in the process that made them.
"""

import zlib
from dataclasses import dataclass, replace
from pathlib import Path

from xlscore.consolidation.condense import condense
from xlscore.errors import XlscoreError, reason
from xlscore.model.appearance import Rebuilt
from xlscore.model.dossier import Dossier
from xlscore.model.record import Record
from xlscore.pipeline.one_file import Options, assess
from xlscore.pipeline.packing import packed, unpacked
from xlscore.pipeline.rebuilding import conversion_of, needs_rebuilding, rebuild_one


@dataclass(frozen=True, slots=True)
class Task:
    """One file to work off, and where its annotated copy goes, if one is wanted."""

    file: Path
    copy: Path | None = None
    part: Path | None = None
    """Where the copy is written until it is whole: in a folder that the parent clears, whatever happens."""
    converted: Path | None = None
    """The file as LibreOffice converted it to .xlsx, where that was asked for."""
    refused: str = ""
    """Why LibreOffice did not convert it: a Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file came to; ``file`` is the path as the user wrote it."""

    file: str
    packed: bytes
    """The record, without the path, so that the same file found elsewhere has the same bytes."""
    report: str
    """What ``check`` prints of it, without the path."""
    data: bytes = b""
    """Its item of the machine-readable result, compressed, without the path; empty where it was not asked for."""
    copy: Path | None = None
    """The annotated copy, where one was written."""
    complaint: str = ""
    """Why there is no copy although one was wanted: a Chinese sentence."""
    name: str = ""
    """What the file was called when it was read."""

    def record(self) -> Record:
        """Return the record; raises ``ValueError`` where the bytes are damaged."""
        return replace(unpacked(self.packed), file=self.file)

    def item(self) -> str:
        """Return the JSON text of the file's item."""
        from xlscore.write.findings_json import named_item

        return named_item(zlib.decompress(self.data).decode(), self.file)


def work_off(task: Task, options: Options, *, data: bool) -> Outcome:
    """Work one file off; ``data`` asks for its machine-readable item too.  Raises like ``assess``."""
    dossier = assess(task.file, options)
    outcome = outcome_of(dossier, data=data)
    if task.copy is None or task.part is None or not dossier.readable:
        return outcome
    complaint = _copied(dossier, task, task.copy, task.part)
    return replace(outcome, copy=None if complaint else task.copy, complaint=complaint)


def outcome_of(dossier: Dossier, *, data: bool) -> Outcome:
    """Return what is kept of a dossier."""
    from xlscore.write.findings_json import item_text
    from xlscore.write.report_text import dossier_lines

    nameless = replace(dossier, file="")
    return Outcome(
        file=dossier.file,
        packed=packed(condense(nameless)),
        report="\n".join(dossier_lines(nameless)),
        data=zlib.compress(item_text(nameless).encode(), 1) if data else b"",
        name=Path(dossier.file).name,
    )


def _copied(dossier: Dossier, task: Task, copy: Path, part: Path) -> str:
    """Write the annotated copy, and return why that could not be done, or nothing."""
    from xlscore.write.annotated import write_annotated

    rebuilt = _rebuilt(task)
    if isinstance(rebuilt, str):
        return rebuilt
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        part.parent.mkdir(parents=True, exist_ok=True)
        write_annotated(dossier, task.file, part, rebuilt=rebuilt, force=True)
        part.replace(copy)
    except XlscoreError as error:
        return str(error)
    except OSError as error:
        return f"批注副本“{copy}”写不了（{reason(error)}）。请检查文件夹的权限和磁盘空间。"
    return ""


def _rebuilt(task: Task) -> Rebuilt | str | None:
    """Return what a file that is no Open XML is rebuilt as, or why it is not; ``None`` where it need not be."""
    if task.refused or not needs_rebuilding(task.file):
        return task.refused or None
    return rebuild_one(task.file) if task.converted is None else conversion_of(task.file, task.converted)
