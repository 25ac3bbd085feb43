from dataclasses import replace

import pytest

from tests.checks.builders import addresses, cell, faults, finding, line, only, row, word
from tests.checks.values import measured_row, stage
from xlscore.checks.prompt_left import prompt_left
from xlscore.model.workbook import Cell
from xlscore.read.entries import amount_entry

PROMPT = "对照年度目标，说明相关任务目标的完成情况（100字以内）"


@pytest.mark.parametrize(
    ("title", "what"), [("指标2：", "占位文字"), ("公猪舍(≥**平方米)", "占位符"), ("……", "占位文字")]
)
def test_a_stub_as_the_title_of_a_row_in_use_is_reported(title: str, what: str) -> None:
    found = finding(prompt_left, stage(measured_row("≥20场", "20场", title=title)))
    assert found.severity.value == "warning"
    assert [at.a1 for at in found.cells] == ["C9"]
    assert what in found.message


def test_a_stub_of_an_unused_row_is_normal() -> None:
    unused = row(9, "P.1", "", "", title="指标2：", target=word(""), actual=word(""))
    assert faults(prompt_left, stage(unused)) == []


def test_prompts_in_reasons_and_goals_are_reported_at_their_cells() -> None:
    found = faults(
        prompt_left, stage(row(9, "P.1", reason=word("……", "J9")), texts={"实际完成情况": word(PROMPT, "G4")})
    )
    assert [addresses(fault) for fault in found] == [["J9"], ["G4"]]
    assert found[1].message == f"自评表!G4「实际完成情况」留有模板提示语「{PROMPT}」。"


def test_a_prompt_in_a_part_of_the_funds_is_reported_and_in_the_scored_total_left_to_the_blank_check() -> None:
    amount = amount_entry(Cell("请填写金额"), cell("G7"), "万元")
    part = line(7, "其他资金", executed=amount)
    assert addresses(only(prompt_left, stage(lines=(part,)))) == ["G7"]
    assert faults(prompt_left, stage(lines=(replace(part, indicator="E"),))) == []


def test_ordinary_words_and_rows_without_title_are_fine() -> None:
    fine = row(9, "P.1", title="培训人次", reason=word("请假人员较多，已补训。", "J9"))
    assert faults(prompt_left, stage(fine, row(10, "P.2", title=""), texts={"预期目标": word("", "B4")})) == []
