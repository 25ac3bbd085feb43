import pytest

from tests.checks.builders import addresses, faults, finding, line, only, scored, sheet
from xlscore.checks.registry import Scored
from xlscore.checks.spending_above_budget import spending_above_budget
from xlscore.model.finding import Severity


def stage(*lines: object) -> Scored:
    return scored(sheet(lines=lines))


def test_more_than_the_budget_is_reported_with_excess_and_rate() -> None:
    found = finding(spending_above_budget, stage(line(6, "部门支出", "296.35", "322.37")))
    assert found.severity is Severity.WARNING
    assert found.message == (
        "自评表!G6「部门支出」执行 322.37万元，比全年预算数 296.35万元多 26.02万元，"
        "执行率超过 100%（322.37÷296.35＝108.7802%）。"
    )
    assert (found.claimed, found.recomputed, found.difference) == ("322.37", "296.35", "26.02")


@pytest.mark.parametrize(
    ("budget", "executed", "count"), [("100.00", "100.01", 1), ("100.00", "100.00", 0), ("100", "99", 0)]
)
def test_a_cent_decides(budget: str, executed: str, count: int) -> None:
    assert len(faults(spending_above_budget, stage(line(6, "部门支出", budget, executed)))) == count


@pytest.mark.parametrize("budget", ["0", "—", "不适用"])
def test_spending_without_a_budget_is_reported(budget: str) -> None:
    known = line(5, "商品和服务支出", "19.50", "19.33")
    found = only(spending_above_budget, stage(known, line(8, "资本性支出", budget, "0.24", "100%")))
    assert "执行 0.24万元，而全年预算数为「" in found.message
    assert "支出无预算，执行率无从计算，所填执行率没有意义" in found.message
    assert addresses(found) == ["G8", "F8", "H8"]


@pytest.mark.parametrize("budget", ["", "未提供"])
def test_a_budget_nobody_stated_is_no_proof(budget: str) -> None:
    assert faults(spending_above_budget, stage(line(5, "甲", "1", "1"), line(8, "资本性支出", budget, "0.24"))) == []


def test_a_column_the_form_does_not_use_is_no_missing_budget() -> None:
    lines = (
        line(6, "合计", "100", "90"),
        line(7, "基本支出", "—", "50", parent=0),
        line(8, "项目支出", "—", "40", parent=0),
    )
    assert faults(spending_above_budget, stage(*lines)) == []


@pytest.mark.parametrize("executed", ["0", "0.00", "", "未提供", "—", "-3"])
def test_nothing_spent_needs_no_budget(executed: str) -> None:
    assert faults(spending_above_budget, stage(line(5, "甲", "1", "1"), line(8, "乙", "0", executed))) == []


def test_counts_and_income_are_no_spending() -> None:
    lines = (line(6, "编制数与在职人员", "18", "20", unit="人"), line(7, "本年收入", "100", "120"))
    assert faults(spending_above_budget, stage(*lines)) == []


def test_the_same_money_stated_again_is_named_with_it() -> None:
    lines = (line(6, "年度资金总额", "296.35", "322.37"), line(9, "基本支出", "296.35", "322.37"))
    found = only(spending_above_budget, stage(*lines))
    assert "自评表!G9「基本支出」同此" in found.message
    assert addresses(found) == ["G6", "F6", "G9"]
