import pytest

from tests.checks.builders import addresses, faults, finding, line, only, scored, sheet
from xlscore.checks.figure_truncated import figure_truncated
from xlscore.checks.registry import Scored
from xlscore.model.finding import Severity


def rated(rate: str, executed: str, budget: str) -> Scored:
    return scored(sheet(lines=(line(9, "政府采购", budget, executed, rate),)))


def summed(total: str, *parts: str) -> Scored:
    lines = [line(6, "合计", executed=total)]
    lines += [line(number, f"分项{number}", executed=part, parent=0) for number, part in enumerate(parts, start=7)]
    return scored(sheet(lines=tuple(lines)))


def test_the_procurement_rate_of_the_monitoring_centre_was_cut_off() -> None:
    found = finding(figure_truncated, rated("98.87%", "692.05", "699.89"))
    assert found.severity is Severity.WARNING
    assert found.message == (
        "自评表!H9「政府采购」的执行率填为 98.87%，692.05÷699.89＝98.8798%，四舍五入应为 98.88%：截断而非四舍五入。"
    )
    assert (found.claimed, found.recomputed, found.diagnosis) == ("0.9887", "0.9888", "截断而非四舍五入")


@pytest.mark.parametrize("rate", ["98.88%", "98.9%", "98.86%", "99%", ""])
def test_a_rounded_or_otherwise_wrong_rate_is_not_truncated(rate: str) -> None:
    assert faults(figure_truncated, rated(rate, "692.05", "699.89")) == []


def test_a_sum_of_finer_parts_cut_to_the_totals_places() -> None:
    found = only(figure_truncated, summed("2.25", "1.128", "1.128"))
    assert "1.128＋1.128＝2.256，四舍五入应为 2.26：截断而非四舍五入" in found.message
    assert addresses(found) == ["G6", "G7", "G8"]
    assert found.subject == "合计/全年执行数"


@pytest.mark.parametrize("total", ["2.26", "2.24", "2.256"])
def test_a_rounded_wrong_or_exact_sum_is_not_truncated(total: str) -> None:
    assert faults(figure_truncated, summed(total, "1.128", "1.128")) == []
