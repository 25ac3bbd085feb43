import pytest

from xlscore.read.open_formula import excel_formula, excel_reference


@pytest.mark.parametrize(
    ("formula", "excel"),
    [
        ("of:=SUM([.A1:.B2];1)", "SUM(A1:B2,1)"),
        ("of:=[.$A$1]*2", "$A$1*2"),
        ("of:=[$表一.A1]+['2021 年'.B2]", "表一!A1+'2021 年'!B2"),
        ('of:=IF([.A1]="a;[b]";"";"x""y")', 'IF(A1="a;[b]","","x""y")'),
        ("of:=[表.A1:表.B2]", "表!A1:B2"),
        ("of:=[#REF!]", "#REF!"),
        ("msoxl:=SUM(A1;B1)", "SUM(A1;B1)"),
        ("=1+1", "1+1"),
    ],
)
def test_formulas_are_told_as_excel_would_write_them(formula: str, excel: str) -> None:
    assert excel_formula(formula) == excel


def test_references_of_names() -> None:
    assert excel_reference("$自评表.$A$1:.$B$2") == "自评表!$A$1:$B$2"
    assert excel_reference("$'a:b'.$A$1") == "'a:b'!$A$1"
    assert excel_reference("odd") == "odd"
