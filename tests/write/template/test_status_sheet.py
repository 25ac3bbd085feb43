from fractions import Fraction

from tests.write.template.makers import FIELDS, STAFF, area_of, planned, project_edition, table_edition
from tests.write.template.test_score_sheet import WHOLE
from xlscore.model.framework import Framework
from xlscore.model.stamp import SHEET_STATUS
from xlscore.write.template.filled import Amounts, Filled, StatementLine
from xlscore.write.template.plan import SheetPlan


def status(framework: Framework, filled: Filled | None = None) -> SheetPlan:
    return next(plan for plan in planned(framework, filled).sheets if plan.name == SHEET_STATUS)


def line(plan: SheetPlan, sheet: str) -> tuple[object, object, object]:
    row = area_of(plan, sheet).top
    return plan.value(row, 2), plan.value(row, 3), plan.value(row, 4)


def test_a_blank_template_counts_what_is_missing() -> None:
    plan = status(table_edition())
    # Two scores, the total and the name of the unit; five fields.
    assert line(plan, "评分表") == ("缺项(4)", 4, 0)
    assert line(plan, "基础数据") == ("缺项(5)", 5, 0)
    assert line(plan, "收支明细") == ("未使用", 0, 0)


def test_a_sheet_filled_in_right_is_done() -> None:
    plan = status(project_edition(fields={name: FIELDS[name] for name in list(FIELDS)[2:]}), WHOLE)
    assert line(plan, "自评表") == ("完成", 0, 0)
    assert line(plan, "基础数据") == ("完成", 0, 0)


def test_figures_that_contradict_each_other_are_out_of_balance() -> None:
    funds = dict(WHOLE.funds) | {"其他资金": Amounts(Fraction(80), Fraction(80), Fraction(70))}
    wrong = Filled(
        unit="样例",
        fields=WHOLE.fields,
        funds=funds,
        claimed=WHOLE.claimed,
        reasons=WHOLE.reasons,
        rows=WHOLE.rows,
        grade="优",
    )
    assert line(status(project_edition(), wrong), "自评表") == ("不平", 0, 1)


def test_a_statement_line_without_its_amount_is_missing_something() -> None:
    lines = (StatementLine("甲", executed=Fraction(1)), StatementLine("乙"))
    assert line(status(table_edition(), Filled(statement=lines)), "收支明细") == ("缺项(1)", 1, 0)
    assert line(status(table_edition(), Filled(statement=lines[:1])), "收支明细") == ("完成", 0, 0)


def test_lists_of_dates_may_stay_empty() -> None:
    late = STAFF | {"rate": None, "rule": {"kind": "deadline", "deduct": 1}}
    plan = status(table_edition(late, fields={}))
    assert line(plan, "基础数据") == ("缺项(2)", 2, 0)


def test_fields_above_and_below_a_list_of_dates_are_both_counted() -> None:
    late = STAFF | {"rate": None, "rule": {"kind": "deadline", "deduct": 1}}
    yes = STAFF | {"code": "A2", "title": "是否", "rate": None, "rule": {"kind": "binary"}}
    plan = status(table_edition(late, yes, fields={}), Filled(fields={"A2_fulfilled": "是"}))
    assert line(plan, "基础数据") == ("缺项(2)", 2, 0)


def test_totals_and_grades_stand_side_by_side() -> None:
    plan = status(project_edition(), WHOLE)
    row = area_of(plan, "总分").top
    assert [plan.value(row, column) for column in (2, 3, 4)] == [Fraction("99.6"), Fraction("99.6"), 0]
    assert plan.value(row + 1, 2) == Fraction("99.6")
    assert [plan.value(row + 2, column) for column in (2, 3)] == ["优", "优"]
    blank = status(project_edition())
    assert [blank.value(row, column) for column in (2, 3, 4)] == ["", "不完整", ""]
    assert [blank.value(row + 2, column) for column in (2, 3)] == ["", ""]
