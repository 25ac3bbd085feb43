from fractions import Fraction

import pytest

from tests.scoring.makers import SHEET, amounts, framework, given, indicator, open_row, row, submission
from xlscore.cells import CellRef
from xlscore.model.framework import Framework
from xlscore.model.submission import MISSING, Entry, FundLine, State
from xlscore.scoring import compute_scorecard
from xlscore.scoring.card import section_code


def two(**second: object) -> Framework:
    return framework(
        total="10",
        indicators=[
            indicator("A", "6", {"kind": "proportional"}, rate={"of": "a", "to": "b"}),
            indicator("B", "4", {"kind": "proportional"}, rate={"of": "c", "to": "d"}, **second),
        ],
        fields=amounts("a", "b", "c", "d"),
    )


FULL = {"a": given("1"), "b": given("3"), "c": given("2"), "d": given("3")}


def test_the_total_sums_the_rounded_rows() -> None:
    card = compute_scorecard(two(), submission(row("A", "2"), row("B", "2.67"), fields=FULL))
    assert [score.recomputed for score in card.scores] == [2, Fraction("2.67")]
    assert card.total == Fraction("4.67")
    assert card.claimed_sum == Fraction("4.67")
    assert card.known == 10
    assert card.grade == "差"


def test_one_unknown_row_leaves_the_total_unknown() -> None:
    fields = {name: entry for name, entry in FULL.items() if name != "d"}
    card = compute_scorecard(two(), submission(row("A", "2"), row("B"), fields=fields))
    assert card.total is None
    assert card.claimed_sum is None
    assert card.known == 6


def test_the_grade_follows_the_claimed_total_where_nothing_better_is_known() -> None:
    held = submission(row("A"), total=given("88.48"))
    assert compute_scorecard(two(), held).grade == "良"
    assert compute_scorecard(two(), submission(row("A"))).grade is None


@pytest.mark.parametrize(
    ("total", "grade"), [("90", "优"), ("89.99", "良"), ("60", "中"), ("59.99", "差"), ("101", None)]
)
def test_grade_bands_are_half_open(total: str, grade: str | None) -> None:
    assert compute_scorecard(two(), submission(total=given(total))).grade == grade


def test_an_absent_indicator_or_a_remainder_leaves_the_total_unknown() -> None:
    held = submission(row("A"), row("B"), fields=FULL, absent=("C",))
    assert compute_scorecard(two(), held).total is None
    rest = {"points": "64", "standing": "unconfirmed", "why": "未见原表"}
    edition = two().model_copy(update={"remainder": framework(remainder=rest).remainder})
    assert compute_scorecard(edition, submission(row("A"), row("B"), fields=FULL)).total is None


def test_a_dropped_row_is_redistributed_only_where_the_form_says_so() -> None:
    fields = {**FULL, "c": given("0"), "d": given("0")}
    held = submission(row("A"), row("B"), fields=fields)
    assert compute_scorecard(two(), held).total is None
    assert compute_scorecard(two(not_applicable="redistribute"), held).total == Fraction("3.33")


def test_an_open_section_without_lines_leaves_the_total_unknown_unless_it_is_optional() -> None:
    section = {
        "code": "P",
        "path": ["产出"],
        "points": "90",
        "standing": "confirmed",
        "rule": {"kind": "target", "reverse": "quotient"},
    }
    spare = {**section, "code": "C", "path": ["成本"], "optional": True}
    edition = framework(open_sections=[section, spare])
    assert compute_scorecard(edition, submission(open_row("P.1", "≥2个", "1个"))).total == 5
    assert compute_scorecard(edition, submission(open_row("C.1", "≥2个", "1个"))).total is None


def test_nothing_at_all_has_no_total() -> None:
    card = compute_scorecard(framework(), submission())
    assert card.total is None
    assert card.claimed_sum is None


def test_section_codes() -> None:
    assert section_code("P.12") == "P"
    assert section_code("E") == "E"


def line(name: str = "基本支出", initial: str = "", budget: str = "", executed: str = "", rate: str = "") -> FundLine:
    first, second, third, last = (given(text) if text else MISSING for text in (initial, budget, executed, rate))
    return FundLine(name, first, second, third, last, at=CellRef(SHEET, 3, 1))


def test_the_rate_of_a_line_is_executed_over_the_full_year_budget() -> None:
    held = submission(lines=(line(initial="500", budget="532.66", executed="460.07", rate="0.8637"),))
    (rate,) = compute_scorecard(framework(), held).rates
    assert rate.recomputed == Fraction(46007, 53266)
    assert rate.base == "全年预算数"
    assert rate.reach is not None
    assert rate.recomputed in rate.reach


def test_an_edition_may_take_the_initial_budget_as_base() -> None:
    held = submission(lines=(line(initial="500", budget="532.66", executed="460.07"),))
    (rate,) = compute_scorecard(framework(policy={"base": "initial_budget"}), held).rates
    assert rate.recomputed == Fraction(46007, 50000)
    assert rate.base == "年初预算数"


def test_a_line_without_figures_has_no_rate_and_one_without_base_no_value() -> None:
    lines = (line("无"), line("分项", executed="0.24"), line("基数为零", executed="0.24", budget="0"))
    rates = compute_scorecard(framework(), submission(lines=lines)).rates
    assert [(rate.name, rate.recomputed) for rate in rates] == [("基数为零", None)]


def test_an_indicators_rate_is_listed_once() -> None:
    edition = two()
    held = submission(
        row("A"),
        row("B"),
        fields=FULL,
        lines=(FundLine("总额", budget=given("3"), executed=given("1"), indicator="A"),),
    )
    assert [(rate.indicator, rate.name) for rate in compute_scorecard(edition, held).rates] == [
        ("A", "总额"),
        ("B", "B"),
    ]


def test_an_indicators_rate_of_several_fields_names_its_base() -> None:
    edition = framework(
        indicators=[
            indicator(
                "A",
                "8",
                {"kind": "proportional"},
                rate={"of": ["a", "-b"], "to": ["c", "-d"], "name": "完成率"},
                standing={"points": "confirmed", "rule": "confirmed", "rate": "unconfirmed"},
            )
        ],
        fields=amounts("a", "b", "c", "d"),
    )
    (rate,) = compute_scorecard(edition, submission(row("A"), fields={**FULL, "a": given("4"), "c": given("9")})).rates
    assert rate.name == "完成率"
    assert rate.base == "c－d"
    assert rate.numerator.value == 1
    assert rate.denominator.value == 6
    assert rate.recomputed == Fraction(1, 6)
    assert rate.rests_on == ("“A”的计算口径",)


def test_a_rate_with_a_missing_field_or_a_zero_base_is_no_figure() -> None:
    edition = two()
    card = compute_scorecard(edition, submission(fields={**FULL, "b": Entry(State.BLANK), "d": given("0")}))
    assert [(rate.indicator, rate.recomputed) for rate in card.rates] == [("B", None)]
