from tests.checks.builders import closing, finding, only, row, score, scored, sheet, typed
from xlscore.checks.registry import Scored
from xlscore.checks.score_differs import score_differs
from xlscore.checks.sum_of_scores_differs import sum_of_scores_differs
from xlscore.exact import exact
from xlscore.model.finding import Severity
from xlscore.pipeline.one_file import _in_order


def stage(total: str, first: str = "9.8") -> Scored:
    rows = (row(14, "A1", "10", first), row(15, "A2", "10", "10"))
    whole = sheet(rows=rows, sums=(closing(21, (), total),), total=typed(total, "I21"))
    return scored(whole, score(rows[0], "9.5"), score(rows[1], "10"))


def test_the_sum_that_follows_from_a_wrong_row_is_named_with_it_and_nowhere_else() -> None:
    found = only(score_differs, stage("19.8"))
    assert found.message.endswith("多计 0.3 分；总分（自评表!I21）因此多计 0.3 分。")
    assert found.effect == exact("0.3")
    assert list(sum_of_scores_differs.run(stage("19.8"))) == []


def test_a_sum_that_holds_the_right_score_is_no_fault() -> None:
    found = only(score_differs, stage("19.5"))
    assert found.message.endswith("；总分（自评表!I21）是按应得分加的，不必更改。")
    assert list(sum_of_scores_differs.run(stage("19.5"))) == []


def test_a_sum_that_is_wrong_by_itself_is_reported_by_itself() -> None:
    assert only(score_differs, stage("20.3")).message.endswith("多计 0.3 分。")
    assert only(sum_of_scores_differs, stage("20.3")).effect == exact("0.5")


def test_findings_are_listed_by_severity_then_by_their_effect() -> None:
    small, great = finding(score_differs, stage("19.8")), finding(score_differs, stage("11.5", "1.5"))
    assert small.severity is great.severity is Severity.ERROR
    assert _in_order([small, great]) == (great, small)
