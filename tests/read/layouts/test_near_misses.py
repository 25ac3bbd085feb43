"""Sheets that look like a form of an edition and are none: never taken for one, and the nearest three are named."""

import re
from fractions import Fraction

import pytest

from tests.read.forms import catalogue
from tests.read.layouts.drawing import book, drawn
from tests.read.layouts.overall import CHONGQING_FORM
from tests.read.layouts.projects import NATIONAL_FORM
from tests.read.layouts.tables import NINE, WORKCHECK_FORM, YUEYANG_FORM
from xlscore.model.recognition import Recognition
from xlscore.read.recognise import recognise


def taken(form: str) -> Recognition:
    return recognise(book(drawn(form, name="Sheet1")), catalogue())


def without(form: str, *starts: str) -> str:
    return "\n".join(line for line in form.split("\n") if not line.startswith(starts))


def renamed(form: str, *words: str) -> str:
    """Return a form whose indicators are all others."""
    numbers = iter(range(100))
    return re.sub("|".join(words), lambda _: f"本单位事项{next(numbers)}", form)


def without_levels(form: str) -> str:
    """Return a form from which the columns of 一级 and 二级指标 were deleted."""
    lines = [line.split("|") for line in form.strip("\n").split("\n")]
    head = next(place for place, cells in enumerate(lines) if "一级指标" in cells)
    columns = [place for place, text in enumerate(lines[head]) if text in {"一级指标", "二级⏎指标"}]
    for cells in lines[head:]:
        for column in columns:
            cells[column : column + 1] = [""]
    return "\n".join("|".join(cells) for cells in lines)


FUNDS = ("资金情况", "年度总金额", "其中:", "一般公共")
YUEYANG_ROWS = [
    "财政供养人员控制率",
    "“三公经费”变动率",
    "重点支出安排率",
    "预算调整率",
    "支付进度",
    "资金结余",
    "三公经费控制率",
    "管理制度健全性",
    "资金使用合规性",
]
HUNAN_ROWS = [
    "在职人员控制率",
    "“三公经费”变动率",
    "预算完成率",
    "预算控制率",
    "公用经费控制率",
    "资金使用合规性",
    "重点工作实际完成率",
]
CHECK_ROWS = ["自评通知", "工作小组", "单位自查", "提交报告", "完整性", "绩效自评表", "反映问⏎题情况", "建议情况"]

NEAR_MISSES = {
    "a list without levels, without funds block": (without(CHONGQING_FORM, *FUNDS), "chongqing_overall_2021", "资金表"),
    "a list of key figures": (
        """
年度考核指标完成表|<|<|<|<
指标名称|计量单位|指标值|完成值|得分
销售额|万元|100|120|10
客户数|个|20|21|10
""",
        "national_project_2020",
        "表头栏目",
    ),
    "the list without levels of a project": (
        CHONGQING_FORM.replace("部门整体绩效自评表", "项目支出绩效自评表").replace("整体", ""),
        "national_project_2020",
        "指标行",
    ),
    "a national form without its levels": (without_levels(NATIONAL_FORM), "national_project_2020", "指标行"),
    "the table of 岳阳 with other indicators": (renamed(YUEYANG_FORM, *YUEYANG_ROWS), "yueyang_overall_2019", "指标行"),
    "the table of 湖南 with other indicators, its place named": (
        renamed(NINE, *HUNAN_ROWS),
        "hunan_overall_2017",
        "指标行",
    ),
    "the work check with other items": (renamed(WORKCHECK_FORM, *CHECK_ROWS), "yueyang_workcheck_2023", "指标行"),
    "a plan of targets that asks for no result": (
        """
项目支出绩效目标申报表|<|<|<
（2022年度）|<|<|<
项目名称|某项目||
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|建设站点|≥10个
效益指标|社会效益指标|服务人次|≥1000人
满意度指标|服务对象满意度指标|满意度|≥90%
""",
        "national_project_2020",
        "完成值和得分栏",
    ),
    "the indicators of a policy": (
        """
政策绩效评价指标体系|<|<|<|<|<
一级指标|二级指标|三级指标|分值|评分标准|得分
决策|立项|立项依据充分性|10|充分得分|9
过程|资金|资金到位率|10|按比例|9
产出|数量|完成率|40|按比例|38
效益|社会|效果|40|酌情|36
""",
        "national_project_cost_2021",
        "资金表",
    ),
    "another check of work": (
        """
党建考核评分表|<|<|<|<
一级指标|二级指标|三级指标|分值|得分
政治建设|学习|集体学习|50|48
组织建设|发展|发展党员|50|45
""",
        "yueyang_workcheck_2023",
        "指标行",
    ),
}


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_a_near_miss_is_no_edition_and_says_how_near_it_comes(name: str) -> None:
    form, nearest, misses = NEAR_MISSES[name]
    found = taken(form)
    assert (found.framework, found.by, found.confidence) == (None, None, None)
    assert found.nearest[0].framework == nearest
    assert misses in found.nearest[0].misses
    assert len(found.nearest) == len(set(found.candidates)) == 3
    assert all(near.confidence < Fraction(6, 10) for near in found.nearest)


def test_a_list_of_amounts_is_no_form_at_all() -> None:
    form = "预算收支表|<|<|<\n项目|年初预算数|全年预算数|全年执行数\n基本支出|100|110|105\n项目支出|50|60|55"
    assert (taken(form).framework, taken(form).nearest) == (None, ())


CHANGED = {
    "another year": CHONGQING_FORM.replace("2020", "2023"),
    "its place named": CHONGQING_FORM.replace("某区", "重庆市渝北区"),
    "of 万州 in 2020": CHONGQING_FORM.replace("某区", "重庆市万州区"),
    "without title": CHONGQING_FORM.replace("部门整体绩效自评表", "附表"),
    "without head": without(CHONGQING_FORM, "项目名称", "主管部门"),
    "weights that add up to 115": CHONGQING_FORM.replace("|30|'1,260", "|45|'1,260"),
    "the funds block of the national form": CHONGQING_FORM.replace("执行率权重|执行率得分", "分值|得分").replace(
        "年度总金额", "年度资金总额"
    ),
    "other headers of the same meaning": CHONGQING_FORM.replace(
        "指标权重⏎(分)|全年完成值|指标得分⏎(分)|说明", "分值|完成值|得分|备注"
    ),
}


@pytest.mark.parametrize("change", CHANGED)
def test_a_list_without_levels_is_known_by_what_is_printed_around_its_lines(change: str) -> None:
    found = taken(CHANGED[change])
    assert found.framework is not None
    assert (found.framework.id, found.by) == ("chongqing_overall_2021", "layout")


def test_the_lines_of_a_local_edition_are_told_from_the_citys_form() -> None:
    head = CHONGQING_FORM.replace("某区", "重庆市万州区").split("文化活动场次")[0]
    fixed = [item.title for item in catalogue().framework("wanzhou_overall_2020").indicators if item.code != "B1.1"]
    lines = [f"{title}|%||100|3|99|3|" for title in fixed] + ["服务场次|场|≥|5|45|5|45|"]
    found = recognise(book(drawn(head + "\n".join(lines))), catalogue())
    assert found.framework is not None
    assert found.framework.id == "wanzhou_overall_2020"
