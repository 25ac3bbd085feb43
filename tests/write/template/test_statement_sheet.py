from fractions import Fraction

import pytest

from tests.write.template.makers import box_at, planned, table_edition
from xlscore.model.stamp import SHEET_STATEMENT, STATEMENT_HEADERS
from xlscore.write.template.filled import Filled, StatementLine
from xlscore.write.template.plan import SheetPlan
from xlscore.write.template.statement_sheet import FIRST, ROWS


def statement(*lines: StatementLine) -> SheetPlan:
    draft = planned(table_edition(), Filled(statement=lines))
    return next(plan for plan in draft.sheets if plan.name == SHEET_STATEMENT)


def test_the_headers_are_those_the_reader_looks_for() -> None:
    plan = statement()
    assert tuple(plan.value(3, column) for column in range(1, 12)) == STATEMENT_HEADERS


def test_a_blank_statement_has_forty_lines_with_prompts_and_a_locked_rate() -> None:
    plan = statement()
    assert plan.page.last_row == FIRST + ROWS - 1
    for column in range(1, 12):
        box = box_at(plan, FIRST + ROWS - 1, column)
        assert box.look.locked == (column == 9)
        assert (box.ask is None) == (column == 9)


def test_a_line_is_typed_in_and_its_rate_worked_out() -> None:
    plan = statement(
        StatementLine(
            "基本支出", "支出合计", "按性质", "万元", Fraction(500), Fraction("532.66"), Fraction("460.07"),
            Fraction("0.8637"), "口径", "决算表",
        )
    )  # fmt: skip
    shown = [plan.value(FIRST, column) for column in range(1, 12)]
    assert shown == [
        *("基本支出", "支出合计", "按性质", "万元"),
        *(Fraction(500), Fraction("532.66"), Fraction("460.07"), Fraction("0.8637"), Fraction("0.8637")),
        *("口径", "决算表"),
    ]


@pytest.mark.parametrize("budget", [None, Fraction(0), "未提供"])
def test_without_a_budget_there_is_no_rate(budget: Fraction | str | None) -> None:
    assert statement(StatementLine("支出", budget=budget, executed=Fraction(5))).value(FIRST, 9) == ""


def test_more_lines_than_forty_all_find_room() -> None:
    plan = statement(*(StatementLine(str(place)) for place in range(45)))
    assert plan.value(FIRST + 44, 1) == "44"
