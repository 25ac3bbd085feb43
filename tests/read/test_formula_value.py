"""What plain formulas come to, and which ones are none."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import pytest

from xlscore.cells import a1
from xlscore.read.formula_terms import FailedError, Named, UnknownError, Value
from xlscore.read.formula_value import parsed


class Seen:
    """The cells of a sheet ``表`` by address."""

    def __init__(self, cells: Mapping[str, Value]) -> None:
        self.cells = cells

    def one(self, named: Named) -> Value:
        return self.cells.get(a1(named.area.top, named.area.left))

    def all(self, named: Named) -> Iterator[Value]:
        for row in range(named.area.top, named.area.bottom + 1):
            yield self.cells.get(a1(row, named.area.left))


CELLS: Mapping[str, Value] = {
    "A1": Fraction(120), "A2": Fraction(11, 2), "A3": "—", "A4": True, "B1": "Abc", "B2": "", "B3": False,
}  # fmt: skip


def worked(formula: str) -> Value:
    return parsed(formula).value(Seen(CELLS))


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("1+2*3", 7),
        ("(1+2)*3", 9),
        ("2-3-4", -5),
        ("8/4/2", 1),
        ("-A2", Fraction(-11, 2)),
        ("--A2", Fraction(11, 2)),
        ("+A1", 120),
        ("50%", Fraction(1, 2)),
        ("A1*10%%", Fraction(12, 100)),
        ("1/3", Fraction(1, 3)),
        (".5+1.", Fraction(3, 2)),
        ("SUM(A1:A5)", Fraction(251, 2)),
        ("SUM(A1,A2,1,TRUE)", Fraction(255, 2)),
        ("SUM(A3:A4)", 0),
        ("SUM( A1 , A2 )", Fraction(251, 2)),
        ("MIN(A1:A2)", Fraction(11, 2)),
        ("MAX(A1:A2,200)", 200),
        ("MIN(A3:A3)", 0),
        ("AVERAGE(A1:A3)", Fraction(251, 4)),
        ("ROUND(2.675,2)", Fraction(268, 100)),
        ("ROUND(-2.5,0)", -3),
        ("ROUND(125,-1)", 130),
        ("ROUNDDOWN(2.679,2)", Fraction(267, 100)),
        ("ABS(-A1)", 120),
        ("A1+C9", 120),
        ("A1+A4", 121),
        ("$A$1*2", 240),
        ("表!A1", 120),
        ("'表'!A1", 120),
        ("IF(A1>100,1,2)", 1),
        ("IF(A1<=100,1,2)", 2),
        ("IF(A1<>120,1)", False),
        ('IF(C9=0,"",1)', ""),
        ("IF(A1,1/1,1/0)", 1),
        ('IF(A3="—","无",A3)', "无"),
        ('B1="aBC"', True),
        ('B1<>"x"', True),
        ('C9=""', True),
        ('A1="120"', False),
        ("A4=TRUE", True),
        ("A4<>C9", True),
        ("IFERROR(A1/0,0)", 0),
        ("IFERROR(A1/2,0)", 60),
        ('"a""b"', 'a"b'),
        ("C9", None),
        ("IFERROR(AVERAGE(A3:A3),9)", 9),
        ("1<2=TRUE", True),
        ("MIN(10,10*A1/100)", 10),
    ],
)
def test_what_plain_formulas_come_to(formula: str, value: Value) -> None:
    assert worked(formula) == value


@pytest.mark.parametrize("formula", ["1/0", "A1/C9", "AVERAGE(A3:A3)", "SUM(1,1/0)", "IF(1/0,1,2)"])
def test_what_comes_to_an_error_value(formula: str) -> None:
    with pytest.raises(FailedError):
        worked(formula)


@pytest.mark.parametrize(
    "formula",
    [
        "",
        "2^3",
        "A1&A2",
        "VLOOKUP(A1,A1:A2,1)",
        "SUM(A:A)",
        "A1:A2",
        "A1:A2+1",
        "名称*2",
        "[1]表!A1",
        "#REF!",
        "1+",
        "(1",
        "SUM(",
        "SUM()",
        "ROUND(1)",
        "ROUND(1,2,3)",
        "ROUND(1,99)",
        "IF(A1)",
        "IF(A1,,1)",
        "SUM(A1 A2)",
        "1 2",
        ")",
        "A3+1",
        'SUM("5")',
        'B1>"a"',
        "A4=1",
        "B1=TRUE",
        "IF(B1,1,2)",
        "1E5",
        "1" * 31,
        "+".join(["1"] * 200),
        "(" * 99 + "1" + ")" * 99,
        "ROUND(A1,B1)",
        "ABS(1,2)",
        "{1,2}",
        "A1048577",
    ],
)
def test_what_is_more_than_can_be_told(formula: str) -> None:
    with pytest.raises(UnknownError):
        worked(formula)


def test_a_formula_knows_the_cells_it_refers_to() -> None:
    assert [(named.sheet, str(named.area)) for named in parsed("SUM('甲 乙'!A1:$B$2)+C3").named] == [
        ("甲 乙", "A1:B2"),
        ("", "C3:C3"),
    ]
