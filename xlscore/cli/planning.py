"""Which files a run reads and what it writes where, settled before anything is read or written."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from xlscore.cli.paths import confirm_folder, identity, real, stands_there, would_cost
from xlscore.errors import UsageError
from xlscore.model.path_text import path_text
from xlscore.pipeline import PassedOver, Task, find_workbooks, passed_over

OPEN_XML: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm"})


@dataclass(frozen=True, slots=True)
class Output:
    """What a run writes, and what it reads beside the submissions.

    ``written`` are the files results go into, ``annotate`` the folder of annotated copies, ``force`` whether existing
    files give way; ``beside`` are files that may lie among the submissions and are none of them (roster, waivers),
    ``previous`` is where returns handed in before stand.
    """

    annotate: Path | None = None
    force: bool = False
    written: tuple[Path, ...] = ()
    beside: tuple[Path, ...] = ()
    previous: Path | None = None


def given(*paths: Path | None) -> tuple[Path, ...]:
    """Return the paths that were given."""
    return tuple(path for path in paths if path is not None)


def planned(paths: Sequence[Path], output: Output) -> list[Task]:
    """Return the files to work off, with the places of their copies.

    Raises ``UsageError``, before anything is read or written, where the operator's paths cannot be.
    """
    annotate = output.annotate
    confirm_earlier_apart(paths, output.previous)
    earlier = _earlier(output.previous)
    confirm_folder(annotate, "--annotate")
    if annotate is not None and any(path.is_dir() and identity(path) == identity(annotate) for path in paths):
        raise _among_originals(annotate)
    others = [*output.beside, *given(annotate, output.previous)]
    files = find_workbooks(paths, [*output.written, *others])
    read = {identity(path) for path in (*files, *earlier, *output.beside)}
    for target in output.written:
        if identity(target) in read:
            raise would_cost(target)
    _confirm_results(paths, output, others)
    if annotate is None:
        return [Task(file) for file in files]
    _confirm_copies(paths, files, annotate)
    written = {identity(target) for target in output.written}
    staging = annotate / f".xlscore-{os.getpid()}"
    tasks: list[Task] = []
    for place, (file, name) in enumerate(zip(files, copy_names(files), strict=True)):
        target = annotate / name
        if target.exists() and target.samefile(file):
            raise _among_originals(annotate)
        if identity(target) in read:
            raise would_cost(target)
        if identity(target) in written:
            msg = f"“{target}”是“{file.name}”的批注副本，不能又用来写结果。请换一个文件名。"
            raise UsageError(msg)
        if target.exists() and not output.force:
            raise stands_there(target)
        tasks.append(Task(file, target, staging / f"{place}{target.suffix}"))
    return tasks


def left_aside(paths: Sequence[Path], output: Output) -> PassedOver:
    """Return what the folders hold that is not looked at, though it may have been handed in."""
    return passed_over(paths, [*output.written, *output.beside, *given(output.annotate, output.previous)])


def _among_originals(annotate: Path) -> UsageError:
    return UsageError(f"批注文件夹“{annotate}”就是原件所在的文件夹。请另选一个文件夹，原件不能被覆盖。")


def confirm_earlier_apart(paths: Sequence[Path], previous: Path | None) -> None:
    """Raise ``UsageError`` where a return would count as this run's and as an earlier one.

    An earlier summary may lie among the submissions: it is one file, and left out of them.
    """
    if previous is None:
        return
    before = real(previous)
    for path in paths:
        now = real(path)
        if before == now:
            how = f"就是本次要审核的“{path}”"
        elif now in before.parents and previous.is_dir():
            how = f"在本次要审核的“{path}”之内"
        elif before in now.parents:
            how = f"包含本次要审核的“{path}”"
        else:
            continue
        msg = f"--previous 指定的“{previous}”{how}，同一份报表不能既算本次又算以前的。请把以前的报表放在另外的文件夹。"
        raise UsageError(msg)


def _earlier(previous: Path | None) -> list[Path]:
    """Return the files with returns handed in before; raises ``UsageError`` where there are none."""
    if previous is None:
        return []
    from xlscore.read.tidy_tables import holds_tables

    if not previous.exists():
        msg = f"找不到 --previous 指定的“{previous}”。请检查路径是否写对。"
        raise UsageError(msg)
    return [previous] if not previous.is_dir() or holds_tables(previous) else find_workbooks([previous])


def _confirm_results(paths: Sequence[Path], output: Output, others: Sequence[Path]) -> None:
    """Raise ``UsageError`` where a workbook among the submissions would give way that is no earlier result of ours."""
    from xlscore.read.own_result import is_result

    there = [target for target in output.written if target.exists()]
    if not there:
        return
    found = {identity(file) for file in find_workbooks(paths, others)}
    for target in there:
        if identity(target) in found and not is_result(target):
            msg = (
                f"“{target}”在要审核的文件夹里，又不是 xlscore 写出的结果，可能是报送的原件，没有覆盖。请换一个文件名。"
            )
            raise UsageError(msg)


def _confirm_copies(paths: Sequence[Path], files: Sequence[Path], annotate: Path) -> None:
    """Raise ``UsageError`` where the folder of copies, left out of the search, holds what may be a submission."""
    from xlscore.read.marked import is_marked
    from xlscore.read.own_result import is_result

    place = real(annotate)
    if not place.is_dir() or not any(path.is_dir() and real(path) in place.parents for path in paths):
        return
    named = {real(file) for file in files}
    for item in _inside(annotate):
        if real(item) not in named and not is_marked(item) and not is_result(item):
            msg = (
                f"批注文件夹“{annotate}”在要审核的文件夹里，其中的“{item.name}”不是批注副本，会被漏审。"
                "请把它移出，或另选一个文件夹放批注副本。"
            )
            raise UsageError(msg)


def _inside(folder: Path) -> list[Path]:
    """Return the workbooks of a folder, none where there are none."""
    try:
        return find_workbooks([folder])
    except UsageError:
        return []


def copy_names(files: Sequence[Path]) -> list[Path]:
    """Return where each file's annotated copy goes below the output folder.

    That is its own name, ``.xlsx`` added where it is not one of Open XML (``甲.xls.xlsx``: it tells what was handed
    in and never meets the copy of ``甲.xlsx``); where names repeat, the folders that tell the files apart stand in
    front.  Raises ``UsageError`` where two copies would still be one file.
    """
    names = [Path(path_text(Path(_as_open_xml(file).name))) for file in files]
    if len({name.name.casefold() for name in names}) < len(names):
        whole = [_as_open_xml(real(file)) for file in files]
        common = _common(whole)
        names = [Path(path_text(_below(path, common))) for path in whole]
    met: dict[Path, Path] = {}
    for file, name in zip(files, names, strict=True):
        other = met.setdefault(name, file)
        if other is not file:
            msg = f"“{other}”和“{file}”的批注副本都叫“{name}”。请给其中一个改名，或分开审核。"
            raise UsageError(msg)
    return names


def _common(files: Sequence[Path]) -> Path | None:
    """Return the folder all files lie below; ``None`` where they lie on several drives (Windows)."""
    try:
        return Path(os.path.commonpath([file.parent for file in files]))
    except ValueError:
        return None


def _below(file: Path, common: Path | None) -> Path:
    if common is not None:
        return file.relative_to(common)
    return Path("".join(filter(str.isalnum, file.drive)), *file.parts[1:])


def _as_open_xml(file: Path) -> Path:
    return file if file.suffix.lower() in OPEN_XML else file.with_name(f"{file.name}.xlsx")
