import pytest

from tests.read.forms import sheet, workbook
from xlscore.cells import CellRef, parse_a1
from xlscore.model.workbook import Cell
from xlscore.pipeline.formula_links import FormulaLinks

BOOK = workbook(
    sheet(
        {
            "A1": 1,
            "A2": Cell(2, "A1*2"),
            "A3": Cell(3, "SUM($A$1:A2)"),
            "A4": Cell(4, "'基础 数据'!B2+1"),
            "A5": Cell(5, "4+1"),
            "A6": Cell(6, "总额*2"),
            "A7": Cell(7, 'IF(A5>1,"A1","B2")'),
            "A8": Cell(8, "A8+1"),
            "A9": Cell(9, "LOG10(2)+A99999999"),
        }
    ),
    sheet({"B2": Cell(1, "表!A3")}, name="基础 数据"),
    names={"总额": "表!$A$2"},
)


def at(address: str, name: str = "表") -> CellRef:
    return CellRef(name, *parse_a1(address))


@pytest.mark.parametrize("address", ["A2", "A3", "A4", "A6"])
def test_a_formula_follows_from_what_it_names_however_far_away(address: str) -> None:
    assert FormulaLinks(BOOK).follows(at(address), frozenset({at("A1")}))


@pytest.mark.parametrize("address", ["A1", "A5", "A7", "A8", "A9", "Z9"])
def test_a_constant_a_text_a_circle_and_a_blank_follow_from_nothing(address: str) -> None:
    assert not FormulaLinks(BOOK).follows(at(address), frozenset({at("A1"), at("A1", "基础 数据")}))


def test_formulas_are_told_from_constants_and_missing_sheets() -> None:
    links = FormulaLinks(BOOK)
    assert links.formula(at("A2")) == "A1*2"
    assert links.formula(at("A1")) is None
    assert links.formula(at("A1", "没有")) is None
    assert not FormulaLinks(workbook(sheet({"A1": Cell(1, "没有!B2")}))).follows(at("A1"), frozenset({at("B2")}))
