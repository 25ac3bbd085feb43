import pytest

from tests.checks.builders import (
    AMOUNTS,
    EXECUTION,
    addresses,
    edition,
    faults,
    finding,
    only,
    row,
    score,
    scored,
    sheet,
    typed,
    word,
)
from xlscore.checks.low_execution_full_scores import low_execution_full_scores
from xlscore.checks.registry import Scored
from xlscore.model.finding import Severity

KNOWN = edition(fields=AMOUNTS, indicators=[EXECUTION])


def stage(execution: str, others: str, recomputed: str | None = None) -> Scored:
    rows = (score(row(6, "E", "10", execution), recomputed or execution), score(row(7, "P.1", "90", others), others))
    return scored(sheet(rows=tuple(item.row for item in rows), total=typed("95", "I30")), *rows, framework=KNOWN)


def test_indicators_far_ahead_of_execution_are_doubted() -> None:
    found = finding(low_execution_full_scores, stage("8.56", "90"))
    assert found.severity is Severity.WARNING
    assert found.message == (
        "自评表!I6「指标E」得分率 85.60%（8.56÷10），其余指标得分率 100.00%（90÷90），"
        "两者之差占其余指标得分率的 14.40%，超过 5%，未说明原因。"
    )
    assert [place.a1 for place in found.cells] == ["I6", "I30"]


@pytest.mark.parametrize(("execution", "count"), [("9.5", 0), ("9.49", 1), ("10", 0)])
def test_exactly_five_percent_is_not_more(execution: str, count: int) -> None:
    assert len(faults(low_execution_full_scores, stage(execution, "90"))) == count


def test_low_beside_low_is_consistent() -> None:
    assert faults(low_execution_full_scores, stage("8", "75")) == []


def test_wrong_missing_or_impossible_scores_are_reported_elsewhere() -> None:
    assert faults(low_execution_full_scores, stage("8", "90", recomputed="9")) == []
    assert faults(low_execution_full_scores, stage("8", "95")) == []
    assert faults(low_execution_full_scores, stage("0", "0")) == []
    alone = score(row(7, "P.1", "90", "90"), "90")
    assert faults(low_execution_full_scores, scored(sheet(), alone, framework=KNOWN)) == []


def test_a_row_without_a_score_leaves_the_sum_unknown() -> None:
    rows = (score(row(6, "E", "10", "8"), "8"), score(row(7, "P.1", "90", "未提供")))
    assert faults(low_execution_full_scores, scored(sheet(), *rows, framework=KNOWN)) == []


def test_an_edition_that_scores_nothing_but_execution_has_nothing_to_compare() -> None:
    whole = edition(fields=AMOUNTS, indicators=[EXECUTION], total="10")
    rows = (score(row(6, "E", "10", "8"), "8"), score(row(7, "P.1", "1", "1"), "1"))
    assert faults(low_execution_full_scores, scored(sheet(), *rows, framework=whole)) == []


def test_the_finding_is_the_execution_rows() -> None:
    found = only(low_execution_full_scores, stage("8.56", "90"))
    assert (found.subject, addresses(found)) == ("E", ["I6", "I30"])


@pytest.mark.parametrize(("reason", "level"), [("设备年底到货，尾款次年支付", Severity.NOTE), ("无", Severity.WARNING)])
def test_with_a_reason_on_the_execution_row_it_is_a_note(reason: str, level: Severity) -> None:
    rows = (score(row(6, "E", "10", "8.56", reason=word(reason, "J6")), "8.56"), score(row(7, "P.1", "90", "90"), "90"))
    known = scored(sheet(rows=tuple(item.row for item in rows), total=typed("95", "I30")), *rows, framework=KNOWN)
    found = finding(low_execution_full_scores, known)
    assert found.severity is level
    assert ("已填写原因" in found.message) is (level is Severity.NOTE)


def test_a_gap_just_above_five_percent_is_not_printed_as_five() -> None:
    found = finding(low_execution_full_scores, stage("9.4999", "90"))
    assert "得分率的 5.001%，超过 5%" in found.message
