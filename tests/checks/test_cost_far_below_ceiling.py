import pytest

from tests.checks.builders import addresses, faults, finding, only, scored, sheet, word
from tests.checks.values import COSTS, COUNTS, measured_row
from xlscore.checks.cost_far_below_ceiling import cost_far_below_ceiling
from xlscore.checks.registry import Scored
from xlscore.model.submission import ScoreRow


def stage(*rows: ScoreRow) -> Scored:
    return scored(sheet(rows=rows))


def test_a_ceiling_at_130_percent_of_the_cost_asks_for_a_reason() -> None:
    found = finding(cost_far_below_ceiling, stage(measured_row("≤1.3万元", "1万元", COSTS, title="场地费")))
    assert found.severity.value == "warning"
    assert found.message == (
        "自评表!G9「场地费」上限「≤1.3万元」，实际「1万元」，只有上限的 76.92%；上限为实际的 130.00%，达到或超过 130%，"
        "须说明原因；自评表!J9 的原因未填。"
    )
    nothing = finding(cost_far_below_ceiling, stage(measured_row("≤1.3万元", "0万元", COSTS)))
    assert "实际「0万元」，只有上限的 0.00%；自评表!J9 的原因未填。" in nothing.message
    cost = measured_row("≤1.3万元", "1万元", COSTS)
    assert addresses(only(cost_far_below_ceiling, stage(cost))) == ["G9", "J9"]


@pytest.mark.parametrize(
    "row",
    [
        measured_row("≤1.29万元", "1万元", COSTS),
        measured_row("≤1.3万元", "1万元", COSTS, reason=word("改用线上，省了场地费", "J9")),
        measured_row("≥1.3万元", "1万元", COSTS),
        measured_row("≤1.3万元", "1万元", COUNTS),
        measured_row("≤13人", "10人", COSTS),
    ],
    ids=["nearer", "explained", "forward", "no cost", "no money"],
)
def test_other_rows_are_left_alone(row: ScoreRow) -> None:
    assert faults(cost_far_below_ceiling, stage(row)) == []
