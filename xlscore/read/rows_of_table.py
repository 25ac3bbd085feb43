"""Tables the operator keeps in a workbook: a header in one of the first rows, one record a row below it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from xlscore.cells import column_letters
from xlscore.errors import UnreadableError, UsageError
from xlscore.model.workbook import CellValue, Sheet, Workbook
from xlscore.read.workbook_file import read_workbook

HEADER_ROWS: Final = 10
"""A header stands in one of the first rows, under a title at most."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the sheet, the row of its header and the column of each title."""

    path: Path
    sheet: Sheet
    header: int
    columns: Mapping[str, int]

    def rows(self) -> Iterator["Row"]:
        """Yield the rows that hold something under one of the titles."""
        for number in sorted({row for row, _ in self.sheet.cells if row > self.header}):
            row = Row(self, number)
            if any(row.text(title) for title in self.columns):
                yield row

    def fault(self, row: int, sentence: str) -> UsageError:
        """Return the error that points at a row: ``file:row: sentence``."""
        return UsageError(f"{self.path}:{row}: 工作表“{self.sheet.name}”{sentence}")


@dataclass(frozen=True, slots=True)
class Row:
    """One record."""

    table: Table
    number: int

    @property
    def at(self) -> str:
        """Where it stands, as people are told: ``豁免.xlsx:5``."""
        return f"{self.table.path.name}:{self.number}"

    def value(self, title: str) -> CellValue:
        """Return what stands under a title, ``None`` where there is no such column."""
        column = self.table.columns.get(title)
        return None if column is None else self.table.sheet.value(self.number, column)

    def text(self, title: str) -> str:
        """Return it as text."""
        return plain_text(self.value(title))

    def fault(self, sentence: str) -> UsageError:
        """Return the error that points at this row."""
        return self.table.fault(self.number, sentence)


def plain_text(value: CellValue) -> str:
    """Return a cell as the text people see: whole numbers without a point, days as 2026-12-31."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value).strip()


def open_book(path: Path, option: str) -> Workbook:
    """Read the workbook an option names; raises ``UsageError`` where there is none or it is no workbook."""
    if not path.is_file():
        msg = f"找不到 {option} 指定的文件“{path}”。请检查路径和文件名是否写对。"
        raise UsageError(msg)
    try:
        return read_workbook(path)
    except UnreadableError as error:
        msg = f"{option} 指定的文件“{path}”：{error}"
        raise UsageError(msg) from error


def table_in(path: Path, sheet: Sheet, wanted: Sequence[str]) -> Table | None:
    """Return the table of a sheet whose header has all the wanted titles, ``None`` where there is none.

    Raises ``UsageError`` for a header that has a title twice.
    """
    for row in range(1, HEADER_ROWS + 1):
        titles = [
            (column, "".join(plain_text(cell.value).split()))
            for (at, column), cell in sorted(sheet.cells.items())
            if at == row and plain_text(cell.value)
        ]
        columns: dict[str, int] = {}
        if not set(wanted) <= {title for _, title in titles}:
            continue
        for column, title in titles:
            if title in columns:
                msg = f"{path}:{row}: 工作表“{sheet.name}”有两列“{title}”，请删去一列"
                raise UsageError(msg)
            columns[title] = column
        return Table(path, sheet, row, columns)
    return None


def refuse_unknown(table: Table, known: Sequence[str]) -> None:
    """Raise ``UsageError`` for a column nobody would read."""
    for title, column in table.columns.items():
        if title not in known:
            sentence = f"{column_letters(column)} 列“{title}”不认识，可用的列是 {'、'.join(known)}"
            raise table.fault(table.header, sentence)
