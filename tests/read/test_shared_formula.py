import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator

from xlscore.cells import a1
from xlscore.read.shared_formula import moved_formula


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("A1+B$2+$C3+$D$4", "B3+C$2+$C5+$D$4"),
        ("SUM(A1:B10)", "SUM(B3:C12)"),
        ("LOG10(A1)", "LOG10(B3)"),
        ('IF(A1>0,"A1 是""A1""",B1)', 'IF(B3>0,"A1 是""A1""",C3)'),
        ("'A1 表'!A1+Sheet1!B2+自评表!C3", "'A1 表'!B3+Sheet1!C4+自评表!D5"),
        ("'it''s A1'!A1", "'it''s A1'!B3"),
        ("[1]Sheet1!A1", "[1]Sheet1!B3"),
        ("表1[[#This Row],[A1]]+A1", "表1[[#This Row],[A1]]+B3"),
        ("SUM(A:B)+SUM($A:B)+SUM(1:3)+SUM($1:3)", "SUM(B:C)+SUM($A:C)+SUM(3:5)+SUM($1:5)"),
        ("SUM(Sheet1:Sheet3!A1)", "SUM(Sheet1:Sheet3!B3)"),
        ("SUM(AB1:AB3!A1)", "SUM(AB1:AB3!B3)"),
        ("SUM(Sheet1!A1:Sheet1!B2)", "SUM(Sheet1!B3:Sheet1!C4)"),
        ("1E5*A1+1.5E+3", "1E5*B3+1.5E+3"),
        ("得分1+ABC1_x+A1.x+tax.A1+XFE1+A1048577", "得分1+ABC1_x+A1.x+tax.A1+XFE1+A1048577"),
        ("A1:INDEX(A:A,3)", "B3:INDEX(B:B,3)"),
        ("{1,2;3,4}*@A1#", "{1,2;3,4}*@B3#"),
        ("XFD1", "#REF!"),
        ("A1048575+$XFD1", "#REF!+$XFD3"),
        ("A1048574", "B1048576"),
        ("SUM(XFC:XFD)+SUM(XFE:XFE)", "SUM(#REF!)+SUM(XFE:XFE)"),
        ("SUM(1048574:1048575)", "SUM(#REF!)"),
    ],
)
def test_two_rows_down_and_one_column_right(formula: str, moved: str) -> None:
    assert moved_formula(formula, 2, 1) == moved


def test_leaving_the_sheet_at_the_top_or_left() -> None:
    assert moved_formula("A2+B1", -1, -1) == "#REF!+#REF!"
    assert moved_formula("B2", -1, -1) == "A1"


references = st.builds(
    lambda row, column, mark: mark.format(a1(row, column)),
    st.integers(1, 1000),
    st.integers(1, 700),
    st.sampled_from(["{}", "SUM({}:ZZ900)", "'x y'!{}", '"{}"', "ROUND({},2)", "Sheet1!{}", "-{}%"]),
)


@given(st.lists(references, min_size=1, max_size=5), st.integers(0, 500), st.integers(0, 500))
def test_openpyxl_translates_alike(pieces: list[str], rows: int, columns: int) -> None:
    formula = "+".join(pieces)
    translated = Translator("=" + formula, "A1").translate_formula(a1(1 + rows, 1 + columns))
    assert moved_formula(formula, rows, columns) == translated.removeprefix("=")
