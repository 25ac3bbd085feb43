"""填报状态: what is still missing on each sheet, and whether the totals agree."""

from dataclasses import replace
from fractions import Fraction
from typing import Final

from xlscore.cells import Area, parse_a1
from xlscore.model.framework import FieldKind
from xlscore.model.stamp import SHEET_STATUS, UNIT, YEAR
from xlscore.write.style import ALARM, FIGURE, HEAD, LABEL, NOTE, SCORE, TEXT, TITLE
from xlscore.write.template.draft import Draft
from xlscore.write.template.hints import LACKING, UNBALANCED, WRONG
from xlscore.write.template.live import (
    NOTHING,
    Live,
    first_of,
    is_blank,
    joined,
    minus,
    more,
    number,
    plus,
    words,
)
from xlscore.write.template.live_areas import filled_in, mentions
from xlscore.write.template.plan import Mark, SheetPlan
from xlscore.write.template.statement_sheet import EXECUTED_COLUMN, FIRST, NAME_COLUMN

DONE: Final = "完成"
UNUSED: Final = "未使用"
_WIDTHS: Final = (34.0, 16.0, 12.0, 12.0, 60.0)
_HEADERS: Final = ("工作表", "状态", "缺项数", "不符数", "说明")


def put_status(draft: Draft, fields: SheetPlan, statement: SheetPlan) -> SheetPlan:
    """Plan the status sheet over the three sheets that are filled in."""
    plan = SheetPlan(SHEET_STATUS)
    plan.widths = dict(enumerate(_WIDTHS, start=1))
    last = len(_WIDTHS)
    plan.spread((1, 1), (1, last), "填报状态", replace(TITLE, size=16))
    plan.heights[1] = 32
    plan.spread((2, 1), (2, last), "本表由公式自动生成，报送前各表应为“完成”。", NOTE)
    for column, header in enumerate(_HEADERS, start=1):
        plan.put(3, column, header, HEAD)
    _put_line(plan, 4, draft.score.name, _score_counts(draft), "缺什么、哪里不符，见评分表最右的“提示”列。")
    _put_line(
        plan,
        5,
        fields.name,
        (_fields_missing(draft, fields), number(0)),
        "确实没有的填“未提供”，没有此类事项的填“不适用”。",
    )
    _put_statement(plan, 6, statement)
    for row in (4, 5, 6):
        plan.heights[row] = 26
    row = _put_totals(draft, plan, 8)
    plan.marks.append(Mark(Area(4, 2, row, 2), LACKING, ALARM))
    plan.marks.append(Mark(Area(4, 2, row, 2), UNBALANCED, ALARM))
    page = plan.page
    page.last_column, page.last_row = last, row
    return plan


def _named(draft: Draft, name: str) -> Live:
    """Return a reference to a cell of the score sheet by its defined name."""
    _, _, address = draft.names[name].rpartition("!")
    return draft.score.from_elsewhere(*parse_a1(address))


def _score_counts(draft: Draft) -> tuple[Live, Live]:
    """Return how many hints speak of something missing and how many of a contradiction."""
    hint, (first, _) = draft.columns.need("hint"), draft.rows
    area, values = draft.score.area(first, hint, draft.total_row + 1, hint, outside=True)
    missing = mentions(area, values, LACKING)
    for name in (UNIT, YEAR):
        blank = is_blank(_named(draft, name))
        missing = plus(missing, Live(f"({blank.text})", Fraction(blank.value is True)))
    return missing, plus(mentions(area, values, WRONG), mentions(area, values, UNBALANCED))


def _fields_missing(draft: Draft, fields: SheetPlan) -> Live:
    """Return how many input cells are empty; lists of dates may stay empty."""
    cells = sorted(
        (cell.row, cell.column)
        for name, cell in draft.places.items()
        if cell.plan is fields and draft.specs[name].kind is not FieldKind.DATES
    )
    missing = number(0)
    for first, last in _runs([row for row, _ in cells]):
        area, values = fields.area(first, cells[0][1], last, cells[0][1], outside=True)
        missing = plus(missing, minus(number(last - first + 1), filled_in(area, values)))
    return missing


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    result: list[tuple[int, int]] = []
    for row in rows:
        if result and result[-1][1] == row - 1:
            result[-1] = (result[-1][0], row)
        else:
            result.append((row, row))
    return result


def _put_line(
    plan: SheetPlan, row: int, sheet: str, counts: tuple[Live, Live], note: str, used: Live | None = None
) -> None:
    missing, wrong = counts
    plan.put(row, 1, sheet, TEXT)
    plan.put(row, 3, missing, replace(LABEL, number="0"))
    plan.put(row, 4, wrong, replace(LABEL, number="0"))
    lacking = joined(words(f"{LACKING}项("), plan.at(row, 3), words(")"))
    cases = [
        (more(plan.at(row, 3), number(0)), lacking),
        (more(plan.at(row, 4), number(0)), words(UNBALANCED)),
    ]
    if used is not None:
        cases.insert(0, (Live(f"{used.text}=0", used.number == 0), words(UNUSED)))
    plan.put(row, 2, first_of(cases, words(DONE)), replace(LABEL, bold=True))
    plan.put(row, 5, note, TEXT)


def _put_statement(plan: SheetPlan, row: int, statement: SheetPlan) -> None:
    last = statement.page.last_row
    names, name_values = statement.area(FIRST, NAME_COLUMN, last, NAME_COLUMN, outside=True)
    amounts, amount_values = statement.area(FIRST, EXECUTED_COLUMN, last, EXECUTED_COLUMN, outside=True)
    lacking = sum(name is not None and amount is None for name, amount in zip(name_values, amount_values, strict=True))
    missing = Live(f'SUMPRODUCT(({names}<>"")*({amounts}=""))', Fraction(lacking))
    note = "没有需要逐项列示的收支时可以不填；填了项目就应填执行数。"
    _put_line(plan, row, statement.name, (missing, number(0)), note, filled_in(names, name_values))


def _put_totals(draft: Draft, plan: SheetPlan, row: int) -> int:
    """Place claimed against recomputed, total and grade; returns the last row."""
    columns, score, total = draft.columns, draft.score, draft.total_row
    for column, header in enumerate(("核对", "自评", "复算", "差异", "说明"), start=1):
        plan.put(row, column, header, HEAD)
    figure = replace(FIGURE, number=SCORE, across="center")
    for column, role in ((2, "score"), (3, "recomputed"), (4, "difference")):
        plan.put(row + 1, column, score.from_elsewhere(total, columns.need(role)), figure)
    plan.put(row + 1, 1, "总分", TEXT)
    note = "有一行无法复算，复算总分即为“不完整”。"
    plan.put(row + 1, 5, note, TEXT)
    plan.put(row + 2, 1, "各行自评得分之和", TEXT)
    plan.put(row + 2, 2, draft.claimed_sum, figure)
    for column in (3, 4):
        plan.put(row + 2, column, None, LABEL)
    plan.put(row + 2, 5, "应与自评总分一致。", TEXT)
    plan.put(row + 3, 1, "评价等级", TEXT)
    grade = score.from_elsewhere(total + 1, draft.grade_column)
    plan.put(row + 3, 2, first_of([(is_blank(grade), NOTHING)], grade), LABEL)
    plan.put(row + 3, 3, score.from_elsewhere(total + 1, columns.need("recomputed")), LABEL)
    plan.put(row + 3, 4, None, LABEL)
    plan.put(row + 3, 5, "复算总分不完整时，按自评总分判断等级。", TEXT)
    for at in range(row, row + 4):
        plan.heights[at] = 26
    return row + 3
