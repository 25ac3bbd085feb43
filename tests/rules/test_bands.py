from fractions import Fraction

import pytest
from pydantic import ValidationError

from tests.rules.make import named_cells, rate, rule, score

CLOSED_BELOW = rule(
    "bands",
    bands={"[0.90, inf)": "5", "[0.80, 0.90)": "4", "[0.70, 0.80)": "3", "[0.60, 0.70)": "2", "(-inf, 0.60)": "0"},
)
CLOSED_ABOVE = rule(
    "bands", bands={"{0}": "3", "(0, 0.10]": "2", "(0.10, 0.20]": "1", "(0.20, 0.30]": "0.5", "(0.30, inf)": "0"}
)


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("-3", "0"),
        ("59.99", "0"),
        ("60", "2"),
        ("69.99", "2"),
        ("70", "3"),
        ("79.99", "3"),
        ("80", "4"),
        ("89.99", "4"),
        ("90", "5"),
        ("250", "5"),
    ],
)
def test_bands_closed_below(top: str, expected: str) -> None:
    assert score(CLOSED_BELOW, rate(top), "5") == expected


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("-0.01", None),
        ("0", "3"),
        ("0.01", "2"),
        ("10", "2"),
        ("10.01", "1"),
        ("20", "1"),
        ("20.01", "1/2"),
        ("30", "1/2"),
        ("30.01", "0"),
    ],
)
def test_bands_closed_above_leave_a_negative_rate_unscored(top: str, expected: str | None) -> None:
    assert score(CLOSED_ABOVE, rate(top), "3") == expected


def test_a_rate_above_the_highest_band_is_unscored() -> None:
    shape = rule("bands", bands={"[0.90, 1]": "6", "[0, 0.90)": "4"})
    assert score(shape, rate("100"), "6") == "6"
    assert score(shape, rate("100.01"), "6") is None


def test_the_most_is_the_best_band_whatever_the_points() -> None:
    assert CLOSED_BELOW.most(Fraction(100)) == 5


@pytest.mark.parametrize(
    ("bands", "fault"),
    [
        ({"[0.9, inf)": "5", "[0.7, 0.8)": "3"}, "gap"),
        ({"[0.9, inf)": "5", "[0.7, 0.95)": "3"}, "overlap"),
        ({"[0.9, inf)": "5", "[0.7, 0.9]": "3"}, "both contain 0.9"),
        ({"(0.9, inf)": "5", "[0.7, 0.9)": "3"}, "neither"),
        ({"[0.9 inf)": "5"}, "not an interval"),
        ({"(-inf, inf)": "-1"}, "greater than or equal to 0"),
        ({}, "at least 1"),
    ],
)
def test_bands_that_do_not_meet_are_refused_with_what_is_wrong(bands: dict[str, str], fault: str) -> None:
    with pytest.raises(ValidationError, match=fault):
        rule("bands", bands=bands)


def test_it_reads_like_a_score_sheet() -> None:
    assert CLOSED_BELOW.describe(Fraction(5)) == (
        "比率≥90%，得5分；80%≤比率<90%，得4分；70%≤比率<80%，得3分；60%≤比率<70%，得2分；比率<60%，得0分。"
    )
    assert CLOSED_ABOVE.describe(Fraction(3)) == (
        "比率=0，得3分；0<比率≤10%，得2分；10%<比率≤20%，得1分；20%<比率≤30%，得0.5分；比率>30%，得0分；"
        "其余情形评分标准未作规定，不计分并须说明。"
    )
    assert rule("bands", bands={"(-inf, inf)": "2"}).describe(Fraction(2)) == "任何比率，得2分。"
    assert (
        rule("bands", bands={"(-inf, 1]": "2", "(1, inf)": "0"}).describe(Fraction(2))
        == "比率≤100%，得2分；比率>100%，得0分。"
    )


def test_its_working() -> None:
    assert CLOSED_BELOW.working(rate("89.99"), Fraction(5)) == "比率=89.99÷100=89.99%，属于“80%≤比率<90%”，得4分"
    assert CLOSED_ABOVE.working(rate("-5"), Fraction(3)) == (
        "比率=（−5）÷100=−5.00%，不在评分标准列出的任何区间内，无法计分，须说明"
    )


def test_its_formula_compares_from_the_lowest_end_upwards() -> None:
    shape = rule("bands", bands={"(0.5, 1]": "2", "[0, 0.5]": "1"})
    rate_text = "ROUND(A2/B2,12)"
    assert shape.formula(named_cells(shape), "2") == (
        f'IF(COUNT(A2,B2)<2,"",IF(B2<=0,"",IF({rate_text}<0,"",IF({rate_text}<=0.5,1,IF({rate_text}<=1,2,"")))))'
    )
    open_below = rule("bands", bands={"(-inf, 1)": "2", "[1, inf)": "0"})
    assert open_below.formula(named_cells(open_below), "1") == (
        f'IF(COUNT(A2,B2)<2,"",IF(B2<=0,"",IF({rate_text}<1,2,0)))'
    )
    above = rule("bands", bands={"(0, inf)": "1"})
    assert above.formula(named_cells(above), "1") == f'IF(COUNT(A2,B2)<2,"",IF(B2<=0,"",IF({rate_text}<=0,"",1)))'
