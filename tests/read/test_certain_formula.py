"""Which formulas of another program mean the same in Excel."""

import pytest

from xlscore.read.certain_formula import is_certain

SHEETS = {"自评表", "2021 年", "Sheet1"}


@pytest.mark.parametrize(
    "formula",
    [
        "SUM(A1:B2)", "ROUND(A1/B2,4)*100%", 'IF(A1="","缺",A1&"、")', "-A1^2", "'2021 年'!$A$1+自评表!B2",
        "SUM(B:B)+SUM(3:4)", "IF(A1>=1.5E3,TRUE,FALSE())", 'COUNTIF($A$1:$A$9,"<>0")', "SUM( A1 , B1 )", ".5*A1",
    ],
)  # fmt: skip
def test_plain_formulas_are_certain(formula: str) -> None:
    assert is_certain(formula, SHEETS)


@pytest.mark.parametrize(
    "formula",
    [
        "", "名称*2", "没有!A1", "'file:///a.ods'#Sheet1!A1", "{1,2}", "A1~B1", "A1!B1", "CEILING(A1,1)",
        "MULTIPLE.OPERATIONS(A1)", "ORG.LIBREOFFICE.XOR(A1)", "#REF!", 'INDIRECT("A1")', "[1]Sheet1!A1",
        "A1:B1:C1", '"缺引号',
    ],
)  # fmt: skip
def test_what_may_mean_something_else_is_not(formula: str) -> None:
    assert not is_certain(formula, SHEETS)
