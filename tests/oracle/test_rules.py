"""Our Excel formulas and our exact scores, compared by LibreOffice: same cells, same score, to ten decimals."""

from fractions import Fraction
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from tests.oracle.office import recalculated
from tests.oracle.rule_cases import Case, Days, Sum, Typed, cases
from tests.oracle.rule_declarations import DECLARED
from xlscore.cells import a1
from xlscore.exact import decimal_text, exact
from xlscore.rules import RULES

ROWS = 600
PLACES = 10

pytestmark = pytest.mark.office

CASES = {kind: cases(kind, ROWS) for kind in DECLARED}


class _Row:
    """Puts a case into one row: points, formula, rounded formula, then the input cells."""

    def __init__(self, sheet: xlsxwriter.worksheet.Worksheet, row: int) -> None:
        self.sheet, self.row, self.column = sheet, row, 4

    def cell(self, content: Fraction | str | None) -> str:
        """Write one cell and return its address."""
        address = a1(self.row, self.column)
        if isinstance(content, Fraction):
            self.sheet.write_number(address, float(content))
        elif content is not None:
            self.sheet.write_string(address, content)
        self.column += 1
        return address

    def cells(self, typed: Typed) -> str:
        """Write the cells of one input and return the expression a rule gets."""
        if isinstance(typed, Sum):
            return f"({'+'.join(self.cell(term) for term in typed.terms)})"
        if isinstance(typed, Days):
            addresses = [self.cell(day) for day in typed.cells]
            return f"{addresses[0]}:{addresses[-1]}"
        return self.cell(typed)

    def put(self, case: Case) -> None:
        """Write the whole case."""
        points, score = a1(self.row, 1), a1(self.row, 2)
        self.sheet.write_number(points, float(case.points))
        addresses = {item.name: self.cells(case.typed[item.name]) for item in case.rule.inputs()}
        self.sheet.write_formula(score, f"={case.rule.formula(addresses, points)}")
        self.sheet.write_formula(a1(self.row, 3), f"=IF(ISNUMBER({score}),ROUND({score},{PLACES}),{score})")


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Every case of every shape in one workbook, one sheet a shape, as LibreOffice calculates it."""
    folder: Path = tmp_path_factory.mktemp("rules")
    with xlsxwriter.Workbook(folder / "rules.xlsx") as workbook:
        for kind, drawn in CASES.items():
            sheet = workbook.add_worksheet(kind)
            for number, case in enumerate(drawn, start=1):
                _Row(sheet, number).put(case)
    found = CalamineWorkbook.from_path(recalculated(folder / "rules.xlsx", folder / "out"))
    return {
        kind: [_shown(row[2]) for row in found.get_sheet_by_name(kind).to_python(skip_empty_area=False)]
        for kind in DECLARED
    }


def _shown(value: object) -> str:
    return decimal_text(exact(value), PLACES) if isinstance(value, float | int) else str(value)


def _expected(case: Case) -> str:
    score = case.rule.score(case.facts(), case.points)
    return "" if score is None else decimal_text(score, PLACES)


@pytest.mark.parametrize("kind", DECLARED)
def test_excel_scores_as_the_fractions_do(kind: str, judged: dict[str, list[str]]) -> None:
    assert len(judged[kind]) == ROWS >= 500
    different = [
        (number, found, _expected(case), case)
        for number, (found, case) in enumerate(zip(judged[kind], CASES[kind], strict=True), start=1)
        if found != _expected(case)
    ]
    assert different == []


@pytest.mark.parametrize("kind", DECLARED)
def test_the_cases_hold_enough_of_either_kind(kind: str) -> None:
    texts = [_expected(case) for case in CASES[kind]]
    assert texts.count("") >= 40
    assert len(texts) - texts.count("") >= 120
    assert len(set(texts)) >= 4


def test_every_shape_is_judged() -> None:
    assert {shape.model_fields["kind"].default for shape in RULES} == set(DECLARED)
