from dataclasses import replace

import pytest

from tests.checks.builders import AMOUNTS, EXECUTION, addresses, edition, faults, finding, line, only, scored, sheet
from tests.checks.values import measured_row
from xlscore.checks.paid_in_full_rate_below import paid_in_full_rate_below
from xlscore.checks.registry import Scored
from xlscore.model.submission import FundLine, ScoreRow

TIMES = ("产出指标", "时效指标")
EDITION = edition(indicators=[EXECUTION], fields=AMOUNTS)


def paid(title: str = "项目资金支付率", actual: str = "100%") -> ScoreRow:
    row = measured_row("≥95%", actual, TIMES, title=title)
    return replace(row, actual=replace(row.actual, percent=True))


def stage(row: ScoreRow, executed: str = "114.60", *more: FundLine) -> Scored:
    total = line(6, "年度资金总额", "120.00", executed, indicator="E")
    return scored(sheet(rows=(row,), lines=(*more, total)), framework=EDITION)


def test_everything_paid_beside_a_lower_rate_is_doubted() -> None:
    found = finding(paid_in_full_rate_below, stage(paid()))
    assert found.severity.value == "warning"
    assert found.message == (
        "自评表!G9「项目资金支付率」实际完成「100%」，而「年度资金总额」的执行率为 114.60÷120.00＝95.5000%，不足 100%。"
    )
    assert addresses(only(paid_in_full_rate_below, stage(paid()))) == ["G9", "G6", "F6"]


@pytest.mark.parametrize("executed", ["120.00", "121.00"])
def test_a_rate_of_the_whole_or_more_is_no_contradiction(executed: str) -> None:
    assert faults(paid_in_full_rate_below, stage(paid(), executed)) == []


@pytest.mark.parametrize(
    "row",
    [paid("资金到位率"), paid("资金拨付及时率"), paid("活动按期完成率"), paid(actual="99%")],
    ids=["received", "in time", "other", "not all"],
)
def test_rates_of_something_else_and_honest_ones_are_fine(row: ScoreRow) -> None:
    assert faults(paid_in_full_rate_below, stage(row)) == []


def test_a_sheet_without_the_scored_total_says_nothing() -> None:
    other = line(5, "培训费", "10", "5")
    assert faults(paid_in_full_rate_below, scored(sheet(rows=(paid(),), lines=(other,)), framework=EDITION)) == []
