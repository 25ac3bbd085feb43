"""Paths the operator typed, looked at before anything is read: no file that is read ever gives way to a result."""

import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Final

from xlscore.errors import UsageError

WORKBOOK: Final = (".xlsx",)
"""The endings of a result that is a workbook of ours."""


def real(path: Path) -> Path:
    """Return a path with its links followed; one that leads in a circle is a path like any other."""
    return Path(os.path.realpath(path))


def identity(path: Path) -> object:
    """Return what two paths to one file have in common, links of any kind included."""
    try:
        found = real(path).stat()
    except OSError:
        return real(path)
    return found.st_dev, found.st_ino


def confirm_source(file: Path) -> None:
    """Raise ``UsageError`` where a command for one file is given something else."""
    if file.is_dir():
        msg = f"“{file}”是文件夹，这个命令一次处理一个工作簿。请写上其中一个文件；整个文件夹的，用 xlscore check。"
        raise UsageError(msg)
    if not file.exists():
        msg = f"找不到“{file}”。请检查路径和文件名是否写对（含空格的路径要加引号）。"
        raise UsageError(msg)
    if not file.is_file():
        msg = f"“{file}”不是普通文件，无法读取。请指定一个工作簿。"
        raise UsageError(msg)


def confirm_named(file: Path | None, option: str) -> None:
    """Raise ``UsageError`` where an option names a folder, or a file that is not there."""
    if file is None or file.is_file():
        return
    if file.is_dir():
        msg = f"{option} 要写文件，“{file}”是文件夹。请写上其中的文件名。"
        raise UsageError(msg)
    msg = f"找不到 {option} 指定的文件“{file}”。请检查路径和文件名是否写对（含空格的路径要加引号）。"
    raise UsageError(msg)


def confirm_target(
    target: Path, read: Iterable[Path | None] = (), *, force: bool, endings: Collection[str] = ()
) -> None:
    """Raise ``UsageError`` where a result cannot go into a file.

    That is: one of the files ``read``; no file but a folder or a device; a file that is there, without ``force``;
    a name that ends otherwise than in ``endings``, where there are any; a place that cannot be written to.
    """
    if target.name == "-":
        msg = "-o 后面要写文件名，不能是“-”；要打印在屏幕上的，不写 -o（只有 check、read 可以）。"
        raise UsageError(msg)
    if target.is_dir():
        msg = f"“{target}”是文件夹，结果要写成文件。请在后面加上文件名。"
        raise UsageError(msg)
    if endings and target.suffix.lower() not in endings:
        better = f"{target.stem}{min(endings)}"
        msg = f"这项结果只能写成 {' 或 '.join(endings)}，“{target.name}”不行。请改用“{better}”这样的文件名。"
        raise UsageError(msg)
    if identity(target) in {identity(path) for path in read if path is not None}:
        raise would_cost(target)
    if target.exists():
        if not target.is_file():
            msg = f"“{target}”不是普通文件，不能写入结果。请换一个文件名。"
            raise UsageError(msg)
        if not force:
            raise stands_there(target)
    _confirm_place(target.parent)


def confirm_text(target: Path, advice: str = "") -> None:
    """Raise ``UsageError`` where a result in words or figures would be called like a workbook."""
    from xlscore.pipeline.files import SUFFIXES

    if target.suffix.lower() in SUFFIXES:
        msg = f"这项结果不是工作簿，“{target.name}”不能以 {target.suffix} 结尾。请换一个文件名{advice}。"
        raise UsageError(msg)


def confirm_folder(folder: Path | None, option: str) -> None:
    """Raise ``UsageError`` where ``option`` names no folder files can be written into; one may be made yet."""
    if folder is None:
        return
    if folder.exists() and not folder.is_dir():
        msg = f"{option} 要写文件夹，“{folder}”是文件。请换一个文件夹。"
        raise UsageError(msg)
    _confirm_place(folder)


def confirm_apart(target: Path, folders: Mapping[str, Path | None]) -> None:
    """Raise ``UsageError`` where a result would be called like a folder, by its option, that is written too."""
    for option, folder in folders.items():
        if folder is not None and real(target) in (real(folder), *real(folder).parents):
            msg = f"-o 和 {option} 都要用“{target}”这个名称，一个是文件，一个是文件夹。请改一个名称。"
            raise UsageError(msg)


def stands_there(target: Path) -> UsageError:
    """Return the refusal to write over a file without ``--force``."""
    return UsageError(f"“{target}”已经存在，未作改动。如要覆盖请加 --force，或换一个文件名。")


def would_cost(target: Path) -> UsageError:
    """Return the refusal to write over a file that is read."""
    return UsageError(f"“{target}”是本次要读取的文件，不能用来写结果，加 --force 也不行。请换一个文件名。")


def _confirm_place(folder: Path) -> None:
    nearest = next((place for place in (folder, *folder.parents) if place.exists()), folder)
    if nearest.exists() and not nearest.is_dir():
        msg = f"“{nearest}”是文件，不是文件夹，不能往里面写。请换一个文件夹。"
        raise UsageError(msg)
    if not os.access(nearest, os.W_OK | os.X_OK):
        msg = f"没有权限在文件夹“{nearest}”里写文件。请换一个文件夹，或取得写入权限后重试。"
        raise UsageError(msg)
