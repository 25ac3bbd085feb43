from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
import xlsxwriter

from xlscore.errors import UsageError
from xlscore.model.roster import Scope
from xlscore.read.roster import read_roster

HEADER = ["单位编码", "单位名称", "截止日期", "是否免报", "收到日期"]


def workbook(
    path: Path, *rows: list[object], days: list[list[object]] | None = None, header: list[str] = HEADER
) -> Path:
    book = xlsxwriter.Workbook(path)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheets: dict[str, list[list[object]] | None] = {
        "名册": [["2021年度名册"], [*header], *rows],
        "节假日": days,
    }
    for name, table in sheets.items():
        if table is None:
            continue
        sheet = book.add_worksheet(name)
        for place, row in enumerate(table):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(place, column, value, day)
                else:
                    sheet.write(place, column, value)
    book.close()
    return path


def test_units_dates_exemptions_and_the_calendar_are_read(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "名册.xlsx",
        [101, "甲局", date(2022, 3, 31), "", date(2022, 4, 1)],
        ["", "", "", "", ""],
        ["102", "乙局", "2022年3月31日", "是", ""],
        days=[["日期", "类型"], [date(2022, 4, 4), "休"], [date(2022, 4, 2), "班"]],
    )
    expected = read_roster(path)
    first, second = expected.units
    assert (first.code, first.name, first.deadline, first.received) == (
        "101",
        "甲局",
        date(2022, 3, 31),
        date(2022, 4, 1),
    )
    assert (second.code, second.deadline, second.exempt) == ("102", date(2022, 3, 31), True)
    assert expected.holidays == (date(2022, 4, 4),)
    assert expected.workdays == (date(2022, 4, 2),)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([["101", "甲局"], ["101", "乙局"]], r"名册!A4 单位编码“101”与第 3 行重复"),
        ([["101", ""]], "名册!A3 一行缺少单位编码或单位名称"),
        ([["101", "甲局", "月底"]], "名册!C3 截止日期“月底”不是日期"),
    ],
)
def test_a_roster_that_cannot_be_used_is_said_with_its_cell(
    tmp_path: Path, rows: list[list[object]], sentence: str
) -> None:
    with pytest.raises(UsageError, match=sentence):
        read_roster(workbook(tmp_path / "名册.xlsx", *rows))


def test_a_calendar_that_cannot_be_used_is_said_with_its_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path / "名册.xlsx", ["101", "甲局"], days=[["日期", "类型"], [date(2022, 4, 4), "放假"]])
    with pytest.raises(UsageError, match="节假日!B2 “放假”不是“休”或“班”"):
        read_roster(path)


def test_a_workbook_without_the_columns_is_no_roster(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="单位编码”“单位名称"):
        read_roster(workbook(tmp_path / "名册.xlsx", ["101", "甲局"], header=["编码", "名称"]))


def test_a_roster_without_a_unit_is_said_to_be_empty(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"的“.+”只有表头，没有一个单位。请填写应上报的单位后重试。"):
        read_roster(full(tmp_path))


def test_a_roster_that_is_missing_or_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="找不到名册"):
        read_roster(tmp_path / "无.xlsx")
    (tmp_path / "坏.xlsx").write_text("甲", "utf-8")
    with pytest.raises(UsageError, match=r"名册“.*坏\.xlsx”"):
        read_roster(tmp_path / "坏.xlsx")


FULL = [
    "单位编码",
    "单位名称",
    "上级单位",
    "处理",
    "退回日期",
    "报送口径",
    "预算调整数（万元）",
    "执行调整数（万元）",
    "截止日期",
]


def full(tmp_path: Path, *rows: list[object]) -> Path:
    return workbook(tmp_path / "名册.xlsx", *rows, header=FULL)


def test_returns_scope_and_adjustments_are_read(tmp_path: Path) -> None:
    path = full(
        tmp_path,
        ["1", "部门", "", "", "", "本级", "-1,200.50", 0.1, 20220331],
        ["2", "单位", "部门", "退回", "2022.3.28", "", "", "", 44651],
        ["3", "分站", "2", "", date(2022, 3, 1), "汇总", "", "", "2022年3月底前"],
    )
    whole, unit, station = read_roster(path).units
    assert (whole.scope, whole.budget_adjustment, whole.executed_adjustment) == (
        Scope.OWN,
        Fraction("-1200.5"),
        Fraction("0.1"),
    )
    assert (unit.parent, unit.returned, unit.returned_on, unit.scope) == ("1", True, date(2022, 3, 28), Scope.WHOLE)
    assert (station.parent, station.returned, station.returned_on) == ("2", True, date(2022, 3, 1))
    assert {item.deadline for item in (whole, unit, station)} == {date(2022, 3, 31)}


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([["1", "甲", "9"]], "名册!C3 上级单位“9”不在名册的单位编码和单位名称之中。请改正后重试。"),
        ([["1", "甲", "2"], ["2", "乙", "1"]], "名册!C3 上级单位成了循环：1→2→1。"),
        ([["1", "甲", "1"]], "名册!C3 上级单位成了循环：1→1。"),
        ([["1", "甲"], ["2", "甲"], ["3", "丙", "甲"]], "名册!C5 上级单位“甲”在名册中有同名的几户，请改写单位编码。"),
        ([["1", "甲", "", "退件"]], "名册!D3 处理“退件”不是“退回”或空白。"),
        ([["1", "甲", "", "", "3月28日"]], "名册!E3 退回日期“3月28日”不是日期，或看不出是哪一天"),
        ([["1", "甲", "", "", "2022年3月"]], "名册!E3 退回日期“2022年3月”不是日期"),
        ([["1", "甲", "", "", 20220230]], "名册!E3 退回日期“20220230”不是日期"),
        ([["1", "甲", "", "", 5]], "名册!E3 退回日期“5”不是日期"),
        ([["1", "甲", "", "", "03/04/2022"]], "名册!E3 退回日期“03/04/2022”不是日期"),
        ([["1", "甲", "", "", "", "全部"]], "名册!F3 报送口径“全部”不是“汇总”、“本级”或空白。"),
        ([["1", "甲", "", "", "", "", "约5"]], "名册!G3 预算调整数（万元）“约5”不是确切的金额"),
        ([["1", "甲", "", "", "", "", "1,2,3"]], "名册!G3 预算调整数（万元）“1,2,3”不是确切的金额"),
        ([["1", "甲", "", "", "", "", "≤5"]], "名册!G3 预算调整数（万元）“≤5”不是确切的金额"),
        (
            [["1", "甲"], ["1", "乙"], ["2", ""], ["3", "丙", "9"]],
            "名册!A4 单位编码“1”与第 3 行重复（“甲”和“乙”）。请改正后重试（另有 2 处要改：名册!A5、名册!C6）。",
        ),
    ],
)
def test_every_cell_that_cannot_be_used_is_named(tmp_path: Path, rows: list[list[object]], sentence: str) -> None:
    with pytest.raises(UsageError) as raised:
        read_roster(full(tmp_path, *rows))
    assert sentence in str(raised.value)


def test_two_units_of_one_name_are_pointed_out_and_usable(tmp_path: Path) -> None:
    expected = read_roster(full(tmp_path, ["1", "办公室"], ["2", "办公 室"], ["3", "丙"]))
    assert len(expected.units) == 3
    assert expected.remarks == (
        "名册中 2 户同名“办公室”：名册!A3（1）、名册!A4（2）；它们的文件要靠文件名中的单位编码区分。",
    )


def test_a_circle_below_a_unit_is_reported_where_it_runs(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="循环：2→3→2"):
        read_roster(full(tmp_path, ["1", "甲", "2"], ["2", "乙", "3"], ["3", "丙", "2"]))


def test_days_off_may_leave_blank_rows_and_must_be_days(tmp_path: Path) -> None:
    good = workbook(tmp_path / "好.xlsx", ["1", "甲"], days=[["日期", "类型"], ["", " "], ["2022-04-04", "休"]])
    assert read_roster(good).holidays == (date(2022, 4, 4),)
    bad = workbook(tmp_path / "坏.xlsx", ["1", "甲"], days=[["日期", "类型"], ["清明", "休"]])
    with pytest.raises(UsageError, match="节假日!A2 “清明”不是日期"):
        read_roster(bad)


def test_a_row_without_code_and_name_is_no_unit_whatever_stands_in_it(tmp_path: Path) -> None:
    (only,) = read_roster(full(tmp_path, [1, "甲"], ["", "", "", "", "制表日期", "", "", "", "月底"])).units
    assert only.code == "1"


def test_an_adjustment_that_states_its_unit_is_converted(tmp_path: Path) -> None:
    units = read_roster(full(tmp_path, ["1", "甲", "", "", "", "", "1.2亿元", "３5000元"])).units
    assert units[0].budget_adjustment == 12_000
    assert units[0].executed_adjustment == Fraction("3.5")


def test_a_column_that_stands_twice_is_refused_and_spaces_in_headers_are_not_minded(tmp_path: Path) -> None:
    path = workbook(tmp_path / "名册.xlsx", ["1", "甲", "乙"], header=["单位编码", "单位 名称", "单位名称"])
    with pytest.raises(UsageError, match="名册!C2 又是一列“单位名称”，不知道以哪一列为准"):
        read_roster(path)
    path = workbook(tmp_path / "名册.xlsx", ["1", "甲", "a", "b"], header=["单位编码", "单位 名称", "电话", "电话"])
    assert [unit.name for unit in read_roster(path).units] == ["甲"]
