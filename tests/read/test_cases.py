"""Worked cases and the submissions they amount to."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.read.editions import write_edition
from xlscore.errors import FrameworkError
from xlscore.model.framework import Framework
from xlscore.model.submission import State
from xlscore.read.cases import Case, SheetCase, load_cases, submission_of, submission_of_case
from xlscore.read.catalogue import Catalogue
from xlscore.read.framework_folder import load_framework
from xlscore.values import Kind, Operator
from xlscore.values.day_serials import day_serial

SHIPPED = Catalogue.shipped()


def _small(folder: Path) -> Framework:
    return load_framework(write_edition(folder))


def _fault(folder: Path, cases: str) -> str:
    home = write_edition(folder, cases=cases)
    with pytest.raises(FrameworkError) as raised:
        load_cases(home)
    return str(raised.value).removeprefix(f"{home / 'cases.yaml'}:")


def test_cases_are_read_exactly(tmp_path: Path) -> None:
    found = load_cases(write_edition(tmp_path))
    assert (found.cases[1].name, found.cases[1].score) == ("不足一步", Fraction(10))
    assert found.sheets[0].total is None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{name: 甲, score: 5}", "indicator 与 section 应写且只写一个"),
        ("{name: 甲, indicator: A1, section: P, points: 5, score: 5}", "indicator 与 section 应写且只写一个"),
        ("{name: 甲, section: P, score: 5}", "自设指标的分值由单位填写，请写明 points"),
        ("{name: 甲, indicator: A1, score: none}", "score 为 none 时请用 why 写明原因"),
    ],
)
def test_a_case_says_what_it_is_about(tmp_path: Path, line: str, why: str) -> None:
    assert _fault(tmp_path, f"cases:\n  - {line}\nsheets: []\n") == f"2: “cases”不能用：{why}"


def test_a_score_is_a_number_or_none(tmp_path: Path) -> None:
    fault = _fault(tmp_path, "cases:\n  - name: 甲\n    indicator: A1\n    score: 无\nsheets: []\n")
    assert fault == "4: “score”的值“无”写法不对，应为数，如 5、0.5、90%"


def test_a_sheet_without_a_total_says_why(tmp_path: Path) -> None:
    fault = _fault(tmp_path, "sheets:\n  - {name: 甲, unit: 乙, fiscal_year: 2021, total: none}\n")
    assert fault == "2: “sheets”不能用：total 为 none 时请用 why 写明原因"


def test_numbers_percents_and_absence_of_fields(tmp_path: Path) -> None:
    framework = _small(tmp_path)
    given = {"spent": "-12.50", "budget": "95%"}
    submission, row = submission_of_case(framework, Case(name="甲", indicator="A1", given=given, score=Fraction(1)))
    spent, budget = submission.fields["spent"], submission.fields["budget"]
    assert (spent.value, spent.percent, spent.text) == (Fraction(-25, 2), False, "-12.50")
    assert (budget.value, budget.percent) == (Fraction(95, 100), True)
    assert (row.code, row.points.value, row.claimed.state) == ("A1", Fraction(10), State.BLANK)


@pytest.mark.parametrize(
    ("text", "state"),
    [("", State.BLANK), ("未提供", State.NOT_PROVIDED), ("不适用", State.NOT_APPLICABLE)],
)
def test_absence_is_a_state(tmp_path: Path, text: str, state: State) -> None:
    case = Case(name="甲", indicator="A1", given={"spent": text}, score=None, why="空")
    submission, _ = submission_of_case(_small(tmp_path), case)
    assert (submission.fields["spent"].state, submission.fields["spent"].value) == (state, None)


def test_dates_lists_of_dates_and_answers() -> None:
    framework = SHIPPED.framework("yueyang_workcheck_2023")
    given = {"B2_due": "2024-03-29", "B2_filed": "", "B2_holidays": "2024-04-04、2024-04-05", "A2_fulfilled": "是"}
    case = Case(name="甲", indicator="B2", given=given, score=None, why="空")
    fields = submission_of_case(framework, case)[0].fields
    assert fields["B2_due"].value == day_serial(date(2024, 3, 29))
    assert fields["B2_filed"].state is State.BLANK
    assert (fields["B2_holidays"].text, fields["B2_holidays"].value) == ("2024-04-04、2024-04-05", None)
    assert (fields["A2_fulfilled"].state, fields["A2_fulfilled"].text) == (State.GIVEN, "是")


def test_level_and_chosen_belong_to_the_row() -> None:
    framework = SHIPPED.framework("yueyang_workcheck_2023")
    case = Case(name="甲", indicator="C3", given={"level": "第二档", "chosen": "17"}, score=Fraction(17))
    submission, row = submission_of_case(framework, case)
    assert (row.level.text, row.claimed.value) == ("第二档", Fraction(17))
    assert submission.fields == {}


@pytest.mark.parametrize(
    ("given", "kind", "value", "unit"),
    [
        ({"target": "50", "unit": "场"}, Kind.QUANTITY, Fraction(50), "场"),
        ({"target": "95%"}, Kind.PERCENT, Fraction(95, 100), "%"),
        ({"target": "95", "unit": "%"}, Kind.PERCENT, Fraction(95, 100), "%"),
        ({"target": "1.5", "unit": "万元"}, Kind.AMOUNT, Fraction(15000), "元"),
        ({"target": "300", "unit": "元"}, Kind.AMOUNT, Fraction(300), "元"),
    ],
)
def test_a_target_has_kind_value_and_unit(
    tmp_path: Path, given: dict[str, str], kind: Kind, value: Fraction, unit: str
) -> None:
    case = Case(name="甲", section="P", points=Fraction(10), given={"operator": "≤", **given}, score=Fraction(1))
    submission, row = submission_of_case(_small(tmp_path), case)
    assert row.target.reading is not None
    assert (row.target.reading.kind, row.target.reading.number, row.target.reading.unit) == (kind, value, unit)
    assert row.target.reading.op is Operator.AT_MOST
    assert (row.code, row.path, row.points.value) == ("P.1", ("产出",), Fraction(10))
    assert (row.actual.state, row.actual.reading) == (State.BLANK, None)
    assert submission.rows == (row,)


def test_words_are_qualitative(tmp_path: Path) -> None:
    given = {"operator": "定性", "target": "明显", "actual": "明显", "level": "达成年度指标", "chosen": "9"}
    _, row = submission_of_case(
        _small(tmp_path), Case(name="甲", section="P", points=Fraction(10), given=given, score=Fraction(9))
    )
    assert row.target.reading is not None
    assert (row.target.reading.kind, row.target.reading.op) == (Kind.QUALITATIVE, Operator.NONE)
    assert (row.level.text, row.claimed.value) == ("达成年度指标", Fraction(9))


@pytest.mark.parametrize(
    ("case", "fault"),
    [
        ({"indicator": "Z"}, "案例“甲”：评分表中没有指标“Z”"),
        ({"section": "Z", "points": 1}, "案例“甲”：评分表中没有自设指标部分“Z”"),
        ({"indicator": "A1", "given": {"spnet": "1"}}, "案例“甲”：评分表中没有填报项“spnet”"),
        ({"indicator": "A1", "given": {"spent": "1,000"}}, "案例“甲”：“spent”的值“1,000”不是支出数可用的写法"),
        ({"indicator": "A1", "given": {"chosen": "九"}}, "案例“甲”：chosen 的值“九”应为数"),
        ({"section": "P", "points": 1, "given": {"goal": "5"}}, "案例“甲”：自设指标只给 operator"),
        ({"section": "P", "points": 1, "given": {"operator": "≧"}}, "案例“甲”：自设指标只给 operator"),
        ({"section": "P", "points": 1, "given": {"target": "五"}}, "案例“甲”：年度指标值“五”应为数"),
        ({"section": "P", "points": 1, "given": {"target": "5", "actual": "六"}}, "案例“甲”：实际完成值“六”应为数"),
    ],
)
def test_a_case_the_edition_does_not_know_is_refused(tmp_path: Path, case: dict[str, object], fault: str) -> None:
    whole = Case.model_validate({"name": "甲", "score": "1", **case})
    with pytest.raises(FrameworkError) as raised:
        submission_of_case(_small(tmp_path), whole)
    assert str(raised.value).startswith(fault)


def _sheet(**more: object) -> SheetCase:
    return SheetCase.model_validate({"name": "全表", "unit": "样例单位", "fiscal_year": 2021, "total": "90", **more})


def test_a_sheet_has_a_row_for_every_indicator_and_line(tmp_path: Path) -> None:
    line = {
        "section": "P",
        "title": "培训",
        "operator": "≥",
        "target": "5",
        "actual": "4",
        "unit": "场",
        "points": "10",
    }
    found = submission_of(
        _small(tmp_path),
        _sheet(
            given={"spent": "90", "budget": "100"},
            rows=[line, {**line, "group": "质量", "title": "合格", "chosen": "7", "reason": "天气"}],
            scores={"A1": "10", "A3": "none", "P.1": "8"},
            claimed={"A2": "19", "A3": "5"},
            points={"A3": "20"},
            reasons={"A2": "差一点"},
            levels={"A3": "好"},
            grade="合格",
            texts={"预期目标": "办班"},
        ),
    )
    assert [row.code for row in found.rows] == ["A1", "A2", "A3", "P.1", "P.2"]
    assert [row.claimed.value for row in found.rows] == [10, 19, 5, 8, 7]
    assert [row.points.value for row in found.rows] == [10, 20, 20, 10, 10]
    assert [row.reason.text for row in found.rows] == ["", "差一点", "", "", "天气"]
    assert found.rows[2].level.text == "好"
    assert found.rows[4].path == ("产出", "质量")
    assert (found.total.value, found.grade.text, found.unit_name, found.fiscal_year) == (
        Fraction(90),
        "合格",
        "样例单位",
        2021,
    )
    assert found.texts["预期目标"].text == "办班"
    assert found.lines == ()


def test_the_total_a_sheet_states_may_be_another(tmp_path: Path) -> None:
    sheet = _sheet(total="none", why="未知", claimed_total="88.48")
    assert submission_of(_small(tmp_path), sheet).total.value == Fraction(8848, 100)


def test_a_line_of_an_unknown_section_is_refused(tmp_path: Path) -> None:
    line = {"section": "Z", "title": "培训", "target": "5", "points": "10"}
    with pytest.raises(FrameworkError, match="案例“全表”：评分表中没有自设指标部分“Z”"):
        submission_of(_small(tmp_path), _sheet(rows=[line]))


@pytest.mark.parametrize("table", ["levels", "claimed", "points", "reasons", "scores", "rates", "funds"])
def test_a_figure_for_a_line_the_sheet_does_not_have_is_refused(tmp_path: Path, table: str) -> None:
    given: dict[str, object] = {"Z1": {"executed": "1"} if table == "funds" else "1"}
    with pytest.raises(FrameworkError, match="案例“全表”：表中没有“Z1”这一行"):
        submission_of(_small(tmp_path), _sheet(**{table: given}))


def test_the_funds_block_has_its_total_and_the_parts_given() -> None:
    framework = SHIPPED.framework("national_overall_2020")
    given = {"budget_initial": "480", "budget_full": "500", "executed": "未提供"}
    funds = {"基本支出": {"executed": "300"}, "一般公共预算": {"initial": "1", "budget": "2", "executed": "3"}}
    total, public, basic = submission_of(framework, _sheet(given=given, funds=funds)).lines
    assert (total.name, total.indicator, total.unit, total.parent) == ("年度资金总额", "E", "万元", None)
    assert (total.budget.value, total.executed.state) == (Fraction(500), State.NOT_PROVIDED)
    assert (public.name, public.breakdown, public.parent) == ("一般公共预算", "按收入性质分", 0)
    assert (public.initial.value, public.budget.value, public.executed.value) == (Fraction(1), Fraction(2), Fraction(3))
    assert (basic.breakdown, basic.initial.state, basic.executed.value) == ("按支出性质分", State.BLANK, Fraction(300))
