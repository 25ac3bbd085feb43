"""差额调整: what a department states, what its units add up to, and what explains the difference."""

from pathlib import Path

import openpyxl
import pytest

from tests.oracle.office import recalculated
from tests.write.summary.district import district, sheet, table
from xlscore.write.summary import summary_bytes


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    found = {}
    for year in ("2021", "2022"):
        found[year] = tmp_path_factory.mktemp(year) / "汇总.xlsx"
        found[year].write_bytes(summary_bytes(district(year), found[year].parent))
    return found


def results(path: Path) -> dict[tuple[str, str], tuple[object, ...]]:
    words = ("所属户数", "差额（万元）", "调整数（万元）", "未说明差额（万元）", "核对结果")
    return {
        (str(line["部门"]), str(line["项目"])): tuple(line[word] for word in words) for line in table(path, "差额调整")
    }


def test_departments_of_2022_agree_or_differ_by_what_is_not_explained(years: dict[str, Path]) -> None:
    assert results(years["2022"]) == {
        ("样例区教育局", "预算数"): (14, 850, 850, 0, "相符"),
        ("样例区教育局", "执行数"): (14, 843.2, 843.2, 0, "相符"),
        ("样例区卫生健康局", "预算数"): (14, 120, None, 120, "不符"),
        ("样例区卫生健康局", "执行数"): (14, 118.5, None, 118.5, "不符"),
    }


def test_departments_of_2021_differ_by_a_cent_or_wait_for_a_unit(years: dict[str, Path]) -> None:
    found = results(years["2021"])
    assert found["样例区教育局", "预算数"] == (9, 0.01, None, 0.01, "尾差")
    assert found["样例区教育局", "执行数"] == (9, -0.01, None, -0.01, "尾差")
    assert found["样例区卫生健康局", "预算数"][0] == 8
    assert found["样例区卫生健康局", "预算数"][4] == "未报齐"
    assert found["样例区文化和旅游局", "预算数"] == (8, 0, None, 0, "相符")
    lines = table(years["2021"], "差额调整")
    assert [line["未报单位"] for line in lines if line["部门"] == "样例区卫生健康局"] == ["样例区卫生监督所"] * 2


@pytest.mark.office
def test_an_adjustment_typed_in_closes_the_gap(years: dict[str, Path], tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(years["2022"])
    workbook["差额调整"]["K6"] = 120
    workbook["差额调整"]["K7"] = 118.42
    edited = tmp_path / "改.xlsx"
    workbook.save(edited)
    found = results(recalculated(edited, tmp_path / "新"))
    assert found["样例区卫生健康局", "预算数"][3:] == (0, "相符")
    # 15 figures of two decimals may hide 0.075 between them.
    assert found["样例区卫生健康局", "执行数"][3:] == (0.08, "不符")


def test_without_such_departments_the_sheet_says_so(tmp_path: Path) -> None:
    target = tmp_path / "汇总.xlsx"
    target.write_bytes(summary_bytes(type(district("2022"))(district("2022").records), tmp_path))
    assert sheet(target, "差额调整")["A4"].value == "没有同时上报部门汇总数和所属单位报表的部门。"
