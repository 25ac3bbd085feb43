"""收支明细: amounts and rates line by line, in the columns every edition shares."""

from dataclasses import replace
from fractions import Fraction
from typing import Final

from xlscore.model.stamp import SHEET_STATEMENT, STATEMENT_HEADERS
from xlscore.write.style import ENTRY, FIGURE, HEAD, HELPER_HEAD, MONEY, NOTE, RATE, TITLE
from xlscore.write.template.ask import Ask, ask_choice, ask_number, ask_text
from xlscore.write.template.draft import Draft
from xlscore.write.template.filled import StatementLine, Typed
from xlscore.write.template.live import NOTHING, all_of, is_number, more, number, over, rounded, when
from xlscore.write.template.plan import SheetPlan
from xlscore.write.template.rates import RATE_PLACES

ROWS: Final = 40
_WIDTHS: Final = (30.0, 22.0, 14.0, 8.0, 15.0, 17.0, 17.0, 11.0, 12.0, 30.0, 24.0)
FIRST: Final = 4
NAME_COLUMN, EXECUTED_COLUMN = 1, 7
_RATE_COLUMN, _OURS = 8, 9


def _asks() -> tuple[Ask, ...]:
    amount = "填数字，不带千分位；没有的空着，不要填0。"
    rate = Ask(
        "执行率",
        "填报表上印出的执行率，如 98.88%；没有印出的空着。",
        test="AND(ISNUMBER({cell}),{cell}>=0)",
        error="执行率只能填不小于0的百分数，如 98.88%。",
    )
    return (
        ask_text("项目", "每行填一个收支项目。"),
        ask_text("上级项目", "填本行属于哪一个合计行（写该行的项目名称）；合计行本身空着。"),
        ask_text("分组", "同一合计有几种分法时，填分法名称，如 按收入性质。"),
        ask_choice("单位", "选择金额单位。", ("万元", "元")),
        ask_number("年初预算数", amount),
        ask_number("全年预算数", f"调整后的全年预算数或计划数。{amount}"),
        ask_number("执行数", f"全年执行数或实际数。{amount}"),
        rate,
        rate,
        ask_text("说明", "口径、调整理由等。"),
        ask_text("来源", "填数据出处，如 决算报表第几表。"),
    )


def _typed(line: StatementLine) -> tuple[Typed | None, ...]:
    texts = (line.name or None, line.parent or None, line.group or None, line.unit or None)
    return (*texts, line.initial, line.budget, line.executed, line.rate, None, line.note or None, line.source or None)


def put_statement(draft: Draft) -> SheetPlan:
    """Plan the statement: as many rows as are filled in, and never fewer than a form shows."""
    plan = SheetPlan(SHEET_STATEMENT)
    plan.widths = dict(enumerate(_WIDTHS, start=1))
    last = len(STATEMENT_HEADERS)
    plan.spread((1, 1), (1, last), "收支明细（金额与执行率）", replace(TITLE, size=16))
    plan.heights[1] = 32
    note = "没有需要逐项列示的收支时本表可以不填。合计行与其各分项用“上级项目”联系；复算执行率＝执行数÷全年预算数。"
    plan.spread((2, 1), (2, last), note, NOTE)
    for column, header in enumerate(STATEMENT_HEADERS, start=1):
        plan.put(3, column, header, HELPER_HEAD if column == _OURS else HEAD)
    plan.heights |= {2: 20, 3: 32}
    lines = draft.filled.statement
    rows = max(ROWS, len(lines))
    for place in range(rows):
        _put_line(plan, FIRST + place, lines[place] if place < len(lines) else StatementLine(""))
    page = plan.page
    page.last_column, page.last_row, page.repeat, page.freeze = last, FIRST + rows - 1, (3, 3), (FIRST, 2)
    return plan


def _put_line(plan: SheetPlan, row: int, line: StatementLine) -> None:
    for column, (ask, typed) in enumerate(zip(_asks(), _typed(line), strict=True), start=1):
        if column == _OURS:
            continue
        amount = 5 <= column <= 7  # noqa: PLR2004 -- 年初预算数 to 执行数
        look = replace(ENTRY, across="right" if amount or column == _RATE_COLUMN else "left")
        number_format = MONEY if amount else RATE if column == _RATE_COLUMN else look.number
        plan.put(row, column, typed, replace(look, number=number_format), ask)
    budget, executed = plan.at(row, 6), plan.at(row, 7)
    positive = when(more(budget, number(Fraction(0))), rounded(over(executed, budget), RATE_PLACES), NOTHING)
    plan.put(
        row,
        _OURS,
        when(all_of(is_number(budget), is_number(executed)), positive, NOTHING),
        replace(FIGURE, number=RATE),
    )
