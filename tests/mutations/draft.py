"""Changes to the cells of a workbook model, and the sums an honest form would carry along."""

from dataclasses import replace
from fractions import Fraction

from tests.mutations.clean import Clean
from xlscore.cells import CellRef
from xlscore.checks._totals import closings
from xlscore.exact import decimal_text, exact, round_to
from xlscore.model.submission import Entry, FundLine, ScoreRow
from xlscore.model.workbook import Cell, CellValue, Sheet, Visibility, Workbook
from xlscore.values.number_format import printed_places


def stored(value: Fraction) -> int | float:
    """Return an exact figure as a spreadsheet stores it."""
    return int(value) if value.denominator == 1 else float(value)


class Draft:
    """A clean workbook being changed cell by cell."""

    def __init__(self, clean: Clean) -> None:
        self.clean = clean
        self.sheets = {sheet.name: sheet for sheet in clean.workbook.sheets}
        self.names = dict(clean.workbook.names)

    def cell(self, at: CellRef) -> Cell | None:
        return self.sheets[at.sheet].cells.get((at.row, at.column))

    def put(self, at: CellRef | None, value: CellValue | Fraction | Cell) -> "Draft":
        """Replace a cell; a value keeps format and formula of what stood there, a ``Cell`` stands as it is."""
        assert at is not None
        sheet, old = self.sheets[at.sheet], self.cell(at)
        if isinstance(value, Cell):
            new = value
        else:
            value = stored(value) if isinstance(value, Fraction) else value
            new = Cell(value) if old is None else old._replace(value=value)
        self.sheets[at.sheet] = replace(sheet, cells={**sheet.cells, (at.row, at.column): new})
        return self

    def empty(self, at: CellRef | None) -> "Draft":
        """Empty a cell, formula and all."""
        assert at is not None
        old = self.cell(at)
        return self.put(at, Cell(None, number_format=old.number_format if old is not None else "General"))

    def add(self, entry: Entry, delta: Fraction) -> "Draft":
        """Add to the number an entry was read from."""
        cell = self.cell(entry.at) if entry.at is not None else None
        if cell is not None and isinstance(cell.value, int | float):
            self.put(entry.at, exact(cell.value) + delta)
        elif cell is not None and entry.value is not None:
            self.put(entry.at, decimal_text(entry.value + delta))
        return self

    def sheet(self, name: str, sheet: Sheet | None) -> "Draft":
        """Replace or remove a sheet."""
        if sheet is None:
            del self.sheets[name]
        else:
            self.sheets[name] = sheet
        return self

    def hide(self, name: str, *, rows: frozenset[int] = frozenset(), columns: frozenset[int] = frozenset()) -> "Draft":
        sheet = self.sheets[name]
        if rows or columns:
            return self.sheet(name, replace(sheet, hidden_rows=rows, hidden_columns=columns))
        return self.sheet(name, replace(sheet, visibility=Visibility.HIDDEN))

    def carry(self, delta: Fraction, row: ScoreRow | None = None) -> "Draft":
        """Add to the subtotals of a row and to every cell that states the total score, and grade the new total."""
        submission, framework = self.clean.submission, self.clean.framework
        for item in closings(submission):
            if item.path and item.claimed.given and row in item.rows:
                self.add(item.claimed, delta)
        for at in self.clean.total_cells():
            cell = self.cell(at)
            assert cell is not None
            assert isinstance(cell.value, int | float)
            self.put(at, exact(cell.value) + delta)
        total, grade = submission.total.value, submission.grade
        if total is not None and grade.at is not None and grade.text == framework.grades.of(total):
            label = framework.grades.of(total + delta)
            if label is not None:
                self.grade(label)
        return self

    def grade(self, label: str) -> "Draft":
        """Write another grade where the form states it, the words around it kept (评价等级：优)."""
        at, old = self.clean.submission.grade.at, self.clean.submission.grade.text
        cell = self.cell(at) if at is not None else None
        return self.put(at, str(cell.value).replace(old, label) if cell is not None else label)

    def claim(self, entry: Entry, score: Fraction) -> "Draft":
        """Claim another score in a row and carry the total along."""
        assert entry.value is not None
        row = next((row for row in self.clean.submission.rows if row.claimed.at == entry.at), None)
        return self.add(entry, score - entry.value).carry(score - entry.value, row)

    def rate(self, line: FundLine, rate: Fraction) -> "Draft":
        """Write a rate as it would be printed: two decimals of a percent, or what a bare number of the form says."""
        cell = self.cell(line.rate.at) if line.rate.at is not None else None
        if cell is None or not line.rate.given:
            return self
        percent = printed_places(cell.number_format)[1]
        shown = round_to(rate * 100, 2)
        return self.put(line.rate.at, shown / 100 if percent else shown)

    def build(self) -> Workbook:
        return replace(self.clean.workbook, sheets=tuple(self.sheets.values()), names=self.names)
