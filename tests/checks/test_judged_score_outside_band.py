import pytest

from tests.checks.builders import addresses, exact_interval, faults, finding, only, row, score, scored, sheet, word
from xlscore.checks.judged_score_outside_band import judged_score_outside_band
from xlscore.exact import Interval, exact
from xlscore.model.finding import Severity
from xlscore.model.scorecard import Score, ScoreState

MIDDLE = Interval(exact("9"), exact("12"), high_closed=False)
RANGES = (exact_interval("20", "20"), exact_interval("16", "18"), exact_interval("13", "15"))


def judged(claimed: str, *bands: Interval, points: str = "15", level: str = "部分达成") -> Score:
    line = row(19, "P.7", points, claimed, level=word(level, "K19"))
    return score(line, state=ScoreState.JUDGED, allowed=bands or None)


@pytest.mark.parametrize(("claimed", "silent"), [("8.99", False), ("9", True), ("11.99", True), ("12", False)])
def test_both_ends_of_the_band_of_a_level(claimed: str, silent: bool) -> None:
    assert (faults(judged_score_outside_band, scored(sheet(), judged(claimed, MIDDLE))) == []) is silent


def test_a_score_outside_its_level_is_an_error_with_the_band() -> None:
    found = finding(judged_score_outside_band, scored(sheet(), judged("15", MIDDLE)))
    assert found.severity is Severity.ERROR
    assert found.message == "自评表!I19「指标P.7」自评得分 15，不在等级「部分达成」对应的区间（9≤得分＜12）之内。"
    assert [place.a1 for place in found.cells] == ["I19", "K19"]


def test_a_score_between_printed_ranges_is_a_warning() -> None:
    found = finding(judged_score_outside_band, scored(sheet(), judged("19", *RANGES, points="20", level="")))
    assert found.severity is Severity.WARNING
    assert "不在评分标准规定的区间（得分＝20，或 16≤得分≤18，或 13≤得分≤15）之内。" in found.message


def test_every_printed_range_will_do_and_unknown_bands_bound_nothing() -> None:
    rows = [judged(claimed, *RANGES, points="20", level="") for claimed in ("20", "17", "13")]
    assert faults(judged_score_outside_band, scored(sheet(), *rows, judged("15"))) == []


def test_scores_outside_the_points_not_given_or_not_judged_are_left_alone() -> None:
    rows = (judged("16", MIDDLE), judged("未提供", MIDDLE), score(row(20, "P.8"), "9", allowed=(MIDDLE,)))
    assert faults(judged_score_outside_band, scored(sheet(), *rows)) == []


def test_the_finding_is_the_rows() -> None:
    found = only(judged_score_outside_band, scored(sheet(), judged("15", MIDDLE)))
    assert (found.subject, addresses(found)) == ("指标P.7", ["I19", "K19"])
