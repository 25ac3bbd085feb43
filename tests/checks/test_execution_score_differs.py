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
    scored,
    sheet,
)
from xlscore.checks.execution_score_differs import execution_score_differs
from xlscore.checks.registry import Scored
from xlscore.model.finding import Severity

KNOWN = edition(fields=AMOUNTS, indicators=[EXECUTION])


def stage(
    claimed: str,
    rate: str = "95.50%",
    executed: str = "114.6",
    budget: str = "120",
    points: str = "10",
    initial: str = "118.88",
) -> Scored:
    funds = line(6, "年度资金总额", budget, executed, rate, initial=initial, indicator="E")
    fields = {"executed": funds.executed, "budget_full": funds.budget}
    rows = (row(6, "E", points, claimed, title="预算执行率"), row(7, "P.1"))
    return scored(sheet(lines=(funds,), fields=fields, rows=rows), framework=KNOWN)


def test_a_score_that_does_not_follow_from_the_rate_is_an_error() -> None:
    found = finding(execution_score_differs, stage("10"))
    assert (found.id, found.severity) == ("XS410:E", Severity.ERROR)
    assert found.message.startswith("自评表!I6「预算执行率」自评得分 10，复算为 9.55，多计 0.45 分，计算：")
    assert (found.claimed, found.recomputed, found.difference) == ("10", "9.55", "0.45")
    assert [place.a1 for place in found.cells] == ["I6"]
    assert found.caused_by is None


@pytest.mark.parametrize(("claimed", "count"), [("9.54", 1), ("9.55", 0), ("9.56", 1), ("未提供", 0)])
def test_a_hundredth_decides(claimed: str, count: int) -> None:
    assert len(faults(execution_score_differs, stage(claimed, executed="114.60", budget="120.00"))) == count


@pytest.mark.parametrize(
    ("claimed", "severity"),
    [("9.49", Severity.ERROR), ("9.50", Severity.NOTE), ("9.58", Severity.NOTE), ("9.59", Severity.ERROR)],
)
def test_a_score_that_only_rounding_to_whole_amounts_explains_is_a_note(claimed: str, severity: Severity) -> None:
    # 229÷240 may be anything from 228.5÷240.5 = 95.01 % to 229.5÷239.5 = 95.82 %.
    found = finding(execution_score_differs, stage(claimed, "", "229", "240", initial="240"))
    assert (found.severity, found.effect is None) == (severity, severity is Severity.NOTE)
    assert ("如系取整填列，则可相符" in found.message) is (severity is Severity.NOTE)


def test_a_score_above_its_points_is_reported_here() -> None:
    found = only(execution_score_differs, stage("10.1", "101.00%", "121.2"))
    assert "得分 10.1，超过分值 10，复算为 10，多计 0.1 分" in found.message


def test_a_score_above_its_points_is_known_without_amounts() -> None:
    found = only(execution_score_differs, stage("11", executed="未提供"))
    assert found.message == "自评表!I6「预算执行率」自评得分 11，超过分值 10。"
    assert found.recomputed is None


@pytest.mark.parametrize(
    ("rate", "claimed", "cause"),
    [("96.40%", "9.64", "XS403:年度资金总额"), ("97.00%", "9.7", "XS401:年度资金总额"), ("95.50%", "9.7", None)],
)
def test_a_score_that_follows_from_a_wrong_rate_names_it_as_the_cause(
    rate: str, claimed: str, cause: str | None
) -> None:
    found = only(execution_score_differs, stage(claimed, rate))
    assert found.caused_by == cause
    assert ("得分是按表列执行率" in found.message) is (cause is not None)
    assert addresses(found) == (["I6", "H6"] if cause else ["I6"])


def test_a_score_of_the_displayed_rate_is_told() -> None:
    found = only(execution_score_differs, stage("9.6", "95.95%", "5402.19", "5630.44"))
    assert found.diagnosis == "得分是按表列执行率 95.95% 计算的"
    assert found.caused_by is None


def test_changed_points_are_named_as_the_cause() -> None:
    assert only(execution_score_differs, stage("19.1", points="20")).caused_by == "XS106:E"
    assert only(execution_score_differs, stage("21", points="20", executed="未提供")).caused_by == "XS106:E"
