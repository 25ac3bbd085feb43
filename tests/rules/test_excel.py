from fractions import Fraction

import pytest

from xlscore.rules.excel import bracketed, cells_of, excess, literal, quoted, term, times, when_given


@pytest.mark.parametrize(
    ("value", "text"), [("0.5", "0.5"), ("5", "5"), ("-1", "(-1)"), ("1/3", "(1/3)"), ("-2/3", "(-2/3)")]
)
def test_literals_may_stand_beside_any_operator(value: str, text: str) -> None:
    assert literal(Fraction(value)) == text


def test_a_quotation_mark_in_a_word_is_doubled() -> None:
    assert quoted('只写"缺钱"') == '"只写""缺钱"""'


@pytest.mark.parametrize(
    ("expression", "cells"),
    [
        ("B7", ("B7",)),
        ("$B$7", ("$B$7",)),
        ("(A1+B2-A1)", ("A1", "B2")),
        ("基础数据表!C5", ("基础数据表!C5",)),
        ("('2021 年'!$C$5-'it''s'!D6)/10000", ("'2021 年'!$C$5", "'it''s'!D6")),
        ("1", ()),
        ("LOG10(100)", ()),
    ],
)
def test_the_cells_of_an_expression_are_found(expression: str, cells: tuple[str, ...]) -> None:
    assert cells_of([expression]) == cells


def test_one_cell_or_number_stands_alone_and_a_sum_is_freed_of_residue() -> None:
    assert term("B7") == "B7"
    assert term("'2021 年'!$B$7") == "'2021 年'!$B$7"
    assert term("12.5") == "12.5"
    assert term("(A1+B1)") == "ROUND((A1+B1),6)"
    assert term("C5/10000") == "ROUND(C5/10000,6)"


def test_every_cell_must_hold_a_number() -> None:
    assert when_given(["(A1+B1)", "C1", "1", "A1"], "X") == 'IF(COUNT(A1,B1,C1)<3,"",X)'
    assert when_given(["1", "2"], "X") == "X"


def test_factors_of_one_and_limits_of_nothing_are_left_out() -> None:
    assert times(Fraction(1), "A1") == "A1"
    assert times(Fraction(1, 2), "A1") == "0.5*A1"
    assert excess("A1", Fraction(0), "B1") == "A1"
    assert excess("A1", Fraction(1), "B1") == "A1-B1"
    assert excess("A1", Fraction(21, 20), "B1") == "A1-1.05*B1"
    assert bracketed("A1") == "A1"
    assert bracketed("A1-B1") == "(A1-B1)"
