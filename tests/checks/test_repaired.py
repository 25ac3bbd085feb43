import pytest

from tests.checks.builders import AMOUNTS, EXECUTION, edition, faults, line, only, row, scored, sheet, typed
from xlscore.checks.execution_score_differs import execution_score_differs
from xlscore.checks.parts_differ_from_total import parts_differ_from_total
from xlscore.checks.rate_differs import rate_differs
from xlscore.checks.registry import Scored
from xlscore.checks.total_blank_over_parts import total_blank_over_parts


def stage(
    executed: str, rate: str = "96.00%", first: str = "400", first_rate: str = "", claimed: str = "9.6"
) -> Scored:
    """Return a total of 500 budgeted above two parts that spent 400 and 80."""
    lines = (
        line(6, "年度资金总额", "500", executed, rate, indicator="E"),
        line(7, "财政拨款", "420", first, first_rate, parent=0),
        line(8, "其他资金", "80", "80", parent=0),
    )
    fields = {"budget_full": typed("500", "F6"), "executed": typed(executed, "G6")}
    known = edition(indicators=[EXECUTION], fields=AMOUNTS)
    return scored(sheet(lines=lines, fields=fields, rows=(row(6, "E", "10", claimed),)), framework=known)


@pytest.mark.parametrize("executed", ["408", "4800000", "0"])
def test_rate_and_score_of_a_wrong_total_follow_from_it_where_its_parts_make_them_right(executed: str) -> None:
    roots = faults(parts_differ_from_total, stage(executed)) + faults(total_blank_over_parts, stage(executed))
    assert len(roots) == 1
    assert faults(rate_differs, stage(executed)) == []
    assert faults(execution_score_differs, stage(executed)) == []


def test_a_rate_and_a_score_that_are_wrong_all_the_same_are_reported() -> None:
    assert only(rate_differs, stage("408", rate="70.00%")).recomputed == "0.8160"
    assert only(execution_score_differs, stage("408", claimed="7")).recomputed == "8.16"


def test_the_rate_of_a_wrong_part_follows_from_it_where_the_total_makes_it_right() -> None:
    assert only(parts_differ_from_total, stage("480", first="4000000", first_rate="95.24%")).diagnosis is not None
    assert faults(rate_differs, stage("480", first="4000000", first_rate="95.24%")) == []
    assert only(rate_differs, stage("480", first="4000000", first_rate="50.00%")).subject == "财政拨款"
