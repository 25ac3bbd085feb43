"""A return beside last year's: like with like, indicators that came and went, targets that ask for less."""

from fractions import Fraction
from typing import Any

import pytest

from tests.consolidation.years import EDITION, LONG, line, passage, record
from xlscore.consolidation.last_year import Change, at_level_of, compared, grade_on, paired_lines
from xlscore.consolidation.pairing import Pair
from xlscore.model.record import Record, ScoreLine


def year(now: dict[str, Any], before: dict[str, Any]) -> Any:
    return compared(Pair(record("a", **now), record("b", **{"year": 2020, **before}), "单位名称"))


@pytest.mark.parametrize(
    ("now", "before", "basis", "scores"),
    [
        ({"reviewed": Fraction(93)}, {"reviewed": Fraction(92)}, "采用得分", (93, 92)),
        ({"reviewed": Fraction(93)}, {}, "采用得分", (93, 95)),
        ({"recomputed": None}, {"reviewed": Fraction(92)}, "自评得分", (95, 95)),
        ({"recomputed": None, "claimed": None}, {}, "", (None, None)),
    ],
)
def test_the_surest_score_that_both_have_is_compared(now: Any, before: Any, basis: str, scores: Any) -> None:
    found = year(now, before)
    assert (found.basis, (found.now, found.before)) == (basis, scores)
    assert found.comparable


def test_totals_out_of_different_full_points_are_not_comparable() -> None:
    assert not year({"edition": EDITION._replace(total=Fraction(120))}, {}).comparable
    assert year({"edition": None}, {}).comparable


def test_the_grade_goes_with_the_score_compared() -> None:
    held = record("a", reviewed=Fraction("89.99"), grade="优")
    assert grade_on(held, "采用得分") == "良"
    assert grade_on(held, "自评得分") == "优"
    assert grade_on(record("a", edition=None, grade="", claimed_grade="中"), "自评得分") == "中"


def lines(*held: ScoreLine) -> tuple[ScoreLine, ...]:
    return held


def test_indicators_are_kept_reweighted_added_and_removed() -> None:
    now = lines(line("P.1", "培训人次"), line("P.2", "新指标"), line("P.3", "调整", points=Fraction(15)))
    before = lines(line("P.1", "取消的"), line("P.2", "调整"), line("P.3", "培训 人次。"))
    found = [(pair.line.title, pair.change) for pair in paired_lines(now, before)]
    assert found == [
        ("培训人次", Change.KEPT),
        ("新指标", Change.ADDED),
        ("调整", Change.REWEIGHTED),
        ("取消的", Change.REMOVED),
    ]


def test_an_indicator_of_the_form_is_known_by_its_code_and_a_unit_s_own_row_is_not() -> None:
    fixed, renamed = line("B1", "三公经费控制率"), line("B1", "“三公经费”控制情况")
    assert [pair.change for pair in paired_lines((fixed,), (renamed,))] == [Change.KEPT]
    own = paired_lines((line("P.1", "甲"),), (line("P.1", "乙"),))
    assert [pair.change for pair in own] == [Change.ADDED, Change.REMOVED]


def test_rows_named_alike_pair_up_in_their_order_and_only_within_their_section() -> None:
    twice = lines(line("P.1", "甲", claimed=Fraction(1)), line("P.2", "甲", claimed=Fraction(2)))
    assert [(pair.now, pair.before) for pair in paired_lines(twice, twice)] == [(one, one) for one in twice]
    elsewhere = line("B.1", "甲", section="效益")
    assert [pair.change for pair in paired_lines((twice[0],), (elsewhere,))] == [Change.ADDED, Change.REMOVED]
    nameless = line("P.1", "")
    assert [pair.change for pair in paired_lines((nameless,), (nameless,))] == [Change.ADDED, Change.REMOVED]


@pytest.mark.parametrize(
    ("operator", "target", "actual", "easier"),
    [
        (">=", 1099, 1100, True),
        (">=", 1100, 1100, False),
        (">", 1099, 1100, True),
        (">", 1100, 1100, False),
        ("<=", 31, 30, True),
        ("<=", 30, 30, False),
        ("<=", 29, 30, False),
        ("<", 31, 30, True),
        ("=", 1, 30, False),
        ("", 1, 30, False),
    ],
)
def test_a_target_below_last_years_result_asks_for_less(operator: str, target: int, actual: int, easier: bool) -> None:
    now = line(operator=operator, target=Fraction(target))
    (pair,) = paired_lines((now,), (line(actual=Fraction(actual)),))
    assert pair.easier is easier


@pytest.mark.parametrize("change", [{"unit": "人"}, {"actual": None}])
def test_figures_of_other_units_or_none_are_not_compared(change: dict[str, Any]) -> None:
    (pair,) = paired_lines((line(target=Fraction(1)),), (line(**change),))
    assert not pair.easier
    (pair,) = paired_lines((line(target=None),), (line(),))
    assert not pair.easier
    assert not next(paired_lines((line(),), ())).easier


def test_long_texts_that_are_last_years_are_found_whatever_their_punctuation() -> None:
    found = year({"passages": (passage(), passage("另" + LONG))}, {"passages": (passage(LONG.replace("，", "、")),)})
    assert [(same.now.text, same.before.at) for same in found.texts] == [(LONG, passage().at)]
    assert year({"passages": (passage(),)}, {"passages": (passage(label="实际完成值"),)}).texts == ()


def test_rows_of_a_section_are_added_up_where_the_other_side_knows_the_section_only() -> None:
    whole = line("P", "产出", points=Fraction(90), claimed=Fraction(80), recomputed=Fraction(79))
    fixed = line("E", "预算执行", section="预算")
    rows = (fixed, line("P.1", "甲"), line("P.2", "乙", points=Fraction(70), claimed=Fraction(61), recomputed=None))
    found = at_level_of(rows, (fixed, whole))
    assert [(one.code, one.points, one.claimed, one.recomputed) for one in found] == [
        ("E", Fraction(20), Fraction(20), Fraction(20)),
        ("P", Fraction(90), Fraction(81), None),
    ]
    assert at_level_of((fixed, whole), rows) == (fixed, whole)
    assert at_level_of(rows, rows) == rows
    compared_now: Record = record("a", scores=rows)
    result = compared(Pair(compared_now, record("b", scores=(fixed, whole)), "单位名称"))
    assert [pair.change for pair in result.lines] == [Change.KEPT, Change.KEPT]
