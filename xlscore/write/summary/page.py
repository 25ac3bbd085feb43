"""What the sheets of the summary share: a headed table, figures and live formulas, links and print setup."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from xlscore.cells import MAX_COLUMN, MAX_ROW, CellRef, a1
from xlscore.model.finding import Severity, Verdict
from xlscore.model.path_text import path_text
from xlscore.model.record import Record
from xlscore.write.measure import height_of
from xlscore.write.style import BAD, FIGURE, GOOD, HEAD, LABEL, NOTE, RATE, SCORE, TEXT, TITLE, Look, Looks
from xlscore.write.summary.streamed import Streamed

A3, A4 = 8, 9
"""Numbers of paper."""
WIDEST: Final = 225
"""Characters across A4 landscape that can still be read."""
DEFAULT_WIDTH: Final = 8.43
LEAST_HEIGHT: Final = 20
LINKS: Final = 65_530
"""As many links as Excel takes on one sheet; a file with more is opened as damaged."""
FIRST: Final = 3
"""Row (from 0) of the first line of data: title, remark and header stand above it."""

SCORE_LOOK: Final = replace(FIGURE, number=SCORE, fill="")
MONEY_LOOK: Final = replace(FIGURE, fill="")
RATE_LOOK: Final = replace(FIGURE, number=RATE, fill="")
COUNT_LOOK: Final = replace(FIGURE, number="0", fill="", across="center")
CENTRED: Final = replace(TEXT, across="center")
SUM_LABEL: Final = replace(LABEL, bold=True)
BAND: Final = replace(HEAD, across="left")
"""A heading across a table."""
LINK: Final = replace(TEXT, colour="#1F4E9E", across="center")
AMBER: Final = "#FFF2CC"
VERDICT_FILL: Final = {
    Verdict.PASS: GOOD,
    Verdict.EXPLAIN: AMBER,
    Verdict.FAIL: BAD,
    Verdict.UNCHECKED: BAD,
    Verdict.UNREADABLE: "#D9D9D9",
}
SEVERITY_FILL: Final = {Severity.ERROR: BAD, Severity.WARNING: AMBER, Severity.NOTE: "#DDEBF7"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: header and width in characters."""

    header: str
    width: float


DATA: Final = "图表数据"
"""Sheet of the figures charts are drawn from."""
WARNING_AT: Final = (0, 13)
"""Where on that sheet, row and column from 0, stands what titles warn of once 计入汇总 was changed by hand."""


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
    links: int = 0
    """Links written so far; beyond ``LINKS`` only their text is."""

    def pen(self, look: Look) -> Format:
        """Return the format of a look, for loops that write many cells in it."""
        return self.looks.format(look)

    def merge(self, row: int, columns: tuple[int, int], text: str, look: Look) -> None:
        """Write a text across columns of one row, both ends included."""
        first, last = columns
        high = max(LEAST_HEIGHT, height_of(text, sum(self.widths[first : last + 1]) or 80, look.size))
        self.heights[row] = max(high, self.heights.get(row, 0))
        self.sheet.set_row(row, self.heights[row])
        if first == last:
            self.sheet.write_string(row, first, text, self.looks.format(look))
        else:
            self.sheet.merge_range(row, first, row, last, text, self.looks.format(look))

    def open_row(self, row: int, text: str) -> None:
        """Make a row as high as the text of its first column needs, for loops that write cells themselves."""
        self._make_room(row, 0, text)

    def title(self, last: int, title: str, *, of_counted: bool = False) -> None:
        """Write the title over the first columns; ``of_counted`` lets it warn when 计入汇总 is changed by hand."""
        self.merge(0, (0, last), title, TITLE)
        if of_counted:
            row, column = (part + 1 for part in WARNING_AT)
            self.formula(0, 0, f'"{title}"&{DATA}!{a1(row, column, absolute=True)}', title, TITLE)

    def head(
        self,
        title: str,
        remark: str,
        columns: Sequence[Column],
        *,
        lined: bool = True,
        shown: int | None = None,
        of_counted: bool = False,
    ) -> None:
        """Write title, remark and (``lined``) header row, and set the page up for printing.

        ``shown`` is how many columns are printed, over which the title stands: all where it is not given.
        ``of_counted`` is for sheets that hold the returns counted when they were written.
        """
        last = (len(columns) if shown is None else shown) - 1
        self.widths = tuple(column.width for column in columns)
        for place, column in enumerate(columns):
            self.sheet.set_column(place, place, column.width)
        self.title(last, title, of_counted=of_counted)
        self.sheet.set_row(0, 30)
        self.merge(1, (0, last), remark, NOTE)
        if lined:
            self.sheet.set_row(FIRST - 1, 30)
            for place, column in enumerate(columns):
                self.sheet.write_string(FIRST - 1, place, column.header, self.looks.format(HEAD))
            self.sheet.repeat_rows(FIRST - 1)
        self._lay_out(lined=lined, wide=sum(self.widths[: last + 1]))

    def _lay_out(self, *, lined: bool, wide: float) -> None:
        """Set the page up for printing as wide as the page: A4 landscape, or A3 for more than ``WIDEST`` characters."""
        self.sheet.freeze_panes(FIRST if lined else FIRST - 1, 2)
        self.sheet.set_landscape()
        self.sheet.set_paper(A4 if wide <= WIDEST else A3)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        self.sheet.set_footer("&C第 &P 页，共 &N 页")
        self.sheet.hide_gridlines(2)

    def text(self, row: int, column: int, text: str, look: Look = TEXT) -> None:
        """Write text; nothing in it is ever taken for a formula or a link."""
        self._make_room(row, column, text)
        if text:
            self.sheet.write_string(row, column, text, self.looks.format(look))
        else:
            self.sheet.write_blank(row, column, None, self.looks.format(look))

    def figure(self, row: int, column: int, value: Fraction | int | None, look: Look, otherwise: str = "") -> None:
        """Write a number, or ``otherwise`` where there is none."""
        if value is None:
            self.text(row, column, otherwise, centred(look))
        else:
            self._make_room(row, column, "")
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
        if self.links >= LINKS:
            self.text(row, column, text, replace(look, colour=TEXT.colour))
            return
        self.links += 1
        self._make_room(row, column, text)
        self.sheet.write_url(row, column, target, self.looks.format(look), string=text)

    def _make_room(self, row: int, column: int, text: str) -> None:
        """Keep the row as high as its tallest text: a wrapped cell is only fitted by hand in Excel."""
        if not self.fitted:
            return
        width = self.widths[column] if column < len(self.widths) else DEFAULT_WIDTH
        height = max(LEAST_HEIGHT, height_of(text, width))
        if height > self.heights.get(row, 0):
            self.heights[row] = height
            self.sheet.set_row(row, height)


@lru_cache(maxsize=64)
def centred(look: Look) -> Look:
    """Return a look with its text in the middle."""
    return replace(look, across="center")


@dataclass(frozen=True, slots=True)
class Places:
    """Where the summary, the submissions and their annotated copies stand, so that links can be relative."""

    folder: Path
    copies: tuple[Path | None, ...]
    """The annotated copy of each file, where one was written."""

    def _relative(self, path: Path) -> str:
        try:
            return path_text(Path(os.path.relpath(path.resolve(), self.folder.resolve())))
        except ValueError:  # another drive on Windows: there is no relative way
            return path_text(path.resolve())

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
    most_rows: int = MAX_ROW
    """Rows a sheet may have; a table that is longer goes on in a further sheet."""
    most_columns: int = MAX_COLUMN

    def page(self, name: str, *, fitted: bool = True, streamed: bool = False) -> Page:
        """Add a sheet; ``fitted`` makes rows as high as their text needs.

        A ``streamed`` sheet keeps one row in memory and must be written row by row; a cell of an earlier row is an
        error of ours and raises ``IndexError``.  Charts hold no copy of its figures.
        """
        sheet = self.book.add_worksheet(name, Streamed if streamed else None)
        return Page(sheet, self.looks, fitted=fitted)

    def going_on(self, name: str, table: str) -> str:
        """Say, on a further sheet of a table, that it goes on there; nothing on its first."""
        return "" if name == table else f"本页为“{table}”的续页：一页最多 {self.most_rows} 行。"

    def parts(self, name: str, lines: int, *, head: int = FIRST) -> list[tuple[str, range]]:
        """Return the sheets a table of so many lines needs below its head, each with the lines it holds."""
        room = self.most_rows - head
        count = max(1, -(-lines // room))
        return [
            (name if place == 0 else f"{name}（{place + 1}）", range(place * room, min(lines, (place + 1) * room)))
            for place in range(count)
        ]
