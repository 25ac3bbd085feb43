"""A roster drafted from files: what is certain is filled in, the rest is said."""

import pytest

from tests.consolidation.returns import PROJECT, record
from xlscore.consolidation.drafting import DraftUnit, code_in, draft_roster
from xlscore.model.finding import Verdict
from xlscore.model.record import Record


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("a/3101_样例区第一中学.xlsx", "3101"),
        ("3101样例区第一中学.xlsx", "3101"),
        ("A01-甲局.xlsx", "A01"),
        ("2022年甲局.xlsx", ""),
        ("2022_甲局.xlsx", ""),
        ("20230331甲局.xlsx", ""),
        ("202303甲局.xlsx", ""),
        ("202313甲局.xlsx", "202313"),
        ("自评表.xlsx", ""),
        ("sheet_甲局.xlsx", ""),
        ("甲局3101.xlsx", ""),
        ("1.甲局.xlsx", ""),
    ],
)
def test_a_code_is_what_the_file_name_begins_with(file: str, code: str) -> None:
    assert code_in(file) == code


def drafted(*records: Record) -> list[tuple[str, str, str, str]]:
    return [(item.unit.code, item.unit.name, item.unit.kind, item.remark) for item in draft_roster(records)]


def test_units_come_with_code_kind_and_what_they_filled_in() -> None:
    assert drafted(record("甲局", "101_甲局.xlsx"), record("乙局", "乙局.xlsx", edition=PROJECT, year=None)) == [
        ("101", "甲局", "部门整体支出", "评分表，2021年"),
        ("", "乙局", "项目支出", "项目表"),
    ]


def test_a_code_two_units_use_is_left_out() -> None:
    found = drafted(record("甲局", "101_甲局.xlsx"), record("乙局", "101_乙局.xlsx"))
    assert [(code, remark) for code, _, _, remark in found] == [
        ("", "评分表，2021年；文件名中的编码 101 有 2 户使用，未填入")
    ] * 2


def test_files_of_one_unit_are_one_line() -> None:
    same = drafted(record("甲局", "101_a.xlsx", sha256="s"), record("甲局", "101_b.xlsx", sha256="s"))
    assert same == [("101", "甲局", "部门整体支出", "评分表，2021年；收到 2 份内容相同的文件：101_a.xlsx、101_b.xlsx")]
    (other,) = draft_roster([record("甲 局", "101_a.xlsx"), record("甲局", "102_b.xlsx", edition=PROJECT)])
    assert (other.unit.code, other.unit.kind) == ("", "")
    assert other.remarks == (
        "文件名中的编码不一致（101、102），未填入",
        "评分表，2021年",
        "项目表，2021年",
        "收到 2 份（版本、年度或项目不同）：101_a.xlsx、102_b.xlsx",
    )
    (many,) = draft_roster(record("甲局", f"101_{number}.xlsx") for number in range(6))
    assert many.remarks[-1] == ("收到 6 份，以哪份为准待定：101_0.xlsx、101_1.xlsx、101_2.xlsx、101_3.xlsx 等 6 个文件")


def test_a_file_nobody_can_read_is_a_line_named_after_it() -> None:
    bad = record("", "101_丙局.xlsx", verdict=Verdict.UNREADABLE, edition=None)
    (item,) = draft_roster([bad])
    assert (item.unit.code, item.unit.name, item.readable) == ("101", "丙局", False)
    assert item.remark == "表内没有单位名称，名称取自文件名；101_丙局.xlsx 无法读取"
    (unknown,) = draft_roster([record("", "101.xlsx", edition=None)])
    assert unknown == DraftUnit(
        unknown.unit, ("101.xlsx",), ("表内没有单位名称，名称取自文件名", "101.xlsx 未识别出评分表")
    )
    assert unknown.unit.name == "101"
