import pytest

from tests.checks.builders import addresses, cell, faults, finding, line, only
from tests.checks.values import measured_row, stage
from xlscore.checks.approximate_figure import approximate_figure
from xlscore.model.workbook import Cell
from xlscore.read.entries import amount_entry


@pytest.mark.parametrize(
    ("goal", "done"),
    [("≥50人次", "近50人次"), ("≥310台", "约310台"), ("=1500项", "1500余项"), ("≥60家", "≥50家"), ("≥50家", "40-60家")],
)
def test_an_actual_that_proves_nothing_is_a_warning(goal: str, done: str) -> None:
    found = finding(approximate_figure, stage(measured_row(goal, done)))
    assert found.severity.value == "warning"
    assert [at.a1 for at in found.cells] == ["G9", "F9"]
    assert found.message.startswith("自评表!G9「培训人次」")


@pytest.mark.parametrize(("goal", "done"), [("≥2000人次", "超2200人次"), ("≥1500项", "1500余项"), ("≤50件", "近50件")])
def test_a_bound_that_suffices_is_only_noted(goal: str, done: str) -> None:
    found = finding(approximate_figure, stage(measured_row(goal, done)))
    assert found.severity.value == "note"
    assert "已足以判断" in found.message


def test_a_hedged_target_decides_nothing() -> None:
    found = only(approximate_figure, stage(measured_row("约310台", "310台")))
    assert found.message.startswith("自评表!F9「")
    assert "不是确定的目标" in found.message
    assert [at.a1 for at in found.cells] == ["F9", "G9"]


def test_a_hedged_amount_is_a_warning_at_its_cell() -> None:
    amount = amount_entry(Cell("约95万元"), cell("G6"), "万元")
    found = only(approximate_figure, stage(lines=(line(6, "年度资金总额", executed=amount),)))
    assert addresses(found) == ["G6"]
    assert found.message == ("自评表!G6「年度资金总额」的全年执行数填为「约95万元」，是约数，不能据此加总或计算。")


@pytest.mark.parametrize(
    ("goal", "done"),
    [("≥50人", "60人"), ("≥50人", "≥50人"), ("≥50人", "约60%"), ("及时", "基本及时"), ("≥95%", 0.9), ("≥5人", "约7个")],
)
def test_exact_figures_and_what_other_checks_say_are_left(goal: str, done: str | float) -> None:
    assert faults(approximate_figure, stage(measured_row(goal, done))) == []
