from tests.checks.builders import AMOUNTS, edition, faults, indicator, only, row, scored, sheet, typed
from xlscore.checks._negative import on_negative
from xlscore.checks.registry import Scored
from xlscore.checks.score_differs import score_differs

STEPS = indicator(
    "A1",
    "8",
    rate={"of": "purchase_actual", "to": "purchase_plan"},
    rule={"kind": "step_over", "limit": "1.00", "step": "0.01", "deduct": "1"},
)


def stage(executed: str, claimed: str = "5") -> Scored:
    fields = {"purchase_actual": typed(executed, "D4"), "purchase_plan": typed("100", "D5")}
    known = edition(indicators=[STEPS], fields=AMOUNTS)
    return scored(sheet(rows=(row(14, "A1", "8", claimed),), fields=fields), framework=known)


def test_a_score_on_a_negative_figure_is_left_to_the_figure() -> None:
    assert faults(score_differs, stage("-103")) == []
    assert only(score_differs, stage("102")).recomputed == "6"


def test_a_row_of_no_indicator_rests_on_nothing() -> None:
    assert not on_negative(stage("-103"), "+1")
