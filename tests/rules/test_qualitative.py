from fractions import Fraction

import pytest
from pydantic import ValidationError

from tests.rules.make import given, rule, score
from xlscore.exact import Interval

SHAPE = rule("qualitative")


@pytest.mark.parametrize(
    ("level", "chosen", "expected"),
    [
        ("1", "10", "10"), ("1", "10.01", None), ("1", "8", "8"), ("1", "7.99", None),
        ("2", "8", None), ("2", "7.99", "799/100"), ("2", "6", "6"), ("2", "5.99", None),
        ("3", "6", None), ("3", "5.99", "599/100"), ("3", "0", "0"), ("3", "-0.01", None),
    ],
)  # fmt: skip
def test_each_level_allows_its_band(level: str, chosen: str, expected: str | None) -> None:
    assert score(SHAPE, given(level=level, chosen=chosen), "10") == expected


@pytest.mark.parametrize(
    ("points", "upper", "lower"),
    [("4.25", "3.4", "2.55"), ("12.35", "9.88", "7.41"), ("33.33", "26.66", "20"), ("0.02", "0.02", "0.01")],
)
def test_edges_are_rounded_half_up_to_two_decimals(points: str, upper: str, lower: str) -> None:
    bands = SHAPE.allowed({}, Fraction(points))
    assert bands == (
        Interval.parse(f"[{upper}, {points}]"),
        Interval.parse(f"[{lower}, {upper})"),
        Interval.parse(f"[0, {lower})"),
    )


def test_a_tie_of_an_edge_is_rounded_up() -> None:
    shape = rule("qualitative", edges=["0.8", "0.5"])
    assert shape.allowed(given(level="3"), Fraction("10.03")) == (Interval.parse("[0, 5.02)"),)


def test_points_too_small_for_a_band_leave_it_without_a_score() -> None:
    tiny = Fraction("0.01")
    assert SHAPE.allowed({}, tiny) == (Interval.parse("{0.01}"), Interval.parse("[0, 0.01)"))
    assert SHAPE.allowed(given(level="2"), tiny) == ()
    assert SHAPE.working(given(level="2", chosen="0.01"), tiny) == (
        "分值0.01分过小，等级“部分达成年度指标并具有一定效果”没有可选的得分，无法计分"
    )


def test_edges_and_words_belong_to_the_edition() -> None:
    shape = rule("qualitative", edges=["80%", "50%"], levels=["优", "良", "差"])
    assert shape.inputs()[0].choices == ("优", "良", "差")
    assert score(shape, given(level="2", chosen="5"), "10") == "5"
    assert score(SHAPE, given(level="2", chosen="5"), "10") is None


@pytest.mark.parametrize("edges", [["0.6", "0.8"], ["0.8", "0.8"], ["1.1", "0.8"], ["0.8", "0"]])
def test_edges_that_do_not_descend_are_refused(edges: list[str]) -> None:
    with pytest.raises(ValidationError, match="分档界限"):
        rule("qualitative", edges=edges)


def test_levels_of_one_name_are_refused() -> None:
    with pytest.raises(ValidationError, match="等级名称重复"):
        rule("qualitative", levels=["优", "优", "差"])


def test_it_reads_like_a_score_sheet() -> None:
    assert SHAPE.describe(Fraction(5)) == (
        "达成年度指标：分值的80%（含）—100%，即4—5分；部分达成年度指标并具有一定效果：60%（含）—80%（不含），即3分（含）至4分（不含）；"
        "未达成年度指标且效果较差：0—60%（不含），即不足3分。得分由评价人在所属档次内合理确定。"
    )


def test_its_formula_rounds_the_edges_as_the_fractions_are() -> None:
    text = SHAPE.formula({"level": "A2", "chosen": "B2"}, "C2")
    upper, lower = "ROUND(ROUND(0.8*C2,9),2)", "ROUND(ROUND(0.6*C2,9),2)"
    assert f'IF(AND(ROUND(B2,9)>={upper},ROUND(B2,9)<=C2),B2,"")' in text
    assert f'IF(AND(ROUND(B2,9)>={lower},ROUND(B2,9)<{upper}),B2,"")' in text
    assert f'IF(AND(ROUND(B2,9)>=0,ROUND(B2,9)<{lower}),B2,"")' in text
