"""Which files of the paths the operator named are workbooks to look at."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from xlscore.errors import UnreadableError, UsageError
from xlscore.ooxml.package import OLD_CONTAINER

SUFFIXES: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".xlsb", ".ods", ".et", ".ett"})
"""Endings looked for in folders; a file named outright is tried whatever its ending."""
DOCUMENTS: Final = frozenset(
    {".pdf", ".ofd", ".doc", ".docx", ".wps", ".wpt", ".rtf", ".odt", ".ppt", ".pptx", ".dps"}
    | {".html", ".htm", ".mht", ".xml", ".csv", ".zip", ".rar", ".7z"}
    | {".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".heic"}
)
"""Endings of what units send instead of a workbook."""
_LOCK: Final = "~$"


def find_workbooks(paths: Iterable[Path], leave_out: Iterable[Path] = ()) -> list[Path]:
    """Return the workbooks among ``paths``, folders searched to their depth, each once, in a stable order.

    ``leave_out`` are files, and folders inside those searched, that are none of the submissions.  Lock files
    (``~$…``) and files in hidden folders are passed over in folders; a file without an ending is looked into.
    Raises ``UsageError`` for a path that does not exist or holds no workbook.
    """
    outputs = _real(leave_out)
    found: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            root = path.resolve()
            apart = _inside(root, outputs)
            inside = [item for item in sorted(path.rglob("*")) if _is_workbook(item, path, apart)]
            if not inside:
                others = passed_over([path], leave_out).documents
                also = f"，只有 {len(others)} 个其他文件（如“{others[0].name}”）" if others else ""
                msg = (
                    f"文件夹“{path}”里没有可审核的工作簿（.xlsx、.xls 等）{also}。请检查路径，或把自评表放进该文件夹。"
                )
                raise UsageError(msg)
            for item in inside:
                found.setdefault(item.resolve(), item)
        elif path.exists():
            found.setdefault(path.resolve(), path)
        else:
            msg = f"找不到“{path}”。请检查路径和文件名是否写对（含空格的路径要加引号）。"
            raise UsageError(msg)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class PassedOver:
    """What lies in the folders searched and is not looked at, though somebody may have handed it in."""

    documents: tuple[Path, ...] = ()
    """PDF, Word, pictures and the like: what a unit may send instead of a workbook."""
    locks: tuple[Path, ...] = ()
    """Files that Excel or WPS keeps while a workbook is open (``~$…``)."""


def passed_over(paths: Iterable[Path], leave_out: Iterable[Path] = ()) -> PassedOver:
    """Return what folders hold besides workbooks, each once, in a stable order; ``leave_out`` as in the search.

    Hidden and system files, tidy tables and tables of findings this program wrote are not among them.
    """
    outputs = _real(leave_out)
    documents: dict[Path, Path] = {}
    locks: dict[Path, Path] = {}
    for path in paths:
        if not path.is_dir():
            continue
        apart = _inside(path.resolve(), outputs)
        for item in sorted(path.rglob("*")):
            if not _is_candidate(item, path, apart):
                continue
            if item.name.startswith(_LOCK):
                locks.setdefault(item.resolve(), item)
            elif _is_document(item):
                documents.setdefault(item.resolve(), item)
    return PassedOver(tuple(documents.values()), tuple(locks.values()))


def _real(paths: Iterable[Path]) -> set[Path]:
    return {Path(os.path.realpath(path)) for path in paths}  # a circle of links would make resolve() raise


def _inside(root: Path, outputs: set[Path]) -> set[Path]:
    return {other for other in outputs if other != root and other not in root.parents}


def _is_workbook(item: Path, root: Path, outputs: set[Path]) -> bool:
    ending = item.suffix.lower()
    if (ending and ending not in SUFFIXES) or item.name.startswith(_LOCK) or not _is_candidate(item, root, outputs):
        return False
    return bool(ending) or _holds_workbook(item)


def _is_candidate(item: Path, root: Path, outputs: set[Path]) -> bool:
    """Tell whether a file may be one that was handed in: not hidden, and not set apart."""
    if any(part.startswith(".") for part in item.relative_to(root).parts) or not item.is_file():
        return False
    if not outputs:
        return True
    real = item.resolve()
    return real not in outputs and not any(parent in outputs for parent in real.parents)


def _head(item: Path) -> bytes:
    """Return how a file begins; nothing where it cannot be opened."""
    try:
        with item.open("rb") as stream:
            return stream.read(64)
    except OSError:
        return b""


def _holds_workbook(item: Path) -> bool:
    """Tell whether a file without an ending is a workbook by what is in it; one under a password may be."""
    if not _head(item).startswith((b"PK", OLD_CONTAINER)):
        return False
    from xlscore.read.content import ENCRYPTED, recognise
    from xlscore.read.workbook_file import file_bytes

    try:
        recognise(file_bytes(item))
    except UnreadableError as error:
        return str(error) == ENCRYPTED
    return True


def _is_document(item: Path) -> bool:
    ending = item.suffix.lower()
    if not ending:
        return not _holds_workbook(item)
    if ending == ".csv":
        return not _is_own_table(item)
    return ending in DOCUMENTS


def _is_own_table(item: Path) -> bool:
    """Tell whether a .csv is a tidy table or a table of findings this program wrote."""
    from xlscore.consolidation.tidy import TABLES
    from xlscore.model.sheet_words import FINDING_HEADERS

    if item.stem in {table.name for table in TABLES} and (item.parent / "units.csv").is_file():
        return True
    return _head(item).decode("utf-8-sig", "replace").startswith(",".join(FINDING_HEADERS[:3]))
