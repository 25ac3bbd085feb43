from datetime import date

import pytest

from xlscore.values.done import says_done, words_before
from xlscore.values.read import read_value
from xlscore.values.reading import Kind


@pytest.mark.parametrize(
    "text",
    [
        "已于2021年12月20日完成",
        "于2021年12月20日全部支付",
        "项目已于2021年12月20日完工",
        "工程2021年12月20日竣工",
        "2021年12月20日完成项目验收",
        "2021年12月20日通过竣工验收",
        "已在12月20日按期完成",
        "截至2021年12月20日已全部发放",
    ],
)
def test_the_day_something_was_done_is_that_day(text: str) -> None:
    reading = read_value(text, column="actual", year=2021)
    assert (reading.kind, reading.value) == (Kind.DEADLINE, date(2021, 12, 20))


@pytest.mark.parametrize(
    "text",
    [
        "预计2021年12月20日完成",
        "计划于2021年12月20日完成",
        "未于2021年12月20日完成",
        "拟于2021年12月20日完成",
        "2021年12月20日未完成",
        "2021年12月20日完成部分工程",
        "2021年12月20日完成初步验收",
        "2021年12月20日完成80%",
        "2021年12月20日后完成",
    ],
)
def test_what_was_only_meant_to_be_done_or_half_done_has_no_day(text: str) -> None:
    reading = read_value(text, column="actual", year=2021)
    assert reading.kind in {Kind.QUALITATIVE, Kind.SENTENCE}


def test_a_target_names_its_day_without_a_subject() -> None:
    assert read_value("项目于2021年12月20日完成", column="target").kind is Kind.QUALITATIVE
    assert read_value("于2021年12月20日完成", column="target").kind is Kind.DEADLINE


def test_words_before_and_behind_a_date() -> None:
    assert words_before("及时完成", actual=True) == 0
    assert words_before("截至12月", actual=False) == 2
    assert says_done("", actual=False)
    assert says_done("完成验收工作", actual=True)
    assert not says_done("完成验收工作", actual=False)
