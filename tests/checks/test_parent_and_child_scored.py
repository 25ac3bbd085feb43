import pytest

from tests.checks.builders import addresses, edition, faults, finding, indicator, only, row, scored, sheet
from tests.checks.values import COUNTS
from xlscore.checks.parent_and_child_scored import parent_and_child_scored
from xlscore.checks.registry import Scored
from xlscore.model.submission import ScoreRow


def stage(parent: ScoreRow, *, child: str = "10") -> Scored:
    rows = (parent, row(10, "P.2", child, "9", path=COUNTS, title="培训场次"))
    return scored(sheet(rows=rows), framework=edition(indicators=[indicator("A1")]))


@pytest.mark.parametrize("title", ["", "数量指标"])
def test_a_level_scored_as_a_whole_above_its_rows_counts_twice(title: str) -> None:
    found = finding(parent_and_child_scored, stage(row(9, "P.1", "10", "9", path=COUNTS, title=title)))
    assert found.severity.value == "error"
    assert (
        found.message
        == "自评表!H9「数量指标」整体列有分值 10 并计了分，其下 1 行又计分：「培训场次」；这 10 分被计了两次。"
    )
    assert addresses(only(parent_and_child_scored, stage(row(9, "P.1", "10", "9", path=COUNTS, title=title)))) == [
        "H9",
        "I9",
    ]


@pytest.mark.parametrize(
    "parent",
    [
        row(9, "P.1", "10", "9", path=COUNTS, title="参加人次"),
        row(9, "P.1", "8", "8", path=COUNTS, title="数量指标"),
        row(9, "P.1", "10", "", path=COUNTS, title="数量指标"),
        row(9, "P.1", "", "9", path=COUNTS, title="数量指标"),
        row(9, "P.1", "10", "9", path=(), title=""),
        row(9, "A1", "10", "9", path=COUNTS, title="数量指标"),
    ],
    ids=["own title", "other points", "no score", "no points", "no level", "fixed indicator"],
)
def test_a_row_among_others_is_not_scored_twice(parent: ScoreRow) -> None:
    assert faults(parent_and_child_scored, stage(parent)) == []


def test_several_rows_below_are_scored_each_and_the_points_twice() -> None:
    rows = (
        row(9, "P.1", "10", "9", path=COUNTS, title="数量指标"),
        row(10, "P.2", "6", "6", path=COUNTS, title="培训场次"),
        row(11, "P.3", "4", "3", path=COUNTS, title="培训人次"),
    )
    found = only(parent_and_child_scored, scored(sheet(rows=rows), framework=edition(indicators=[indicator("A1")])))
    assert found.message.endswith("其下 2 行又分别计分：「培训场次」、「培训人次」；这 10 分被计了两次。")
