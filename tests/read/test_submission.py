from fractions import Fraction

import pytest

from tests.read.forms import (
    OVERALL_MERGES,
    PROJECT_MERGES,
    YUEYANG_MERGES,
    Cells,
    facts,
    framework,
    overall_book,
    project,
    project_book,
    rows,
    sheet,
    workbook,
    yueyang,
    yueyang_book,
)
from xlscore.cells import CellRef
from xlscore.model.submission import ScoreRow, State, Submission
from xlscore.model.workbook import CellError, CellValue
from xlscore.read.submission import understand
from xlscore.values import Operator

PROJECT, OVERALL, YUEYANG = "national_project_2020", "national_overall_2020", "yueyang_overall_2019"


def project_of(changes: Cells | None = None, merges: str = PROJECT_MERGES) -> Submission:
    return understand(project_book(changes, merges), framework(PROJECT))


def yueyang_of(changes: Cells | None = None, merges: str = YUEYANG_MERGES) -> Submission:
    return understand(yueyang_book(changes, merges), framework(YUEYANG))


def row(submission: Submission, code: str) -> ScoreRow:
    return next(row for row in submission.rows if row.code == code)


class TestProjectForm:
    def test_head_sums_grade_and_texts(self) -> None:
        read = project_of()
        assert facts(read.form, read.unit_name, read.fiscal_year, read.money_unit) == (
            "project",
            "某市科普中心",
            2021,
            "万元",
        )
        assert facts(read.total.value, read.total.at) == (Fraction(9739, 100), CellRef("Sheet1", 20, 9))
        assert read.grade.text == "优"
        assert {label: entry.text for label, entry in read.texts.items()} == {
            "预期目标": "办好科普活动。",
            "实际完成情况": "已办好。",
        }
        assert [facts(item.path, item.points.value) for item in read.sums] == [
            (("产出指标",), 50),
            (("效益指标",), 30),
            (("满意度指标",), 10),
            ((), 100),
        ]
        assert facts(read.missing_tables, read.absent, read.leftovers) == ((), (), ())
        assert read.repeated == {}

    def test_rows(self) -> None:
        read = project_of()
        assert [item.code for item in read.rows] == ["E", "P.1", "P.2", "P.3", "P.4", "B.1", "S.1"]
        second = row(read, "P.2")
        assert facts(second.title, second.path, second.reason.text) == (
            "参加人次",
            ("产出指标", "数量指标"),
            "天气原因",
        )
        assert facts(second.points.value, second.claimed.value, second.actual.value) == (10, Fraction(19, 2), 950)
        assert second.target.reading is not None
        assert facts(second.target.reading.op, second.target.value) == (Operator.AT_LEAST, 1000)

    def test_the_funds_line_is_also_the_row_of_its_indicator_and_gives_the_fields(self) -> None:
        read = project_of()
        line, first = read.lines[0], read.rows[0]
        assert facts(line.indicator, line.claimed) == ("E", first.claimed)
        assert facts(first.title, first.path, first.points.value) == ("预算执行率", ("预算执行率",), 10)
        assert facts(first.claimed.value, first.at) == (Fraction(989, 100), CellRef("Sheet1", 6, 3))
        values = {name: read.fields[name].value for name in ("budget_initial", "budget_full", "executed")}
        assert values == {"budget_initial": 80, "budget_full": 100, "executed": Fraction(9888, 100)}
        assert read.fields["executed"].at == CellRef("Sheet1", 6, 7)

    def test_a_form_stated_in_yuan_gives_fields_in_their_own_unit(self) -> None:
        read = project_of({"A5": "项目资金（元）", "E6": 800_000, "F6": 1_000_000, "G6": 988_800})
        assert facts(read.money_unit, read.lines[0].executed.value) == ("元", 988_800)
        assert facts(read.fields["executed"].value, read.fields["executed"].places) == (Fraction(9888, 100), 4)

    def test_a_blank_initial_budget_moves_nothing(self) -> None:
        read = project_of({"E6": None})
        assert read.fields["budget_initial"].state is State.BLANK
        assert read.fields["budget_full"].value == 100

    def test_a_table_moved_down_and_right_with_its_columns_in_another_order(self) -> None:
        cells = {
            "C20": "项目支出绩效自评表",
            **rows(22, [["一级指标", "二级指标", "三级指标", "分值", "得分", "年度指标值", "实际完成值"]], "C"),
            **rows(23, [["产出指标", "数量指标", "培训", 10, 9, 50, 45]], "C"),
        }
        first = row(understand(workbook(sheet(cells)), framework(PROJECT)), "P.1")
        assert facts(first.points.value, first.claimed.value, first.target.value, first.actual.value) == (10, 9, 50, 45)
        assert first.claimed.at == CellRef("表", 23, 7)

    def test_sign_value_and_unit_in_three_cells_under_a_head_of_two_rows(self) -> None:
        cells = {
            **rows(12, [["绩效指标", None, None, "年度指标值", None, None, "实际完成值", "分值", "得分"]]),
            **rows(13, [["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位"]]),
            **rows(14, [["产出指标", "数量指标", "培训人次", "≧", 735, "人次", 735, 50, 50]]),
            **rows(15, [["其他需要说明事项", "无", None, None, None, None, "总分", 100, 98.5, "优"]]),
        }
        read = understand(workbook(sheet(cells, "A12:C12 D12:F12 G12:G13 H12:H13 I12:I13")), framework(PROJECT))
        first = row(read, "P.1")
        assert first.target.reading is not None
        assert facts(first.target.reading.op, first.target.reading.value, first.target.reading.unit) == (
            Operator.AT_LEAST,
            735,
            "人次",
        )
        assert facts(read.total.value, read.grade.text) == (Fraction(197, 2), "优")

    def test_values_without_a_title_are_a_row_without_title(self) -> None:
        read = project_of({"D18": None, "F18": "≥5万元", "G18": "6万元", "H18": 5, "I18": 5})
        assert facts(row(read, "B.2").title, row(read, "B.2").at) == ("", CellRef("Sheet1", 18, 4))

    def test_blank_rows_inside_the_table_do_not_end_it(self) -> None:
        moved = {at: None for at in project() if at[1:] == "19"} | {"A19": None}
        cells = {**project(), **moved, **rows(26, [["满意度指标(10分)", "服务对象满意度指标", "群众满意度"]], "B")}
        cells |= {"H26": 10, "I26": 10, "A20": None, "H20": None, "I20": None, "A21": None, "A22": None}
        assert row(understand(workbook(sheet(cells)), framework(PROJECT)), "S.1").claimed.value == 10

    @pytest.mark.parametrize(
        ("value", "state", "text"),
        [
            ("未提供", State.NOT_PROVIDED, "未提供"),
            ("不适用", State.NOT_APPLICABLE, "不适用"),
            ("7,00.0,77", State.MALFORMED, "7,00.0,77"),
            (CellError("#DIV/0!"), State.MALFORMED, "#DIV/0!"),
            (None, State.BLANK, ""),
        ],
    )
    def test_what_is_no_number_is_a_state_with_its_text(self, value: CellValue, state: State, text: str) -> None:
        read = project_of({"G6": value})
        assert facts(read.fields["executed"].state, read.fields["executed"].text) == (state, text)
        assert read.lines[0].executed == read.fields["executed"]

    def test_two_forms_below_each_other_are_not_mixed(self) -> None:
        second = {f"{at[0]}{int(at[1:]) + 30}": value for at, value in project().items()}
        read = understand(workbook(sheet({**project(), **second}, PROJECT_MERGES)), framework(PROJECT))
        assert [item.code for item in read.rows] == ["E", "P.1", "P.2", "P.3", "P.4", "B.1", "S.1"]
        assert facts(len(read.lines), [at.a1 for at, _ in read.leftovers]) == (4, ["B42"])

    def test_a_form_without_its_funds_block(self) -> None:
        read = project_of({f"{column}{line}": None for column in "ACEFGHIJ" for line in range(5, 10)})
        assert read.missing_tables == ("预算执行情况（项目资金（万元））",)
        assert facts(read.absent, read.lines, read.fields, read.money_unit) == (("E",), (), {}, None)

    def test_a_form_without_its_table(self) -> None:
        read = understand(
            workbook(sheet({at: value for at, value in project().items() if int(at[1:]) < 12})), framework(PROJECT)
        )
        assert read.missing_tables == ("评分表（项目支出绩效自评表）",)
        assert [item.code for item in read.rows] == ["E"]

    def test_an_empty_workbook(self) -> None:
        read = understand(workbook(), framework(PROJECT))
        assert read.missing_tables == ("评分表（项目支出绩效自评表）", "预算执行情况（项目资金（万元））")
        assert facts(read.rows, read.total.state, read.grade.state, read.absent) == (
            (),
            State.BLANK,
            State.BLANK,
            ("E",),
        )

    def test_an_execution_rate_scored_in_the_table_itself_is_not_read_twice(self) -> None:
        cells: Cells = {"B19": "预算执行率", "C19": None, "D19": "预算执行率", "H19": 10, "I19": 9.5}
        read = project_of(cells)
        assert [item.code for item in read.rows].count("E") == 1
        assert row(read, "E").claimed.value == Fraction(19, 2)
        unscored = project_of({**cells, "I19": None})
        assert row(unscored, "E").claimed.value == Fraction(989, 100)


class TestOverallForm:
    def read(self, changes: Cells | None = None, merges: str = OVERALL_MERGES) -> Submission:
        return understand(overall_book(changes, merges), framework(OVERALL))

    def test_two_breakdowns_hang_on_the_total(self) -> None:
        read = self.read()
        assert {line.breakdown for line in read.lines} == {"", "按收入性质", "按支出性质"}
        assert [line.name for line in read.lines if line.parent == 0] == ["按收入性质分：合计", "按支出性质分：合计"]
        assert read.lines[0].rate.value == 1

    def test_head_and_rows(self) -> None:
        read = self.read()
        assert facts(read.unit_name, read.fiscal_year, read.money_unit) == ("某县科学技术局", 2022, "万元")
        assert [item.code for item in read.rows] == ["E", "P.1", "B.1", "S.1"]
        assert facts(read.total.value, read.sums[-1].label) == (100, "合计")

    def test_unmerged_cells_change_nothing(self) -> None:
        merged, plain = self.read(), self.read({"A1": "部门整体支出绩效自评表"}, "")
        assert plain.rows == merged.rows
        assert plain.lines == merged.lines

    def test_the_statement_follows_the_funds_block_with_its_own_parents(self) -> None:
        lines = sheet(
            {
                **rows(3, [["项目", "上级项目", "分组", "单位", "全年预算数（计划数）", "执行数（实际数）", "执行率"]]),
                **rows(
                    4, [["三公经费", None, None, "元", 500, 400, "80%"], ["公务接待", "三公经费", None, "元", 500, 400]]
                ),
            },
            name="收支明细",
        )
        book = workbook(*overall_book().sheets, lines)
        read = understand(book, framework(OVERALL))
        assert [facts(line.name, line.parent, line.unit) for line in read.lines[-2:]] == [
            ("三公经费", None, "元"),
            ("公务接待", 9, "元"),
        ]
        assert read.lines[-2].rate.value == Fraction(4, 5)


class TestYueyangForm:
    def test_rows_levels_and_sums(self) -> None:
        read = yueyang_of()
        codes = ["A1.1", "A1.2", "A1.3", "B1.1", "B1.2", "B1.3", "B1.4", "B2.1", "B2.2", "B2.3"]
        assert [item.code for item in read.rows] == codes
        assert row(read, "B1.3").path == ("过程", "预算执行")
        assert [facts(item.path, item.points.value) for item in read.sums] == [
            (("投入",), 15),
            (("投入", "预算配置"), 15),
            (("过程",), 40),
            (("过程", "预算执行"), 15),
            (("过程", "预算管理"), 15),
            ((), 39),
        ]
        assert facts(read.total.value, read.missing_tables, read.absent) == (Fraction(75, 2), (), ())

    def test_levels_without_merged_cells(self) -> None:
        assert yueyang_of(merges="").rows == yueyang_of().rows

    def test_text_variants_of_titles_and_full_width_scores(self) -> None:
        read = yueyang_of({"C4": "在职人员控制率", "C10": "“三公经费” 控制率：", "F10": "６分"})
        assert facts(row(read, "A1.1").title, row(read, "B1.4").claimed.value) == ("在职人员控制率", 6)

    def test_a_row_the_edition_does_not_know_is_read_and_reported(self) -> None:
        read = yueyang_of(
            {**rows(14, [["资产管理（10分）", "资产盘点", "按期盘点", 10, 10]], "B"), "A14": None}, "A7:A14"
        )
        assert facts(read.rows[-1].code, read.rows[-1].title, read.rows[-1].claimed.value) == ("+1", "资产盘点", 10)
        assert [at.a1 for at, _ in read.leftovers] == ["C14"]

    def test_a_missing_and_a_repeated_indicator(self) -> None:
        read = yueyang_of({"C9": "支付进度"})
        assert read.absent == ("B1.3",)
        assert {code: [at.a1 for at in cells] for code, cells in read.repeated.items()} == {"B1.2": ["C8", "C9"]}
        assert [item.code for item in read.rows].count("B1.2") == 2

    def test_names_of_rows_beat_a_changed_wording(self) -> None:
        cells = {**yueyang(), "C8": "资金支付情况"}
        book = workbook(sheet(cells, YUEYANG_MERGES, name="表"), names={"xlscore_row_B1_2": "'表'!$C$8"})
        assert row(understand(book, framework(YUEYANG)), "B1.2").title == "资金支付情况"

    def test_named_total_and_grade_are_taken_wherever_they_stand(self) -> None:
        cells = {**yueyang(), "A20": "x", "C20": 37.5, "D20": "良"}
        names = {"xlscore_total": "表!$C$20", "xlscore_grade": "表!$D$20", "xlscore_unit": "表!$A$20"}
        read = understand(workbook(sheet(cells, YUEYANG_MERGES, name="表"), names=names), framework(YUEYANG))
        assert facts(read.total.at, read.grade.text, read.unit_name) == (CellRef("表", 20, 3), "良", "x")

    def test_a_total_printed_in_the_head_where_the_table_has_none(self) -> None:
        cells = {at: value for at, value in yueyang().items() if at[1:] != "14"} | {"E1": "自评总分", "F1": 36}
        assert understand(workbook(sheet(cells)), framework(YUEYANG)).total.value == 36

    def test_a_template_that_lost_its_sheet_of_inputs(self) -> None:
        book = workbook(*yueyang_book().sheets, names={"xlscore_framework": f'"{YUEYANG}"'})
        assert understand(book, framework(YUEYANG)).missing_tables == ("基础数据",)

    def test_our_own_findings_are_never_read(self) -> None:
        findings = sheet({**yueyang(), "F4": 1}, YUEYANG_MERGES, name="审核结果")
        assert understand(workbook(findings), framework(YUEYANG)).rows == ()
