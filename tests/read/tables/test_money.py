from fractions import Fraction

import pytest

from tests.read.forms import Cells, framework, project_book, yueyang_book
from xlscore.read.submission import understand
from xlscore.read.tables.money import is_money, kept_unit, nearest_unit, stated_unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("项目资金（万元）", "万元"),
        ("项目资金\n（万\n元）", "万元"),
        ("资金情况(元):", "元"),
        ("单位：万元", "万元"),
        ("金额单位: 人民币元", "元"),
        ("全年执行数/元", "元"),
        ("全年执行数／万元", "万元"),
        ("/元", None),
        ("元/人", None),
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


def test_cell_row_block_and_title_in_that_order_and_every_place_that_states_one() -> None:
    changes: Cells = {
        "J2": "单位：元",
        "C7": "其中：当年财政拨款（元）",
        "E7": 800000,
        "F8": "5元",
    }
    read = understand(project_book(changes), framework("national_project_2020"))
    total, appropriation, carried, _ = read.lines
    assert [line.unit for line in read.lines] == ["万元"] * 4
    assert [str(entry.value) for entry in (total.initial, appropriation.initial, carried.budget)] == [
        "80",
        "80",
        "1/2000",
    ]
    assert [line.initial.converted_from for line in read.lines] == ["", "元", "", ""]
    assert [(at.a1, unit) for at, unit in read.money_units] == [("C7", "元"), ("A5", "万元"), ("J2", "元")]
    assert read.money_unit == "万元"


def test_the_title_states_the_unit_where_nothing_nearer_does() -> None:
    read = understand(project_book({"A5": "项目资金", "J2": "单位：元"}), framework("national_project_2020"))
    assert read.money_unit == "元"
    nowhere = understand(project_book({"A5": "项目资金"}), framework("national_project_2020"))
    assert (nowhere.money_unit, nowhere.money_units) == ("万元", ())


def test_a_workbook_without_a_funds_block_states_no_unit_of_it() -> None:
    assert understand(yueyang_book(), framework("yueyang_overall_2019")).money_units == ()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("项目资金（千元）", "千元"),
        ("单位：亿元", "亿元"),
        ("（人民币：百万元）", "百万元"),
        ("（万元人民币）", "万元"),
        ("（单位：万元、%）", "万元"),
        ("单位：十元", "十元"),
    ],
)
def test_every_unit_of_money_is_known(text: str, unit: str) -> None:
    assert stated_unit(text) == unit


@pytest.mark.parametrize(
    ("head", "amount", "kept", "places"),
    [
        ("千元", 988.8, "98.88", 2),
        ("亿元", "0.0098880", "98.8800", 3),
        ("百万元", "988千元", "98.8", 1),
        ("角", 988.8, "988.8", 1),
    ],
)
def test_amounts_headed_by_another_unit_are_kept_in_ten_thousands(
    head: str, amount: str | float, kept: str, places: int
) -> None:
    read = understand(project_book({"A5": f"项目资金（{head}）", "F6": amount}), framework("national_project_2020"))
    budget = read.lines[0].budget
    assert (read.money_unit, read.lines[0].unit, budget.value, budget.places) == (
        "万元",
        "万元",
        Fraction(kept),
        places,
    )
    assert budget.converted_from == ("" if head == "角" or "千" in str(amount) else head)


def test_a_sheet_without_a_funds_block_is_kept_in_ten_thousands_too() -> None:
    cells = {f"{column}6": None for column in "DEFGHIJ"} | {"E5": None, "F5": None, "G5": None, "J2": "单位：千元"}
    read = understand(project_book({**cells, "A5": "项目资金"}), framework("national_project_2020"))
    assert (read.money_unit, kept_unit("元"), is_money("千元"), is_money("人")) == ("万元", "元", True, False)
