import pytest

from tests.checks.builders import faults, finding, sheet, understood, word
from xlscore.checks.registry import Understood
from xlscore.checks.year_of_another_period import year_of_another_period


def stage(text: str, year: int | None = 2023, label: str = "实际完成情况") -> Understood:
    return understood(sheet(fiscal_year=year, texts={label: word(text, "G11")}))


def test_a_result_of_another_year_alone_is_doubted() -> None:
    found = finding(year_of_another_period, stage("2022年度无因公出国，2022 年接待3批，2021年起公车封存。"))
    assert found.severity.value == "warning"
    assert found.message == "自评表!G11 年度总体目标的实际完成情况写的是 2022、2021 年，本表评价年度为 2023 年。"


@pytest.mark.parametrize(
    "text",
    [
        "2023年培训20场。",
        "2023年培训20场，比2022年多3场。",
        "培训20场。",
        "编号12022年",
        "2023—2024年度完成",
        "2022-2024年完成",
    ],
)
def test_the_year_itself_a_comparison_and_no_year_are_fine(text: str) -> None:
    assert faults(year_of_another_period, stage(text)) == []


def test_without_a_fiscal_year_and_in_the_goal_nothing_is_said() -> None:
    assert faults(year_of_another_period, stage("2022年培训20场。", None)) == []
    assert faults(year_of_another_period, stage("2022年培训20场。", label="预期目标")) == []


def test_full_width_years_are_read() -> None:
    assert "写的是 2022 年" in finding(year_of_another_period, stage("２０２２年培训20场。")).message
