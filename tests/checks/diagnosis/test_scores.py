from typing import Any

import pytest

from tests.checks.builders import AMOUNTS, EXECUTION, OUTPUT, edition, indicator, row, sheet, typed
from tests.scoring.makers import open_row
from xlscore.checks.diagnosis import explain_score
from xlscore.model.submission import ScoreRow
from xlscore.scoring import compute_scorecard

STEPS = indicator(
    "A1",
    "8",
    title="“三公经费”控制率",
    rate={"of": "executed", "to": "budget_full"},
    rule={"kind": "step_over", "limit": "1.00", "step": "0.01", "deduct": "1"},
)


def explained(code: str, claimed: str, *others: ScoreRow, **fields: str) -> str | None:
    """Return the diagnosis of a claimed score of one of the two indicators."""
    known = edition(indicators=[EXECUTION if code == "E" else STEPS], fields=AMOUNTS)
    points = "10" if code == "E" else "8"
    given = {name: typed(text) for name, text in fields.items()}
    whole = sheet(rows=(row(14, code, points, claimed), *others), fields=given)
    card = compute_scorecard(known, whole)
    return explain_score(known, whole, card.scores[0])


@pytest.mark.parametrize(
    ("claimed", "words"),
    [
        ("4", "不足一步按一步扣分恰为此数，本版规定按整步扣分"),
        ("4.5", "按实际幅度比例扣分恰为此数，本版规定按整步扣分"),
        ("6", None),
    ],
)
def test_steps_counted_in_another_way_are_named(claimed: str, words: str | None) -> None:
    assert explained("A1", claimed, executed="103.5", budget_full="100") == words


def test_a_score_from_the_displayed_rate_is_named() -> None:
    words = "得分是按显示的比率 96.55% 计算的，应按未取舍的比率计算"
    assert explained("E", "9.66", executed="965.46", budget_full="1000") == words


def test_a_step_begun_and_a_step_shown_cannot_be_told_apart() -> None:
    assert explained("A1", "5", executed="20599.9", budget_full="20000") is None


def test_a_score_on_the_initial_budget_is_named() -> None:
    found = explained("E", "8", executed="72", budget_full="75", budget_initial="90")
    assert found == "得分是按年初预算数计算的"


@pytest.mark.parametrize(("claimed", "words"), [("9.66", "截断而非四舍五入"), ("9.76", "疑数字前后颠倒，应为 9.67")])
def test_rounding_and_transposed_digits_are_named(claimed: str, words: str) -> None:
    assert explained("E", claimed, executed="29", budget_full="30") == words


def test_the_points_of_another_row_are_named() -> None:
    found = explained("E", "14.4", row(15, "X", "15"), executed="96", budget_full="100")
    assert found == "按分值 15 计算恰为此数，该行分值为 10"


def test_two_explanations_of_one_score_say_nothing() -> None:
    assert explained("E", "9", executed="72", budget_full="75", budget_initial="80") == "得分是按年初预算数计算的"
    assert explained("E", "9", row(15, "X", "9.375"), executed="72", budget_full="75", budget_initial="80") is None


def reverse(claimed: str) -> str | None:
    known = edition(open_sections=[OUTPUT])
    line = open_row("P.1", "≤10万元", "15万元", claimed=typed(claimed, "I14"))
    whole: Any = sheet(rows=(line,))
    return explain_score(known, whole, compute_scorecard(known, whole).scores[0])


def test_the_other_way_of_scoring_a_ceiling_is_named() -> None:
    assert reverse("5") == "按偏差比例计分恰为此数，本版规定按目标÷实际计分"
    assert reverse("4") is None


def test_a_row_without_a_claim_or_a_rule_is_left_alone() -> None:
    known = edition(indicators=[indicator("A1", "8")])
    for claimed in ("", "7"):
        whole = sheet(rows=(row(14, "A1", "8", claimed), row(15, "+1", "2", "1")))
        for score in compute_scorecard(known, whole).scores:
            assert explain_score(known, whole, score) is None
