from dataclasses import replace

import pytest

from tests.checks.builders import addresses, faults, finding, line, only, scored, sheet
from xlscore.checks.parts_differ_from_total import parts_differ_from_total
from xlscore.checks.registry import Scored
from xlscore.model.finding import Severity
from xlscore.model.submission import FundLine


def stage(*lines: FundLine) -> Scored:
    return scored(sheet(lines=lines))


def budgets(total: str, *parts: str) -> Scored:
    named = (line(number, f"分项{number}", part, parent=0) for number, part in enumerate(parts, start=7))
    return stage(line(6, "年度资金总额", total), *named)


def test_parts_that_do_not_add_up_are_an_error_with_their_sum() -> None:
    found = finding(parts_differ_from_total, budgets("120", "100", "22", "0"))
    assert (found.id, found.severity) == ("XS406:年度资金总额/全年预算数", Severity.ERROR)
    assert found.message == (
        "自评表!F6「年度资金总额」的全年预算数填为 120，各分项之和为 122（100＋22＋0＝122），合计少 2万元。"
    )
    assert (found.claimed, found.recomputed, found.difference) == ("120", "122", "-2")
    assert [place.a1 for place in found.cells] == ["F6", "F7", "F8", "F9"]


@pytest.mark.parametrize(
    ("total", "parts"),
    [
        ("3249.03", ("637.37", "2611.66")),
        ("8201.70", ("6065.10", "1855.19", "281.42")),
        ("32.01", ("19.89", "2.52", "8.80", "0.80")),
        ("831.88", ("532.66", "299.22")),
        ("91", ("89.974", "1.03")),
        ("100.0", ("33.3", "33.3", "33.3")),
        ("156.76", ("145.76", "11")),
        ("143", ("40", "52", "51")),
    ],
)
def test_published_sums_and_rounding_are_no_error(total: str, parts: tuple[str, ...]) -> None:
    assert faults(parts_differ_from_total, budgets(total, *parts)) == []


@pytest.mark.parametrize(("total", "count"), [("8201.73", 0), ("8201.74", 1), ("8201.69", 0), ("8201.68", 1)])
def test_the_reach_of_printed_precision_is_the_limit(total: str, count: int) -> None:
    assert len(faults(parts_differ_from_total, budgets(total, "6065.10", "1855.19", "281.42"))) == count


@pytest.mark.parametrize(("total", "count"), [("97", 1), ("98", 0), ("100", 0), ("101", 1)])
def test_whole_amounts_may_have_been_rounded_to_their_unit(total: str, count: int) -> None:
    assert len(faults(parts_differ_from_total, budgets(total, "33", "33", "33"))) == count


def test_whole_numbers_are_not_taken_for_rounded_ones_beside_decimals_or_where_they_are_no_money() -> None:
    lines = budgets("100", "33", "33", "33").submission.lines
    beside = line(12, "其他", "10.5", "10.5")
    assert len(faults(parts_differ_from_total, stage(*lines, beside))) == 1
    counted = tuple(replace(item, unit="个") for item in lines)
    assert len(faults(parts_differ_from_total, stage(*counted))) == 1
    assert len(faults(parts_differ_from_total, budgets("90", "89.974"))) == 1


def test_blank_parts_are_named() -> None:
    found = only(parts_differ_from_total, budgets("120", "100", ""))
    assert "（其中「分项8」未填）" in found.message


@pytest.mark.parametrize("hole", ["未提供"])
def test_a_part_nobody_provided_leaves_the_sum_unknown(hole: str) -> None:
    assert faults(parts_differ_from_total, budgets("120", "100", hole)) == []


@pytest.mark.parametrize("total", ["", "0", "未提供", "—"])
def test_a_total_that_states_nothing_is_not_compared(total: str) -> None:
    assert faults(parts_differ_from_total, budgets(total, "100", "20")) == []


@pytest.mark.parametrize(
    ("total", "words"),
    [("100", "差额恰为「分项8」的金额，疑合计漏加该项"), ("140", "疑该项加了两次"), ("1200000", "疑元与万元混用")],
)
def test_what_explains_the_gap_is_named(total: str, words: str) -> None:
    found = only(parts_differ_from_total, budgets(total, "100", "20"))
    assert found.diagnosis is not None
    assert words in found.diagnosis
    assert words in found.message


def test_a_gap_nothing_explains_is_left_unexplained() -> None:
    assert only(parts_differ_from_total, budgets("125", "100", "20")).diagnosis is None
    assert only(parts_differ_from_total, budgets("140", "20", "20", "120")).diagnosis is None


def nested(total: str, inner: str) -> Scored:
    return stage(
        line(6, "部门支出", total),
        line(7, "基本支出", "500", parent=0),
        line(8, "项目支出", inner, parent=0),
        line(9, "科普专项", "250", parent=2),
        line(10, "运行经费", "50", parent=2),
    )


def test_a_total_right_but_for_a_wrong_part_is_not_reported_again() -> None:
    assert only(parts_differ_from_total, nested("800", "310")).subject == "项目支出/全年预算数"
    assert only(parts_differ_from_total, nested("810", "310")).subject == "项目支出/全年预算数"
    assert faults(parts_differ_from_total, nested("800", "")) == []


def test_two_wrong_totals_are_two_faults() -> None:
    found = faults(parts_differ_from_total, nested("900", "310"))
    assert [fault.subject for fault in found] == ["部门支出/全年预算数", "项目支出/全年预算数"]


def broken_down(total: str, first: str, second: str) -> Scored:
    return stage(
        line(6, "支出合计", executed=total),
        line(7, "一般公共预算", executed=first, parent=0, breakdown="按收入性质"),
        line(8, "基本支出", executed=second, parent=0, breakdown="按支出性质"),
    )


def test_two_breakdowns_with_one_wrong_sum_are_reported_once() -> None:
    found = only(parts_differ_from_total, broken_down("100", "98", "98"))
    assert "「按收入性质」各项之和为 98" in found.message


def test_breakdowns_that_disagree_are_another_checks() -> None:
    assert faults(parts_differ_from_total, broken_down("100", "100", "98")) == []


def test_columns_are_separate_sums_and_other_units_are_not_added() -> None:
    both = stage(line(6, "合计", "100", "90"), line(7, "甲", "99", "89", parent=0))
    assert [fault.subject for fault in faults(parts_differ_from_total, both)] == ["合计/全年预算数", "合计/全年执行数"]
    mixed = stage(line(6, "合计", "100"), line(7, "甲", "990000", parent=0, unit="元"))
    assert faults(parts_differ_from_total, mixed) == []


def test_the_head_of_a_list_is_named_by_its_list() -> None:
    listed = stage(
        line(6, "合计", executed="100", breakdown="按支出性质"),
        line(7, "甲", executed="90", parent=0, breakdown="按支出性质"),
    )
    found = only(parts_differ_from_total, listed)
    assert found.subject == "按支出性质合计/全年执行数"
    assert addresses(found) == ["G6", "G7"]
