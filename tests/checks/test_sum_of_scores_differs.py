import pytest

from tests.checks.builders import (
    addresses,
    closing,
    edition,
    faults,
    indicator,
    only,
    row,
    score,
    scored,
    sheet,
    typed,
)
from xlscore.checks.registry import Scored
from xlscore.checks.sum_of_scores_differs import sum_of_scores_differs
from xlscore.model.framework import Framework
from xlscore.model.scorecard import ScoreState
from xlscore.model.submission import ScoreRow, SumRow

A = ("过程",)
B = ("产出",)


def rows(*claimed: str) -> tuple[ScoreRow, ...]:
    return tuple(
        row(number, f"A{number}", "50", text, path=A if number < 7 else B)
        for number, text in enumerate(claimed, start=5)
    )


def stage(lines: tuple[ScoreRow, ...], total: str, *sums: SumRow, framework: Framework | None = None) -> Scored:
    return scored(sheet(rows=lines, sums=sums, total=typed(total, "I30")), framework=framework)


def test_a_total_off_by_a_hundredth_is_reported() -> None:
    found = only(sum_of_scores_differs, stage(rows("8.48", "24", "56"), "88.49"))
    assert found.message == "自评表!I30「总分」填为 88.49，其下 3 行得分之和为 88.48，多 0.01 分。"
    assert (found.claimed, found.recomputed, found.difference) == ("88.49", "88.48", "0.01")
    assert found.subject == "总分"


def test_sums_of_zengcheng_are_right() -> None:
    lines = rows("8.48", "24", "56")
    assert faults(sum_of_scores_differs, stage(lines, "88.48", closing(9, A, "32.48"), closing(12, B, "56"))) == []


@pytest.mark.parametrize(("total", "words"), [("64.48", "漏加该行"), ("112.48", "加了两次")])
def test_one_row_that_explains_the_gap_is_named(total: str, words: str) -> None:
    found = only(sum_of_scores_differs, stage(rows("8.48", "24", "56"), total))
    assert found.diagnosis is not None
    assert "「指标A6」" in found.diagnosis
    assert words in found.diagnosis


def test_two_rows_that_could_explain_it_explain_nothing() -> None:
    assert only(sum_of_scores_differs, stage(rows("24", "24", "56"), "80")).diagnosis is None


def test_a_wrong_subtotal_names_the_total_that_follows_from_it() -> None:
    found = only(
        sum_of_scores_differs, stage(rows("8.48", "24", "56"), "89.48", closing(9, A, "33.48"), closing(12, B, "56"))
    )
    assert found.subject == "过程"
    assert "总分（自评表!I30）因此也不正确" in found.message
    assert addresses(found) == ["I9", "I30"]


def test_a_wrong_subtotal_beside_a_right_total_is_reported_alone() -> None:
    found = only(sum_of_scores_differs, stage(rows("8.48", "24", "56"), "88.48", closing(9, A, "33.48")))
    assert addresses(found) == ["I9"]


def test_a_subtotal_and_a_total_wrong_in_their_own_ways_are_two() -> None:
    found = faults(sum_of_scores_differs, stage(rows("8.48", "24", "56"), "95", closing(9, A, "33.48")))
    assert [fault.subject for fault in found] == ["过程", "总分"]


@pytest.mark.parametrize("hole", ["", "未提供"])
def test_a_row_without_a_score_leaves_the_sum_unknown(hole: str) -> None:
    assert faults(sum_of_scores_differs, stage(rows("8.48", hole, "56"), "90")) == []


def test_a_row_that_does_not_apply_adds_nothing() -> None:
    assert faults(sum_of_scores_differs, stage(rows("8.48", "不适用", "56"), "64.48")) == []
    assert len(faults(sum_of_scores_differs, stage(rows("8.48", "不适用", "56"), "64.49"))) == 1


def test_points_of_a_dropped_row_may_have_been_spread_over_the_rest() -> None:
    known = edition(indicators=[indicator("A6", not_applicable="redistribute")])
    dropped = score(row(6, "A6", claimed="不适用"), state=ScoreState.NOT_APPLICABLE)
    kept = score(row(5, "A5", "90", "81"), "81")
    whole = sheet(rows=(kept.row, dropped.row), total=typed("90", "I30"))
    assert faults(sum_of_scores_differs, scored(whole, kept, dropped, framework=known)) == []


@pytest.mark.parametrize(("total", "silent"), [("28.99", True), ("29.00", True), ("29.01", True), ("29.04", False)])
def test_scores_with_more_decimals_than_shown_may_add_up_either_way(total: str, silent: bool) -> None:
    lines = rows("9.6666666667", "9.6666666667", "9.6666666667")
    assert (faults(sum_of_scores_differs, stage(lines, total)) == []) is silent


def test_rows_that_may_stand_elsewhere_leave_room_above_but_not_below() -> None:
    known = edition(remainder={"points": "40", "standing": "unconfirmed", "why": "其余指标未见原表"})
    lines = (row(5, "A5", "30", "30"), row(6, "A6", "30", "29"))
    assert faults(sum_of_scores_differs, stage(lines, "99", framework=known)) == []
    assert len(faults(sum_of_scores_differs, stage(lines, "99.5", framework=known))) == 1
    assert len(faults(sum_of_scores_differs, stage(lines, "58", framework=known))) == 1


def test_a_total_only_the_table_states_is_checked_too() -> None:
    whole = sheet(rows=rows("8.48", "24", "56"), sums=(closing(30, (), "80"),))
    assert addresses(only(sum_of_scores_differs, scored(whole))) == ["I30"]


def test_a_sheet_without_rows_has_no_sums() -> None:
    assert faults(sum_of_scores_differs, stage((), "100", closing(9, A, "33"))) == []


def test_a_total_stated_twice_is_checked_in_both_places() -> None:
    lines, foot = rows("8.48", "24", "56"), closing(12, (), "88.84")
    assert addresses(only(sum_of_scores_differs, stage(lines, "88.48", foot))) == ["I12"]
    assert addresses(only(sum_of_scores_differs, stage(lines, "88.84", foot))) == ["I30", "I12"]


def test_a_wrong_subtotal_has_an_effect_in_points_only_where_the_total_goes_with_it() -> None:
    apart = stage(rows("8.48", "24", "56"), "88.48", closing(8, A, "32.50"))
    assert only(sum_of_scores_differs, apart).effect is None
    along = stage(rows("8.48", "24", "56"), "88.50", closing(8, A, "32.50"), closing(9, B, "56"))
    assert str(only(sum_of_scores_differs, along).effect) == "1/50"
