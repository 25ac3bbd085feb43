from fractions import Fraction

from tests.rules.make import given, rule, score

SHAPE = rule("binary", label="是否印发通知")


def test_all_or_nothing() -> None:
    assert score(SHAPE, given(fulfilled="1"), "2") == "2"
    assert score(SHAPE, given(fulfilled="0"), "2") == "0"


def test_no_answer_has_no_score() -> None:
    assert score(SHAPE, {}, "2") is None
    assert SHAPE.working({}, Fraction(2)) == "缺少是否印发通知，无法计分"
    assert score(SHAPE, given(fulfilled="3"), "2") is None
    assert SHAPE.working(given(fulfilled="3"), Fraction(2)) == "“是否印发通知”既不是“是”也不是“否”，无法计分"


def test_its_words() -> None:
    assert SHAPE.describe(Fraction(2)) == "是否印发通知：是，得2分；否，得0分。"
    assert SHAPE.working(given(fulfilled="1"), Fraction(2)) == "“是否印发通知”填“是”，得2分"
    assert SHAPE.working(given(fulfilled="0"), Fraction(2)) == "“是否印发通知”填“否”，得0分"
    assert rule("binary").inputs()[0].label == "是否达到要求"


def test_its_formula() -> None:
    assert SHAPE.formula({"fulfilled": "A2"}, "B2") == 'IF(COUNT(B2)<1,"",IF(OR(A2="是",A2="否"),B2*(A2="是"),""))'
