"""A folder as it really comes in: two years, two editions, a file that is none, one under another unit's code."""

import shutil
from pathlib import Path

import pytest

from tests.cli.runner import Run
from tests.read.tables_by_hand import saved
from tests.write.summary.district import BUREAU, sheet, table
from tests.write.summary.laid_out import rows

HEAD = ("单位编码", "单位名称", "上级单位", "截止日期")
TAKEN = {
    "2022/上报/3101_样例区第一中学.xlsx": "3101_样例区第一中学.xlsx",
    "2022/上报/3102_样例区第二中学.xlsx": "3101_样例区第二中学.xlsx",
    "2022/上报/3311_样例区农业综合执法大队.xlsx": "3311_样例区农业综合执法大队.xlsx",
    "2022/上报/3404_样例区美术馆.xlsx": "3404_样例区美术馆.xlsx",
    "2021/上报/3103_样例区第三中学.xlsx": "3103_上年.xlsx",
}


@pytest.fixture
def book(run: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "上报"
    folder.mkdir()
    for source, name in TAKEN.items():
        shutil.copyfile(BUREAU / source, folder / name)
    target = tmp_path / "汇总.xlsx"
    code, out, _ = run("summary", folder, "--roster", BUREAU / "2022" / "上报名册.xlsx", "-o", target)
    assert (code, out) == (0, f"{target}：汇总 5 个文件。\n")
    return target


def test_years_and_editions_stand_in_groups_and_share_no_figure(book: Path) -> None:
    lines = {line["单位"]: line for line in table(book, "汇总")}
    assert {name: (line["组别"], line["年度"], line["名次"]) for name, line in lines.items() if line["组别"]} == {
        "样例区第一中学": (1, 2022, 2),
        "样例区第二中学": (1, 2022, 1),
        "样例区第三中学": (2, 2021, 1),
        "样例区美术馆：馆藏数字化经费": (3, 2022, 1),
    }
    below = [row for row in sheet(book, "汇总").iter_rows(min_row=9, values_only=True) if row[1]]
    means = {row[6]: row[7] for row in below if str(row[1]).startswith("平均（")}
    assert means == pytest.approx({1: (98.7 + 99.4) / 2, 2: 90.42, 3: 99.05})
    groups = rows(book, "总览")[5:8]
    assert [(row[0], row[2], row[3]) for row in groups] == [(1, "2022", 2), (2, "2021", 1), (3, "2022", 1)]


def test_a_file_that_is_no_workbook_is_listed_with_its_sentence(book: Path) -> None:
    line = next(line for line in table(book, "汇总") if line["审核结论"] == "无法读取")
    assert (line["单位编码"], line["计入汇总"], line["未计入原因"]) == ("3311", "否", "无法读取")
    listed = next(line for line in table(book, "异常清单") if line["代码"] == "XS101")
    assert str(listed["审核意见"]).startswith("文件内容是纯文本（如 CSV），不是 .xlsx 工作簿")


def test_two_units_under_one_code_are_told_apart_and_pointed_out(book: Path) -> None:
    filed = {line["单位名称"]: line for line in table(book, "上报情况")}
    assert filed["样例区第一中学"]["文件"] == "3101_样例区第一中学.xlsx"
    assert filed["样例区第一中学"]["提示"] is None
    second = filed["样例区第二中学"]
    assert (second["文件"], second["匹配依据"]) == ("3101_样例区第二中学.xlsx", "单位名称")
    assert second["提示"] == (
        "文件名中的编码属于 3101“样例区第一中学”，表内单位却是“样例区第二中学”，请核对文件是否放错"
    )


@pytest.mark.parametrize(
    ("units", "sentence"),
    [
        ([("1", "甲"), ("1", "乙")], "册!A3 单位编码“1”与第 2 行重复（“甲”和“乙”）。请改正后重试。"),
        ([("1", "甲", "9")], "册!C2 上级单位“9”不在名册的单位编码和单位名称之中。请改正后重试。"),
        ([("1", "甲", "2"), ("2", "乙", "1")], "册!C2 上级单位成了循环：1→2→1。请改正后重试。"),
        ([("1", "甲", "", "月底")], "册!D2 截止日期“月底”不是日期，或看不出是哪一天"),
    ],
)
def test_a_roster_that_cannot_be_used_stops_before_anything_is_written(
    run: Run,
    tmp_path: Path,
    units: list[tuple[str, ...]],
    sentence: str,
) -> None:
    roster = saved(tmp_path / "名册.xlsx", 册=[HEAD, *units])
    copies, target = tmp_path / "批注", tmp_path / "汇总.xlsx"
    code, out, err = run("summary", BUREAU / "上报", "--roster", roster, "--annotate", copies, "-o", target)
    assert (code, out) == (2, "")
    assert err.startswith(f"xlscore：名册“{roster}”的 {sentence}")
    assert err.count("\n") == 1
    assert not target.exists()
    assert not copies.exists()


def test_dates_typed_as_text_are_dates(run: Run, tmp_path: Path) -> None:
    listed = (("201", "样例区教育局", "", "2022年3月31日"), ("202", "样例区科学技术局", "", "2022.3.31"))
    roster = saved(tmp_path / "名册.xlsx", 册=[HEAD, *listed])
    target = tmp_path / "汇总.xlsx"
    assert run("summary", BUREAU / "上报", "--roster", roster, "-o", target)[0] == 0
    assert {line["截止日期"] for line in table(target, "上报情况") if line["单位编码"]} == {"2022-03-31"}
