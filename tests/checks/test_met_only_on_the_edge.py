import pytest

from tests.checks.builders import faults, finding, only
from tests.checks.values import COUNTS, measured_row, stage
from xlscore.checks.met_only_on_the_edge import met_only_on_the_edge
from xlscore.model.finding import Severity

IN_TIME = ("产出指标", "时效指标")


def test_a_day_inside_the_month_a_deadline_is_before_is_reported() -> None:
    found = finding(met_only_on_the_edge, stage(measured_row("11月前", "11月10日", IN_TIME, title="完成时间")))
    assert (found.id, found.severity) == ("XS218:完成时间", Severity.WARNING)
    assert found.message == (
        "自评表!G9「完成时间」实际完成值“11月10日”就在年度指标值“11月前”所写的时段之内，期限含不含这一时段没有写明，"
        "不能判断是否按期；请写明期限到哪一日。"
    )
    assert [at.a1 for at in found.cells] == ["G9", "F9"]


def test_a_month_against_a_day_is_reported() -> None:
    found = only(met_only_on_the_edge, stage(measured_row("11月15日前", "11月", IN_TIME)))
    assert "没有写到日" in found.message


@pytest.mark.parametrize(
    ("goal", "done", "said"),
    [
        ("2021年11月30日前", "2021年11月30日", "恰在期限当日"),
        ("超过50家", "50家", "恰等于指标值"),
        ("<3次", "3次", "恰等于指标值"),
    ],
)
def test_a_target_met_because_its_limit_counts_as_included_is_a_note(goal: str, done: str, said: str) -> None:
    found = finding(met_only_on_the_edge, stage(measured_row(goal, done)))
    assert found.severity is Severity.NOTE
    assert said in found.message


def test_two_signs_that_differ_in_the_number_itself_are_a_note_only_there() -> None:
    assert "恰等于" in only(met_only_on_the_edge, stage(measured_row("不低于50家", "50家", sign="＞"))).message
    assert faults(met_only_on_the_edge, stage(measured_row("不低于50家", "51家", sign="＞"))) == []


@pytest.mark.parametrize(
    ("goal", "done"),
    [
        ("11月前", "10月31日"),
        ("11月前", "12月1日"),
        ("2021年11月30日前", "2021年11月29日"),
        ("2021年11月30日前", "2021年12月1日"),
        ("11月底前", "11月30日"),
        ("11月底前", "11月底前"),
        ("≥50家", "50家"),
        ("超过50家", "51家"),
        ("超过50家", "近50家"),
        ("≥50家", "11月"),
        ("及时", "及时"),
    ],
)
def test_what_is_clear_is_fine(goal: str, done: str) -> None:
    assert faults(met_only_on_the_edge, stage(measured_row(goal, done, COUNTS))) == []
