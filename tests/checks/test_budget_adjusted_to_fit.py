from typing import Any

import pytest

from tests.checks.builders import faults, finding, line, scored, sheet, word
from xlscore.checks.budget_adjusted_to_fit import budget_adjusted_to_fit
from xlscore.checks.registry import Scored
from xlscore.model.finding import Severity


def stage(initial: str, budget: str, executed: str, **more: Any) -> Scored:
    return scored(sheet(lines=(line(6, "年度资金总额", budget, executed, initial=initial, **more),)))


def test_a_budget_cut_to_what_was_spent_is_doubted() -> None:
    found = finding(budget_adjusted_to_fit, stage("200.00", "150.37", "150.37"))
    assert found.severity is Severity.WARNING
    assert "同为 150.37万元，而年初预算数为 200万元，按年初预算计算执行率为 150.37÷200.00＝75.1850%" in found.message
    assert [place.a1 for place in found.cells] == ["F6", "G6", "E6"]


@pytest.mark.parametrize(
    ("initial", "budget", "executed"),
    [
        ("200.00", "150.37", "150.36"),
        ("200.00", "180.00", "180.00"),
        ("150.37", "150.37", "150.37"),
        ("100.00", "150.37", "150.37"),
        ("", "150.37", "150.37"),
        ("0", "150.37", "150.37"),
        ("200.00", "", ""),
    ],
)
def test_other_adjustments_are_ordinary(initial: str, budget: str, executed: str) -> None:
    assert faults(budget_adjusted_to_fit, stage(initial, budget, executed)) == []


def test_just_below_the_threshold_counts() -> None:
    assert len(faults(budget_adjusted_to_fit, stage("200.00", "179.99", "179.99"))) == 1


def test_a_reason_a_part_and_thrift_are_fine() -> None:
    assert (
        faults(budget_adjusted_to_fit, stage("200.00", "150.37", "150.37", reason=word("财预调〔2021〕3号", "J6")))
        == []
    )
    assert faults(budget_adjusted_to_fit, stage("200.00", "150.37", "150.37", parent=0)) == []
    thrift = line(6, "“三公”经费", "2", "2", initial="10")
    assert faults(budget_adjusted_to_fit, scored(sheet(lines=(thrift,)))) == []
