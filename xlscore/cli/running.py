"""How commands run many files: progress, annotated copies, output formats and the exit code."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from xlscore.cli.console import CANNOT_RUN, FINDINGS, OK
from xlscore.cli.options import Converter, FailOn, Format
from xlscore.errors import UsageError, XlscoreError
from xlscore.model.dossier import Dossier, Roster
from xlscore.model.finding import Severity
from xlscore.pipeline import Limits, Office, Options, Rebuilding, assess_all, find_workbooks
from xlscore.write.annotated import write_annotated
from xlscore.write.findings_json import write_json
from xlscore.write.findings_table import findings_csv, findings_xlsx
from xlscore.write.report_text import roster_lines

OPEN_XML: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm"})
FEW: Final = 24
"""Up to this many files one process is quicker than starting several."""


def _processes(jobs: int, files: int) -> int:
    if jobs:
        return jobs
    return 1 if files <= FEW else os.cpu_count() or 1


def _shown(dossiers: Iterable[Dossier], total: int, *, progress: bool) -> Iterator[Dossier]:
    if not (progress and total > FEW and sys.stderr.isatty()):
        yield from dossiers
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(dossiers, description="审核中", total=total, console=Console(stderr=True))


@dataclass(frozen=True, slots=True)
class Output:
    """What is written beside the result: the folder of annotated copies, and whether existing files give way.

    ``leave_out`` are files among the paths that are none of the submissions (roster, an earlier summary).
    ``convert`` is what makes an .xlsx of other formats for their copies, ``None`` for xlscore itself.
    """

    annotate: Path | None = None
    force: bool = False
    leave_out: tuple[Path, ...] = ()
    convert: Converter | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """What became of the files: their dossiers, and each one's annotated copy where one was written."""

    dossiers: list[Dossier]
    copies: tuple[Path | None, ...]


def copy_names(files: list[Path]) -> list[Path]:
    """Return where each file's annotated copy goes below the output folder.

    That is its own name, ``.xlsx`` added where it is not one of Open XML (``甲.xls.xlsx``: it tells what was handed
    in and never meets the copy of ``甲.xlsx``); where names repeat, the folders that tell the files apart stand in
    front.
    """
    names = [_as_open_xml(file).name for file in files]
    if len({name.casefold() for name in names}) == len(names):
        return [Path(name) for name in names]
    common = Path(os.path.commonpath([file.resolve().parent for file in files]))
    return [_as_open_xml(file.resolve()).relative_to(common) for file in files]


def _as_open_xml(file: Path) -> Path:
    return file if file.suffix.lower() in OPEN_XML else file.with_name(f"{file.name}.xlsx")


def assessed(
    paths: list[Path], options: Options, output: Output, limits: Limits | None = None, *, jobs: int, progress: bool
) -> Run:
    """Assess every workbook of ``paths`` and write annotated copies where asked.

    A copy that cannot be made is said on the error stream and the batch goes on; raises ``UsageError`` before
    anything is written where the operator's paths cannot be.
    """
    annotate, force = output.annotate, output.force
    files = find_workbooks(paths, [*output.leave_out, *([annotate] if annotate else [])])
    targets = [annotate / name for name in copy_names(files)] if annotate else []
    for file, target in zip(files, targets, strict=False):
        if target.resolve() == file.resolve():
            msg = f"批注文件夹“{annotate}”就是原件所在的文件夹。请另选一个文件夹，原件不能被覆盖。"
            raise UsageError(msg)
        if target.exists() and not force:
            msg = f"“{target}”已经存在，未作改动。如要覆盖请加 --force，或换一个文件夹。"
            raise UsageError(msg)
    dossiers: list[Dossier] = []
    copies: list[Path | None] = []
    limits = limits or Limits()
    rebuilding = rebuilding_with(output.convert, files if annotate else [], limits)
    running = assess_all(files, options, _processes(jobs, len(files)), limits=limits)
    for place, dossier in enumerate(_shown(running, len(files), progress=progress)):
        dossiers.append(dossier)
        copies.append(_copied(dossier, files[place], targets[place], rebuilding, force=force) if targets else None)
    return Run(dossiers, tuple(copies))


def rebuilding_with(convert: Converter | None, files: list[Path], limits: Limits) -> Rebuilding:
    """Return what rebuilds files for their copies; raises ``UsageError`` where the converter is not installed."""
    return Rebuilding(files, limits, None if convert is None else Office())


def _copied(dossier: Dossier, file: Path, target: Path, rebuilding: Rebuilding, *, force: bool) -> Path | None:
    if not dossier.readable:
        return None
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        write_annotated(dossier, file, target, rebuilt=rebuilding.of(file), force=force)
    except XlscoreError as error:
        sys.stderr.write(f"xlscore：{file}：{error}\n")
        return None
    return target


def rendered(roster: Roster, output_format: Format, *, quiet: bool = False) -> bytes:
    """Return the result in the format asked for, as UTF-8 or as a workbook."""
    if output_format is Format.JSON:
        return write_json(roster).encode()
    if output_format is Format.CSV:
        return findings_csv(roster).encode()
    if output_format is Format.XLSX:
        return findings_xlsx(roster)
    return ("\n".join(roster_lines(roster, quiet=quiet)) + "\n").encode()


def exit_code(roster: Roster, fail_on: FailOn) -> int:
    """Return 2 where a check of ours broke, 1 where findings reach ``fail_on``, else 0."""
    if roster.failed_checks or any(dossier.failed_checks for dossier in roster.dossiers):
        return CANNOT_RUN
    if fail_on is FailOn.NONE:
        return OK
    worst = Severity.ERROR if fail_on is FailOn.ERROR else Severity.WARNING
    findings = [*roster.findings, *(finding for dossier in roster.dossiers for finding in dossier.findings)]
    return FINDINGS if any(finding.severity.rank <= worst.rank for finding in findings) else OK
