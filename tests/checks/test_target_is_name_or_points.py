from dataclasses import replace

import pytest

from tests.checks.builders import cell, faults, finding, typed
from tests.checks.values import COUNTS, measured_row, stage
from xlscore.checks.direction_or_unit_doubtful import direction_or_unit_doubtful
from xlscore.checks.registry import Check, Understood
from xlscore.checks.target_is_name_or_points import target_is_name_or_points
from xlscore.checks.target_not_comparable import target_not_comparable
from xlscore.model.submission import ScoreRow


def at(number: int, goal: str, points: str, title: str = "培训人次") -> ScoreRow:
    found = measured_row(goal, "20", COUNTS, title=title)
    target = replace(found.target, at=cell(f"F{number}"))
    return replace(found, target=target, points=typed(points, f"H{number}"), at=cell(f"C{number}"))


@pytest.mark.parametrize("goal", ["培训人次", "培训人次。"])
def test_a_target_that_is_the_name_of_its_indicator_is_none(goal: str) -> None:
    found = finding(target_is_name_or_points, stage(measured_row(goal, "20", COUNTS)))
    assert found.message == f"自评表!F9「培训人次」的年度指标值「{goal}」只是指标名称，没有写明目标。"
    assert found.subject == "培训人次"


def test_a_target_that_says_more_than_the_name_is_fine() -> None:
    assert faults(target_is_name_or_points, stage(measured_row("培训人次20", "20", COUNTS))) == []


def test_a_column_of_targets_that_are_the_points_is_reported_once() -> None:
    found = finding(target_is_name_or_points, stage(at(9, "10", "10"), at(10, "5", "5", "场次")))
    assert found.message == "2 行的年度指标值都等于该行分值：「培训人次」、「场次」，疑把分值填在了指标值栏。"
    assert [place.a1 for place in found.cells] == ["F9", "F10"]


@pytest.mark.parametrize(
    "rows",
    [
        (at(9, "10", "10"),),
        (at(9, "10", "10"), at(10, "6", "5")),
        (at(9, "≥10", "10"), at(10, "≥5", "5")),
        (at(9, "10场", "10"), at(10, "5场", "5")),
    ],
    ids=["one row", "one differs", "with a sign", "with a unit"],
)
def test_a_coincidence_is_none(rows: tuple[ScoreRow, ...]) -> None:
    assert faults(target_is_name_or_points, stage(*rows)) == []


@pytest.mark.parametrize("check", [direction_or_unit_doubtful, target_not_comparable])
def test_a_target_that_is_only_a_name_is_reported_once_and_nothing_else_said_of_it(check: Check[Understood]) -> None:
    name = measured_row("培训合格率", "20", COUNTS, title="培训合格率")
    assert faults(check, stage(name)) == []
    assert len(faults(target_is_name_or_points, stage(name))) == 1
    assert len(faults(target_not_comparable, stage(measured_row("按计划培训", "20", COUNTS)))) == 1
