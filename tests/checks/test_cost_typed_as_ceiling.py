from dataclasses import replace

import pytest

from tests.checks.builders import addresses, faults, finding, line, only, scored, sheet
from tests.checks.values import COSTS, COUNTS, measured_row
from xlscore.checks.cost_typed_as_ceiling import cost_typed_as_ceiling
from xlscore.checks.registry import Scored
from xlscore.model.submission import FundLine, ScoreRow

TOTAL = line(4, "年度资金总额", "90", "89.974", initial="90")
ROW = measured_row("≤90万元", "90万元", COSTS, title="项目总成本")


def stage(row: ScoreRow = ROW, *lines: FundLine) -> Scored:
    return scored(sheet(rows=(row,), lines=lines or (TOTAL,)))


def test_the_ceiling_typed_as_the_cost_beside_another_sum_spent_is_doubted() -> None:
    found = finding(cost_typed_as_ceiling, stage())
    assert found.severity.value == "warning"
    assert found.message == (
        "自评表!G9「项目总成本」完成值「90万元」照填了上限「≤90万元」，"
        "而 自评表!G4「年度资金总额」全年执行数为 89.974万元。"
    )
    assert addresses(only(cost_typed_as_ceiling, stage())) == ["G9", "G4"]


def test_units_are_reckoned_with() -> None:
    yuan = line(4, "年度资金总额", "900000", "899740", initial="900000", unit="元")
    assert len(faults(cost_typed_as_ceiling, stage(ROW, yuan))) == 1
    heads = line(4, "人数", "90", "80", initial="90", unit="人")
    assert faults(cost_typed_as_ceiling, stage(ROW, heads)) == []


@pytest.mark.parametrize(
    "case",
    [
        stage(measured_row("≤90万元", "89.974万元", COSTS)),
        stage(measured_row("≥90万元", "90万元", COSTS)),
        stage(measured_row("≤90万元", "90万元", COUNTS)),
        stage(measured_row("≤90人", "90人", COSTS)),
        stage(measured_row("≤50万元", "50万元", COSTS)),
        stage(ROW, line(4, "年度资金总额", "90", "90", initial="90")),
        stage(ROW, line(4, "年度资金总额", "90", "", initial="90")),
        stage(ROW, replace(TOTAL, parent=0)),
    ],
    ids=["executed", "forward", "no cost", "no money", "a part", "all spent", "unknown", "part line"],
)
def test_other_costs_are_left_alone(case: Scored) -> None:
    assert faults(cost_typed_as_ceiling, case) == []
