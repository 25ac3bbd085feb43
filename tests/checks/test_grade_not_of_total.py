import pytest

from tests.checks.builders import addresses, edition, faults, finding, grades, only, row, scored, sheet, typed, word
from xlscore.checks.grade_not_of_total import grade_not_of_total
from xlscore.checks.registry import Scored
from xlscore.model.finding import Severity


def stage(total: str, grade: str, *, standing: str = "confirmed", recomputed: str | None = None) -> Scored:
    whole = sheet(total=typed(total, "I30"), grade=word(grade, "J30"), rows=(row(5, "A1"),))
    return scored(whole, framework=edition(grades=grades(standing)), total=recomputed)


def test_a_grade_of_another_band_is_an_error_with_both_bands() -> None:
    found = finding(grade_not_of_total, stage("77", "良"))
    assert found.severity is Severity.ERROR
    assert found.message == "自评表!J30 等级填为「良」，而总分 77 分应为「中」（60≤总分＜80）；「良」须 80≤总分＜90。"
    assert (found.claimed, found.recomputed) == ("良", "中")
    assert [place.a1 for place in found.cells] == ["J30", "I30"]


@pytest.mark.parametrize(
    ("total", "grade"), [("90", "优"), ("89.99", "良"), ("89.5", "良"), ("97.65", "优秀"), ("0", "差"), ("100", "优")]
)
def test_bands_are_half_open_and_synonyms_count(total: str, grade: str) -> None:
    assert faults(grade_not_of_total, stage(total, grade)) == []


@pytest.mark.parametrize(("total", "grade"), [("89.99", "优秀"), ("90", "良"), ("59.99", "中")])
def test_just_outside_a_band_is_wrong(total: str, grade: str) -> None:
    assert len(faults(grade_not_of_total, stage(total, grade))) == 1


def test_local_bands_nobody_confirmed_only_warn() -> None:
    found = finding(grade_not_of_total, stage("77", "良", standing="unconfirmed"))
    assert (found.severity, found.rests_on) == (Severity.WARNING, ("等级标准",))


def test_a_word_that_is_no_grade_is_a_warning() -> None:
    found = finding(grade_not_of_total, stage("77", "合格"))
    assert found.severity is Severity.WARNING
    assert "不在本版等级之内（优：90≤总分≤100；良：80≤总分＜90；中：60≤总分＜80；差：0≤总分＜60）" in found.message


def test_a_grade_that_fits_the_recomputed_total_is_right_and_the_total_wrong() -> None:
    assert faults(grade_not_of_total, stage("77", "良", recomputed="81")) == []
    assert len(faults(grade_not_of_total, stage("77", "良", recomputed="79"))) == 1


def test_the_recomputed_total_serves_where_none_is_claimed() -> None:
    assert addresses(only(grade_not_of_total, stage("", "优", recomputed="81"))) == ["J30", "I30"]


@pytest.mark.parametrize(("total", "grade"), [("", "优"), ("未提供", "优"), ("77", ""), ("101", "优")])
def test_no_grade_no_total_or_a_total_outside_all_bands_says_nothing(total: str, grade: str) -> None:
    assert faults(grade_not_of_total, stage(total, grade)) == []


def test_a_grade_that_fits_the_sum_of_the_scores_is_right_and_the_total_wrong() -> None:
    whole = sheet(total=typed("38", "I30"), grade=word("良", "J30"), rows=(row(5, "A1", "100", "83"),))
    assert faults(grade_not_of_total, scored(whole, framework=edition(grades=grades()))) == []


def test_without_a_claimed_total_the_recomputed_one_decides_and_open_ends_are_said_in_words() -> None:
    bands = [{"totals": "[90, inf)", "label": "优"}, {"totals": "(-inf, 90)", "label": "差"}]
    known = edition(grades={"standing": "confirmed", "bands": bands, "synonyms": {}})
    found = only(grade_not_of_total, scored(sheet(grade=word("差", "J30")), framework=known, total="95"))
    assert found.message == "自评表!J30 等级填为「差」，而复算总分 95 分应为「优」（总分≥90）；「差」须 总分＜90。"
