import pytest

from tests.checks.builders import faults, finding, only
from tests.checks.values import COSTS, COUNTS, SOCIAL, measured_row, stage
from xlscore.checks.direction_or_unit_doubtful import direction_or_unit_doubtful


@pytest.mark.parametrize(
    ("title", "goal", "done", "path", "why"),
    [
        ("培训人次", "≤20人次", "18人次", COUNTS, "越多越好"),
        ("群众满意度", "≤90%", "85%", SOCIAL, "满意度应是越高越好"),
        ("活动经费", "≥30万元", "31万元", COSTS, "越低越好"),
        ("活动经费", "30万元", "31万元", COSTS, "没有比较符号"),
        ("响应", "5分钟", "4分钟", COUNTS, "没有比较符号"),
        ("培训人次", "≥5人", "7个", COUNTS, "换算"),
    ],
)
def test_a_direction_against_sense_or_units_that_differ_are_reported(
    title: str, goal: str, done: str, path: tuple[str, ...], why: str
) -> None:
    found = finding(direction_or_unit_doubtful, stage(measured_row(goal, done, path, title=title)))
    assert found.severity.value == "warning"
    assert why in found.message
    assert found.message.endswith("。")
    assert [at.a1 for at in found.cells] == ["F9", "G9"]


@pytest.mark.parametrize(
    ("sign", "goal", "unit", "why"),
    [
        ("≤", "不低于5个", "", "自相矛盾"),
        ("", "应保尽保", "%", "自相矛盾"),
        ("定性", "20", "个", "不一致"),
        ("≥", "20人", "场", "单位栏或表头不同"),
    ],
)
def test_a_target_against_its_own_sign_or_unit_cell_is_reported(sign: str, goal: str, unit: str, why: str) -> None:
    found = only(direction_or_unit_doubtful, stage(measured_row(goal, "", sign=sign, unit=unit)))
    assert why in found.message


def test_a_bare_figure_ten_thousand_times_the_other_is_doubtful() -> None:
    found = only(direction_or_unit_doubtful, stage(measured_row("≤104万元", 1039700, COSTS)))
    assert "元与万元" in found.message


@pytest.mark.parametrize(
    ("title", "goal", "done", "path"),
    [
        ("投诉件数", "≤3件", "1件", COUNTS),
        ("召开会议次数", "≤5次", "4次", COUNTS),
        ("公务接待批次", "≤20批次", "12批次", COUNTS),
        ("逾期天数", "≤5天", "2天", COUNTS),
        ("不满意率", "≤3%", "1%", SOCIAL),
        ("节约成本", "≥3万元", "4万元", COSTS),
        ("培训人次", "≥20人次", "25", COUNTS),
        ("培训经费", "≤90万元", "90", COSTS),
        ("道路", "≥3000米", "3公里", COUNTS),
        ("培训人次", "≥2000", "3061", COUNTS),
        ("培训人次", "≥9,5.5", "", COUNTS),
        ("培训人次", "≥90%", "95人", COUNTS),
        ("长效机制", "持续有效", "达成", SOCIAL),
    ],
)
def test_plausible_directions_convertible_units_and_what_others_report_are_left(
    title: str, goal: str, done: str, path: tuple[str, ...]
) -> None:
    assert faults(direction_or_unit_doubtful, stage(measured_row(goal, done, path, title=title))) == []


@pytest.mark.parametrize(
    ("goal", "done", "unit", "said"),
    [
        ("≥5万", "6万", "", "年度指标值「≥5万」、实际完成值「6万」"),
        ("≥5亿", "60000", "", "年度指标值「≥5亿」"),
        ("≥50000", "6万", "", "实际完成值「6万」"),
        ("≤620万/月", "600万/月", "", "年度指标值「≤620万/月」、实际完成值「600万/月」"),
    ],
)
def test_a_scale_of_nobody_knows_what_is_reported_once(goal: str, done: str, unit: str, said: str) -> None:
    found = only(direction_or_unit_doubtful, stage(measured_row(goal, done, unit=unit)))
    assert f"{said}只写了“万”“亿”，没有写单位" in found.message


@pytest.mark.parametrize(
    ("goal", "done", "unit"), [("≥5万", "6万", "人次"), ("≥5万人", "6万", ""), ("≥5万人", "6万人", ""), ("≥5", "6", "")]
)
def test_a_scale_with_its_unit_anywhere_is_fine(goal: str, done: str, unit: str) -> None:
    assert faults(direction_or_unit_doubtful, stage(measured_row(goal, done, unit=unit))) == []


def test_a_deadline_is_no_direction_against_sense() -> None:
    row = measured_row("2021年11月30日前", "2021年10月", SOCIAL, title="群众满意度")
    assert faults(direction_or_unit_doubtful, stage(row)) == []
