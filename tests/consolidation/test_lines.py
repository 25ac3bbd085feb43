"""Lines: which group a return belongs to, whether its amounts count, and its rank."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from tests.consolidation.figures import finding
from tests.consolidation.returns import OVERALL, PROJECT, record, roster, unit
from xlscore.consolidation.lines import Counted, Lines, lay_out
from xlscore.model.finding import Severity, Verdict
from xlscore.model.roster import Roster, Scope

BUREAU, SCHOOL, HOSTEL = unit("1", "教育局"), unit("11", "一中", "1"), unit("12", "食堂", "11")


def counted(lines: Lines) -> list[tuple[str, str]]:
    return [(line.counted.value, line.why) for line in lines.lines]


def test_editions_years_and_kinds_are_groups_of_their_own() -> None:
    found = lay_out(
        roster(
            [
                record("一中"),
                record("食堂", year=2022),
                record("教育局", edition=PROJECT),
                record("一中", "11b.xlsx", year=2023),
            ],
            BUREAU,
            replace(SCHOOL, kind="基层单位"),
            HOSTEL,
        )
    )
    assert [group.label for group in found.groups] == [
        "评分表·2021年·基层单位",
        "评分表·2022年·部门整体支出",
        "项目表·2021年·项目支出",
        "评分表·2023年·基层单位",
    ]
    assert [line.group for line in found.lines] == [0, 1, 2, 3]


def test_files_without_figures_or_beyond_the_roster_do_not_count() -> None:
    files = [
        record("", "坏.xlsx", verdict=Verdict.UNREADABLE, edition=None),
        record("一中", edition=None),
        record("别的局"),
        record("教育局"),
    ]
    found = lay_out(roster(files, BUREAU, SCHOOL))
    assert counted(found) == [("否", "无法读取"), ("否", "未识别出评分表"), ("否", "名册外"), ("是", "")]
    assert [line.unit.code if line.unit else None for line in found.lines] == [None, "11", None, "1"]


def test_without_a_roster_every_file_counts() -> None:
    found = lay_out(Roster((record("甲"), record("乙"), record(""))))
    assert counted(found) == [("是", "")] * 3
    assert found.lines[0].department == ""


def test_of_equal_files_the_first_counts_and_of_different_ones_none() -> None:
    same = [record("一中", "a.xlsx", sha256="s"), record("一中", "b.xlsx", sha256="s")]
    assert counted(lay_out(roster(same, SCHOOL))) == [("是", ""), ("否", "重复（内容相同）")]
    other = [record("一中", "a.xlsx"), record("一中", "b.xlsx")]
    assert counted(lay_out(roster(other, SCHOOL))) == [("否", "重复上报，以哪份为准待定")] * 2
    assert counted(lay_out(Roster(tuple(other)))) == [("否", "重复上报，以哪份为准待定")] * 2


def test_of_two_sheets_of_a_whole_budget_in_one_file_none_counts_until_it_is_decided() -> None:
    twin = record("一中", "a.xlsx", form=2)
    assert (
        counted(lay_out(roster([record("一中", "a.xlsx", further=(twin,))], SCHOOL)))
        == [("否", "同一文件里有 2 张，以哪张为准待定")] * 2
    )


def test_what_an_earlier_run_decided_with_its_roster_stands_where_there_is_none_now() -> None:
    files = [
        record("教育局", counted="是"),
        record("一中", counted="含在上级", counted_why="已含在部门汇总数中"),
        record("别的局", counted="否", counted_why="名册外"),
    ]
    told = [("是", ""), ("含在上级", "已含在部门汇总数中"), ("否", "名册外")]
    assert counted(lay_out(Roster(tuple(files)))) == told
    assert counted(lay_out(roster(files, unit("9", "别的局")))) == [("否", "名册外"), ("否", "名册外"), ("是", "")]


def test_a_kind_of_sheet_on_the_roster_does_not_divide_what_came_in() -> None:
    asked = replace(SCHOOL, kind="部门整体支出、项目支出")
    found = lay_out(roster([record("一中"), record("食堂")], asked, replace(HOSTEL, kind="项目支出")))
    assert [group.label for group in found.groups] == ["评分表·2021年·部门整体支出"]


def test_other_projects_years_and_editions_are_no_doubles() -> None:
    files = [
        record("一中", "a.xlsx", edition=PROJECT, project="甲项目"),
        record("一中", "b.xlsx", edition=PROJECT, project="乙项目"),
        record("一中", "c.xlsx", edition=PROJECT, project="乙项目", year=2022),
        record("一中", "d.xlsx"),
    ]
    assert counted(lay_out(roster(files, SCHOOL))) == [("是", "")] * 4


def test_the_forms_of_one_file_are_its_parts() -> None:
    first = record("一中", edition=PROJECT)
    file = replace(first, further=(replace(first, form=2), replace(first, form=3)))
    found = lay_out(roster([file], SCHOOL))
    assert [(line.place, line.record.form, line.counted) for line in found.lines] == [
        (0, 1, Counted.YES),
        (0, 2, Counted.YES),
        (0, 3, Counted.YES),
    ]


def test_returned_and_replaced_files_do_not_count() -> None:
    back = replace(SCHOOL, returned=True, returned_on=date(2022, 3, 28))
    old = record("一中", "a.xlsx", filed_on=date(2022, 3, 25))
    new = record("一中", "b.xlsx", filed_on=date(2022, 3, 29))
    assert counted(lay_out(roster([old], back))) == [("否", "已退回，未重报")]
    assert counted(lay_out(roster([old, new], back))) == [("否", "已有更正件"), ("是", "")]


def test_units_below_a_department_are_inside_its_return() -> None:
    files = [record("一中"), record("教育局"), record("食堂")]
    found = lay_out(roster(files, BUREAU, SCHOOL, HOSTEL))
    assert counted(found) == [("含在上级", "已含在部门汇总数中"), ("是", ""), ("含在上级", "已含在部门汇总数中")]
    assert [line.inside for line in found.lines] == [1, None, 0]


def test_a_department_that_files_for_its_own_office_covers_nobody() -> None:
    files = [record("一中"), record("教育局")]
    found = lay_out(roster(files, replace(BUREAU, scope=Scope.OWN), SCHOOL))
    assert [line.counted for line in found.lines] == [Counted.YES, Counted.YES]


def test_a_department_of_another_year_or_with_several_projects_covers_nobody() -> None:
    other = [record("一中"), record("教育局", year=2022)]
    assert [line.inside for line in lay_out(roster(other, BUREAU, SCHOOL)).lines] == [None, None]
    projects = [
        record("一中", edition=PROJECT),
        record("教育局", "a.xlsx", edition=PROJECT, project="甲"),
        record("教育局", "b.xlsx", edition=PROJECT, project="乙"),
    ]
    assert [line.inside for line in lay_out(roster(projects, BUREAU, SCHOOL)).lines] == [None, None, None]


def test_ranks_are_within_the_group_and_ties_are_equal() -> None:
    files = [
        record("甲", recomputed="90"),
        record("乙", recomputed="95", reviewed="80"),
        record("丙", recomputed="90"),
        record("丁", claimed="99"),
        record("戊", recomputed="10", year=2022),
        record("己", edition=None, recomputed="99"),
    ]
    found = lay_out(Roster(tuple(files)))
    assert found.ranks() == [1, 3, 1, None, 1, None]
    assert [line.adopted for line in found.lines[:4]] == [90, 80, 90, None]


def test_the_unit_of_money_is_that_of_the_whole_budget() -> None:
    (line,) = lay_out(Roster((record("甲", stated_in="元", money_unit="万元"),))).lines
    assert line.amount_unit == "元"
    (line,) = lay_out(Roster((record("甲", rates=(), money_unit="万元"),))).lines
    assert line.amount_unit == "万元"
    (line,) = lay_out(Roster((record("甲", rates=()),))).lines
    assert line.amount_unit == ""


def test_the_adopted_score_takes_the_grade_of_the_half_open_band() -> None:
    grades = [OVERALL.grade_of(Fraction(score)) for score in ("90", "89.99", "80", "79.995", "60", "59.99")]
    assert grades == ["优", "良", "良", "中", "中", "差"]


def test_findings_and_verdict_go_with_their_form() -> None:
    wrong = finding("XS301", subject="第2张表/P.1")
    doubt = finding("XS411", Severity.WARNING, subject="总额")
    second = record("一中", edition=PROJECT, project="二", form=2)
    file = record(
        "一中", edition=PROJECT, project="一", further=(second,), findings=(wrong, doubt), verdict=Verdict.FAIL
    )
    first, other = lay_out(Roster((file,))).lines
    assert [[one.id for one in line.findings] for line in (first, other)] == [["XS411:总额"], ["XS301:P.1"]]
    assert (first.verdict, other.verdict) == (Verdict.EXPLAIN, Verdict.FAIL)
    (alone,) = lay_out(Roster((replace(file, further=()),))).lines
    assert (alone.verdict, len(alone.findings)) == (Verdict.FAIL, 2)


def test_no_form_of_a_file_is_passed_where_a_check_broke() -> None:
    second = record("一中", edition=PROJECT, project="二", form=2)
    file = record("一中", edition=PROJECT, project="一", further=(second,), failed_checks=("XS301",))
    assert {line.verdict for line in lay_out(Roster((file,))).lines} == {Verdict.UNCHECKED}
