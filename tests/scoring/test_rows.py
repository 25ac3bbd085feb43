from dataclasses import replace
from fractions import Fraction

import pytest

from tests.scoring.makers import amounts, framework, given, indicator, open_row, row, submission, word
from xlscore.exact import Interval
from xlscore.model.framework import Framework
from xlscore.model.scorecard import Score, ScoreState
from xlscore.model.submission import MISSING, Entry, ScoreRow, State
from xlscore.scoring import compute_scorecard

RATE = {"of": "spent", "to": "budget"}
STEP = {"kind": "step_over", "limit": "1.00", "step": "0.01", "deduct": "1"}


def scored(edition: Framework, line: ScoreRow, **fields: Entry) -> Score:
    return compute_scorecard(edition, submission(line, fields=fields)).scores[0]


def stepping(**more: object) -> Framework:
    declared = indicator("B1.4", "6", STEP, rate=RATE, **more)
    return framework(indicators=[declared], fields=amounts("spent", "budget"))


@pytest.mark.parametrize(("spent", "score"), [("100.00", 6), ("100.99", 6), ("101.00", 5), ("103.20", 3), ("199", 0)])
def test_a_rate_is_scored_from_its_raw_amounts_by_whole_steps(spent: str, score: int) -> None:
    result = scored(stepping(), row("B1.4"), spent=given(spent), budget=given("100.00"))
    assert result.state is ScoreState.SCORED
    assert result.recomputed == score
    assert result.reach is None


def test_a_blank_input_leaves_the_row_unscored_and_is_named() -> None:
    result = scored(stepping(), row("B1.4"), spent=given("3"))
    assert result.state is ScoreState.NOT_PROVIDED
    assert result.recomputed is None
    assert result.why == "“budget”未填，无法复算。"


def test_an_input_not_provided_is_said_as_such() -> None:
    result = scored(stepping(), row("B1.4"), spent=given("3"), budget=Entry(State.NOT_PROVIDED, text="未提供"))
    assert result.state is ScoreState.NOT_PROVIDED
    assert result.why == "“budget”未提供，无法复算。"


def test_inputs_that_do_not_apply_make_the_row_not_applicable() -> None:
    away = Entry(State.NOT_APPLICABLE, text="不适用")
    assert scored(stepping(), row("B1.4"), spent=away, budget=away).state is ScoreState.NOT_APPLICABLE


def test_a_zero_base_is_refused_and_never_full_marks() -> None:
    result = scored(stepping(), row("B1.4"), spent=given("0"), budget=given("0"))
    assert result.state is ScoreState.NOT_APPLICABLE
    assert result.recomputed is None
    assert "基数为0" in result.why


@pytest.mark.parametrize(
    "fields",
    [
        {"spent": given("0"), "budget": given("0")},
        {"spent": Entry(State.NOT_APPLICABLE), "budget": Entry(State.NOT_APPLICABLE)},
    ],
)
def test_full_marks_where_the_form_grants_them_to_units_without_such_a_project(fields: dict[str, Entry]) -> None:
    result = scored(stepping(not_applicable="full_marks"), row("B1.4"), **fields)
    assert result.state is ScoreState.SCORED
    assert result.recomputed == 6


def test_full_marks_are_not_granted_to_a_blank() -> None:
    result = scored(stepping(not_applicable="full_marks"), row("B1.4"), spent=given("0"))
    assert result.state is ScoreState.NOT_PROVIDED


def test_an_indicator_without_a_published_rule_can_only_be_bounded() -> None:
    edition = framework(indicators=[indicator("A1", "14", None, standing="unconfirmed")])
    result = scored(edition, row("A1", "8.48"))
    assert result.state is ScoreState.UNCONFIRMED
    assert result.allowed == (Interval(Fraction(0), Fraction(14)),)
    assert result.rests_on == ("“A1”的分值", "“A1”的评分标准", "“A1”的计算口径")
    assert "无法由公开数据复算" in result.why


def test_points_left_local_are_taken_from_the_sheet() -> None:
    edition = framework(
        indicators=[indicator("A1", None, {"kind": "proportional"}, rate=RATE)], fields=amounts("spent", "budget")
    )
    line = replace(row("A1"), points=given("8"))
    assert scored(edition, line, spent=given("3"), budget=given("4")).recomputed == 6
    assert scored(edition, row("A1"), spent=given("3"), budget=given("4")).state is ScoreState.UNCONFIRMED


def test_a_proportional_score_is_rounded_once_and_keeps_the_reach_of_its_printed_inputs() -> None:
    edition = framework(
        indicators=[indicator("E", "10", {"kind": "proportional"}, rate=RATE)], fields=amounts("spent", "budget")
    )
    result = scored(edition, row("E"), spent=given("692.05"), budget=given("699.89"))
    assert result.recomputed == Fraction("9.89")
    assert result.unrounded == Fraction(692050, 69989)
    assert result.reach is not None
    assert result.reach.low == 10 * Fraction("692.045") / Fraction("699.895")
    assert result.reach.high == 10 * Fraction("692.055") / Fraction("699.885")
    assert "四舍五入为9.89分" in result.working


def test_a_sum_of_several_fields_is_a_base_too() -> None:
    rate = {"of": ["carry", "initial", "-left"], "to": ["carry", "initial"]}
    edition = framework(
        indicators=[
            indicator("A", "8", {"kind": "step_short", "limit": "1", "step": "0.05", "deduct": "2"}, rate=rate)
        ],
        fields=amounts("carry", "initial", "left"),
    )
    fields = {"carry": given("19.80"), "initial": given("80.20"), "left": given("5.00")}
    assert scored(edition, row("A"), **fields).recomputed == 6
    assert scored(edition, row("A"), **{**fields, "left": given("4.99")}).recomputed == 8


def test_yes_and_no_and_counts_come_from_fields_of_their_own() -> None:
    parts = [{"label": "制定", "points": "1"}, {"label": "有效执行", "points": "1"}]
    edition = framework(
        indicators=[
            indicator("B2.1", "2", {"kind": "checklist", "parts": parts}),
            indicator("B2.2", "3", {"kind": "occurrences", "deduct": "1"}),
        ]
    )
    fields = {"B2_1_part1": word("是"), "B2_1_part2": word("否"), "B2_2_cases": given("4")}
    card = compute_scorecard(edition, submission(row("B2.1"), row("B2.2"), fields=fields))
    assert [score.recomputed for score in card.scores] == [1, 0]


def test_a_word_that_is_neither_yes_nor_no_is_not_guessed() -> None:
    edition = framework(indicators=[indicator("B2.1", "2", {"kind": "binary"})])
    result = scored(edition, row("B2.1"), B2_1_fulfilled=word("基本是"))
    assert result.state is ScoreState.NOT_PROVIDED
    assert "无法识别" in result.why


JUDGED = {
    "kind": "judged",
    "ranges": [{"label": "全面", "low": "20", "high": "20"}, {"label": "较全面", "low": "16", "high": "18"}],
}


@pytest.mark.parametrize(("claimed", "recomputed"), [("16", 16), ("18", 18), ("19", None), ("15.99", None)])
def test_a_judged_score_is_bounded_by_its_level(claimed: str, recomputed: int | None) -> None:
    edition = framework(indicators=[indicator("C", "20", JUDGED)])
    result = scored(edition, replace(row("C", claimed), level=word("较全面")))
    assert result.state is ScoreState.JUDGED
    assert result.recomputed == recomputed
    assert result.allowed == (Interval(Fraction(16), Fraction(18)),)


def test_a_judged_level_may_stand_among_the_fields() -> None:
    edition = framework(indicators=[indicator("C", "20", JUDGED)])
    assert scored(edition, row("C", "20"), C_level=word("全面")).recomputed == 20


def test_deadlines_count_working_days_from_dates_and_holidays() -> None:
    edition = framework(indicators=[indicator("F", "10", {"kind": "deadline", "deduct": "1"})])
    due, filed = given("44286"), given("44295")  # 2021-03-31 (Wednesday) and 2021-04-09
    assert scored(edition, row("F"), F_due=due, F_filed=filed).recomputed == 3
    festival = word("2021-04-05")
    assert scored(edition, row("F"), F_due=due, F_filed=filed, F_holidays=festival).recomputed == 4


@pytest.mark.parametrize(
    ("festival", "why"),
    [
        (word("2021-04-05、清明节"), "“F：法定节假日（工作日放假）”中的“清明节”无法识别，无法复算。"),
        (word("4月5日，2021-04-31"), "“F：法定节假日（工作日放假）”中的“4月5日”、“2021-04-31”无法识别，无法复算。"),
        (
            replace(word("2021-04-05"), state=State.MALFORMED, error="#REF!"),
            "“F：法定节假日（工作日放假）”无法识别，无法复算。",
        ),
    ],
)
def test_a_holiday_that_is_no_date_leaves_the_row_without_score(festival: Entry, why: str) -> None:
    edition = framework(indicators=[indicator("F", "10", {"kind": "deadline", "deduct": "1"})])
    result = scored(edition, row("F"), F_due=given("44286"), F_filed=given("44295"), F_holidays=festival)
    assert (result.state, result.recomputed, result.why) == (ScoreState.NOT_PROVIDED, None, why)


@pytest.mark.parametrize("festival", [word("2021年4月5日"), word("2021/4/5、2021-04-05"), word("2021年4月3日至5日")])
def test_holidays_written_any_way_are_counted(festival: Entry) -> None:
    edition = framework(indicators=[indicator("F", "10", {"kind": "deadline", "deduct": "1"})])
    assert scored(edition, row("F"), F_due=given("44286"), F_filed=given("44295"), F_holidays=festival).recomputed == 4


@pytest.mark.parametrize("state", [State.BLANK, State.NOT_PROVIDED, State.NOT_APPLICABLE])
def test_without_holidays_the_week_decides(state: State) -> None:
    edition = framework(indicators=[indicator("F", "10", {"kind": "deadline", "deduct": "1"})])
    none = Entry(state, text="未提供")
    assert scored(edition, row("F"), F_due=given("44286"), F_filed=given("44295"), F_holidays=none).recomputed == 3


OPEN = {
    "code": "P",
    "path": ["产出指标"],
    "points": "50",
    "standing": "confirmed",
    "rule": {"kind": "target", "reverse": "quotient"},
}


def opened(line: ScoreRow) -> Score:
    return compute_scorecard(framework(open_sections=[OPEN]), submission(line)).scores[0]


@pytest.mark.parametrize(
    ("target", "actual", "score", "met"),
    [
        ("≥50个", "50", "10", True),
        ("≥50个", "49", "9.8", False),
        ("≤10天", "10天", "10", True),
        ("≤10天", "15天", "6.67", False),
        ("=4项", "5项", "10", True),
        ("≥95%", "100%", "10", True),
        ("116次", "58次", "5", False),
    ],
)
def test_a_units_own_target_is_scored_by_its_operator(target: str, actual: str, score: str, met: bool) -> None:
    result = opened(open_row("P.1", target, actual))
    assert result.state is ScoreState.SCORED
    assert result.recomputed == Fraction(score)
    assert result.met is met


def test_completion_is_kept_for_forward_targets_only() -> None:
    assert opened(open_row("P.1", "≥380家", "462家")).completion == Fraction(462, 380)
    assert opened(open_row("P.1", "≤10天", "5天")).completion is None
    assert opened(open_row("P.1", "≥0家", "5家")).completion is None


def test_a_qualitative_line_is_judged_within_the_band_of_its_level() -> None:
    line = replace(open_row("P.1", "效果明显", "达成年度指标"), claimed=given("7.99"))
    result = opened(line)
    assert result.state is ScoreState.JUDGED
    assert result.recomputed is None
    assert result.allowed == (Interval(Fraction(8), Fraction(10)),)
    assert opened(replace(line, claimed=given("8"))).recomputed == 8


def test_the_level_column_goes_before_the_completion_text() -> None:
    line = replace(
        open_row("P.1", "效果明显", "稳步提升"), claimed=given("6"), level=word("部分达成年度指标并具有一定效果")
    )
    assert opened(line).recomputed == 6


@pytest.mark.parametrize(
    ("line", "state", "why"),
    [
        (open_row("P.1", "≥50个", ""), ScoreState.NOT_PROVIDED, "实际完成值"),
        (open_row("P.1", "", "50"), ScoreState.NOT_PROVIDED, "年度指标值"),
        (replace(open_row("P.1", "≥50个", "50"), points=MISSING), ScoreState.NOT_PROVIDED, "分值未填"),
    ],
)
def test_a_line_with_a_blank_is_not_scored(line: ScoreRow, state: ScoreState, why: str) -> None:
    result = opened(line)
    assert result.state is state
    assert result.recomputed is None
    assert why in result.why


def test_what_cannot_be_compared_is_not_scored() -> None:
    result = opened(open_row("P.1", "≥37个", "100%"))
    assert result.state is ScoreState.UNCONFIRMED
    assert result.recomputed is None
    assert result.why


def test_a_row_no_edition_knows_is_said_to_be_unknown() -> None:
    result = compute_scorecard(framework(), submission(row("X9", "3"))).scores[0]
    assert result.state is ScoreState.UNCONFIRMED
    assert "没有这一指标" in result.why


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("2021年11月30日前", "2021年11月30日"),
        ("2021年11月30日前", "已于2021年11月1日完成"),
        ("2021年11月前", "2021年10月"),
        ("2021年11月30日", "2021年11月25日"),
        ("2021年三季度末", "2021年8月"),
    ],
)
def test_a_deadline_that_was_kept_earns_all_points(target: str, actual: str) -> None:
    result = opened(open_row("P.1", target, actual))
    assert (result.state, result.recomputed, result.met, result.completion) == (
        ScoreState.SCORED,
        Fraction(10),
        True,
        None,
    )
    assert result.working == f"实际完成值“{actual}”未超过年度指标值“{target}”所定的期限，按期完成，得10分"


@pytest.mark.parametrize(
    ("target", "actual", "met"),
    [
        ("2021年11月30日前", "2021年12月1日", False),
        ("2021年11月前", "2021年12月1日", False),
        ("2021年11月前", "2021年11月10日", None),
        ("2021年11月15日前", "2021年11月", None),
        ("2021年1月-12月", "2022年1月5日", False),
        ("2021年1月-12月", "2021年5月", True),
        ("降低10%", "降低5%", False),
        ("≥50个", "近40个", False),
        ("≥50个", "近50个", None),
        ("90%-95%", "89%", False),
        ("90%-95%", "97%", None),
        ("90%-95%", "93%", True),
        ("90%-95%", "约93%", None),
    ],
)
def test_what_no_rule_turns_into_points_is_still_known_to_be_met_or_missed(
    target: str, actual: str, met: bool | None
) -> None:
    result = opened(open_row("P.1", target, actual))
    assert (result.state, result.recomputed, result.met) == (ScoreState.UNCONFIRMED, None, met)
    assert result.why


def test_a_cost_above_its_range_is_missed_and_one_below_it_is_not() -> None:
    def cost(actual: str) -> bool | None:
        line = replace(open_row("P.1", "100-120万元", actual), path=("产出指标", "成本指标"))
        return opened(line).met

    assert [cost(actual) for actual in ("99万元", "110万元", "121万元")] == [None, True, False]


def test_a_late_deadline_says_by_how_many_days() -> None:
    assert "25天" in opened(open_row("P.1", "2021年11月30日前", "2021年12月25日")).why
