"""From a workbook and the edition it was taken for to a submission: what every cell says about the score."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final

from xlscore.cells import CellRef
from xlscore.model.framework import Framework
from xlscore.model.stamp import GRADE, SHEET_GUIDE, SHEET_STATEMENT, SHEET_STATUS, TOTAL
from xlscore.model.submission import MISSING, Entry, FundLine, ScoreRow, State, Submission
from xlscore.model.workbook import Workbook
from xlscore.read.computed import computed_notes
from xlscore.read.entries import in_unit, number_entry, text_entry
from xlscore.read.forms import split_forms
from xlscore.read.names import named_cell, named_rows, stamped_id
from xlscore.read.tables.added import added
from xlscore.read.tables.fields import line_amounts, read_fields
from xlscore.read.tables.filing_day import filing_day
from xlscore.read.tables.funds import Funds, read_funds
from xlscore.read.tables.goals import read_goals
from xlscore.read.tables.head import claimed_grade, total_beside
from xlscore.read.tables.identity import money_units, read_project, read_unit_name, read_year, sheet_unit
from xlscore.read.tables.inputs import answered, read_inputs
from xlscore.read.tables.matching import Matcher
from xlscore.read.tables.money import kept_unit
from xlscore.read.tables.narratives import read_narratives
from xlscore.read.tables.scores import ScoreTable, read_score_table
from xlscore.read.tables.sheets import Found, find_score_sheet, find_statement, other_sheets
from xlscore.read.tables.statement import Statement, read_statement

_MONEY: Final = "万元"
_NOT_DATA: Final = frozenset({SHEET_GUIDE, SHEET_STATUS})
"""Sheets of our templates from which no figure is taken."""
_WHOLE: Final = 100
"""Points of a whole form."""


def understand(workbook: Workbook, framework: Framework) -> Submission:
    """Return what a workbook says as a submission of that framework; never raises, whatever stands in the cells.

    Of several forms it is the one to report; ``understand_all`` returns the others too.
    """
    forms = split_forms(workbook, framework)
    return read_form(forms.parts[0], framework, forms.notes)


def understand_all(workbook: Workbook, framework: Framework) -> tuple[Submission, ...]:
    """Return every form of a workbook as a submission of its own, the one to report first."""
    forms = split_forms(workbook, framework)
    first, *others = forms.parts
    return (read_form(first, framework, forms.notes), *(read_form(part, framework) for part in others))


def read_form(workbook: Workbook, framework: Framework, notes: tuple[tuple[CellRef, str], ...] = ()) -> Submission:
    """Return the one form of a workbook as a submission; ``notes`` join what was left over.

    Figures are found by the template's defined names where these survive, else by headers and titles.
    """
    found = find_score_sheet(workbook, framework)
    year = read_year(workbook, found)
    funds = _funds(found, framework)
    lines = list(funds.lines) if funds is not None else []
    table = _of_list_only(_scores(workbook, framework, found, year), found, lines)
    of_sheet = sheet_unit(found)
    unit = funds.unit if funds is not None else kept_unit(of_sheet) if of_sheet else None
    statement = _statement(workbook, (unit if funds is not None else of_sheet) or _MONEY)
    rows = _with_funds_row(table.rows, framework, lines)
    inputs = read_inputs(workbook)
    units = {name: spec.unit for name, spec in framework.all_fields().items()}
    hosted = answered(inputs, units) | _hosted_fields(framework, rows)
    fields = read_fields(workbook, framework, line_amounts(lines), hosted, year)
    if funds is not None:
        stated = {name: entry for name, entry in fields.items() if entry.state is not State.BLANK}
        fields = fields | _funds_fields(framework, funds) | stated
    more = [*statement.lines, *_shifted(inputs.lines, len(statement.lines))]
    project_name, project_code = read_project(found)
    submission = Submission(
        form=framework.layout.form,
        unit_name=read_unit_name(workbook, found),
        fiscal_year=year or inputs.year,
        money_unit=unit,
        money_units=money_units(found),
        fields=fields,
        rows=tuple(rows),
        sums=(*table.sums, *((table.total,) if table.total is not None else ())),
        total=_total(workbook, found, table),
        grade=_grade(workbook, found, table),
        lines=(*lines, *_shifted(more, len(lines))),
        texts=_texts(workbook, found),
        filed_on=filing_day(found.grid) if found is not None else None,
        missing_tables=_missing(workbook, framework, found, fields),
        repeated=_repeated(rows),
        absent=_absent(framework, rows),
        leftovers=(
            *(funds.leftovers if funds is not None else ()),
            *table.leftovers,
            *statement.leftovers,
            *(found.others if found is not None else ()),
            *(note for sheet in workbook.sheets if sheet.name not in _NOT_DATA for note in computed_notes(sheet)),
            *notes,
        ),
        project_name=project_name,
        project_code=project_code,
    )
    return replace(submission, leftovers=(*submission.leftovers, *added(workbook, found, submission)))


def _texts(workbook: Workbook, found: Found | None) -> dict[str, Entry]:
    """Return goals and closing texts of the form; closing texts it lacks may stand on a sheet of their own."""
    here = [] if found is None else [*read_goals(found.grid, found.table_top).items()]
    if found is not None and found.table is not None:
        above = found.grid.rows_from(1, found.top)
        below = found.grid.rows_from(found.table.end - 1)
        here += read_narratives(found.grid, [*above, *found.table.notes, *below]).items()
    texts = dict(here)
    for grid in other_sheets(workbook, found):
        for kind, entry in read_narratives(grid, grid.rows).items():
            if texts.get(kind, MISSING).state is State.BLANK and (kind not in texts or entry.text):
                texts[kind] = entry
    return texts


def _funds(found: Found | None, framework: Framework) -> Funds | None:
    if found is None or found.funds is None:
        return None
    top = found.table_top
    end = top if top is not None and top > found.funds.top else None
    return read_funds(found.grid, found.funds, framework.layout.funds, end, sheet_unit(found) or "")


def _scores(workbook: Workbook, framework: Framework, found: Found | None, year: int | None) -> ScoreTable:
    if found is None or found.table is None:
        return ScoreTable()
    matcher = Matcher(framework, named_rows(workbook, framework))
    return read_score_table(found.grid, found.table, framework, matcher, year)


def _statement(workbook: Workbook, unit: str) -> Statement:
    sheet = find_statement(workbook, SHEET_STATEMENT)
    return Statement() if sheet is None else read_statement(*sheet, unit)


def _named(workbook: Workbook, name: str, *, number: bool) -> Entry | None:
    at = named_cell(workbook, name)
    sheet = workbook.sheet(at.sheet) if at is not None else None
    if at is None or sheet is None:
        return None
    cell = sheet.cells.get((at.row, at.column))
    return number_entry(cell, at) if number else text_entry(cell, at)


def _total(workbook: Workbook, found: Found | None, table: ScoreTable) -> Entry:
    named = _named(workbook, TOTAL, number=True)
    if named is not None:
        return named
    if table.total is not None:
        return table.total.claimed
    return total_beside(found.grid, found.top) if found is not None else MISSING


def _grade(workbook: Workbook, found: Found | None, table: ScoreTable) -> Entry:
    named = _named(workbook, GRADE, number=False)
    if named is not None:
        return named
    beside = claimed_grade(found.grid) if found is not None else MISSING
    return table.grade if beside.state is State.BLANK and table.grade.state is not State.BLANK else beside


def _of_list_only(table: ScoreTable, found: Found | None, lines: list[FundLine]) -> ScoreTable:
    """Return a table without its last sum where that adds up the list alone and the head states the total.

    Then the points of the list and those of the total line of the funds block are the whole form's.
    """
    total = table.total
    if total is None or total.at is None or found is None:
        return table
    printed, funds = total.points.value, [line.points.value for line in lines if line.indicator is not None]
    if printed is None or not funds or funds[0] is None or printed + funds[0] != _WHOLE:
        return table
    listed = sum((row.points.value or Fraction(0) for row in table.rows), Fraction(0))
    if listed != printed or total_beside(found.grid, found.top).state is not State.GIVEN:
        return table
    told = f"“{total.label}”只合计了表内各行（分值 {total.points.text}），不是总分；总分以表头所填为准"
    return replace(table, total=None, leftovers=[*table.leftovers, (total.at, told)])


def _shifted(lines: Iterable[FundLine], by: int) -> list[FundLine]:
    return [line if line.parent is None else replace(line, parent=line.parent + by) for line in lines]


def _funds_fields(framework: Framework, funds: Funds) -> dict[str, Entry]:
    """Return the amounts of the total line as the fields that the execution rate is worked out from."""
    if funds.total is None:
        return {}
    line, specs = funds.lines[funds.total], framework.all_fields()
    entries = {"budget_initial": line.initial, "budget_full": line.budget, "executed": line.executed}
    block = framework.layout.funds
    indicator = framework.indicator(block.indicator) if block is not None else None
    rate = indicator.rate if indicator is not None else None
    if rate is not None and len(rate.of) == len(rate.to) == 1:
        # An edition may call them otherwise (预算完成数 ÷ 预算数).
        entries.setdefault(rate.of[0].field, line.executed)
        entries.setdefault(rate.to[0].field, line.budget)
    units = {name: specs[name].unit if name in specs else "" for name in entries}
    return {
        name: in_unit(entry, line.unit, units[name] or _MONEY)
        for name, entry in entries.items()
        if entry.at is not None
    }


def _hosted_fields(framework: Framework, rows: list[ScoreRow]) -> dict[str, Entry]:
    """Return the fields typed in the rows themselves: the level of a judged one, the actual of one that is a rate."""
    result: dict[str, Entry] = {}
    for row in rows:
        indicator = framework.indicator(row.code)
        if indicator is None:
            continue
        levels = [bound.field for bound in indicator.bound_inputs() if bound.name == "level"]
        if row.level.at is not None:
            result |= dict.fromkeys(levels, row.level)
        rate = indicator.rate
        if rate is not None and not rate.to and len(rate.of) == 1 and row.actual.at is not None:
            result[rate.of[0].field] = row.actual
    return result


def _with_funds_row(rows: list[ScoreRow], framework: Framework, lines: list[FundLine]) -> list[ScoreRow]:
    """Add the row of the indicator that the total line of the funds block scores, unless the table scores it too."""
    line = next((line for line in lines if line.indicator is not None), None)
    indicator = framework.indicator(line.indicator or "") if line is not None else None
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


def _missing(
    workbook: Workbook, framework: Framework, found: Found | None, fields: Mapping[str, Entry]
) -> tuple[str, ...]:
    result = []
    if found is None or found.table is None:
        result.append(f"评分表（{framework.layout.sheet}）")
    if framework.layout.funds is not None and (found is None or found.funds is None):
        result.append(framework.layout.funds.called)
    # A published form asks for no inputs; a template without them lost a sheet.
    asked = framework.all_fields()
    if asked and stamped_id(workbook) is not None and not fields.keys() & asked.keys():
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
