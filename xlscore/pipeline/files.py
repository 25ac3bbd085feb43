"""Which files of the paths the operator named are workbooks to look at."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from xlscore.errors import UsageError

SUFFIXES: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".et", ".ett"})
"""Endings looked for in folders; a file named outright is tried whatever its ending."""


def find_workbooks(paths: Iterable[Path], leave_out: Iterable[Path] = ()) -> list[Path]:
    """Return the workbooks among ``paths``, folders searched to their depth, each once, in a stable order.

    ``leave_out`` are files, and folders inside those searched, that are none of the submissions.  Lock files
    (``~$…``) and files in hidden folders are passed over in folders.  Raises ``UsageError`` for a path that does not
    exist or holds no workbook.
    """
    outputs = {Path(os.path.realpath(path)) for path in leave_out}  # a circle of links would make resolve() raise
    found: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            root = path.resolve()
            apart = {other for other in outputs if other != root and other not in root.parents}
            inside = [item for item in sorted(path.rglob("*")) if _is_workbook(item, path, apart)]
            if not inside:
                msg = f"文件夹“{path}”里没有可审核的工作簿（.xlsx、.xls 等）。请检查路径，或把自评表放进该文件夹。"
                raise UsageError(msg)
            for item in inside:
                found.setdefault(item.resolve(), item)
        elif path.exists():
            found.setdefault(path.resolve(), path)
        else:
            msg = f"找不到“{path}”。请检查路径和文件名是否写对（含空格的路径要加引号）。"
            raise UsageError(msg)
    return list(found.values())


def _is_workbook(item: Path, root: Path, outputs: set[Path]) -> bool:
    if item.suffix.lower() not in SUFFIXES or item.name.startswith(("~$", ".")) or not item.is_file():
        return False
    if any(part.startswith(".") for part in item.relative_to(root).parts):
        return False
    if not outputs:
        return True
    real = item.resolve()
    return real not in outputs and not any(parent in outputs for parent in real.parents)
