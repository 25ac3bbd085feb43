import pytest

from tests.checks.builders import (
    AMOUNTS,
    EXECUTION,
    addresses,
    edition,
    faults,
    finding,
    indicator,
    only,
    row,
    score,
    scored,
    sheet,
)
from xlscore.checks.score_outside_points import score_outside_points
from xlscore.model.finding import Severity

DOUBTFUL = edition(indicators=[indicator("A1", "6", standing="unconfirmed"), EXECUTION], fields=AMOUNTS)


def test_more_than_the_typed_points_is_an_error_in_every_edition() -> None:
    found = finding(score_outside_points, scored(sheet(), score(row(14, "A1", "6", "7"), "5"), framework=DOUBTFUL))
    assert found.severity is Severity.ERROR
    assert found.message == "自评表!I14「指标A1」自评得分 7，超过分值 6。按评分标准复算为 5。"
    assert (found.claimed, found.recomputed, found.difference) == ("7", "6", "1")
    assert [place.a1 for place in found.cells] == ["I14", "H14"]


def test_points_only_the_edition_states_are_doubted_with_it() -> None:
    above = score(row(14, "A1", "", "7"), points=DOUBTFUL.indicators[0].points)
    found = finding(score_outside_points, scored(sheet(), above, framework=DOUBTFUL))
    assert (found.severity, found.rests_on) == (Severity.WARNING, ("“指标A1”的分值",))


def test_below_zero_is_an_error() -> None:
    found = only(score_outside_points, scored(sheet(), score(row(14, "A1", "6", "-0.5"))))
    assert "小于 0；扣分以扣完为止" in found.message
    assert found.difference == "-0.5"


@pytest.mark.parametrize("claimed", ["6", "6.00", "0", "未提供", ""])
def test_from_zero_to_the_points_is_fine(claimed: str) -> None:
    assert faults(score_outside_points, scored(sheet(), score(row(14, "A1", "6", claimed), "3"))) == []


def test_points_nobody_knows_bound_nothing() -> None:
    assert faults(score_outside_points, scored(sheet(), score(row(14, "A1", "未提供", "99")))) == []


def test_the_execution_score_is_another_checks() -> None:
    assert faults(score_outside_points, scored(sheet(), score(row(6, "E", "10", "11")), framework=DOUBTFUL)) == []


def test_changed_points_are_named_as_the_cause() -> None:
    found = only(score_outside_points, scored(sheet(), score(row(14, "A1", "5", "7")), framework=DOUBTFUL))
    assert found.caused_by == "XS106:A1"
    assert addresses(found) == ["I14", "H14"]


def test_a_row_of_no_points_is_exceeded_by_any_score() -> None:
    found = only(score_outside_points, scored(sheet(), score(row(14, "A1", "0", "3"))))
    assert found.message == "自评表!I14「指标A1」自评得分 3，超过分值 0。"
    assert (found.recomputed, found.difference) == ("0", "3")
    assert found.caused_by == "XS315:指标A1"


def test_points_below_zero_are_the_fault_and_no_score_below_zero_is_called_right() -> None:
    found = only(score_outside_points, scored(sheet(), score(row(14, "A1", "-5", "3"), "-1.5")))
    assert found.message == "自评表!I14「指标A1」自评得分 3，超过分值 -5。"
    assert (found.effect, found.caused_by) == (None, "XS203:指标A1")


def test_points_that_were_changed_are_told_beside_those_of_the_edition() -> None:
    known = edition(indicators=[indicator("A1", "6"), EXECUTION], fields=AMOUNTS)
    above = score(row(14, "A1", "0.5", "2"), "2", points=known.indicators[0].points)
    found = only(score_outside_points, scored(sheet(), above, framework=known))
    assert "超过分值 0.5（本版规定为 6）。按评分标准复算为 2。" in found.message
    assert found.caused_by == "XS106:A1"
