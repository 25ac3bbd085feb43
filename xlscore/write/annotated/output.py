"""Writing the copy beside the submitted file, which is only ever read."""

import os
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from xlscore.errors import UsageError, reason
from xlscore.model.appearance import Rebuilt
from xlscore.model.dossier import Dossier
from xlscore.ooxml.package import OLD_CONTAINER, Package
from xlscore.write.annotated.origin import Origin, origin_of
from xlscore.write.annotated.patch import annotate
from xlscore.write.annotated.received import received_in


def write_annotated(
    dossier: Dossier,
    source: Path,
    target: Path,
    *,
    rebuilt: Rebuilt | None = None,
    force: bool = False,
    received_at: datetime | None = None,
) -> None:
    """Write the annotated copy of ``source`` to ``target``, under a temporary name until it is whole.

    ``rebuilt`` is what a source that is no Open XML was rebuilt as; ``received_at`` is the time printed for the file,
    that of its last change where none is given.
    Raises ``UsageError`` where ``target`` is the submitted file itself (even with ``force``), exists already (without
    ``force``) or cannot be written, and ``UnreadableError`` where the file cannot be annotated.
    """
    data = _source(source, target, "审核副本不能覆盖报送的原文件", force=force)
    when = received_at or datetime.fromtimestamp(int(source.stat().st_mtime))  # noqa: DTZ006 -- as the office's clock shows it
    _write(annotate(dossier, data, rebuilt=rebuilt, received_at=when), target)


def write_submitted(source: Path, target: Path, *, force: bool = False) -> Origin:
    """Write the file an annotated copy was made from to ``target``, byte for byte, and return what is known of it.

    Raises ``UsageError`` like ``write_annotated`` and where ``source`` is no copy or keeps nothing of its file any
    more, and ``UnreadableError`` where it is no workbook or the bytes do not come back as they were.
    """
    data = _source(source, target, "还原的文件不能覆盖审核副本", force=force)
    # A copy is Open XML whatever was submitted: a file that has the old container is none.
    origin = None if data.startswith(OLD_CONTAINER) else origin_of(Package(data))
    if origin is None:
        msg = (
            f"“{source}”不是审核副本，或已在其他程序中另存过，其中不再保存报送的原文件，无法还原。"
            "请使用报送的原文件；如需去掉旧标注重新审核，对它再运行 xlscore annotate 即可。"
        )
        raise UsageError(msg)
    received = received_in(Package(origin.data))
    if received is not None:
        origin = replace(origin, data=received.data, file=received.file)
    _write(origin.data, target)
    return origin


def _source(source: Path, target: Path, refusal: str, *, force: bool) -> bytes:
    """Return the bytes to work on, once it is certain that the target may be written."""
    try:
        data = source.read_bytes()
    except OSError as error:
        msg = f"无法读取“{source}”：{reason(error)}。请检查文件是否存在、是否被其他程序占用。"
        raise UsageError(msg) from error
    if target.exists():
        if target.samefile(source):
            msg = f"{refusal}“{source}”。请换一个文件名。"
            raise UsageError(msg)
        if not force:
            msg = f"“{target}”已存在，未覆盖。请换一个文件名，或加 --force 覆盖。"
            raise UsageError(msg)
    return data


def _write(data: bytes, target: Path) -> None:
    """Write a file under a temporary name, short whatever the target's is, until it is whole."""
    temporary = target.with_name(f".xlscore-{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        temporary.replace(target)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        msg = f"无法写入“{target}”：{reason(error)}。请检查文件夹是否存在、是否有写入权限。"
        raise UsageError(msg) from error
