"""Points lost: by column exactly, and by the first cause that fits."""

from fractions import Fraction

import pytest

from tests.consolidation.figures import edition, line, rate
from tests.consolidation.returns import record
from xlscore.consolidation.lost_points import CAUSES, Cause, lost, lost_by_cause, lost_by_column
from xlscore.model.record import ScoreLine
from xlscore.model.scorecard import ScoreState

SHEET = edition(("A", "10"), ("B", "20"), ("C", None))


def test_columns_come_with_the_most_points_lost_first() -> None:
    records = [
        record("甲", scores=(line("A", "10", "9", "8"), line("B", "20", "20", "20"), line("C", None, "3"))),
        record("乙", scores=(line("A", "10", "10"), line("B", "20", "15", "16.5"))),
        record("丙", scores=(line("A", "10", None),)),
    ]
    found = lost_by_column(SHEET, records)
    assert [loss.column.code for loss in found] == ["B", "A"]
    assert [tuple(loss[1:]) for loss in found] == [(2, 1, 5, Fraction("3.5")), (2, 1, 1, 2)]


def test_more_than_full_points_is_no_gain() -> None:
    records = [record("甲", scores=(line("A", "10", "12"),)), record("乙", scores=(line("A", "10", "9"),))]
    assert lost_by_column(SHEET, records)[0].lost == 1
    assert lost(line("A", "10", "12")) == 0


@pytest.mark.parametrize("row", [line("A", None, "3"), line("A", "10", None), line("A", "10", "10")])
def test_without_points_or_score_nothing_is_lost(row: ScoreLine) -> None:
    assert lost(row) == 0


@pytest.mark.parametrize(
    ("row", "cause"),
    [
        (line("A", "10", "9"), Cause.TARGET),
        (line("E", "10", "9"), Cause.EXECUTION),
        (line("E", "10", "9", state=ScoreState.NOT_PROVIDED), Cause.MISSING),
        (line("A", "10", "9", state=ScoreState.JUDGED), Cause.JUDGED),
        (line("A", "10", "9", state=ScoreState.UNCONFIRMED), Cause.OTHER),
        (line("A", "10", "9", state=ScoreState.NOT_APPLICABLE), Cause.OTHER),
        (line("A", "10", "9", operator=""), Cause.OTHER),
        (line("A", "10", "9", target=None), Cause.OTHER),
        (line("A", "10", "9", actual=None), Cause.OTHER),
    ],
)
def test_each_row_has_one_cause(row: ScoreLine, cause: Cause) -> None:
    held = record("甲", scores=(row,), rates=(rate("9", "10", indicator="E"),))
    assert lost_by_cause(held) == {cause: 1}


def test_a_rate_that_is_not_of_the_whole_budget_is_no_execution_rate() -> None:
    held = record("甲", scores=(line("K", "10", "9"),), rates=(rate("9", "10", indicator="K", whole=False),))
    assert lost_by_cause(held) == {Cause.TARGET: 1}


def test_losses_of_one_cause_add_up_and_full_rows_have_none() -> None:
    rows = (line("A", "10", "9.75"), line("B", "20", "19"), line("C", "5", "5"))
    assert lost_by_cause(record("甲", scores=rows)) == {Cause.TARGET: Fraction("1.25")}


def test_every_cause_is_explained() -> None:
    assert set(CAUSES) == set(Cause)
