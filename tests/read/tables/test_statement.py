from fractions import Fraction

from tests.read.forms import Cells, facts, grid, percent, rows
from xlscore.cells import CellRef
from xlscore.model.stamp import STATEMENT_HEADERS
from xlscore.model.submission import State
from xlscore.read.tables.blocks import statement_head
from xlscore.read.tables.statement import Statement, read_statement


def read(*lines: list[object], unit: str = "万元") -> Statement:
    cells: Cells = {**rows(3, [STATEMENT_HEADERS]), **rows(4, lines)}
    seen = grid(cells)
    head = statement_head(seen)
    assert head is not None
    return read_statement(seen, head, unit)


def test_a_line_with_everything_it_states() -> None:
    (line,) = read(
        ["支出合计", None, "按功能", "元", 1, 200, 150, percent(0.75), percent(0.75), "结转", "决算表"]
    ).lines
    assert facts(line.name, line.breakdown, line.unit, line.source) == ("支出合计", "按功能", "元", "决算表")
    assert facts(line.initial.value, line.budget.value, line.executed.value) == (1, 200, 150)
    assert facts(line.rate.value, line.rate.at, line.reason.text) == (Fraction(3, 4), CellRef("表", 4, 8), "结转")
    assert line.at == CellRef("表", 4, 1)


def test_the_recomputed_rate_is_never_the_claimed_one() -> None:
    (line,) = read(["支出合计", None, None, None, None, 200, 150, None, percent(0.75)]).lines
    assert line.rate.state is State.BLANK


def test_parts_are_joined_to_their_total_by_name_wherever_it_stands() -> None:
    lines = read(["工资", "支出 合计："], ["支出合计"], ["其中：三公", "支出合计"]).lines
    assert [facts(line.name, line.parent) for line in lines] == [("工资", 1), ("支出合计", None), ("三公", 1)]


def test_a_total_that_is_not_there_is_reported() -> None:
    statement = read(["工资", "支出总计", None, None, None, 1], ["自己", "自己", None, None, None, 1])
    assert [line.parent for line in statement.lines] == [None, None]
    assert [at.a1 for at, _ in statement.leftovers] == ["A4", "A5"]
    assert "支出总计" in statement.leftovers[0][1]


def test_a_part_in_the_other_unit_of_money_is_converted_to_that_of_its_total() -> None:
    whole, part, inner, people = read(
        ["支出合计", None, None, "万元", 80, 100, 98],
        ["工资", "支出合计", None, "元", 800_000, 1_000_000, "98万元"],
        ["津贴", "工资", None, "元", None, 5_000],
        ["人数", "支出合计", None, "人", None, 5],
    ).lines
    assert facts(part.unit, part.initial.value, part.budget.value, part.executed.value) == ("万元", 80, 100, 98)
    assert [entry.converted_from for entry in (part.initial, part.executed, whole.budget)] == ["元", "", ""]
    assert facts(inner.unit, inner.budget.value, inner.budget.converted_from) == ("万元", Fraction(1, 2), "元")
    assert facts(people.unit, people.budget.value) == ("人", 5)


def test_lines_that_name_each_other_are_not_joined_in_a_circle() -> None:
    statement = read(
        ["甲", "乙", None, None, None, 1], ["乙", "丙", None, None, None, 1], ["丙", "甲", None, None, None, 1]
    )
    assert [line.parent for line in statement.lines] == [1, 2, None]
    assert [facts(at.a1, "甲" in word) for at, word in statement.leftovers] == [("A6", True)]


def test_unused_lines_are_left_out_but_amounts_without_a_name_are_not() -> None:
    lines = read(["工资"], [None, None, None, "元"], [None, None, None, None, None, 5]).lines
    assert [facts(line.name, line.budget.value) for line in lines] == [("工资", None), ("", 5)]


def test_a_line_without_unit_has_the_units_of_the_workbook() -> None:
    assert read(["工资"], unit="元").lines[0].unit == "元"


def test_a_statement_without_some_columns() -> None:
    seen = grid({**rows(1, [["项目", "全年预算数", "执行数"]]), **rows(2, [["工资", 5, 4]])})
    head = statement_head(seen)
    assert head is not None
    (line,) = read_statement(seen, head, "元").lines
    assert facts(line.budget.value, line.rate.at, line.reason.at, line.initial.at) == (5, None, None, None)


def test_notes_and_another_form_end_the_statement() -> None:
    for end in ("注：单位为万元", "填表人：", "部门整体支出绩效自评表"):
        assert [
            line.name for line in read(["工资", None, None, None, 1], [end], ["支出", None, None, None, 1]).lines
        ] == ["工资"]
