"""The result of ``check`` in the format asked for, and the exit code it comes to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from xlscore.cli.console import CANNOT_RUN, FINDINGS, OK, write_file
from xlscore.cli.options import FailOn, Format
from xlscore.cli.paths import confirm_folder, identity, stands_there
from xlscore.errors import UsageError
from xlscore.model.finding import Severity, Verdict
from xlscore.model.record import Record
from xlscore.model.roster import Roster
from xlscore.pipeline import Outcome


@dataclass(slots=True)
class Result:
    """What is kept of the files of a run while it goes on: their records, and what has to wait for the end."""

    output_format: Format
    quiet: bool = False
    whole: bool = False
    """Whether records are kept with their lines; only comparing with earlier returns needs them."""
    records: list[Record] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    """Kept for the machine-readable result only, which is written whole or not at all."""

    def taken_in(self, results: Iterable[tuple[Outcome, Record]]) -> Iterator[str]:
        """Take the results in as they come, yielding what can be printed at once."""
        for outcome, record in results:
            self.records.append(record if self.whole else _without_lines(record))
            if self.output_format is Format.JSON:
                self.outcomes.append(outcome)
            if self.output_format is Format.TEXT and not (self.quiet and record.verdict is Verdict.PASS):
                yield f"{outcome.file}{outcome.report}\n"

    def closed(self, roster: Roster) -> Iterator[bytes]:
        """Yield the rest of the result, as UTF-8 or as a workbook."""
        if self.output_format is Format.JSON:
            from xlscore.write.findings_json import write_json

            for piece in write_json((outcome.item() for outcome in self.outcomes), roster):
                yield piece.encode()
        elif self.output_format is Format.CSV:
            from xlscore.write.findings_table import findings_csv

            yield findings_csv(roster).encode()
        elif self.output_format is Format.XLSX:
            from xlscore.write.findings_table import findings_xlsx

            yield findings_xlsx(roster)
        else:
            from xlscore.write.report_text import closing_lines

            yield "".join(f"{line}\n" for line in closing_lines(roster)).encode()


def _without_lines(record: Record) -> Record:
    """Return a record without what no check across files looks at: thousands of them have to be held."""
    whole = tuple(rate for rate in record.rates if rate.whole)
    return replace(record, scores=(), rates=whole, further=tuple(map(_without_lines, record.further)))


def check_tables(folders: Mapping[str, Path | None], read: Iterable[Path | None], *, force: bool) -> None:
    """Raise ``UsageError`` where the tidy tables could not be written into the folders asked for, by their form.

    That is too where they would take the place of tables that are ``read``.
    """
    from xlscore.read.tidy_tables import holds_tables
    from xlscore.write.tidy_tables import PARQUET, table_names

    held = {identity(path) for path in read if path is not None and holds_tables(path)}

    for form, folder in folders.items():
        if folder is None:
            continue
        confirm_folder(folder, f"--{form}")
        if identity(folder) in held:
            msg = f"“{folder}”里是本次要读取的数据表，新的表不能写在里面，加 --force 也不行。请换一个文件夹。"
            raise UsageError(msg)
        if form == PARQUET:
            from xlscore.ooxml.parquet import parquet_library

            parquet_library("写")
        in_the_way = next((folder / name for name in table_names(form) if (folder / name).exists()), None)
        if in_the_way is not None and not force:
            raise stands_there(in_the_way)


def write_tables(roster: Roster, folders: Mapping[str, Path | None]) -> None:
    """Write the tidy tables into the folders asked for, by their form."""
    from xlscore.write.tidy_tables import table_files

    for form, folder in folders.items():
        if folder is not None:
            for name, data in table_files(roster, form):
                write_file(folder / name, data, force=True)


def exit_code(roster: Roster, fail_on: FailOn) -> int:
    """Return 2 where a check of ours broke, 1 where findings reach ``fail_on``, else 0."""
    if roster.failed_checks or any(record.failed_checks for record in roster.records):
        return CANNOT_RUN
    if fail_on is FailOn.NONE:
        return OK
    worst = Severity.ERROR if fail_on is FailOn.ERROR else Severity.WARNING
    findings = [*roster.findings, *(finding for record in roster.records for finding in record.findings)]
    return FINDINGS if any(finding.counts and finding.severity.rank <= worst.rank for finding in findings) else OK
