from fractions import Fraction

import pytest
from pydantic import ValidationError

from tests.rules.make import given, rule, score
from xlscore.exact import Interval

RANGES = [{"label": "全面", "low": "20", "high": "20"}, {"label": "较全面", "low": "16", "high": "18"}]
STRICT = rule("judged", ranges=RANGES)
OPEN = rule("judged", ranges=RANGES, other=True)


@pytest.mark.parametrize(
    ("level", "chosen", "expected"),
    [
        ("1", "20", "20"), ("1", "19.99", None), ("1", "20.01", None), ("2", "16", "16"), ("2", "15.99", None),
        ("2", "18", "18"), ("2", "18.01", None), ("3", "10", None),
    ],
)  # fmt: skip
def test_the_chosen_score_counts_inside_its_range(level: str, chosen: str, expected: str | None) -> None:
    assert score(STRICT, given(level=level, chosen=chosen), "20") == expected


@pytest.mark.parametrize(
    ("chosen", "expected"), [("-0.01", None), ("0", "0"), ("19", "19"), ("20", "20"), ("20.01", None)]
)
def test_other_cases_reach_from_nothing_to_the_points(chosen: str, expected: str | None) -> None:
    assert score(OPEN, given(level="3", chosen=chosen), "20") == expected


def test_other_cases_are_a_level_of_their_own() -> None:
    assert STRICT.inputs()[0].choices == ("全面", "较全面")
    assert OPEN.inputs()[0].choices == ("全面", "较全面", "其他情况")
    assert OPEN.allowed({}, Fraction(20)) == (
        Interval.parse("{20}"),
        Interval.parse("[16, 18]"),
        Interval.parse("[0, 20]"),
    )


def test_the_most_is_the_highest_end() -> None:
    assert STRICT.most(Fraction(25)) == 20
    assert OPEN.most(Fraction(25)) == 25
    assert OPEN.most(Fraction(15)) == 20


@pytest.mark.parametrize(
    ("ranges", "fault"),
    [
        ([{"label": "好", "low": "5", "high": "4"}], "下限5大于上限4"),
        ([{"label": "好", "low": "-1", "high": "4"}], "greater than or equal to 0"),
        ([{"label": "好", "low": "1", "high": "4"}, {"label": "好", "low": "0", "high": "1"}], "等级名称重复"),
        ([{"label": "其他情况", "low": "1", "high": "4"}], "请改用 other"),
        ([], "at least 1"),
    ],
)
def test_ranges_that_make_no_sense_are_refused(ranges: list[dict[str, str]], fault: str) -> None:
    with pytest.raises(ValidationError, match=fault):
        rule("judged", ranges=ranges)


def test_it_reads_like_a_score_sheet() -> None:
    assert OPEN.describe(Fraction(20)) == (
        "全面：20分；较全面：16—18分；其他情况：在0分（含）至20分（含）内酌情评定。"
        "得分由评价人在所属等级的范围内评定，低于满分须说明理由并附依据。"
    )
    assert "其他情况" not in STRICT.describe(Fraction(20))


def test_its_formula_reaches_to_the_points_for_other_cases() -> None:
    assert 'IF(A2="其他情况",IF(AND(ROUND(B2,9)>=0,ROUND(B2,9)<=C2),B2,""),"")' in OPEN.formula(
        {"level": "A2", "chosen": "B2"}, "C2"
    )
