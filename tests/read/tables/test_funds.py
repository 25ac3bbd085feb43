from fractions import Fraction

import pytest

from tests.read.forms import Cells, facts, framework, grid, percent, rows
from xlscore.cells import CellRef
from xlscore.model.submission import MISSING, Entry, State
from xlscore.read.tables.blocks import funds_heads
from xlscore.read.tables.funds import Funds, ratio_of, read_funds
from xlscore.values import Flag

BLOCK = framework("national_project_2020").layout.funds
HEAD = rows(
    5, [["项目资金（万元）", None, "年初预算数", "全年预算数(A)", "全年执行数(B)", "分值", "执行率(B/A)", "得分"]]
)
TOTAL = ["年度资金总额", 80, 100, 98.88, 10, percent(0.9888), 9.89]


def read(cells: Cells, merges: str = "A5:A9", end: int | None = None) -> Funds:
    seen = grid({**HEAD, **cells}, merges)
    return read_funds(seen, funds_heads(seen)[0], BLOCK, end)


def test_the_total_line_is_the_rate_of_the_scored_indicator() -> None:
    (line,) = read(rows(6, [TOTAL], "B")).lines
    assert facts(line.name, line.indicator, line.parent, line.unit) == ("年度资金总额", "E", None, "万元")
    assert facts(line.initial.value, line.budget.value, line.executed.value) == (80, 100, Fraction(9888, 100))
    assert facts(line.points.value, line.rate.value, line.claimed.value) == (
        10,
        Fraction(9888, 10000),
        Fraction(989, 100),
    )
    assert facts(line.at, line.executed.at) == (CellRef("表", 6, 2), CellRef("表", 6, 5))


def test_the_parts_belong_to_the_total_and_their_dashes_are_no_scores() -> None:
    funds = read(rows(6, [TOTAL, ["其中：当年财政拨款", 80, 100, 98.88, "—", "98.88%", "-"], ["其他资金"]], "B"))
    assert [facts(line.name, line.parent) for line in funds.lines] == [
        ("年度资金总额", None),
        ("当年财政拨款", 0),
        ("其他资金", 0),
    ]
    assert funds.total == 0
    part = funds.lines[1]
    assert facts(part.points.state, part.claimed.state) == (State.NOT_APPLICABLE, State.NOT_APPLICABLE)
    assert part.rate.value == Fraction(9888, 10000)
    assert funds.lines[2].executed == Entry(State.BLANK, CellRef("表", 8, 5))


def test_a_blank_initial_budget_leaves_the_others_in_their_columns() -> None:
    (line,) = read(rows(6, [["年度资金总额", None, 100, 98.88]], "B")).lines
    assert facts(line.initial.state, line.budget.value, line.executed.value) == (State.BLANK, 100, Fraction(9888, 100))


def test_a_bare_rate_is_read_the_way_that_agrees_with_the_amounts() -> None:
    for bare in (98.88, 0.9888, "98.88"):
        (line,) = read(rows(6, [["年度资金总额", 80, 100, 98.88, 10, bare, 9.89]], "B")).lines
        assert line.rate.value == Fraction(9888, 10000)
        assert line.rate.reading is not None
        assert Flag.PERCENT_OR_FRACTION not in line.rate.reading.flags


def test_a_bare_rate_without_amounts_is_flagged() -> None:
    (line,) = read(rows(6, [["年度资金总额", None, None, None, 10, 98.88, 9.89]], "B")).lines
    assert line.rate.reading is not None
    assert Flag.PERCENT_OR_FRACTION in line.rate.reading.flags


@pytest.mark.parametrize(
    ("head", "unit"), [("项目资金（元）", "元"), ("项目资金\n（万元）", "万元"), ("项目资金", "万元")]
)
def test_the_unit_of_money_stands_in_the_head_of_the_block(head: str, unit: str) -> None:
    funds = read({**rows(6, [TOTAL], "B"), "A5": head})
    assert facts(funds.unit, funds.lines[0].unit) == (unit, unit)


def test_the_label_of_a_line_beats_the_head_of_the_block_and_its_amounts_are_converted() -> None:
    cells = rows(6, [["年度资金总额（元）", 800_000, "1,000,000", "98.88万元"]], "B")
    (line,) = read(cells).lines
    assert facts(line.unit, line.initial.value, line.budget.value, line.executed.value) == (
        "万元",
        80,
        100,
        Fraction(9888, 100),
    )
    # A cell that states its unit itself was not converted because of its row.
    assert [entry.converted_from for entry in (line.initial, line.budget, line.executed)] == ["元", "元", ""]
    assert facts(line.initial.text, line.initial.places) == ("800000", 4)


def test_the_header_of_a_column_beats_the_head_of_the_block_and_a_row_beats_both() -> None:
    head = {"D5": "全年预算数（元）", "E5": "全年执行数（元）"}
    whole, part = read(
        {**rows(6, [["年度资金总额", 80, 1_000_000, 988_800], ["其中（万元）", 80, 100, 98]], "B"), **head}
    ).lines
    assert facts(whole.unit, whole.initial.value, whole.budget.value, whole.executed.value) == (
        "万元",
        80,
        100,
        Fraction(9888, 100),
    )
    assert [entry.converted_from for entry in (whole.initial, whole.budget, whole.executed)] == ["", "元", "元"]
    assert facts(part.budget.value, part.budget.converted_from, part.executed.value) == (100, "", 98)


def test_a_unit_stated_elsewhere_holds_where_the_block_states_none() -> None:
    seen = grid({**HEAD, "A5": "项目资金", **rows(6, [TOTAL], "B")})
    assert read_funds(seen, funds_heads(seen)[0], None, None, "元").unit == "元"


@pytest.mark.parametrize("stop", ["年度总体目标", "注：金额以决算为准"])
def test_the_block_ends_at_the_goals_or_notes(stop: str) -> None:
    assert len(read({**rows(6, [TOTAL], "B"), "A7": stop, **rows(8, [["其他资金", 5]], "B")}, "").lines) == 1


def test_the_block_ends_where_the_table_of_indicators_begins() -> None:
    assert len(read(rows(6, [TOTAL, ["其他资金", 5]], "B"), end=7).lines) == 1


def test_a_total_that_lost_its_name_still_is_the_only_line_scored() -> None:
    funds = read(rows(6, [[None, 80, 100, 98.88, 10, percent(0.9888), 9.89], ["其他资金", 5]], "B"))
    assert facts(funds.total, funds.lines[0].name, funds.lines[0].at) == (0, "", CellRef("表", 6, 3))
    assert funds.lines[1].parent == 0


def test_without_a_total_the_lines_stand_alone() -> None:
    funds = read(rows(6, [["甲项目", 80, 100, 98.88], [None, None, None, None, None, None, None, "x"]], "B"))
    assert facts(funds.total, len(funds.lines), funds.lines[0].parent, funds.lines[0].indicator) == (
        None,
        1,
        None,
        None,
    )


def test_columns_in_another_order() -> None:
    head = rows(
        5, [["预算资金（万元）", None, "全年执行数", "得分", "全年预算数", "年初预算数", "分值", "执行率", "偏差原因"]]
    )
    seen = grid({**head, **rows(6, [["年度资金总额", 98, 9.8, 100, 80, 10, 0.98, "结转"]], "B")})
    (line,) = read_funds(seen, funds_heads(seen)[0], BLOCK, None).lines
    assert facts(line.initial.value, line.budget.value, line.executed.value) == (80, 100, 98)
    assert facts(line.claimed.value, line.rate.value, line.reason.text) == (Fraction(98, 10), Fraction(98, 100), "结转")


def test_a_block_without_some_columns_has_no_entries_there() -> None:
    seen = grid({**rows(5, [["项目资金", "全年预算数", "全年执行数"]]), **rows(6, [["年度资金总额", 100, 98]])})
    (line,) = read_funds(seen, funds_heads(seen)[0], BLOCK, None).lines
    assert line.initial is line.rate is line.points is line.claimed is line.reason is MISSING


def test_a_ratio_needs_both_amounts_and_a_budget() -> None:
    one, none = Entry(State.GIVEN, value=Fraction(1)), Entry(State.GIVEN, value=Fraction(0))
    assert ratio_of(one, Entry(State.GIVEN, value=Fraction(4))) == Fraction(1, 4)
    assert ratio_of(one, none) is ratio_of(MISSING, one) is ratio_of(one, MISSING) is None


def test_a_column_inside_the_block_that_nobody_knows_is_left_aside_and_one_beside_it_is_not() -> None:
    head = {**HEAD, "D5": "预算调整数", "E5": "全年执行数(B)", "I5": "完成等级"}
    line = {"A6": None, "B6": "年度资金总额", "C6": 80, "D6": 20, "E6": 98, "F6": 10, "I6": "优"}
    seen = grid({**head, **line}, "A5:A9")
    (left,) = read_funds(seen, funds_heads(seen)[0], BLOCK, None).leftovers
    assert left[0] == CellRef("表", 5, 4)
    assert left[1].startswith("表头“预算调整数”不是已知的栏目")


def test_figures_beside_their_headers_are_the_total() -> None:
    seen = grid(rows(5, [["年初预算数（万元）", 3000, "全年执行数", "2950", "执行率", "98.33%", "得分", 9.83]]))
    (line,) = read_funds(seen, funds_heads(seen)[0], BLOCK, None).lines
    assert facts(line.name, line.indicator, line.unit) == ("年度资金总额", "E", "万元")
    assert facts(line.initial.value, line.budget, line.executed.value) == (3000, MISSING, 2950)
    assert facts(line.rate.value, line.claimed.value, line.executed.at) == (
        Fraction(9833, 10000),
        Fraction(983, 100),
        CellRef("表", 5, 4),
    )


def test_rows_below_figures_that_stand_beside_their_headers_are_not_passed_over_in_silence() -> None:
    cells = rows(5, [["全年预算数", 3000, "全年执行数", 2950], ["其中：财政拨款", 3000, None, 2950]])
    seen = grid(cells)
    funds = read_funds(seen, funds_heads(seen)[0], None, None)
    assert [line.name for line in funds.lines] == ["年度资金总额"]
    assert funds.leftovers == [(CellRef("表", 6, 1), "资金数写在栏目名称的旁边，这一行没有采用")]


def test_the_break_of_a_page_is_no_line() -> None:
    funds = read(rows(6, [TOTAL, ["第1页 共2页"], ["其中：当年财政拨款", 80, 100, 98.88]], "B"), "")
    assert [line.name for line in funds.lines] == ["年度资金总额", "当年财政拨款"]
