from fractions import Fraction

from tests.rules.make import given, rule, score
from xlscore.exact import Interval

SHAPE = rule("judged", ranges=[{"label": "好", "low": "16", "high": "18"}, {"label": "差", "low": "0", "high": "2"}])


def test_a_person_scores_and_the_rule_only_bounds_it() -> None:
    assert SHAPE.person
    assert SHAPE.judges({})
    assert not SHAPE.continuous


def test_the_bands_are_those_of_the_level_or_all_while_it_is_not_known() -> None:
    good, bad = Interval.parse("[16, 18]"), Interval.parse("[0, 2]")
    assert SHAPE.allowed(given(level="1"), Fraction(20)) == (good,)
    assert SHAPE.allowed({}, Fraction(20)) == (good, bad)
    assert SHAPE.allowed(given(level="7"), Fraction(20)) == (good, bad)


def test_level_and_chosen_score_are_both_needed() -> None:
    assert score(SHAPE, given(level="1"), "20") is None
    assert score(SHAPE, given(chosen="17"), "20") is None
    assert SHAPE.working(given(level="1"), Fraction(20)) == "缺少评定得分，无法计分"
    assert SHAPE.working({}, Fraction(20)) == "缺少评定等级、评定得分，无法计分"
    assert SHAPE.working(given(level="7", chosen="1"), Fraction(20)) == "评定等级不在所列等级之内，无法计分"


def test_its_working_inside_and_outside() -> None:
    assert SHAPE.working(given(level="1", chosen="18"), Fraction(20)) == (
        "等级“好”可评16分（含）至18分（含），评定18分在此范围内，得18分"
    )
    assert SHAPE.working(given(level="1", chosen="18.01"), Fraction(20)) == (
        "等级“好”可评16分（含）至18分（含），评定18.01分不在此范围内，得分不能认定"
    )


def test_its_formula() -> None:
    text = SHAPE.formula({"level": "A2", "chosen": "B2"}, "C2")
    assert text == (
        'IF(COUNT(B2,C2)<2,"",IF(A2="好",IF(AND(ROUND(B2,9)>=16,ROUND(B2,9)<=18),B2,""),'
        'IF(A2="差",IF(AND(ROUND(B2,9)>=0,ROUND(B2,9)<=2),B2,""),"")))'
    )
