from dataclasses import replace
from fractions import Fraction

import pytest

from tests.read.forms import catalogue, facts
from tests.read.layouts.drawing import book, drawn
from xlscore.model.submission import State
from xlscore.read.tables.inputs import Inputs, answered, find_inputs, read_inputs
from xlscore.read.workbook_file import read_workbook

HEAD = "经费控制情况（万元）|2022年决算数|2023年预算数|2023年决算数"


def read(*lines: str, name: str = "附件2") -> Inputs:
    return read_inputs(book(drawn("\n".join(lines), name=name)))


def test_the_years_of_the_headers_roll_with_the_fiscal_year() -> None:
    found = read(HEAD, "三公经费|30|40|36.2")
    (line,) = found.lines
    assert facts(found.year, line.previous.value, line.budget.value, str(line.executed.value)) == (
        2023,
        30,
        40,
        "181/5",
    )
    older = read("经费控制情况（万元）|2018年预算数|2018年决算数|2017年决算数", "三公经费|40|36|30")
    assert facts(older.year, older.lines[0].previous.value, older.lines[0].budget.value) == (2018, 30, 40)


def test_a_dash_in_a_money_cell_is_a_blank_and_never_a_zero() -> None:
    (line,) = read(HEAD, "三公经费|—|-|0").lines
    assert [entry.state for entry in (line.previous, line.budget, line.executed)] == [
        State.BLANK,
        State.BLANK,
        State.GIVEN,
    ]


def test_numbered_rows_of_the_three_add_up_to_them_and_rows_between_to_the_numbered_one() -> None:
    lines = read(
        HEAD, "三公经费|9|9|9", "1、公务用车|5|5|5", "其中：公车购置|2|2|2", "2、出国经费|4|4|4", "项目支出|7|7|7"
    ).lines
    assert facts(*(line.parent for line in lines)) == (None, 0, 1, 0, None)
    assert [line.name for line in lines] == ["三公经费", "公务用车", "公车购置", "出国经费", "项目支出"]


def test_a_header_repeated_at_a_page_break_and_rows_of_dots_are_no_lines() -> None:
    lines = read(HEAD, "公用经费|9|9|9", "……|||", HEAD, "|1|2|3", "政府采购金额|1|2|3", "说明：无").lines
    assert [line.name for line in lines] == ["公用经费", "政府采购金额"]


def test_the_unit_of_a_row_beats_that_of_its_block_and_that_the_sheets() -> None:
    lines = read("单位：元", HEAD, "三公经费|1|2|3", "政府采购金额（元）|1|2|3").lines
    assert [line.unit for line in lines] == ["万元", "万元"]
    assert facts(lines[1].budget.value, lines[1].budget.converted_from) == (Fraction(2, 10_000), "元")
    (plain,) = read("单位：元|||", HEAD.replace("（万元）", ""), "三公经费|1|2|3").lines
    (bare,) = read(HEAD.replace("（万元）", ""), "三公经费|1|2|3").lines
    assert facts(plain.unit, bare.unit) == ("元", "万元")


def test_answers_are_given_in_the_unit_the_edition_asks_for() -> None:
    found = read(
        "财政供养人员情况（人）|编制数|2023年实际在职人数", "|120|118人", HEAD, "三公经费|1|40|36", "项目支出|1|9|8"
    )
    units = {"staff_quota": "人", "staff_on_post": "人", "sangong_budget": "元", "project_spend": "", "other": "万元"}
    assert {name: entry.value for name, entry in answered(found, units).items()} == {
        "staff_quota": 120,
        "staff_on_post": 118,
        "sangong_budget": 400_000,
        "project_spend": 8,
    }


def test_other_sheets_are_no_sheet_of_inputs() -> None:
    assert read("项目|年初预算数|全年执行数", "三公经费|1|2") == Inputs()


ROWS = (HEAD, "三公经费|1|40|36")


def test_a_published_sheet_may_be_called_like_that_of_our_templates() -> None:
    assert read(*ROWS, name="基础数据").fields["sangong_budget"][0].value == 40


def test_our_own_sheet_of_inputs_is_never_taken_for_a_published_one() -> None:
    sheet = drawn("\n".join(ROWS), name="基础数据")
    named = {"xlscore_field_sangong_budget": "基础数据!$C$2", "XLSCORE_FIELD_other": "#REF!"}
    assert read_inputs(replace(book(sheet), names=named)) == Inputs()
    elsewhere = {"xlscore_field_sangong_budget": "评分表!$C$2", "other": "基础数据!$C$2"}
    found = read_inputs(replace(book(sheet, drawn("评分表", name="评分表")), names=elsewhere))
    assert found.fields["sangong_budget"][0].value == 40


@pytest.mark.parametrize("name", ["收支明细", "填报说明", "填报状态", "审核结果"])
def test_the_other_sheets_of_our_templates_are_no_inputs(name: str) -> None:
    assert read(*ROWS, name=name) == Inputs()


def test_every_template_of_ours_has_no_published_sheet_of_inputs() -> None:
    for name in catalogue():
        template = read_workbook(catalogue().template(name))
        assert find_inputs(template) is None
        assert find_inputs(replace(template, names={})) is None
