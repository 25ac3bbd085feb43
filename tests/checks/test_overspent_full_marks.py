import pytest

from tests.checks.builders import (
    AMOUNTS,
    EXECUTION,
    addresses,
    edition,
    faults,
    finding,
    line,
    only,
    row,
    score,
    scored,
    sheet,
    typed,
)
from xlscore.checks.overspent_full_marks import overspent_full_marks
from xlscore.model.finding import Severity

KNOWN = edition(fields=AMOUNTS, indicators=[EXECUTION])
OVER = (line(6, "部门支出", "296.35", "322.37"), line(7, "资本性支出", "0", "0.24"))


def test_the_full_total_of_yueyang_is_doubted_once() -> None:
    found = finding(overspent_full_marks, scored(sheet(lines=OVER, total=typed("100", "I30")), framework=KNOWN))
    assert found.severity is Severity.WARNING
    assert found.message == "「部门支出」超预算、「资本性支出」无预算支出，而 自评表!I30 总分为满分 100。"
    assert [place.a1 for place in found.cells] == ["I30", "G6", "G7"]


def test_full_marks_on_the_execution_row_will_do() -> None:
    full = score(row(8, "E", "10", "10", title="预算执行率"), "10")
    found = only(overspent_full_marks, scored(sheet(lines=OVER, total=typed("97", "I30")), full, framework=KNOWN))
    assert "预算执行率为满分 10" in found.message
    assert addresses(found) == ["I8", "G6", "G7"]


@pytest.mark.parametrize("total", ["99.99", "", "未提供"])
def test_anything_less_is_fine(total: str) -> None:
    rows = (score(row(8, "E", "10", "9.5"), "10"), score(row(9, "P.1"), "10"))
    stage = scored(sheet(lines=OVER, total=typed(total, "I30")), *rows, framework=KNOWN)
    assert faults(overspent_full_marks, stage) == []


def test_full_marks_within_the_budget_are_fine() -> None:
    within = sheet(lines=(line(6, "部门支出", "296.35", "296.35"),), total=typed("100", "I30"))
    assert faults(overspent_full_marks, scored(within, framework=KNOWN)) == []
