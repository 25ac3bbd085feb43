import pytest

from xlscore.read.tables.money import nearest_unit, stated_unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("项目资金（万元）", "万元"),
        ("项目资金\n（万\n元）", "万元"),
        ("资金情况(元):", "元"),
        ("单位：万元", "万元"),
        ("金额单位: 人民币元", "元"),
        ("项目资金", None),
        ("三公经费（人）", None),
        ("共5万元", None),
    ],
)
def test_a_unit_is_stated_in_brackets_or_after_the_word_for_it(text: str, unit: str | None) -> None:
    assert stated_unit(text) == unit


def test_the_nearest_label_that_states_one_wins() -> None:
    assert nearest_unit(["合计", "资金（元）", "单位：万元"]) == "元"
    assert nearest_unit(["合计"]) is None
