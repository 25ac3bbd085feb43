"""Returns from wherever they stand: workbooks, tables written by an earlier run, an earlier summary."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from xlscore.cli.planning import Output, confirm_earlier_apart, planned
from xlscore.cli.running import Way, worked_off
from xlscore.consolidation.sharing import Sharing
from xlscore.model.record import Record
from xlscore.model.settlement import Measures
from xlscore.pipeline import Options, Task


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the returns of a run come from: files to work off, and folders of tidy tables."""

    tasks: tuple[Task, ...]
    tables: tuple[Path, ...]
    searched: tuple[Path, ...] = ()
    """The paths the files were found in."""


@dataclass(frozen=True, slots=True)
class Returns:
    """Records, and each one's annotated copy where one was written; the last ``from_tables`` come from tables."""

    records: tuple[Record, ...]
    copies: tuple[Path | None, ...]
    from_tables: int = 0


def sources_of(paths: Sequence[Path], output: Output) -> Sources:
    """Return what the paths name; raises ``UsageError`` like ``planned``, before anything is read or written."""
    from xlscore.read.tidy_tables import holds_tables

    # A folder named twice is read once, as a file is.
    tables = tuple({path.resolve(): path for path in paths if holds_tables(path)}.values())
    confirm_earlier_apart(tables, output.previous)
    others = tuple(path for path in paths if not holds_tables(path))
    return Sources(tuple(planned(others, output)), tables, others)


def read_returns(sources: Sources, options: Options, way: Way) -> Returns:
    """Return the records of workbooks and of folders of tidy tables, workbooks first; equal parts are shared."""
    from xlscore.read.tidy_tables import read_tables

    sharing = Sharing()
    held = [sharing.record(record) for folder in sources.tables for record in read_tables(folder)]
    records: list[Record] = []
    copies: list[Path | None] = []
    for outcome, record in worked_off(sources.tasks, options, way, beside=held):
        records.append(sharing.record(record))
        copies.append(outcome.copy)
    return Returns((*records, *held), (*copies, *(None for _ in held)), len(held))


def say_as_written(held: Returns, typed: Mapping[str, object]) -> None:
    """Say on the error stream which options, by name, do nothing for returns that come from tables."""
    idle = [name for name, value in typed.items() if value]
    if held.from_tables and idle:
        sys.stderr.write(
            f"xlscore：取自数据表的 {held.from_tables} 份报表照原样采用，不重新审核，{'、'.join(idle)} 对它们不起作用；"
            "需要的，请用报送的文件汇总。\n"
        )


def read_previous(path: Path | None, options: Options, way: Way) -> tuple[Record, ...]:
    """Return what was handed in before: a folder of workbooks or tables, or an earlier summary; no path, nothing."""
    if path is None:
        return ()
    if path.is_dir():
        # Waivers and explanations are of the files under audit: units of earlier ones need not be among them.
        plain = replace(options, measures=Measures(options.measures.today))
        return read_returns(sources_of([path], Output()), plain, way).records
    from xlscore.read.earlier_summary import read_earlier_summary

    return read_earlier_summary(path)
