"""What the sheets of the summary share: a headed table, figures and live formulas, links and print setup."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xlscore.cells import CellRef
from xlscore.model.finding import Severity, Verdict
from xlscore.model.record import Record
from xlscore.write.measure import height_of
from xlscore.write.style import BAD, FIGURE, GOOD, HEAD, LABEL, NOTE, RATE, SCORE, TEXT, TITLE, Look, Looks

A4: Final = 9
DEFAULT_WIDTH: Final = 8.43
LEAST_HEIGHT: Final = 20
FIRST: Final = 3
"""Row (from 0) of the first line of data: title, remark and header stand above it."""

SCORE_LOOK: Final = replace(FIGURE, number=SCORE, fill="")
MONEY_LOOK: Final = replace(FIGURE, fill="")
RATE_LOOK: Final = replace(FIGURE, number=RATE, fill="")
COUNT_LOOK: Final = replace(FIGURE, number="0", fill="", across="center")
CENTRED: Final = replace(TEXT, across="center")
SUM_LABEL: Final = replace(LABEL, bold=True)
LINK: Final = replace(TEXT, colour="#1F4E9E", across="center")
AMBER: Final = "#FFF2CC"
VERDICT_FILL: Final = {
    Verdict.PASS: GOOD,
    Verdict.EXPLAIN: AMBER,
    Verdict.FAIL: BAD,
    Verdict.UNREADABLE: "#D9D9D9",
}
SEVERITY_FILL: Final = {Severity.ERROR: BAD, Severity.WARNING: AMBER, Severity.NOTE: "#DDEBF7"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: header and width in characters."""

    header: str
    width: float


@dataclass(slots=True)
class Page:
    """One sheet being written; rows and columns count from 0."""

    sheet: Worksheet
    looks: Looks
    widths: tuple[float, ...] = ()
    heights: dict[int, float] = field(default_factory=dict)
    """Height in points of every row written to, as its tallest text needs."""
    fitted: bool = True
    """Whether rows grow with their text; where charts stand, rows keep their height."""

    def head(self, title: str, remark: str, columns: Sequence[Column]) -> None:
        """Write title, remark and header row, and set the page up for printing on A4 landscape."""
        last = len(columns) - 1
        self.widths = tuple(column.width for column in columns)
        self.sheet.merge_range(0, 0, 0, last, title, self.looks.format(TITLE))
        self.sheet.merge_range(1, 0, 1, last, remark, self.looks.format(NOTE))
        self.sheet.set_row(0, 30)
        self.sheet.set_row(FIRST - 1, 30)
        for place, column in enumerate(columns):
            self.sheet.set_column(place, place, column.width)
            self.sheet.write_string(FIRST - 1, place, column.header, self.looks.format(HEAD))
        self.sheet.freeze_panes(FIRST, 2)
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(FIRST - 1)
        self.sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        self.sheet.set_footer("&C第 &P 页，共 &N 页")
        self.sheet.hide_gridlines(2)

    def text(self, row: int, column: int, text: str, look: Look = TEXT) -> None:
        """Write text; nothing in it is ever taken for a formula or a link."""
        self._make_room(row, column, text)
        self.sheet.write_string(row, column, text, self.looks.format(look))

    def figure(self, row: int, column: int, value: Fraction | int | None, look: Look, otherwise: str = "") -> None:
        """Write a number, or ``otherwise`` where there is none."""
        self._make_room(row, column, otherwise)
        if value is None:
            self.sheet.write_string(row, column, otherwise, self.looks.format(replace(look, across="center")))
        else:
            self.sheet.write_number(row, column, float(value), self.looks.format(look))

    def blank(self, row: int, column: int, look: Look) -> None:
        """Write an empty cell that has a look, such as one that waits for input."""
        self.sheet.write_blank(row, column, None, self.looks.format(look))

    def formula(self, row: int, column: int, formula: str, value: Fraction | int | str | None, look: Look) -> None:
        """Write a live formula (without ``=``) with the value it has now; ``None`` is an empty text."""
        shown = "" if value is None else value if isinstance(value, str) else float(value)
        self.sheet.write_formula(row, column, f"={formula}", self.looks.format(look), shown)

    def link(self, row: int, column: int, target: str, text: str, look: Look = LINK) -> None:
        """Write a link to another file (relative) or a place in this one."""
        self._make_room(row, column, text)
        self.sheet.write_url(row, column, target, self.looks.format(look), string=text)

    def _make_room(self, row: int, column: int, text: str) -> None:
        """Keep the row as high as its tallest text: a wrapped cell is only fitted by hand in Excel."""
        if not self.fitted:
            return
        width = self.widths[column] if column < len(self.widths) else DEFAULT_WIDTH
        self.heights[row] = max(self.heights.get(row, LEAST_HEIGHT), height_of(text, width))
        self.sheet.set_row(row, self.heights[row])


@dataclass(frozen=True, slots=True)
class Places:
    """Where the summary, the submissions and their annotated copies stand, so that links can be relative."""

    folder: Path
    copies: tuple[Path | None, ...]
    """The annotated copy of each file, where one was written."""

    def _relative(self, path: Path) -> str:
        try:
            return os.path.relpath(path.resolve(), self.folder.resolve())
        except ValueError:  # another drive on Windows: there is no relative way
            return str(path.resolve())

    def original(self, record: Record) -> str:
        """Return the link to a submitted file."""
        return f"external:{self._relative(Path(record.file))}"

    def copy(self, place: int, cell: CellRef | None = None) -> str | None:
        """Return the link to a file's annotated copy, at a cell of it where one is named."""
        path = self.copies[place] if place < len(self.copies) else None
        if path is None:
            return None
        return f"external:{self._relative(path)}" + (f"#{cell}" if cell is not None else "")


@dataclass(frozen=True, slots=True)
class Desk:
    """What every sheet writer is handed: the workbook and how things look in it."""

    book: Workbook
    looks: Looks

    def page(self, name: str, *, fitted: bool = True) -> Page:
        """Add a sheet; ``fitted`` makes rows as high as their text needs."""
        return Page(self.book.add_worksheet(name), self.looks, fitted=fitted)
