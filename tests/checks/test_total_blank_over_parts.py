from tests.checks.builders import MISSING, addresses, cell, faults, finding, line, only, scored, sheet, typed
from xlscore.checks.registry import Scored
from xlscore.checks.total_blank_over_parts import total_blank_over_parts
from xlscore.model.finding import Severity
from xlscore.model.submission import Entry, FundLine, State


def stage(*lines: FundLine) -> Scored:
    return scored(sheet(lines=lines))


def test_a_zero_total_is_one_finding_with_the_rate_it_cost() -> None:
    total = line(6, "年度资金总额", "0", "0", "0%", initial="0", claimed=typed("0", "I6"))
    found = finding(
        total_blank_over_parts, stage(total, line(7, "财政拨款", "89.974", "89.974", initial="90", parent=0))
    )
    assert found.severity is Severity.ERROR
    assert "自评表!E6 年初预算数为 0，分项之和 90；" in found.message
    assert "按分项计算，执行率为 89.974÷89.974＝100.00%，自评表!H6、自评表!I6 也应随之更正" in found.message
    assert [place.a1 for place in found.cells] == ["E6", "F6", "G6", "H6", "I6"]
    assert found.subject == "年度资金总额"


def test_a_blank_total_is_reported_for_its_column() -> None:
    found = only(total_blank_over_parts, stage(line(6, "合计", "", "90"), line(7, "甲", "100", "90", parent=0)))
    assert found.message == "「合计」自评表!F6 全年预算数未填，分项之和 100。"
    assert addresses(found) == ["F6"]


def test_two_breakdowns_under_one_empty_total_are_one_finding() -> None:
    lines = (
        line(6, "合计", executed=""),
        line(7, "甲", executed="90", parent=0, breakdown="一"),
        line(8, "乙", executed="90", parent=0, breakdown="二"),
    )
    assert addresses(only(total_blank_over_parts, stage(*lines))) == ["G6"]


def test_stated_absent_uncalculated_and_empty_totals_over_nothing_are_fine() -> None:
    part = line(7, "甲", "100", parent=0)
    uncached = Entry(State.BLANK, cell("F6"), formula="F7", uncached=True)
    assert faults(total_blank_over_parts, stage(line(6, "合计", "100"), part)) == []
    assert faults(total_blank_over_parts, stage(line(6, "合计", "未提供"), part)) == []
    assert faults(total_blank_over_parts, stage(line(6, "合计", "—"), part)) == []
    assert faults(total_blank_over_parts, stage(FundLine("合计", budget=MISSING), part)) == []
    assert faults(total_blank_over_parts, stage(FundLine("合计", budget=uncached), part)) == []
    assert faults(total_blank_over_parts, stage(line(6, "合计", "0"), line(7, "甲", "0", parent=0))) == []
    assert faults(total_blank_over_parts, stage(line(6, "合计", ""), line(7, "甲", "", parent=0))) == []
