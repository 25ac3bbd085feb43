from fractions import Fraction

from tests.rules.make import given, rate, rule, score
from xlscore.rules.base import DENOMINATOR, NUMERATOR

SHAPE = rule("proportional")


def test_a_missing_side_leaves_the_row_unscored() -> None:
    for facts, word in (({NUMERATOR: "1"}, "比率的分母"), ({DENOMINATOR: "1"}, "比率的分子")):
        found = given(facts)
        assert score(SHAPE, found, "5") is None
        assert SHAPE.working(found, Fraction(5)) == f"缺少{word}，无法计分"


def test_no_rate_without_a_denominator_above_zero() -> None:
    assert score(SHAPE, rate("0", "0"), "5") is None
    assert score(SHAPE, rate("5", "0"), "5") is None
    assert score(SHAPE, rate("5", "-0.01"), "5") is None
    assert score(SHAPE, rate("5", "0.01"), "5") == "5"
    assert SHAPE.working(rate("5", "0"), Fraction(5)) == "比率的分母为0，比率无法计算，不能据此计分"
    assert SHAPE.working(rate("5", "-2"), Fraction(5)) == "比率的分母为负数（−2），比率无法计算，不能据此计分"


def test_the_formula_refuses_blanks_and_bases_not_above_zero() -> None:
    text = SHAPE.formula({NUMERATOR: "B2", DENOMINATOR: "(C2-D2)"}, "$A$1")
    assert text == ('IF(COUNT(B2,C2,D2,$A$1)<4,"",IF(ROUND((C2-D2),6)<=0,"",$A$1*MAX(0,MIN(1,B2/ROUND((C2-D2),6)))))')
