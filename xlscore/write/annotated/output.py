"""Writing the copy beside the submitted file, which is only ever read."""

import os
from datetime import datetime
from pathlib import Path

from xlscore.errors import UsageError
from xlscore.model.dossier import Dossier
from xlscore.write.annotated.patch import annotate


def write_annotated(
    dossier: Dossier, source: Path, target: Path, *, force: bool = False, received_at: datetime | None = None
) -> None:
    """Write the annotated copy of ``source`` to ``target``, under a temporary name until it is whole.

    Raises ``UsageError`` where ``target`` is the submitted file itself (even with ``force``), exists already (without
    ``force``) or cannot be written, and ``UnreadableError`` where the file cannot be annotated.
    """
    try:
        data = source.read_bytes()
    except OSError as error:
        msg = f"无法读取“{source}”：{error.strerror}。请检查文件是否存在、是否被其他程序占用。"
        raise UsageError(msg) from error
    if target.exists():
        if target.samefile(source):
            msg = f"审核副本不能覆盖报送的原文件“{source}”。请换一个文件名。"
            raise UsageError(msg)
        if not force:
            msg = f"“{target}”已存在，未覆盖。请换一个文件名，或加 --force 覆盖。"
            raise UsageError(msg)
    copy = annotate(dossier, data, received_at=received_at)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(copy)
        temporary.replace(target)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        msg = f"无法写入“{target}”：{error.strerror}。请检查文件夹是否存在、是否有写入权限。"
        raise UsageError(msg) from error
