import pytest

from tests.checks.builders import addresses, faults, finding, only, word
from tests.checks.values import COSTS, COUNTS, SOCIAL, measured_row, stage
from xlscore.checks.target_not_comparable import target_not_comparable


@pytest.mark.parametrize(
    ("goal", "done", "one", "other"),
    [
        ("≤30万元", "完成", "金额", "定性文字"),
        ("37个", "100%", "数量", "百分比"),
        ("≥90%", "95人", "百分比", "数量"),
        ("及时", "95%", "定性文字", "百分比"),
    ],
)
def test_figures_of_different_kinds_are_named_with_their_kinds(goal: str, done: str, one: str, other: str) -> None:
    found = finding(target_not_comparable, stage(measured_row(goal, done)))
    assert found.severity.value == "warning"
    assert f"「{goal}」是{one}，实际完成值「{done}」是{other}" in found.message
    assert [at.a1 for at in found.cells] == ["G9", "F9"]


@pytest.mark.parametrize(
    ("goal", "why"),
    [
        ("应保尽保", "没有量化"),
        ("实施基层医疗机构37个。", "数量写在句子里"),
        ("2021年12月31日前给120人发放36.66元", "多个目标"),
    ],
)
def test_a_worded_output_target_is_not_quantified(goal: str, why: str) -> None:
    found = only(target_not_comparable, stage(measured_row(goal, "已完成")))
    assert why in found.message
    assert addresses(found) == ["F9"]


def test_a_level_makes_a_worded_output_qualitative_by_declaration_but_not_a_count_or_a_cost() -> None:
    level = word("达成年度指标", "K9")
    quality = ("产出指标", "质量指标")
    assert faults(target_not_comparable, stage(measured_row("优良", "优良", quality, level=level))) == []
    assert len(faults(target_not_comparable, stage(measured_row("优良", "优良", COUNTS, level=level)))) == 1
    assert len(faults(target_not_comparable, stage(measured_row("从严控制", "达到", COSTS, level=level)))) == 1
    assert faults(target_not_comparable, stage(measured_row("优良", "95%", SOCIAL, level=level))) == []


@pytest.mark.parametrize(
    ("goal", "done", "path"),
    [
        ("≥20场", "20场", COUNTS),
        ("持续有效", "达成年度指标", SOCIAL),
        ("公益性事业", "完成", COUNTS),
        ("11月前", "10月", COUNTS),
        ("≥9,5.5", "完成", COUNTS),
        ("", "完成", COUNTS),
    ],
)
def test_quantified_targets_benefits_in_words_and_unreadable_ones_are_left(
    goal: str, done: str, path: tuple[str, ...]
) -> None:
    assert faults(target_not_comparable, stage(measured_row(goal, done, path))) == []
