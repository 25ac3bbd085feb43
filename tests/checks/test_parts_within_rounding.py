from dataclasses import replace

import pytest

from tests.checks.builders import faults, finding, line, scored, sheet
from xlscore.checks.parts_differ_from_total import parts_differ_from_total
from xlscore.checks.parts_within_rounding import parts_within_rounding
from xlscore.checks.registry import Scored
from xlscore.model.finding import Severity


def spent(total: str, *parts: str) -> Scored:
    named = (line(number, f"分项{number}", executed=part, parent=0) for number, part in enumerate(parts, start=5))
    return scored(sheet(lines=(line(4, "总支出", executed=total), *named)))


def test_the_spending_of_the_platform_centre_differs_by_rounding() -> None:
    found = finding(parts_within_rounding, spent("8201.70", "6065.10", "1855.19", "281.42"))
    assert found.severity is Severity.NOTE
    assert found.message == (
        "自评表!G4「总支出」的全年执行数 8201.70，各分项之和 8201.71，合计少 0.01万元，"
        "不超过四舍五入的最大尾差 (3+1)×0.005＝0.02，可由取舍解释。"
    )
    assert found.difference == "-0.01"
    assert found.working == "6065.10＋1855.19＋281.42＝8201.71"


@pytest.mark.parametrize(
    ("total", "count"), [("8201.71", 0), ("8201.72", 1), ("8201.73", 1), ("8201.74", 0), ("8201.68", 0)]
)
def test_equal_sums_and_those_beyond_the_reach_are_not_noted(total: str, count: int) -> None:
    assert len(faults(parts_within_rounding, spent(total, "6065.10", "1855.19", "281.42"))) == count


def test_a_total_rightly_rounded_to_its_own_places_is_equal() -> None:
    assert faults(parts_within_rounding, spent("91.00", "89.974", "1.03")) == []


@pytest.mark.parametrize(("total", "count"), [("97", 0), ("98", 1), ("99", 0), ("100", 1), ("101", 0)])
def test_whole_amounts_that_rounding_to_their_unit_explains_are_noted(total: str, count: int) -> None:
    assert len(faults(parts_within_rounding, spent(total, "33", "33", "33"))) == count


def test_the_note_on_whole_amounts_asks_for_the_original_figures() -> None:
    found = finding(parts_within_rounding, spent("100", "33", "33", "33"))
    assert found.severity is Severity.NOTE
    assert found.message == (
        "自评表!G4「总支出」的全年执行数 100，各分项之和 99，合计多 1万元，小于取整的最大尾差 (3+1)×0.5＝2；"
        "表列金额均为整数，如系取整填列，则可相符；请核对原始数。"
    )
    assert found.fix == "请与取整前的金额核对：确系取整的，可不更正；金额本来就是整数的，更正加错的数。"


def test_a_whole_total_of_parts_that_keep_decimals_behind_is_rounded() -> None:
    lines = spent("10", "3.3", "6.3").submission.lines
    kept = [replace(item, executed=replace(item.executed, places=0)) for item in lines[1:]]
    for total, count in (("10", 0), ("9", 1)):
        whole = spent(total, "1").submission.lines[0]
        assert len(faults(parts_differ_from_total, scored(sheet(lines=(whole, *kept))))) == count


def test_a_figure_calculated_with_more_decimals_stands_for_itself() -> None:
    stage = spent("10.00", "3.333333", "6.67")
    lines = stage.submission.lines
    fine = replace(lines[1], executed=replace(lines[1].executed, places=2))
    found = faults(parts_within_rounding, scored(sheet(lines=(lines[0], fine, lines[2]))))
    assert found == []
