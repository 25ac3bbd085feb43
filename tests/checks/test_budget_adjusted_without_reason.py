from dataclasses import replace

import pytest

from tests.checks.builders import (
    AMOUNTS,
    EXECUTION,
    addresses,
    edition,
    faults,
    finding,
    line,
    only,
    row,
    scored,
    sheet,
    word,
)
from xlscore.checks.budget_adjusted_without_reason import budget_adjusted_without_reason
from xlscore.checks.registry import Scored
from xlscore.model.submission import FundLine

EDITION = edition(indicators=[EXECUTION], fields=AMOUNTS)


def stage(*lines: FundLine, **more: object) -> Scored:
    return scored(sheet(lines=lines, **more), framework=EDITION)


def total(initial: str = "766.17", budget: str = "831.88", executed: str = "758.34") -> FundLine:
    return line(4, "部门支出", budget, executed, initial=initial)


def test_an_adjusted_budget_without_a_word_is_noted_with_its_share() -> None:
    found = finding(budget_adjusted_without_reason, stage(total()))
    assert found.severity.value == "note"
    assert found.message == (
        "自评表!F4「部门支出」年初预算数 766.17万元，全年预算数 831.88万元，增加 65.71万元（8.58%），未说明调整理由。"
    )
    assert addresses(only(budget_adjusted_without_reason, stage(total()))) == ["F4", "E4", "J4"]


def test_a_cut_is_told_as_a_cut() -> None:
    assert "减少 10万元（10.00%）" in only(budget_adjusted_without_reason, stage(total("100", "90", "80"))).message


@pytest.mark.parametrize(
    "line",
    [
        total("831.88"),
        total(""),
        total("0"),
        total(budget=""),
        total(executed="831.88"),
        replace(total(), reason=word("年中追加人员经费", "J4")),
        replace(total(), reason=word("", None)),
        replace(total(), unit="人"),
    ],
    ids=["same", "no initial", "from nothing", "no budget", "fitted", "explained", "no column", "no money"],
)
def test_nothing_to_explain_or_no_place_for_it(line: FundLine) -> None:
    assert faults(budget_adjusted_without_reason, stage(line)) == []


def test_a_reason_beside_a_part_or_in_a_text_that_speaks_of_it_counts() -> None:
    part = replace(line(5, "基本支出", parent=0), reason=word("调入三人", "J5"))
    assert faults(budget_adjusted_without_reason, stage(total(), part)) == []
    texts = {"其他需要说明的问题": word("年中追加项目经费", "B20")}
    assert faults(budget_adjusted_without_reason, stage(total(), texts=texts)) == []
    rows = (row(9, "E", reason=word("预算调整后执行", "J9")),)
    assert faults(budget_adjusted_without_reason, stage(total(), rows=rows)) == []
