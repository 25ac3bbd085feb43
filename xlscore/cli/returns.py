"""Returns from wherever they stand: workbooks, tables written by an earlier run, an earlier summary."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from xlscore.cli.running import Output, Way, planned, worked_off
from xlscore.consolidation.sharing import Sharing
from xlscore.errors import UsageError
from xlscore.model.record import Record
from xlscore.model.settlement import Measures
from xlscore.pipeline import Options


@dataclass(frozen=True, slots=True)
class Returns:
    """Records, and each one's annotated copy where one was written."""

    records: tuple[Record, ...]
    copies: tuple[Path | None, ...]


def read_returns(paths: list[Path], options: Options, output: Output, way: Way) -> Returns:
    """Return the records of workbooks and of folders of tidy tables, workbooks first; equal parts are shared."""
    from xlscore.read.tidy_tables import holds_tables, read_tables

    tables = [path for path in paths if holds_tables(path)]
    others = [path for path in paths if path not in tables]
    sharing = Sharing()
    records: list[Record] = []
    copies: list[Path | None] = []
    tasks = planned(others, output) if others or not tables else []
    for outcome, record in worked_off(tasks, options, way):
        records.append(sharing.record(record))
        copies.append(outcome.copy)
    for folder in tables:
        held = [sharing.record(record) for record in read_tables(folder)]
        records += held
        copies += [None] * len(held)
    return Returns(tuple(records), tuple(copies))


def read_previous(path: Path | None, options: Options, way: Way) -> tuple[Record, ...]:
    """Return what was handed in before: a folder of workbooks or tables, or an earlier summary; no path, nothing."""
    if path is None:
        return ()
    if not path.exists():
        msg = f"找不到 --previous 指定的“{path}”。请检查路径是否写对。"
        raise UsageError(msg)
    if path.is_dir():
        # Waivers and explanations are of the files under audit: units of earlier ones need not be among them.
        plain = replace(options, measures=Measures(options.measures.today))
        return read_returns([path], plain, Output(), way).records
    from xlscore.read.earlier_summary import read_earlier_summary

    return read_earlier_summary(path)


def left_out(paths: Iterable[Path | None]) -> tuple[Path, ...]:
    """Return the paths that are none of the submissions, as far as they were given."""
    return tuple(path for path in paths if path is not None)
