from fractions import Fraction

import pytest

from tests.read.forms import OVERALL_MERGES, Cells, facts, framework, grid, overall, percent, rows
from xlscore.model.submission import FundLine, State
from xlscore.read.tables.blocks import funds_heads
from xlscore.read.tables.breakdowns import is_label, list_title
from xlscore.read.tables.funds import read_funds

BLOCK = framework("national_overall_2020").layout.funds
LIST = ("一般公共预算", "政府性基金拨款", "纳入专户管理的非税收入拨款", "其他资金")


def read(cells: Cells, merges: str = OVERALL_MERGES, end: int = 12) -> list[FundLine]:
    seen = grid(cells, merges)
    return read_funds(seen, funds_heads(seen)[0], BLOCK, end).lines


def spent(lines: list[FundLine]) -> list[tuple[str, int | None, str, Fraction | None]]:
    return [(line.name, line.parent, line.breakdown, line.executed.value) for line in lines]


EXPECTED = [
    ("年度资金总额", None, "", Fraction(32237, 100)),
    ("按收入性质分：合计", 0, "按收入性质", Fraction(32237, 100)),
    ("一般公共预算", 1, "按收入性质", Fraction(300)),
    ("政府性基金拨款", 1, "按收入性质", Fraction(0)),
    ("纳入专户管理的非税收入拨款", 1, "按收入性质", Fraction(1237, 100)),
    ("其他资金", 1, "按收入性质", Fraction(10)),
    ("按支出性质分：合计", 0, "按支出性质", Fraction(32237, 100)),
    ("基本支出", 6, "按支出性质", Fraction(30037, 100)),
    ("项目支出", 6, "按支出性质", Fraction(22)),
]


def test_two_breakdowns_side_by_side_are_two_lists() -> None:
    assert spent(read(overall())) == EXPECTED


def test_a_single_column_of_amounts_is_what_was_spent() -> None:
    lines = read(overall())
    assert all(line.initial.at is None and line.budget.at is None for line in lines[1:])


def test_amounts_in_the_cells_of_their_labels() -> None:
    cells = {
        **{at: value for at, value in overall().items() if at[1:] not in {"6", "7", "8", "9", "10"}},
        "B6": "按收入性质分：合计：322.37",
        "F6": "按支出性质分：合计：322.37万元",
        "B7": "其中：一般公共预算：300",
        "F7": "其中：基本支出：300.37",
        "B8": "政府性基金拨款：0",
        "F8": "项目支出：22",
        "B9": "纳入专户管理的非税收入拨款：12.37",
        "B10": "其他资金：10",
    }
    assert spent(read(cells)) == EXPECTED


def test_a_head_without_a_sum_is_no_line_and_its_parts_belong_to_the_total() -> None:
    cells = {**overall(), "B6": "按收入性质分", "D6": None, "F6": "按支出性质分：", "I6": None}
    assert [facts(line.name, line.parent) for line in read(cells)] == [
        ("年度资金总额", None),
        *((name, 0) for name in (*LIST, "基本支出", "项目支出")),
    ]


def test_a_blank_sum_keeps_its_place_and_state() -> None:
    lines = read({**overall(), "D6": None})
    assert facts(lines[1].executed.state, lines[1].executed.at is not None, lines[2].parent) == (State.BLANK, True, 1)


def test_amounts_under_the_headers_of_the_block_keep_their_meaning() -> None:
    cells = {
        **rows(4, [["年度预算申请（万元）", None, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]]),
        **rows(5, [["年度资金总额", 1, 2, 3, 10]], "B"),
        **rows(6, [["按收入性质分：合计", 1, 2, 3, "按支出性质分：合计", 3]], "B"),
        **rows(7, [["其中：一般公共预算", 1, 2, 3, "其中：基本支出", 3]], "B"),
    }
    lines = read(cells, "")
    assert [facts(line.initial.value, line.budget.value, line.executed.value) for line in lines[1:]] == [
        (1, 2, 3),
        (1, 2, 3),
        (None, None, 3),
        (None, None, 3),
    ]


def test_headers_of_the_breakdowns_own_beat_those_of_the_block() -> None:
    cells = {
        **rows(4, [["年度预算申请（万元）", None, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]]),
        **rows(5, [["年度资金总额", 1, 2, 3, 10]], "B"),
        **rows(
            6, [["按收入性质分", "全年预算数", "全年执行数", None, "按支出性质分", "全年预算数", "全年执行数"]], "B"
        ),
        **rows(7, [["其中：一般公共预算", 2, 3, None, "其中：基本支出", 2, 3]], "B"),
    }
    lines = read(cells, "")
    assert [facts(line.name, line.parent, line.budget.value, line.executed.value) for line in lines[1:]] == [
        ("一般公共预算", 0, 2, 3),
        ("基本支出", 0, 2, 3),
    ]


def test_breakdowns_below_each_other() -> None:
    cells = {
        **rows(4, [["资金", None, "全年预算数", "全年执行数"]]),
        **rows(
            5,
            [
                ["年度资金总额", 2, 3],
                ["按收入性质分：合计", 2, 3],
                ["其中：财政", 2, 3],
                ["按支出性质分：合计", 2, 3],
                ["基本", 2, 3],
            ],
            "B",
        ),
    }
    assert [facts(line.name, line.parent, line.breakdown) for line in read(cells, "")] == [
        ("年度资金总额", None, ""),
        ("按收入性质分：合计", 0, "按收入性质"),
        ("财政", 1, "按收入性质"),
        ("按支出性质分：合计", 0, "按支出性质"),
        ("基本", 3, "按支出性质"),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("按收入性质分：合计", "按收入性质"),
        ("按支出性质分", "按支出性质"),
        ("按经济分类分：", "按经济分类"),
        ("按支出性质", "按支出性质"),
        ("按收入性质分：合计：322.37万元", "按收入性质"),
        ("按时完成率", None),
        ("其他资金", None),
    ],
)
def test_heads_of_lists(text: str, title: str | None) -> None:
    assert list_title(text) == title


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("基本支出", True),
        ("未提供", False),
        ("不适用", False),
        ("约300万元", False),
        ("1,234.56", False),
        ("—", False),
        ("项目支出：22", True),
    ],
)
def test_figures_and_words_for_absence_are_no_labels(text: str, label: bool) -> None:
    assert is_label(text) is label


@pytest.mark.parametrize("column", ["C", "D", "E"])
def test_one_column_of_amounts_beside_another_list_is_what_was_spent_under_any_header(column: str) -> None:
    cells: Cells = {
        **rows(4, [["资金（万元）", None, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]]),
        **rows(5, [[None, "年度资金总额", 900, 1000, 950, 10, percent(0.95), 9.5]]),
        "B6": "按收入性质分：合计",
        f"{column}6": 950,
        "F6": "按支出性质分：合计",
        "H6": 950,
        "B7": "其中：一般公共预算",
        f"{column}7": 950,
        "F7": "其中：基本支出",
        "H7": 600,
        "F8": "项目支出",
        "H8": 350,
    }
    lines = read(cells, "", 9)
    assert [line.executed.value for line in lines] == [950, 950, 950, 950, 600, 350]
    assert all(line.budget.at is None for line in lines[1:])


def test_a_single_list_under_a_header_keeps_what_the_header_says() -> None:
    cells: Cells = {
        **rows(4, [["资金（万元）", None, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]]),
        **rows(5, [[None, "年度资金总额", 900, 1000, 950, 10, percent(0.95), 9.5]]),
        "B6": "按收入性质分：合计",
        "D6": 1000,
        "B7": "其中：一般公共预算",
        "D7": 1000,
    }
    assert [line.budget.value for line in read(cells, "", 8)] == [1000, 1000, 1000]


def test_several_columns_beside_another_list_keep_their_headers() -> None:
    cells: Cells = {
        **rows(4, [["资金（万元）", None, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]]),
        **rows(5, [[None, "年度资金总额", 900, 1000, 950, 10, percent(0.95), 9.5]]),
        "B6": "按收入性质分：合计",
        "D6": 1000,
        "E6": 950,
        "F6": "按支出性质分：合计",
        "H6": 950,
        "B7": "其中：一般公共预算",
        "D7": 1000,
        "E7": 950,
        "F7": "其中：基本支出",
        "H7": 950,
    }
    lines = read(cells, "", 8)
    assert [line.budget.value for line in lines[1:3]] == [1000, 1000]
    assert [line.executed.value for line in lines[1:]] == [950] * 4
