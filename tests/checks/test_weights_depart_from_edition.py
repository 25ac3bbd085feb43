from tests.checks.builders import OUTPUT, closing, edition, faults, finding, row, scored, sheet
from xlscore.checks.registry import Scored
from xlscore.checks.weights_depart_from_edition import weights_depart_from_edition
from xlscore.model.finding import Severity

FIXED = {"path": ["过程"], "points": "40", "standing": "unconfirmed"}


def stage(points: str, printed: str) -> Scored:
    known = edition(open_sections=[OUTPUT], sections=[FIXED])
    rows = (row(13, "P.1", points, path=("产出指标",)),)
    return scored(sheet(rows=rows, sums=(closing(13, ("产出指标",), points=printed),)), framework=known)


def test_a_section_printed_heavier_than_prescribed_is_doubted() -> None:
    found = finding(weights_depart_from_edition, stage("60", "60"))
    assert found.severity is Severity.WARNING
    assert found.message == "自评表!H13「产出指标」表上为 60 分，本版规定为 50 分。"


def test_the_prescribed_weight_is_fine_and_a_wrong_sum_is_another_checks() -> None:
    assert faults(weights_depart_from_edition, stage("50", "50")) == []
    assert faults(weights_depart_from_edition, stage("55", "60")) == []
    assert faults(weights_depart_from_edition, stage("60", "")) == []


def test_a_weight_nobody_confirmed_is_named() -> None:
    rows = (row(4, "A1", "30"),)
    stage = scored(sheet(rows=rows, sums=(closing(9, ("过程",), points="30"),)), framework=edition(sections=[FIXED]))
    assert finding(weights_depart_from_edition, stage).rests_on == ("“过程”的分值",)
