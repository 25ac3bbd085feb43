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
from xlscore.checks.low_execution_without_reason import low_execution_without_reason
from xlscore.checks.registry import Scored
from xlscore.model.finding import Severity
from xlscore.model.submission import FundLine

KNOWN = edition(fields=AMOUNTS, indicators=[EXECUTION])


def stage(*lines: FundLine, **more: object) -> Scored:
    return scored(sheet(lines=lines, **more), framework=KNOWN)


def test_the_basic_spending_of_zengcheng_needs_a_reason() -> None:
    found = finding(low_execution_without_reason, stage(line(5, "基本支出", "532.66", "460.07", "86.37%")))
    assert found.severity is Severity.WARNING
    assert found.message == ("自评表!G5「基本支出」执行率 86.37%（460.07÷532.66＝86.3722%），低于 90%，未说明原因。")
    assert [place.a1 for place in found.cells] == ["G5", "F5", "H5", "J5"]


@pytest.mark.parametrize(("executed", "severity"), [("898", Severity.WARNING), ("899", Severity.NOTE), ("900", None)])
def test_a_low_rate_of_whole_amounts_that_may_reach_the_threshold_is_a_note(
    executed: str, severity: Severity | None
) -> None:
    # 898.5÷999.5 = 89.89 %, 899.5÷999.5 = 89.99 %; of 1000 none reaches 90 %; of 999, 899.5÷998.5 = 90.08 %.
    funds = stage(line(5, "基本支出", "1000" if executed == "898" else "999", executed))
    if severity is None:
        assert faults(low_execution_without_reason, funds) == []
        return
    found = finding(low_execution_without_reason, funds)
    assert found.severity is severity
    assert ("如系取整填列，则可能不低于" in found.message) is (severity is Severity.NOTE)


@pytest.mark.parametrize(("executed", "count"), [("89.98", 1), ("89.99", 1), ("90.00", 0), ("98.00", 0), ("0.00", 1)])
def test_only_a_rate_below_the_threshold_for_certain_is_low(executed: str, count: int) -> None:
    assert len(faults(low_execution_without_reason, stage(line(5, "基本支出", "100.00", executed)))) == count


def test_a_rate_the_printed_amounts_leave_open_is_not_low() -> None:
    assert faults(low_execution_without_reason, stage(line(5, "基本支出", "1.01", "0.9"))) == []


def test_a_reason_on_the_line_on_the_execution_row_or_in_a_text_is_enough() -> None:
    low = line(5, "年度资金总额", "100", "60", indicator="E")
    assert faults(low_execution_without_reason, stage(replace(low, reason=word("政策调整", "J5")))) == []
    assert faults(low_execution_without_reason, stage(low, rows=(row(5, "E", reason=word("政策调整", "J5")),))) == []
    texts = {"未能完成原因": word("预算执行进度受采购影响", "B40")}
    assert faults(low_execution_without_reason, stage(low, texts=texts)) == []


def test_a_text_on_something_else_is_no_reason() -> None:
    low = line(5, "年度资金总额", "100", "60", indicator="E")
    texts = {"未能完成原因": word("疫情", "B40"), "预期目标": word("预算执行", "B11")}
    assert len(faults(low_execution_without_reason, stage(low, texts=texts, rows=(row(5, "E"),)))) == 1


def test_low_parts_are_named_with_their_low_total() -> None:
    found = only(
        low_execution_without_reason,
        stage(
            line(6, "合计", "200", "150"), line(7, "甲", "100", "52", parent=0), line(8, "乙", "100", "98", parent=0)
        ),
    )
    assert found.subject == "合计"
    assert "其中「甲」偏低" in found.message


def test_a_low_part_of_a_total_that_is_not_low_speaks_for_itself() -> None:
    lines = (line(6, "合计", "200", "185"), line(7, "甲", "100", "86", parent=0), line(8, "乙", "100", "99", parent=0))
    assert only(low_execution_without_reason, stage(*lines)).subject == "甲"


def test_a_reason_on_the_low_part_explains_the_total() -> None:
    lines = (line(6, "合计", "200", "150"), line(7, "甲", "100", "52", parent=0, reason=word("合同延期", "J7")))
    assert faults(low_execution_without_reason, stage(*lines)) == []


def test_thrift_counts_income_and_other_rates_need_no_reason() -> None:
    lines = (
        line(5, "“三公”经费", "10", "2"),
        line(6, "编制数与在职人员", "20", "10", unit="人"),
        line(7, "本年收入", "100", "50"),
        line(8, "政府采购", "100", "50", indicator="B4"),
        line(9, "其他", "0", "0"),
        line(10, "其他", "100", "未提供"),
    )
    assert faults(low_execution_without_reason, stage(*lines)) == []


def test_an_edition_may_set_its_own_threshold() -> None:
    strict = edition(policy={"low_execution": "0.95"})
    found = only(low_execution_without_reason, scored(sheet(lines=(line(5, "甲", "100", "94"),)), framework=strict))
    assert "低于 95%" in found.message
    assert addresses(found) == ["G5", "F5", "H5", "J5"]


def test_lines_that_name_one_another_as_parent_end() -> None:
    lines = (line(5, "甲", "100", "50", parent=1), line(6, "乙", "100", "50", parent=0))
    assert faults(low_execution_without_reason, stage(*lines)) == []


def test_nothing_spent_is_shown_as_nothing_and_a_rate_near_the_limit_never_as_the_limit() -> None:
    nothing = finding(low_execution_without_reason, stage(line(5, "基本支出", "100.00", "0.00")))
    assert "执行率 0.00%（0.00÷100.00＝0.0000%），低于 90%" in nothing.message
    assert nothing.recomputed == "0.0000"
    near = finding(low_execution_without_reason, stage(line(5, "基本支出", "1000000.00", "899999.00")))
    assert "执行率 89.9999%" in near.message
