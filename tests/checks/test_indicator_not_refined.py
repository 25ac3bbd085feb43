import pytest

from tests.checks.builders import edition, faults, finding, row, sheet, understood
from tests.checks.values import COUNTS
from xlscore.checks.indicator_not_refined import indicator_not_refined
from xlscore.checks.registry import Understood
from xlscore.model.submission import ScoreRow


def stage(*rows: ScoreRow) -> Understood:
    return understood(sheet(rows=rows), edition())


@pytest.mark.parametrize("title", ["社会效益指标", "数量指标", "数量指标：", "产出指标"])
def test_a_scored_row_that_only_names_its_class_or_level_is_doubted(title: str) -> None:
    found = finding(indicator_not_refined, stage(row(9, "P.1", path=COUNTS, title=title)))
    assert found.severity.value == "warning"
    assert found.message == f"自评表!C9「{title}」计了分值，但名称只是指标的类别，没有细化为具体的三级指标。"
    assert [at.a1 for at in found.cells] == ["C9"]


@pytest.mark.parametrize("title", ["培训场次", "数量指标完成率", ""])
def test_an_indicator_of_its_own_is_fine_and_a_blank_name_is_another_checks(title: str) -> None:
    assert faults(indicator_not_refined, stage(row(9, "P.1", path=COUNTS, title=title))) == []


def test_a_row_without_points_is_a_heading() -> None:
    assert faults(indicator_not_refined, stage(row(9, "P.1", points="", path=COUNTS, title="数量指标"))) == []


def test_a_level_scored_beside_its_rows_is_another_checks() -> None:
    rows = (row(9, "P.1", path=COUNTS, title="数量指标"), row(10, "P.2", path=COUNTS, title="培训场次"))
    assert faults(indicator_not_refined, stage(*rows)) == []
