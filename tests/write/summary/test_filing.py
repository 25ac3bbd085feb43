"""上报情况 and 催报 of the sample district: every state, the rates by department, sentences ready to send."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.consolidation.returns import record, roster, unit
from tests.write.summary.district import district, sheet, table
from xlscore.model.roster import Filing, FilingState, Roster, RosterUnit
from xlscore.write.summary import summary_bytes
from xlscore.write.summary.urge_sheet import urging


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(district("2022"), tmp_path_factory.mktemp("filing"))


def made(found: Roster, folder: Path) -> Path:
    target = folder / "汇总.xlsx"
    target.write_bytes(summary_bytes(found, folder))
    return target


@pytest.mark.parametrize(
    ("name", "state", "late", "filed"),
    [
        ("样例区第一中学", "已上报", None, "2023-03-27"),
        ("样例区城东小学", "逾期上报", 6, "2023-04-11"),
        ("样例区畜牧兽医站", "未上报", 9, None),
        ("样例区种子管理站", "重复上报", None, "2023-03-14"),
        ("样例区土壤肥料站", "重复上报", None, "2023-03-20"),
        ("样例区农产品质量检测中心", "退回", 9, "2023-03-20"),
        ("样例区城南幼儿园", "已上报", None, "2023-03-27"),
        ("样例区文化馆", "免报", None, None),
        ("样例区农业综合执法大队", "已上报", None, "2023-03-15"),
        ("样例区供水服务中心", "名册外", None, None),
    ],
)
def test_every_state_of_filing(book: Path, name: str, state: str, late: int | None, filed: str | None) -> None:
    line = next(line for line in table(book, "上报情况") if line["单位名称"] == name)
    assert (line["上报状态"], line["逾期工作日"] or None) == (state, late)
    assert (line["上报日期"] or None) == filed


def test_a_replaced_file_is_named_beside_the_one_that_stands(book: Path) -> None:
    line = next(line for line in table(book, "上报情况") if line["单位名称"] == "样例区城南幼儿园")
    assert line["文件"] == "3109_样例区城南幼儿园（更正）.xlsx"
    assert line["提示"] == "退回的 3109_样例区城南幼儿园.xlsx 已有更正件"
    assert line["退回日期"] == "2023-03-22"


def test_the_way_of_matching_and_doubts_are_shown(book: Path) -> None:
    lines = {str(line["单位名称"]): line for line in table(book, "上报情况")}
    assert lines["样例区农业综合执法大队"]["匹配依据"] == "文件名中的单位编码"
    assert lines["样例区全民健身中心"]["匹配依据"] == "单位名称"
    assert lines["样例区体育中心"]["提示"] == (
        "文件名中的编码属于 3412“样例区全民健身中心”，表内单位却是“样例区体育中心”，请核对文件是否放错"
    )


def test_departments_are_counted_with_their_rate(book: Path) -> None:
    rows = [row[1:11] for row in sheet(book, "上报情况").iter_rows(min_row=66, values_only=True)]
    assert rows[0] == (
        "主管部门",
        "应报户数",
        "已上报",
        "逾期上报",
        "重复上报",
        "退回",
        "未上报",
        "免报",
        "名册外",
        "上报率",
    )
    counts: dict[object, tuple[Any, ...]] = {row[0]: row[1:] for row in rows[1:]}
    assert counts["样例区教育局"] == (15, 14, 1, 0, 0, 0, 0, 0, 1)
    assert counts["样例区农业农村局"] == (15, 10, 0, 2, 1, 2, 0, 0, 0.8)
    assert counts["样例区文化和旅游局"] == (14, 12, 0, 0, 0, 2, 1, 0, pytest.approx(12 / 14))
    assert counts["—"][:-1] == (0, 0, 0, 0, 0, 0, 0, 1)
    assert counts["合计"] == (59, 51, 1, 2, 1, 4, 1, 1, pytest.approx(54 / 59))


def test_units_still_to_file_are_listed_by_department(book: Path) -> None:
    rows = [row for row in sheet(book, "催报").iter_rows(min_row=4, values_only=True) if row[0]]
    assert [row[0] if row[1] is None else row[1] for row in rows] == [
        "样例区农业农村局（3 户）",
        "样例区畜牧兽医站",
        "样例区水产站",
        "样例区农产品质量检测中心",
        "样例区文化和旅游局（2 户）",
        "样例区文化和旅游局",
        "样例区文物保护所",
    ]
    assert [row[0] for row in rows if row[1]] == [1, 2, 3, 4, 5]
    assert rows[1][7] == (
        "样例区畜牧兽医站：你单位的绩效自评表按要求应于 2023-03-31 前报送，截至 2023-04-14 尚未收到，"
        "已逾期 9 个工作日，请尽快报送。如有疑问请联系农业农村科。"
    )
    assert rows[3][7] == (
        "样例区农产品质量检测中心：你单位的绩效自评表已于 2023-03-24 退回修改，截至 2023-04-14 尚未收到更正件，"
        "已逾期 9 个工作日，请改正后尽快重新报送。如有疑问请联系农业农村科。"
    )


def test_a_sentence_only_says_what_the_roster_knows() -> None:
    expected = roster([], unit("1", "甲局")).expected
    missing = Filing(RosterUnit("1", "甲局"), FilingState.MISSING)
    assert urging(missing, expected) == "甲局：你单位的绩效自评表尚未收到，请按期报送。"
    back = Filing(RosterUnit("1", "甲局", returned=True), FilingState.RETURNED)
    assert urging(back, expected) == "甲局：你单位的绩效自评表已退回修改，尚未收到更正件，请改正后尽快重新报送。"

    part = Filing(RosterUnit("1", "甲局"), FilingState.FILED, lacking=("项目支出",))
    assert urging(part, expected) == "甲局：已收到你单位的绩效自评表，其中缺少项目支出的表，请补报。"


def test_a_unit_that_filed_a_part_of_what_is_asked_is_urged_for_the_rest(tmp_path: Path) -> None:
    path = made(roster([record("甲局")], unit("1", "甲局", kind="部门整体支出、项目支出")), tmp_path)
    (row,) = [row for row in sheet(path, "催报").iter_rows(min_row=5, values_only=True) if row[1]]
    assert (row[1], row[6]) == ("甲局", "缺报")


def test_when_nobody_is_missing_the_sheet_says_so(tmp_path: Path) -> None:
    whole = made(roster([record("甲局")], unit("1", "甲局", department=""), as_of=date(2022, 4, 1)), tmp_path)
    assert sheet(whole, "催报")["A4"].value == "名册内单位均已上报，无需催报。"
    none = made(Roster((record("甲局"),)), tmp_path)
    assert sheet(none, "催报")["A4"].value == "未提供上报名册（--roster），无法列出应催报的单位。"
    assert sheet(none, "催报")["A2"].value == "未指定催报日期。“催报内容”可直接复制发送。"


def test_missing_units_without_department_stand_under_their_own_title(tmp_path: Path) -> None:
    path = made(roster([], unit("1", "甲局", department="")), tmp_path)
    assert sheet(path, "催报")["A4"].value == "（名册未列主管部门）（1 户）"


def test_remarks_on_the_roster_are_printed(tmp_path: Path) -> None:
    path = made(roster([], unit("1", "甲"), unit("2", "甲"), remarks=("名册中 2 户同名。",)), tmp_path)
    assert str(sheet(path, "上报情况")["A2"].value).endswith("按已上报计。名册中 2 户同名。")
