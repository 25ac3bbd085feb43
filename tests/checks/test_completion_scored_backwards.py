from dataclasses import replace
from typing import Any

import pytest

from tests.checks.builders import addresses, cell, faults, finding, score, scored, sheet, typed
from tests.checks.values import COUNTS, SOCIAL, measured_row
from xlscore.checks.completion_scored_backwards import completion_scored_backwards
from xlscore.checks.registry import Scored
from xlscore.model.submission import ScoreRow


def at(number: int, row: ScoreRow, claimed: str) -> ScoreRow:
    """Return the row as line ``number`` of the sheet."""
    return replace(row, title=f"指标{number}", claimed=typed(claimed, f"I{number}"), at=cell(f"C{number}"))


def stage(*rows: ScoreRow, recomputed: dict[int, str] | None = None) -> Scored:
    scores = [score(row, (recomputed or {}).get(place)) for place, row in enumerate(rows)]
    return scored(sheet(), *scores)


def pair(one: tuple[str, str, str], other: tuple[str, str, str], **more: Any) -> Scored:
    rows = [
        at(9 + place, measured_row(goal, done), claimed) for place, (goal, done, claimed) in enumerate((one, other))
    ]
    return stage(*rows, **more)


def test_the_better_completion_with_the_lower_score_is_reported_beside_the_worse_one() -> None:
    found = finding(completion_scored_backwards, pair(("≥100人", "90人", "7"), ("≥20场", "10场", "8")))
    assert found.severity.value == "warning"
    assert found.subject == "指标9"
    assert [place.a1 for place in found.cells] == ["I9", "I10"]
    assert found.message == (
        "自评表!I9「指标9」完成 90.00%，得 7 分；而 自评表!I10「指标10」完成 50.00%，得 8 分："
        "两行分值相同，完成得好的反而得分低。"
    )


def test_the_worst_inversion_of_several_is_named() -> None:
    rows = [
        at(9, measured_row("≥10场", "10场"), "5"),
        at(10, measured_row("≥10场", "8场"), "6"),
        at(11, measured_row("≥10场", "6场"), "9"),
    ]
    found = faults(completion_scored_backwards, stage(*rows))
    assert [addresses(fault) for fault in found] == [["I9", "I11"], ["I10", "I11"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("≥100人", "90人", "9"), ("≥20场", "10场", "8")),
        (("≥100人", "150人", "8"), ("≥20场", "20场", "9")),
        (("≤100人", "90人", "7"), ("≥20场", "10场", "8")),
        (("≥100人", "约95人", "7"), ("≥20场", "10场", "8")),
        (("≥0人", "95人", "7"), ("≥20场", "10场", "8")),
        (("≥100人", "90人", "12"), ("≥20场", "10场", "13")),
        (("及时", "及时", "7"), ("≥20场", "10场", "8")),
        (("≥100人", "90人", ""), ("≥20场", "10场", "8")),
    ],
)
def test_the_right_order_and_rows_that_cannot_be_ranked_are_left(
    one: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    assert faults(completion_scored_backwards, pair(one, other)) == []


def test_a_row_whose_recomputed_score_differs_is_left_to_the_recomputation() -> None:
    one, other = ("≥100人", "90人", "7"), ("≥20场", "10场", "8")
    assert faults(completion_scored_backwards, pair(one, other, recomputed={0: "9"})) == []
    assert len(faults(completion_scored_backwards, pair(one, other, recomputed={0: "7"}))) == 1


def test_rows_of_other_points_or_another_level_are_scored_by_other_standards() -> None:
    one, other = measured_row("≥100人", "90人", COUNTS), measured_row("≥20场", "10场", SOCIAL)
    assert faults(completion_scored_backwards, stage(at(9, one, "7"), at(10, other, "8"))) == []
    fewer = replace(measured_row("≥20场", "10场"), points=typed("8", "H10"))
    assert faults(completion_scored_backwards, stage(at(9, one, "7"), at(10, fewer, "8"))) == []
