"""From a workbook and the edition it was taken for to a submission: what every cell says about the score."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from xlscore.cells import CellRef
from xlscore.model.framework import Framework
from xlscore.model.stamp import GRADE, SHEET_STATEMENT, TOTAL, UNIT, YEAR
from xlscore.model.submission import Entry, FundLine, ScoreRow, State, Submission, SumRow
from xlscore.model.workbook import Workbook
from xlscore.read.entries import in_unit, number_entry, text_entry, text_of
from xlscore.read.names import named_cell, named_rows, stamped_id
from xlscore.read.tables.fields import line_amounts, read_fields
from xlscore.read.tables.funds import Funds, read_funds
from xlscore.read.tables.goals import read_goals
from xlscore.read.tables.grid import Grid
from xlscore.read.tables.head import claimed_grade, fiscal_year, total_beside, unit_name, year_in
from xlscore.read.tables.matching import Matcher
from xlscore.read.tables.money import nearest_unit
from xlscore.read.tables.scores import ScoreTable, read_score_table
from xlscore.read.tables.sheets import Found, find_score_sheet, find_statement
from xlscore.read.tables.statement import Statement, read_statement

_FEW_ROWS = 60


@dataclass(slots=True)
class _Reader:
    """One workbook while it is understood."""

    workbook: Workbook
    framework: Framework
    found: Found | None
    leftovers: list[tuple[CellRef, str]] = field(default_factory=list)

    def named_text(self, name: str) -> str | None:
        at = named_cell(self.workbook, name)
        sheet = self.workbook.sheet(at.sheet) if at is not None else None
        return None if at is None or sheet is None else text_of(sheet.cells.get((at.row, at.column)))

    def named_entry(self, name: str, *, number: bool) -> Entry | None:
        at = named_cell(self.workbook, name)
        sheet = self.workbook.sheet(at.sheet) if at is not None else None
        if at is None or sheet is None:
            return None
        cell = sheet.cells.get((at.row, at.column))
        return number_entry(cell, at) if number else text_entry(cell, at)

    def unit_name(self) -> str:
        named = self.named_text(UNIT)
        if named is not None:
            return named
        here = unit_name(self.found.grid, self.found.top) if self.found else ""
        others = (unit_name(Grid(sheet), _FEW_ROWS) for sheet in self.workbook.sheets)
        return here or next((name for name in others if name), "")

    def year(self) -> int | None:
        named = self.named_text(YEAR)
        if named:
            return year_in(named)
        return fiscal_year(self.found.grid, self.found.top) if self.found else None

    def funds(self) -> Funds | None:
        if self.found is None or self.found.funds is None:
            return None
        table = self.found.table
        end = table.columns.top if table is not None and table.columns.top > self.found.funds.top else None
        fallback = self.sheet_unit()
        return read_funds(self.found.grid, self.found.funds, self.framework.layout.funds, end, fallback)

    def sheet_unit(self) -> str:
        if self.found is None:
            return ""
        rows = self.found.grid.rows_from(1, self.found.top)
        return nearest_unit(text for row in rows for _, text in self.found.grid.words(row)) or ""

    def scores(self, year: int | None) -> ScoreTable:
        if self.found is None or self.found.table is None:
            return ScoreTable()
        matcher = Matcher(self.framework, named_rows(self.workbook, self.framework))
        return read_score_table(self.found.grid, self.found.table, self.framework, matcher, year)

    def statement(self, unit: str) -> Statement:
        sheet = find_statement(self.workbook, SHEET_STATEMENT)
        return Statement() if sheet is None else read_statement(*sheet, unit)


def understand(workbook: Workbook, framework: Framework) -> Submission:
    """Return what a workbook says as a submission of that framework; never raises, whatever stands in the cells.

    Figures are found by the template's defined names where these survive, else by headers and titles.
    """
    reader = _Reader(workbook, framework, find_score_sheet(workbook, framework))
    year, funds = reader.year(), reader.funds()
    table = reader.scores(year)
    lines = list(funds.lines) if funds else []
    unit = funds.unit if funds else reader.sheet_unit() or None
    statement = reader.statement(unit or "万元")
    fields = read_fields(workbook, framework, line_amounts(lines), year)
    if funds is not None:
        for name, entry in _funds_fields(framework, funds).items():
            fields.setdefault(name, entry)
    rows = _with_funds_row(table.rows, framework, lines)
    grid = reader.found.grid if reader.found else None
    grade = reader.named_entry(GRADE, number=False)
    return Submission(
        form=framework.layout.form,
        unit_name=reader.unit_name(),
        fiscal_year=year,
        money_unit=unit,
        fields=fields,
        rows=tuple(rows),
        sums=(*table.sums, *((table.total,) if table.total else ())),
        total=_total(reader, table.total),
        grade=grade if grade is not None else _grade(table, grid),
        lines=(*lines, *_shifted(statement.lines, len(lines))),
        texts=read_goals(grid, 1, reader.found.table.columns.top if reader.found.table else None)
        if reader.found
        else {},
        missing_tables=_missing(reader, fields),
        repeated=_repeated(rows),
        absent=_absent(framework, rows),
        leftovers=(*table.leftovers, *statement.leftovers, *(reader.found.others if reader.found else ())),
    )


def _grade(table: ScoreTable, grid: Grid | None) -> Entry:
    beside = claimed_grade(grid) if grid is not None else table.grade
    return beside if beside.state is not State.BLANK else table.grade


def _total(reader: _Reader, closed: SumRow | None) -> Entry:
    named = reader.named_entry(TOTAL, number=True)
    if named is not None:
        return named
    if closed is not None:
        return closed.claimed
    return total_beside(reader.found.grid, reader.found.top) if reader.found else Entry(State.BLANK)


def _shifted(lines: list[FundLine], by: int) -> list[FundLine]:
    return [line if line.parent is None else replace(line, parent=line.parent + by) for line in lines]


def _funds_fields(framework: Framework, funds: Funds) -> dict[str, Entry]:
    """Return the amounts of the total line as the fields that the execution rate is worked out from."""
    if funds.total is None:
        return {}
    line, specs = funds.lines[funds.total], framework.all_fields()
    names = {"budget_initial": line.initial, "budget_full": line.budget, "executed": line.executed}
    block = framework.layout.funds
    indicator = framework.indicator(block.indicator) if block else None
    rate = indicator.rate if indicator else None
    if rate is not None and len(rate.of) == len(rate.to) == 1:
        names |= {rate.of[0].field: line.executed}
        if rate.to[0].field not in names:
            names[rate.to[0].field] = line.budget
    return {
        name: in_unit(entry, line.unit, specs[name].unit if name in specs and specs[name].unit else "万元")
        for name, entry in names.items()
        if entry.at is not None
    }


def _with_funds_row(rows: list[ScoreRow], framework: Framework, lines: list[FundLine]) -> list[ScoreRow]:
    """Add the row of the indicator that the total line of the funds block scores, unless the table scores it too."""
    line = next((line for line in lines if line.indicator is not None), None)
    indicator = framework.indicator(line.indicator) if line is not None and line.indicator else None
    if line is None or indicator is None:
        return rows
    if any(row.code == indicator.code and row.claimed.state is not State.BLANK for row in rows):
        return rows
    own = ScoreRow(
        code=indicator.code,
        title=indicator.title,
        path=indicator.path,
        points=line.points,
        claimed=line.claimed,
        reason=line.reason,
        at=line.at,
    )
    return [own, *(row for row in rows if row.code != indicator.code)]


def _missing(reader: _Reader, fields: Mapping[str, Entry]) -> tuple[str, ...]:
    framework, found, result = reader.framework, reader.found, []
    if found is None or found.table is None:
        result.append(f"评分表（{framework.layout.sheet}）")
    if framework.layout.funds is not None and (found is None or found.funds is None):
        result.append(f"预算执行情况（{framework.layout.funds.head}）")
    # A published form asks for no inputs; a template without them lost a sheet.
    asked = framework.all_fields()
    if asked and stamped_id(reader.workbook) is not None and not fields.keys() & asked.keys():
        result.append("基础数据")
    return tuple(result)


def _repeated(rows: list[ScoreRow]) -> dict[str, tuple[CellRef, ...]]:
    places: dict[str, list[CellRef]] = {}
    for row in rows:
        if row.at is not None:
            places.setdefault(row.code, []).append(row.at)
    return {code: tuple(cells) for code, cells in places.items() if len(cells) > 1}


def _absent(framework: Framework, rows: list[ScoreRow]) -> tuple[str, ...]:
    present = {row.code for row in rows}
    return tuple(item.code for item in framework.indicators if item.code not in present)
