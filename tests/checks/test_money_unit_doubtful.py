from dataclasses import replace
from typing import Any

import pytest

from tests.checks.builders import addresses, cell, faults, finding, line, only, row, sheet, typed, understood
from xlscore.checks.money_unit_doubtful import money_unit_doubtful
from xlscore.exact import exact
from xlscore.model.finding import Severity
from xlscore.model.submission import Entry, FundLine, State
from xlscore.values import Kind, read_value


def money(text: str, a1: str, column: str = "actual") -> Entry:
    reading = read_value(text, column=column)  # type: ignore[arg-type]
    assert reading.kind is Kind.AMOUNT
    return Entry(State.GIVEN, cell(a1), reading.number, text, reading=reading)


def total(*parts: Any, budget: str = "100", executed: str = "") -> Any:
    whole = line(6, "年度资金总额", budget, executed)
    return understood(sheet(lines=(whole, *(replace(part, parent=0) for part in parts))))


def test_a_cell_that_states_the_other_unit_is_shown_with_what_was_read() -> None:
    stated = replace(money("988800元", "G7", "amount"), value=exact("98.88"))
    fault = only(money_unit_doubtful, understood(sheet(lines=(line(7, "当年财政拨款", "100", stated),))))
    assert fault.message == (
        "自评表!G7「当年财政拨款」的全年执行数填为「988800元」，写明单位是元，"
        "而本表以万元为单位；已按写明的单位折算为 98.88万元。"
    )
    assert facts(fault) == (["G7"], "当年财政拨款/全年执行数", None)


def facts(fault: Any) -> tuple[list[str], str, str | None]:
    return addresses(fault), fault.subject, fault.caused_by


def test_the_units_own_unit_written_in_the_cell_is_no_doubt() -> None:
    stated = replace(money("98.88万元", "G7", "amount"), value=exact("98.88"))
    assert faults(money_unit_doubtful, understood(sheet(lines=(line(7, "当年财政拨款", "100", stated),)))) == []


def test_two_units_on_one_table_are_listed_nearest_first() -> None:
    stage = understood(sheet(money_unit="元", money_units=((cell("A5"), "元"), (cell("J2"), "万元"))))
    fault = only(money_unit_doubtful, stage)
    assert "自评表!A5（元）、自评表!J2（万元）" in fault.message
    assert facts(fault) == (["A5", "J2"], "money_unit", None)
    once = understood(sheet(money_unit="元", money_units=((cell("A5"), "元"), (cell("J2"), "元"))))
    assert faults(money_unit_doubtful, once) == []


def converted(value: str, text: str, a1: str) -> Entry:
    return replace(typed(value, a1), text=text, converted_from="万元")


def test_what_was_converted_because_of_its_row_is_shown_before_and_after() -> None:
    part = replace(line(7, "当年财政拨款"), unit="元", executed=converted("980000", "98", "G7"))
    units = ((cell("C7"), "万元"), (cell("A5"), "元"))
    fault = only(money_unit_doubtful, understood(sheet(lines=(part,), money_unit="元", money_units=units)))
    assert fault.message == (
        "同一张表上写有两种金额单位：自评表!C7（万元）、自评表!A5（元）。各数按离它最近的单位读取，没有写明的按元。"
        "已折算：自评表!G7「当年财政拨款」的全年执行数 98万元＝980000元。"
    )
    assert facts(fault) == (["C7", "A5", "G7"], "money_unit", None)
    alone = only(money_unit_doubtful, understood(sheet(lines=(part,), money_unit="元")))
    assert alone.message.startswith("同一张表上写有两种金额单位。各数按")


def test_of_many_converted_figures_twelve_are_listed() -> None:
    parts = tuple(
        replace(line(number, f"项目{number}"), unit="元", executed=converted("980000", "98", f"G{number}"))
        for number in range(1, 14)
    )
    fault = only(money_unit_doubtful, understood(sheet(lines=parts, money_unit="元")))
    assert "项目12」的全年执行数 98万元＝980000元 等 13 处。" in fault.message
    assert len(fault.cells) == 13


def test_a_row_in_the_wrong_unit_is_found_by_its_total_and_says_how_it_was_read() -> None:
    part = replace(line(7, "当年财政拨款"), budget=converted("10000000000", "1000000", "F7"))
    found = faults(money_unit_doubtful, total(part, budget="1000000"))
    assert [fault.subject for fault in found] == ["money_unit", "当年财政拨款/全年预算数"]
    assert "自评表!F7 为「1000000」（按万元读取），自评表!F6 为「1000000」，" in found[1].message


@pytest.mark.parametrize(
    ("unit", "executed", "slipped"),
    [("万元", "980000", True), ("万元", "98", False), ("元", "98", True), ("元", "980000", False), ("元", "97", False)],
)
def test_a_cost_row_tells_the_unit_of_the_total_it_was_spent_from(unit: str, executed: str, slipped: bool) -> None:
    whole = replace(line(6, "年度资金总额", "", executed), indicator="E", unit=unit)
    cost = row(14, "P.1", target=money("≤100万元", "F14", "target"), actual=money("98万元", "G14"))
    found = faults(money_unit_doubtful, understood(sheet(lines=(whole,), rows=(cost,))))
    assert [fault.subject for fault in found] == (["指标P.1/全年执行数"] if slipped else [])
    assert all("按各自的单位折算后相差恰好一万倍" in fault.message for fault in found)


def test_a_cost_row_beside_a_total_that_is_not_scored_tells_nothing() -> None:
    cost = row(14, "P.1", target=money("≤100万元", "F14", "target"), actual=money("98万元", "G14"))
    for whole in (line(6, "年度资金总额", "", "980000"), replace(line(6, "年度资金总额"), indicator="E")):
        assert faults(money_unit_doubtful, understood(sheet(lines=(whole,), rows=(cost,)))) == []


@pytest.mark.parametrize(
    ("budget", "executed", "words"),
    [("100", "1000000", "恰好一万倍"), ("100", "988800", "约 9888 倍"), ("1000000", "98.88", "约 10113 倍")],
)
def test_execution_ten_thousand_times_off_its_budget(budget: str, executed: str, words: str) -> None:
    fault = only(money_unit_doubtful, understood(sheet(lines=(line(7, "其他资金", budget, executed),))))
    assert f"「其他资金」的全年预算数与全年执行数相差{words}" in fault.message
    assert fault.subject == "其他资金/全年执行数"
    assert sorted(addresses(fault)) == ["F7", "G7"]


@pytest.mark.parametrize(
    ("budget", "executed"), [("100", "98.88"), ("100", "490000000"), ("0", "1000000"), ("100", "4999"), ("", "5000")]
)
def test_amounts_apart_by_anything_else_are_left_alone(budget: str, executed: str) -> None:
    assert faults(money_unit_doubtful, understood(sheet(lines=(line(7, "其他资金", budget, executed),)))) == []


def test_an_initial_budget_in_the_other_unit() -> None:
    fault = only(money_unit_doubtful, understood(sheet(lines=(line(7, "其他资金", "100", "99", initial="800000"),))))
    assert "年初预算数与全年预算数相差约 8000 倍" in fault.message


def test_one_part_in_the_other_unit_is_found_by_the_total_and_follows_the_wrong_sum() -> None:
    fault = only(money_unit_doubtful, total(line(7, "当年财政拨款", "800000"), line(8, "其他资金", "20")))
    assert fault.message == (
        "自评表!F7「当年财政拨款」的全年预算数填为「800000」，除以 10000 折算为 80 后，"
        "各分项之和恰等于 自评表!F6「年度资金总额」的「100」，疑该数按元填列，应按万元。"
    )
    assert facts(fault) == (["F7", "F6"], "当年财政拨款/全年预算数", "XS406:年度资金总额/全年预算数")


def test_a_part_that_is_the_whole_total_in_the_other_unit_is_ten_thousand_times_apart() -> None:
    fault = only(money_unit_doubtful, total(line(7, "当年财政拨款", "98"), line(8, "其他资金", "0"), budget="980000"))
    assert fault.message == (
        "「当年财政拨款」与「年度资金总额」的全年预算数相差恰好一万倍：自评表!F6 为「980000」，自评表!F7 为「98」，"
        "疑其中一个按元、一个按万元填列。"
    )


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("亿元", "疑其中一个按万元、一个按亿元填列"),
        ("百万元", "疑其中一个按百元、一个按百万元填列"),
        ("元", "疑其中一个按元、一个按万元填列"),
        ("千元", "疑其中一个按千元、一个按千万元填列"),
        ("十万元", "疑其中一个数的金额单位或位数有误"),
    ],
)
def test_the_units_named_are_those_ten_thousand_times_apart_from_the_tables(unit: str, words: str) -> None:
    wrong = replace(line(7, "其他资金", "100", "988800"), unit=unit)
    assert words in only(money_unit_doubtful, understood(sheet(lines=(wrong,)))).message


@pytest.mark.parametrize(
    ("unit", "part", "budget", "words"),
    [
        ("亿元", "800000", "100", "除以 10000 折算为 80 后，"),
        ("亿元", "800000", "100", "疑该数按万元填列，应按亿元。"),
        ("元", "80", "800020", "乘以 10000 折算为 800000 后，"),
        ("元", "80", "800020", "疑该数按万元填列，应按元。"),
        ("元", "800000", "100", "疑该数的金额单位用错。"),
        ("千元", "800000", "100", "疑该数的金额单位用错。"),
    ],
)
def test_a_part_is_said_to_be_in_the_unit_that_makes_it_right(unit: str, part: str, budget: str, words: str) -> None:
    whole = replace(line(6, "年度资金总额", budget), unit=unit)
    parts = (replace(line(7, "甲", part), unit=unit, parent=0), replace(line(8, "乙", "20"), unit=unit, parent=0))
    assert words in only(money_unit_doubtful, understood(sheet(lines=(whole, *parts)))).message


def test_lines_of_one_name_in_two_units_are_not_compared_figure_by_figure() -> None:
    lines = (line(7, "三公经费", "36"), replace(line(19, "三公经费", "360000"), unit="元"))
    assert faults(money_unit_doubtful, understood(sheet(lines=lines))) == []


@pytest.mark.parametrize(
    ("text", "stated", "read"),
    [("3亿元", "亿元", "30000"), ("988千元", "千元", "98.8"), ("5百万元", "百万元", "500")],
)
def test_the_unit_a_cell_states_is_named_as_it_is(text: str, stated: str, read: str) -> None:
    entry = replace(money(text, "G7", "amount"), value=exact(read))
    fault = only(money_unit_doubtful, understood(sheet(lines=(line(7, "当年财政拨款", "", entry),))))
    assert f"填为「{text}」，写明单位是{stated}，而本表以万元为单位；已按写明的单位折算为 {read}万元。" in fault.message


def test_a_part_too_small_by_the_other_unit() -> None:
    fault = only(
        money_unit_doubtful,
        total(line(7, "当年财政拨款", "80"), line(8, "其他资金", "200000"), budget="1000000"),
    )
    assert addresses(fault) == ["F6", "F7"]


def test_a_sum_that_is_right_or_wrong_otherwise_is_no_slip() -> None:
    assert faults(money_unit_doubtful, total(line(7, "甲", "80"), line(8, "乙", "20"))) == []
    assert faults(money_unit_doubtful, total(line(7, "甲", "80"), line(8, "乙", "21"))) == []
    assert faults(money_unit_doubtful, total(line(7, "甲", "0"), line(8, "乙", "21"))) == []


def test_two_parts_that_would_both_explain_it_explain_nothing() -> None:
    assert faults(money_unit_doubtful, total(line(7, "甲", "0.01"), line(8, "乙", "0.01"), budget="100.01")) == []


def test_the_statement_against_the_funds_block() -> None:
    lines = (line(7, "三公经费", "36", "30"), line(19, "三公经费", "36", "300000"))
    found = faults(money_unit_doubtful, understood(sheet(lines=lines)))
    assert [fault.message.split("：")[0] for fault in found] == [
        "「三公经费」的全年预算数与全年执行数相差约 8333 倍",
        "两处「三公经费」的全年执行数相差恰好一万倍",
    ]


def test_lines_without_a_name_or_without_figures_are_not_compared() -> None:
    lines = (line(7, "", "36"), line(8, "", "360000"), line(9, "甲", "0"), line(10, "甲", "0"), line(11, "甲"))
    assert faults(money_unit_doubtful, understood(sheet(lines=lines))) == []


def test_a_target_and_an_actual_that_both_write_their_unit_leave_open_which_is_wrong() -> None:
    target, actual = money("≤14.8万元", "F14", "target"), money("14.8元", "G14")
    fault = only(money_unit_doubtful, understood(sheet(rows=(row(14, "P.1", target=target, actual=actual),))))
    assert fault.message.endswith(
        "自评表!F14 为「≤14.8万元」，自评表!G14 为「14.8元」，疑其中一个数的金额单位或位数有误。"
    )


def test_a_target_and_an_actual_of_money() -> None:
    target, actual = money("≤14.8万元", "F14", "target"), money("14.8元", "G14")
    fault = only(money_unit_doubtful, understood(sheet(rows=(row(14, "P.1", target=target, actual=actual),))))
    assert "「指标P.1」的年度指标值与实际完成值相差恰好一万倍" in fault.message
    near = money("14.7万元", "G14")
    assert faults(money_unit_doubtful, understood(sheet(rows=(row(14, "P.1", target=target, actual=near),)))) == []
    count = replace(typed("148000", "G14"), reading=read_value("148000", column="actual"))
    assert faults(money_unit_doubtful, understood(sheet(rows=(row(14, "P.1", target=target, actual=count),)))) == []


def test_it_is_advisory() -> None:
    stage = understood(sheet(lines=(line(7, "其他资金", "100", "988800"),)))
    assert finding(money_unit_doubtful, stage).severity is Severity.WARNING


def test_a_sheet_headed_by_another_unit_is_said_to_have_been_converted() -> None:
    part = FundLine("财政拨款", executed=replace(converted("98", "980", "C5"), converted_from="千元"), unit="万元")
    stage = understood(sheet(lines=(part,), money_unit="万元", money_units=((cell("A5"), "千元"),)))
    assert only(money_unit_doubtful, stage).message.startswith(
        "表上写明的金额单位是千元，审核时一律折算为万元。已折算："
    )


def test_the_unit_a_cell_states_is_named_in_full() -> None:
    for text, unit in (("980千元", "千元"), ("0.0098亿", "亿元"), ("98 万", "万元")):
        reading = read_value(text, column="amount", unit="元")
        part = FundLine("财政拨款", executed=replace(typed("98", "C5"), text=text, reading=reading), unit="元")
        fault = only(money_unit_doubtful, understood(sheet(lines=(part,), money_unit="元")))
        assert f"写明单位是{unit}，" in fault.message
