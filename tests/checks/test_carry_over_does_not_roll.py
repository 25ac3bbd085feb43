from typing import Any

import pytest

from tests.checks.builders import addresses, edition, faults, finding, line, only, scored, sheet, typed
from xlscore.checks.carry_over_does_not_roll import carry_over_does_not_roll
from xlscore.checks.registry import Scored
from xlscore.model.submission import FundLine


def stage(*lines: FundLine, **more: Any) -> Scored:
    return scored(sheet(lines=lines, **more))


def four(closing: str, *more: FundLine, unit: str = "万元") -> Scored:
    return stage(
        line(4, "年初结转和结余", executed="120.50"),
        line(5, "本年收入合计", executed="800.00"),
        line(6, "本年支出合计", executed="850.30"),
        line(7, "年末结转和结余", executed=closing, unit=unit),
        *more,
    )


def test_a_closing_balance_that_does_not_follow_is_an_error_with_its_working() -> None:
    found = finding(carry_over_does_not_roll, four("80.20"))
    assert found.severity.value == "error"
    assert found.message == (
        "自评表!G7「年末结转和结余」为 80.2万元，按「年初结转和结余」＋「本年收入合计」－「本年支出合计」应为 "
        "120.5＋800－850.3＝70.2万元，多 10万元。"
    )
    assert (found.claimed, found.recomputed, found.difference) == ("80.2", "70.2", "10")
    assert [at.a1 for at in found.cells] == ["G7", "G4", "G5", "G6"]


@pytest.mark.parametrize(("closing", "severity"), [("69", "note"), ("71", "note"), ("72", "error"), ("68", "error")])
def test_whole_amounts_that_rounding_explains_are_a_note(closing: str, severity: str) -> None:
    amounts = {"年初结转和结余": "120", "本年收入合计": "800", "本年支出合计": "850", "年末结转和结余": closing}
    lines = (line(number, name, executed=text) for number, (name, text) in enumerate(amounts.items(), 4))
    found = finding(carry_over_does_not_roll, stage(*lines))
    assert found.severity.value == severity
    assert ("请核对原始数" in found.message) is (severity == "note")


@pytest.mark.parametrize("closing", ["70.20", "70.21", "70.19"])
def test_a_balance_that_follows_or_is_off_by_rounding_alone_is_fine(closing: str) -> None:
    assert faults(carry_over_does_not_roll, four(closing)) == []


def test_figures_are_found_among_the_fields_too() -> None:
    fields = {
        name: {"label": label, "kind": "amount", "unit": "万元"}
        for name, label in (("in", "上年结转"), ("end", "年末结余"))
    }
    submission = sheet(
        lines=(line(5, "收入", executed="10.00"), line(6, "支出", executed="8.00")),
        fields={"in": typed("1.00", "C4"), "end": typed("5.00", "C5")},
    )
    found = only(carry_over_does_not_roll, scored(submission, framework=edition(fields=fields)))
    assert addresses(found) == ["C5", "C4", "G5", "G6"]
    assert found.recomputed == "3"


@pytest.mark.parametrize("name", ["用事业基金弥补收支差额", "结余分配", "财政收回结余资金"])
def test_other_movements_of_the_balance_leave_it_open(name: str) -> None:
    assert faults(carry_over_does_not_roll, four("80.20", line(8, name, executed="10.00"))) == []


def test_a_movement_of_zero_changes_nothing() -> None:
    assert len(faults(carry_over_does_not_roll, four("80.20", line(8, "结余分配", executed="0")))) == 1


def test_four_figures_each_stated_once_in_one_unit_are_needed() -> None:
    assert (
        faults(carry_over_does_not_roll, stage(line(4, "年初结转", executed="1"), line(7, "年末结转", executed="2")))
        == []
    )
    assert faults(carry_over_does_not_roll, four("80.20", line(8, "收入总计", executed="3"))) == []
    assert faults(carry_over_does_not_roll, four("80.20", unit="元")) == []


def test_a_line_with_budget_and_execution_is_no_single_figure() -> None:
    assert faults(carry_over_does_not_roll, stage(line(6, "本年支出", "900", "850.30"))) == []


def test_a_unit_in_brackets_behind_a_name_is_no_part_of_it() -> None:
    lines = (
        line(4, "年初结转和结余（万元）", executed="120.50"),
        line(5, "本年收入合计（万元）", executed="800.00"),
        line(6, "本年支出合计，万元", executed="850.30"),
        line(7, "年末结转和结余(万元)", executed="80.20"),
    )
    only(carry_over_does_not_roll, stage(*lines))
