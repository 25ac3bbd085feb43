"""复算得分 of fixed indicators and open lines in every state their inputs can be in."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.write.template.makers import (
    FIELDS,
    JUDGED,
    STAFF,
    TABLE_COLUMNS,
    formula_at,
    planned,
    project_edition,
    row_of,
    shown,
    table_edition,
)
from xlscore.write.template.filled import Filled, OpenRow, Typed
from xlscore.write.template.live import Value


def recomputed(indicator: dict[str, Any], fields: dict[str, Any], **more: Any) -> Value:
    """Return 复算得分 of one indicator whose fields are typed in."""
    changes = {name: more.pop(name) for name in ("policy", "fields") if name in more}
    draft = planned(table_edition(indicator, **changes), Filled(fields=fields, **more))
    return shown(draft, indicator["title"], "recomputed")


def staff(on_post: Typed | None, quota: Typed | None, **changes: Any) -> Value:
    given = {name: value for name, value in (("staff", on_post), ("quota", quota)) if value is not None}
    return recomputed(STAFF | changes, given)


def test_a_rate_with_both_figures_is_scored_by_its_rule() -> None:
    assert staff(Fraction(100), Fraction(100)) == 60
    assert staff(Fraction(103), Fraction(100)) == 45


def test_a_missing_figure_leaves_the_score_empty() -> None:
    assert staff(None, None) == ""
    assert staff(Fraction(100), None) == ""
    assert staff(Fraction(100), "未提供") == ""
    assert staff("不适用", None) == ""


def test_figures_that_do_not_apply_and_a_zero_base_are_not_scored() -> None:
    assert staff("不适用", "不适用") == "不适用"
    assert staff(Fraction(3), "不适用") == "不适用"
    assert staff(Fraction(3), Fraction(0)) == "不适用"


def test_full_marks_are_given_only_where_the_form_grants_them_and_nothing_is_there() -> None:
    granted = {"not_applicable": "full_marks"}
    assert staff("不适用", "不适用", **granted) == 60
    assert staff(Fraction(0), Fraction(0), **granted) == 60
    assert staff(Fraction(1), Fraction(0), **granted) == "不适用"
    assert staff(Fraction(0), Fraction(0)) == "不适用"


def test_an_indicator_without_published_rule_cannot_be_recomputed() -> None:
    unknown = {key: value for key, value in STAFF.items() if key not in {"rule", "rate"}}
    assert recomputed(unknown, {}) == "无法复算"


def test_points_a_place_sets_are_typed_in_and_the_score_waits_for_them() -> None:
    local = STAFF | {"points": None}
    given = {"staff": Fraction(101), "quota": Fraction(100)}
    assert recomputed(local, given) == ""
    assert recomputed(local, given, points={"A1": Fraction(20)}) == 15


def test_local_points_of_a_rule_without_fields_are_waited_for_too() -> None:
    judged = JUDGED | {"points": None, "rule": {"kind": "judged", "ranges": [{"label": "好", "low": 0, "high": 20}]}}
    assert recomputed(judged, {}, levels={"B1": "好"}, claimed={"B1": Fraction(20)}) == ""
    found = recomputed(judged, {}, levels={"B1": "好"}, claimed={"B1": Fraction(20)}, points={"B1": Fraction(20)})
    assert found == 20


@pytest.mark.parametrize(
    ("level", "claimed", "score"),
    [
        ("达成年度指标", 40, Fraction(40)),
        ("达成年度指标", 32, Fraction(32)),
        ("达成年度指标", 31, ""),
        ("部分达成年度指标并具有一定效果", 31, Fraction(31)),
        ("", 40, ""),
    ],
)
def test_a_judged_score_counts_inside_the_band_of_its_level_only(level: str, claimed: int, score: Value) -> None:
    levels = {"B1": level} if level else {}
    assert recomputed(JUDGED, {}, levels=levels, claimed={"B1": Fraction(claimed)}) == score


def test_a_level_may_be_given_as_the_field_it_is() -> None:
    assert recomputed(JUDGED, {"B1_level": "达成年度指标"}, claimed={"B1": Fraction(40)}) == 40


def test_yes_and_no_are_answers_and_nothing_else_is() -> None:
    binary = STAFF | {"rule": {"kind": "binary"}, "rate": None}
    assert recomputed(binary, {"A1_fulfilled": "是"}) == 60
    assert recomputed(binary, {"A1_fulfilled": "否"}) == 0
    assert recomputed(binary, {"A1_fulfilled": "不适用"}) == "不适用"
    assert recomputed(binary, {}) == ""


def test_a_choice_between_two_rules_is_recorded_and_applied() -> None:
    either = STAFF | {
        "rate": None,
        "rule": {
            "kind": "either",
            "labels": ["按例数", "按是否"],
            "first": {"kind": "occurrences", "deduct": 5},
            "second": {"kind": "binary"},
        },
    }
    both = {"A1_first_cases": Fraction(2), "A1_second_fulfilled": "是"}
    draft = planned(table_edition(either))
    names = sorted(name for name in draft.specs if name.startswith("A1_"))
    assert names[-1] == "A1_which"
    given = dict(zip(names, [*both.values(), "按例数"], strict=True))
    assert recomputed(either, given) == 50
    assert recomputed(either, given | {"A1_which": "按是否"}) == 60
    assert recomputed(either, given | {"A1_which": "别的"}) == ""


def test_dates_and_lists_of_holidays_reach_the_rule() -> None:
    late = STAFF | {"rate": None, "rule": {"kind": "deadline", "deduct": 1}}
    given: dict[str, Any] = {"A1_due": date(2024, 3, 29), "A1_filed": date(2024, 4, 8)}
    assert recomputed(late, given) == 54
    assert recomputed(late, given | {"A1_holidays": (date(2024, 4, 4), date(2024, 4, 5))}) == 56


def test_the_rates_of_a_combined_rule_are_told_apart_by_their_part() -> None:
    combined = STAFF | {
        "rate": None,
        "rates": {"1": {"of": "staff", "to": "quota"}},
        "rule": {
            "kind": "combined",
            "parts": [
                {"label": "甲", "points": 40, "rule": {"kind": "proportional"}},
                {"label": "乙", "points": 20, "rule": {"kind": "binary"}},
            ],
        },
    }
    given = {"staff": Fraction(1), "quota": Fraction(4), "A1_2_fulfilled": "是"}
    assert recomputed(combined, given) == 30


def test_a_signed_sum_is_bracketed_in_the_formula() -> None:
    rate = {"of": ["-staff", "quota"], "to": ["quota"]}
    given = {"staff": Fraction(1), "quota": Fraction(4)}
    draft = planned(table_edition(STAFF | {"rate": rate}), Filled(fields=given))
    text = formula_at(draft.score, row_of(draft, STAFF["title"]), draft.columns.need("recomputed"))
    assert "(0-基础数据!$D$4+基础数据!$D$5)" in text
    assert shown(draft, STAFF["title"], "recomputed") == 60


def test_the_edition_says_how_scores_are_rounded() -> None:
    third = STAFF | {"rule": {"kind": "proportional"}, "points": 10}
    given = {"staff": Fraction(2), "quota": Fraction(3)}
    assert recomputed(third, given) == Fraction("6.67")
    assert recomputed(third, given, policy={"rounding": "truncate"}) == Fraction("6.66")


def open_score(row: OpenRow) -> Value:
    draft = planned(project_edition(), Filled(rows={"P": (row,)}))
    return shown(draft, row.title, "recomputed")


@pytest.mark.parametrize(
    ("operator", "target", "actual", "score"),
    [
        ("≥", 50, 45, Fraction(9)),
        ("≥", 50, 50, Fraction(10)),
        ("≤", 10, 15, Fraction("6.67")),
        ("=", 0, 1, Fraction(0)),
        ("", 50, 45, ""),
        ("≥", "五十", 45, ""),
        ("≥", 50, None, ""),
    ],
)
def test_an_open_line_is_scored_by_the_sign_of_its_target(
    operator: str, target: int | str, actual: int | None, score: Value
) -> None:
    typed = Fraction(target) if isinstance(target, int) else target
    done = None if actual is None else Fraction(actual)
    row = OpenRow("培训场次", "数量指标", operator, typed, "场", done, points=Fraction(10))
    assert open_score(row) == score


def test_a_date_as_target_is_shown_as_a_date_and_compared_as_a_day() -> None:
    row = OpenRow("完工", "数量指标", "≤", date(2024, 6, 30), "", date(2024, 6, 1), Fraction(10))
    draft = planned(project_edition(), Filled(rows={"P": (row,)}))
    box = draft.score.boxes[row_of(draft, "完工"), draft.columns.need("target")]
    assert (box.content, box.look.number) == (date(2024, 6, 30), "yyyy-mm-dd")
    assert shown(draft, "完工", "recomputed") == 10


def test_an_open_line_without_points_has_no_score() -> None:
    assert open_score(OpenRow("培训", "数量指标", "≥", Fraction(5), "场", Fraction(5))) == ""


def test_a_worded_open_line_takes_the_claimed_score_inside_the_band_of_its_level() -> None:
    row = OpenRow("效果", "质量指标", "定性", "明显", "", "明显", Fraction(10), Fraction(9), "达成年度指标")
    assert open_score(row) == 9


def test_the_field_a_rate_is_stands_where_the_actual_is_printed() -> None:
    satisfaction = {
        "code": "S",
        "path": ["满意度指标", "服务对象满意度指标"],
        "title": "服务对象满意度",
        "points": 10,
        "standing": "confirmed",
        "rate": {"of": "satisfied"},
        "rule": {"kind": "bands", "bands": {"[0.9, 1]": 10, "[0, 0.9)": 5}},
    }
    fields = FIELDS | {"satisfied": {"label": "满意度", "unit": "%", "kind": "percent"}}
    edition = table_edition(
        satisfaction,
        fields=fields,
        layout={"columns": [*TABLE_COLUMNS, {"role": "actual", "header": "实际完成值"}]},
    )
    draft = planned(edition, Filled(fields={"satisfied": Fraction(95, 100)}))
    assert draft.places["satisfied"].plan is draft.score
    assert shown(draft, "服务对象满意度", "actual") == Fraction(95, 100)
    assert shown(draft, "服务对象满意度", "recomputed") == 10
