"""Real templates, filled, with one formula cell of theirs overwritten after reading."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from tests.checks.builders import faults, finding
from tests.oracle.filling import filled_from
from xlscore.checks.registry import Scored
from xlscore.checks.template_formula_changed import template_formula_changed
from xlscore.exact import exact
from xlscore.model.workbook import Cell, Workbook
from xlscore.read.cases import load_cases
from xlscore.read.framework_folder import load_framework
from xlscore.read.submission import understand
from xlscore.read.workbook_file import read_workbook_bytes
from xlscore.scoring import compute_scorecard
from xlscore.write.template import StatementLine, template_bytes

FOLDER = Path("workbook_templates/national_project_2020")
FRAMEWORK = load_framework(FOLDER)
LINE = StatementLine("基本支出", budget=exact("532.66"), executed=exact("460.07"), rate=Fraction("0.8637"))


@pytest.fixture(scope="module")
def book() -> Workbook:
    filled = replace(filled_from(FRAMEWORK, load_cases(FOLDER).sheets[0]), statement=(LINE,))
    return read_workbook_bytes(template_bytes(FRAMEWORK, filled), "自评表.xlsx")


def stage(book: Workbook) -> Scored:
    submission = understand(book, FRAMEWORK)
    return Scored(book, FRAMEWORK, submission, compute_scorecard(FRAMEWORK, submission))


def found_at(book: Workbook, header: str) -> tuple[str, int, int]:
    """Return sheet, row and column of the first formula under a header."""
    for sheet in book.sheets:
        for (row, column), cell in sorted(sheet.cells.items()):
            if cell.value == header:
                below = sorted(
                    place
                    for place, item in sheet.cells.items()
                    if place[1] == column and place[0] > row and item.formula
                )
                return sheet.name, *below[0]
    raise LookupError(header)


def overwritten(book: Workbook, header: str, cell: Cell) -> Workbook:
    name, row, column = found_at(book, header)
    sheets = (
        replace(sheet, cells={**sheet.cells, (row, column): cell}) if sheet.name == name else sheet
        for sheet in book.sheets
    )
    return replace(book, sheets=tuple(sheets))


def test_an_untouched_template_is_fine(book: Workbook) -> None:
    assert faults(template_formula_changed, stage(book)) == []


def test_a_figure_typed_over_the_recomputed_score_is_reported_with_what_is_due(book: Workbook) -> None:
    name, row, column = found_at(book, "复算得分")
    due = exact(book.sheet(name).cells[row, column].value)  # type: ignore[arg-type, union-attr]
    found = finding(template_formula_changed, stage(overwritten(book, "复算得分", Cell(1.25))))
    assert found.severity.value == "warning"
    assert [(at.row, at.column) for at in found.cells] == [(row, column)]
    assert "（复算得分）填为 1.25，公式应得 " in found.message
    assert due != exact("1.25")


def test_a_formula_that_refers_to_no_cell_is_a_typed_figure(book: Workbook) -> None:
    changed = overwritten(book, "差异", Cell(0.75, formula="0.5+0.25"))
    assert "（差异）填为 0.75，公式应得 0" in finding(template_formula_changed, stage(changed)).message


def test_a_rate_typed_over_the_statements_own_is_reported_in_percent(book: Workbook) -> None:
    changed = overwritten(book, "复算执行率", Cell(0.9637))
    message = finding(template_formula_changed, stage(changed)).message
    assert "收支明细!I4（复算执行率）填为 96.37%，公式应得 86.37%" in message


@pytest.mark.parametrize(
    "cell",
    [Cell(0.8637), Cell("以决算为准"), Cell(None), Cell(0.9, formula="G4/F4"), Cell(float("inf")), Cell(value=True)],
)
def test_the_right_figure_words_blanks_and_stale_values_of_formulas_are_left(book: Workbook, cell: Cell) -> None:
    assert faults(template_formula_changed, stage(overwritten(book, "复算执行率", cell))) == []


def test_a_figure_where_nothing_can_be_worked_out_says_so() -> None:
    line = replace(LINE, executed="未提供")
    filled = replace(filled_from(FRAMEWORK, load_cases(FOLDER).sheets[0]), statement=(line,))
    held = read_workbook_bytes(template_bytes(FRAMEWORK, filled), "自评表.xlsx")
    message = finding(template_formula_changed, stage(overwritten(held, "复算执行率", Cell(0.9)))).message
    assert "按表内数据不能算出" in message


def test_a_workbook_that_is_none_of_our_templates_has_no_formulas_to_keep(book: Workbook) -> None:
    assert faults(template_formula_changed, stage(replace(overwritten(book, "复算得分", Cell(1.25)), names={}))) == []


def test_a_format_that_hides_its_formulas_is_left(book: Workbook) -> None:
    assert (
        faults(template_formula_changed, stage(replace(overwritten(book, "复算得分", Cell(1.25)), format="xls"))) == []
    )
