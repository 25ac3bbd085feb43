from fractions import Fraction

import pytest

from tests.read.forms import Cells, facts, framework, overall_book, project_book, rows, sheet, workbook, yueyang_book
from xlscore.model.workbook import Workbook
from xlscore.read.likeness import Seen, likeness, see
from xlscore.read.tables.headers import Role
from xlscore.read.tables.sheets import form_sheets


def seen(book: Workbook) -> Seen:
    return see(form_sheets(book)[0])


def like(book: Workbook, name: str) -> Fraction:
    return likeness(seen(book), framework(name))


def test_what_a_form_shows() -> None:
    shown = seen(project_book())
    assert facts(*shown.rows[0]) == ("举办科普活动场次", ("产出指标", "数量指标"), 20)
    assert dict(shown.level_points) == {"产出": 50, "效益": 30, "满意度": 10}
    assert shown.roles == {Role.LEVEL1, Role.LEVEL2, Role.LEVEL3, Role.TARGET, Role.ACTUAL, Role.POINTS, Role.SCORE}
    assert facts(shown.funds, shown.lists, shown.titles, shown.year) == (
        True,
        frozenset(),
        {"项目支出绩效自评表"},
        2021,
    )
    assert seen(overall_book()).lists == {"按收入性质", "按支出性质"}


def test_a_complete_form_of_a_national_edition_is_as_like_as_can_be() -> None:
    assert like(project_book(), "national_project_2020") == 100
    assert like(overall_book(), "national_overall_2020") > 90


def test_a_form_of_another_family_counts_a_third() -> None:
    assert like(project_book(), "national_overall_2020") < 35
    assert like(yueyang_book(), "national_project_2020") < 35


def test_place_and_year_of_a_local_edition() -> None:
    def local(title: str, year: str) -> Fraction:
        return like(overall_book({"A1": title, "A2": year}), "yueyang_overall_2023")

    named, plain = "岳阳市部门整体支出绩效自评表", "部门整体支出绩效自评表"
    nowhere = local(plain, "")
    assert local(named, "（2023年度）") - (nowhere - 10) == 18
    assert nowhere - local(plain, "（2022年度）") == 6


@pytest.mark.parametrize(
    ("changes", "less"), [({"E4": 3}, True), ({"C4": "人员控制情况"}, True), ({"G5": "另有原因"}, False)]
)
def test_other_points_and_unknown_rows_make_a_form_less_like(changes: Cells, less: bool) -> None:
    name = "yueyang_overall_2019"
    assert (like(yueyang_book(changes), name) < like(yueyang_book(), name)) is less


def test_a_sheet_without_any_words_may_be_of_any_family() -> None:
    cells = rows(1, [["一级指标", "二级指标", "评分标准", "所需佐证材料"], ["布置工作\n10分", "自评通知\n（8分）"]])
    book = workbook(sheet(cells))
    assert like(book, "yueyang_workcheck_2023") > like(book, "zengcheng_overall_2021")


def test_a_table_without_rows_is_little_like_anything() -> None:
    book = workbook(sheet(rows(1, [["一级指标", "二级指标", "三级指标", "得分"]])))
    assert seen(book).rows == ()
    assert like(book, "yueyang_overall_2019") < 40


def test_the_work_check_is_told_by_its_title() -> None:
    cells = {
        "A1": "绩效自评工作考核评分表",
        **rows(3, [["一级指标", "二级指标", "评分标准"], ["布置工作\n10分", "自评通知\n（8分）"]]),
    }
    book = workbook(sheet(cells))
    assert like(book, "yueyang_workcheck_2023") > 3 * like(book, "yueyang_overall_2019")
