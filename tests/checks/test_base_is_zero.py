import pytest

from tests.checks.builders import (
    AMOUNTS,
    addresses,
    edition,
    faults,
    finding,
    indicator,
    line,
    only,
    row,
    scored,
    sheet,
    typed,
)
from xlscore.checks.base_is_zero import base_is_zero
from xlscore.checks.registry import Scored
from xlscore.model.finding import Severity


def stage(rate: str, executed: str = "0", budget: str = "0") -> Scored:
    return scored(sheet(lines=(line(9, "其他资金", budget, executed, rate),)))


def test_a_percentage_of_nothing_is_reported() -> None:
    found = finding(base_is_zero, stage("100%"))
    assert found.severity is Severity.WARNING
    assert found.message == "自评表!H9「其他资金」的执行率填为 100%，而分母（全年预算数）为 0，无法计算百分比。"
    assert [place.a1 for place in found.cells] == ["H9", "F9", "G9"]


@pytest.mark.parametrize("rate", ["", "0%", "0.00%", "—", "未提供"])
def test_an_honest_nothing_is_left_alone(rate: str) -> None:
    assert faults(base_is_zero, stage(rate)) == []


def test_spending_without_a_budget_is_another_checks_and_a_base_gives_a_rate() -> None:
    assert faults(base_is_zero, stage("100%", executed="0.24")) == []
    assert faults(base_is_zero, stage("100%", "5", "5")) == []
    assert faults(base_is_zero, stage("100%", "5", "")) == []


def growth(claimed: str, base: str = "0") -> Scored:
    known = edition(
        fields=AMOUNTS,
        indicators=[
            indicator("A2", rate={"of": "purchase_actual", "to": "purchase_plan"}, rule={"kind": "proportional"}),
            indicator("A3"),
        ],
    )
    fields = {"purchase_actual": typed("3", "B2"), "purchase_plan": typed(base, "B3")}
    return scored(sheet(rows=(row(14, "A2", claimed=claimed), row(15, "A3")), fields=fields), framework=known)


def test_a_score_on_a_base_of_zero_is_reported_at_its_row() -> None:
    found = only(base_is_zero, growth("10"))
    assert found.message == "自评表!I14「指标A2」的分母（采购计划金额）为 0，比率没有意义，却计了 10 分。"
    assert (found.subject, addresses(found)) == ("A2", ["I14", "B3", "B2"])


@pytest.mark.parametrize(("claimed", "base"), [("0", "0"), ("未提供", "0"), ("不适用", "0"), ("10", "3")])
def test_no_score_or_a_base_is_fine(claimed: str, base: str) -> None:
    assert faults(base_is_zero, growth(claimed, base)) == []
