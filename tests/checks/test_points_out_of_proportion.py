import pytest

from tests.checks.builders import OUTPUT, edition, faults, finding, row, scored, sheet
from xlscore.checks.points_out_of_proportion import points_out_of_proportion
from xlscore.checks.registry import Scored
from xlscore.model.submission import ScoreRow

PATH = ("产出指标",)


def rows(*points: str) -> tuple[ScoreRow, ...]:
    return tuple(row(9 + place, f"P.{place}", value, "0", path=PATH) for place, value in enumerate(points, 1))


def stage(*points: str) -> Scored:
    return scored(sheet(rows=rows(*points)), framework=edition(open_sections=[OUTPUT]))


@pytest.mark.parametrize("points", ["0", "-2"])
def test_points_of_nothing_or_less_are_an_error(points: str) -> None:
    found = finding(points_out_of_proportion, stage("25", "25", points))
    assert found.severity.value == "error"
    assert found.message == f"自评表!H12「指标P.3」的分值为 {points}，应大于 0。"
    negative = points_out_of_proportion.run(stage("25", "25", points))
    assert [fault.caused_by for fault in negative] == (["XS203:指标P.3"] if points == "-2" else [None])


def test_small_points_are_points() -> None:
    assert faults(points_out_of_proportion, stage("25", "24.5", "0.5")) == []


def test_a_row_with_four_fifths_of_its_level_is_doubted() -> None:
    found = finding(points_out_of_proportion, stage("40", "5", "5"))
    assert found.severity.value == "warning"
    assert found.message == "自评表!H10「指标P.1」的分值 40 占「产出指标」50 分的 80%，其余 2 行合计只有 10 分。"


@pytest.mark.parametrize("points", [("39.9", "5.1", "5"), ("45", "5"), ("50",)], ids=["below", "two rows", "one row"])
def test_a_heavy_row_or_a_short_level_is_fine(points: tuple[str, ...]) -> None:
    assert faults(points_out_of_proportion, stage(*points)) == []


def test_a_blank_row_with_points_of_zero_is_not_in_use() -> None:
    unused = row(9, "P.1", "0", "", path=PATH, title="")
    assert faults(points_out_of_proportion, scored(sheet(rows=(unused,)))) == []
