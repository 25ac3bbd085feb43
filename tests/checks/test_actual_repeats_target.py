import pytest

from tests.checks.builders import faults, finding
from tests.checks.values import COSTS, measured_row, stage
from xlscore.checks.actual_repeats_target import actual_repeats_target


@pytest.mark.parametrize(
    "text", ["≥266米", "≥90%", "15%及其以下", "5支以上", "=42个", "提升10%", "11月底之前", "2021年11月30日前"]
)
def test_an_actual_that_repeats_the_target_with_its_sign_is_reported(text: str) -> None:
    found = finding(actual_repeats_target, stage(measured_row(text, text)))
    assert found.severity.value == "warning"
    assert [at.a1 for at in found.cells] == ["G9", "F9"]
    assert f"的实际完成值「{text}」照抄了年度指标值「{text}」" in found.message


def test_a_sign_from_the_sign_column_counts_too() -> None:
    assert len(faults(actual_repeats_target, stage(measured_row("266", "≥266米", sign="≥", unit="米")))) == 1


@pytest.mark.parametrize(
    ("goal", "done"),
    [("≥266米", "266米"), ("221人", "221人"), ("≥266米", "≥300米"), ("及时", "及时"), ("11月前", "10月"), ("", "5个")],
)
def test_a_measurement_is_none_even_where_it_equals_the_target(goal: str, done: str) -> None:
    assert faults(actual_repeats_target, stage(measured_row(goal, done))) == []


def test_a_cost_typed_as_its_ceiling_without_the_sign_is_no_copy() -> None:
    assert faults(actual_repeats_target, stage(measured_row("≤90万元", "90万元", COSTS))) == []


def test_a_deadline_repeated_is_reported_and_a_day_is_not() -> None:
    assert len(faults(actual_repeats_target, stage(measured_row("11月底前", "11月底前完成")))) == 1
    assert faults(actual_repeats_target, stage(measured_row("11月底前", "11月30日"))) == []
    assert faults(actual_repeats_target, stage(measured_row("11月30日", "11月30日"))) == []
