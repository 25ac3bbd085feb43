from fractions import Fraction

import pytest

from xlscore.exact import Rounding
from xlscore.write.template import live
from xlscore.write.template.live import FAULT, NOTHING, Live, number, words

A = Live("A1", Fraction(3))
BLANK = Live("B1", None)
TEXT = Live("C1", "未提供")
YES, NO = Live("TRUE", value=True), Live("FALSE", value=False)


def test_constants_are_written_as_excel_reads_them() -> None:
    assert number(Fraction(1, 4)) == Live("0.25", Fraction(1, 4))
    assert words('他说"是"') == Live('"他说""是"""', '他说"是"')
    assert A.number == 3
    assert TEXT.number is None


@pytest.mark.parametrize(
    ("made", "text", "value"),
    [
        (live.is_number(A), "ISNUMBER(A1)", True),
        (live.is_number(BLANK), "ISNUMBER(B1)", False),
        (live.is_blank(BLANK), 'B1=""', True),
        (live.is_blank(NOTHING), '""=""', True),
        (live.is_blank(A), 'A1=""', False),
        (live.not_blank(TEXT), 'C1<>""', True),
        (live.not_so(YES), "NOT(TRUE)", False),
        (live.says(TEXT, "未提供"), 'C1="未提供"', True),
        (live.says(TEXT, "是", "否"), 'OR(C1="是",C1="否")', False),
        (live.all_of(YES), "TRUE", True),
        (live.all_of(YES, NO), "AND(TRUE,FALSE)", False),
        (live.any_of(NO), "FALSE", False),
        (live.any_of(NO, YES), "OR(FALSE,TRUE)", True),
        (live.when(YES, A, NOTHING), 'IF(TRUE,A1,"")', Fraction(3)),
        (live.when(NO, A, BLANK), "IF(FALSE,A1,B1)", Fraction(0)),
        (live.first_of([(NO, A), (YES, TEXT)], NOTHING), 'IF(FALSE,A1,IF(TRUE,C1,""))', "未提供"),
        (live.first_of([], NOTHING), '""', ""),
        (live.more(A, number(2)), "A1>2", True),
        (live.less(A, number(2)), "A1<2", False),
        (live.more(TEXT, A), "C1>A1", True),
        (live.more(YES, TEXT), "TRUE>C1", True),
        (live.less(BLANK, A), "B1<A1", True),
        (live.differs(A, number(3)), "ABS(ROUND(A1-3,9))>0", False),
        (live.differs(A, number(2)), "ABS(ROUND(A1-2,9))>0", True),
        (live.differs(A, TEXT), "ABS(ROUND(A1-C1,9))>0", False),
        (live.equals(A, number(3)), "ROUND(A1-3,9)=0", True),
        (live.equals(TEXT, A), "ROUND(C1-A1,9)=0", False),
        (live.plus(A, BLANK), "A1+B1", Fraction(3)),
        (live.plus(A, TEXT), "A1+C1", FAULT),
        (live.minus(A, live.plus(A, A)), "A1-(A1+A1)", Fraction(-3)),
        (live.minus(A, TEXT), "A1-C1", FAULT),
        (live.times(A, live.plus(A, A)), "A1*(A1+A1)", Fraction(18)),
        (live.times(TEXT, A), "C1*A1", FAULT),
        (live.over(A, number(2)), "A1/2", Fraction(3, 2)),
        (live.over(A, BLANK), "A1/B1", FAULT),
        (live.over(TEXT, A), "C1/A1", FAULT),
        (live.or_else(live.over(A, BLANK), NOTHING), 'IFERROR(A1/B1,"")', ""),
        (live.or_else(A, NOTHING), 'IFERROR(A1,"")', Fraction(3)),
        (live.joined(words("共"), A, words("项")), '"共"&A1&"项"', "共3项"),
        (live.joined(words("共"), BLANK), '"共"&B1', "共"),
        (live.joined(words("共"), live.over(A, BLANK)), '"共"&A1/B1', FAULT),
        (live.as_text(live.over(number(1), number(-2)), 2), 'TEXT(1/(-2),"0.00")', "-0.50"),
        (live.trimmed(words("待核 ")), 'TRIM("待核 ")', "待核"),
        (live.trimmed(A), "TRIM(A1)", Fraction(3)),
        (live.as_text(A, 0), 'TEXT(A1,"0")', "3"),
        (live.as_text(TEXT, 2), 'TEXT(C1,"0.00")', FAULT),
    ],
)
def test_an_expression_and_its_value_are_made_together(made: Live, text: str, value: live.Value) -> None:
    assert made.text == text
    assert made.value == value


def test_a_quoted_sheet_name_is_not_taken_for_an_operator() -> None:
    assert live.times(Live("'2023 年-表'!$A$1", Fraction(2)), A).text == "'2023 年-表'!$A$1*A1"


@pytest.mark.parametrize(
    ("value", "mode", "cut"),
    [
        (Fraction("2.345"), Rounding.HALF_UP, Fraction("2.35")),
        (Fraction("2.345"), Rounding.HALF_EVEN, Fraction("2.34")),
        (Fraction("2.349"), Rounding.TRUNCATE, Fraction("2.34")),
    ],
)
def test_rounding_follows_the_policy(value: Fraction, mode: Rounding, cut: Fraction) -> None:
    assert live.rounded(Live("A1", value), 2, mode).value == cut


def test_each_rounding_has_its_own_excel_expression() -> None:
    assert live.rounded(A, 2).text == "ROUND(A1,2)"
    assert live.rounded(A, 2, Rounding.TRUNCATE).text == "ROUNDDOWN(ROUND(A1,9),2)"
    assert live.rounded(A, 2, Rounding.HALF_EVEN).text == (
        "IF(ABS(ABS(A1)*100-INT(ABS(A1)*100)-0.5)<0.000000001,SIGN(A1)*2*ROUND(ABS(A1)*100/2,0)/100,ROUND(A1,2))"
    )
    assert live.rounded(TEXT, 2).value is FAULT
