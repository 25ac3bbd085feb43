"""The row that closes the table: 总分."""

from dataclasses import replace
from typing import Final

from xlscore.exact import decimal_text
from xlscore.model.stamp import TOTAL
from xlscore.write.style import FIGURE, HEAD, HINT, LABEL, POINTS, SCORE
from xlscore.write.template.draft import Draft
from xlscore.write.template.fixed_scores import put_difference
from xlscore.write.template.funds_block import Block
from xlscore.write.template.live import (
    NOTHING,
    Live,
    all_of,
    differs,
    first_of,
    is_blank,
    is_number,
    number,
    when,
    words,
)
from xlscore.write.template.score_table import Table
from xlscore.write.template.totals import claimed_total, recomputed_total, with_block

_BOLD: Final = replace(LABEL, bold=True)


def put_total(draft: Draft, table: Table, block: Block | None) -> int:
    """Place the total; returns the next row."""
    plan, columns, row = draft.score, draft.columns, table.last + 1
    left = 1 if columns.labelled else columns.first
    score = columns.need("score")
    _put_total_label(draft, table, block, row, left)
    live = claimed_total(draft, table, block)
    stated = live if draft.filled.total is None else draft.filled.total
    total_at = plan.put(row, score, stated, replace(FIGURE, number=SCORE, bold=True, across="center"))
    for column in columns.columns:
        if (row, column.number) not in plan.boxes and column.printed:
            plan.put(row, column.number, None, LABEL)
    claimed = plan.at(row, score)
    plan.put(row, columns.need("level"), "合计", HEAD)
    plan.put(
        row, columns.need("recomputed"), recomputed_total(draft, table, block), replace(FIGURE, number=SCORE, bold=True)
    )
    put_difference(draft, row, claimed, plan.at(row, columns.need("recomputed")))
    plan.put(row, columns.need("hint"), _total_hint(draft, table, claimed, live), HINT)
    plan.heights[row] = 28
    if draft.total_at is not None:
        at, first, last = draft.total_at
        total_at = plan.spread(
            (at, first), (at, last), claimed, replace(FIGURE, number=SCORE, bold=True, across="center")
        )
    draft.name(TOTAL, total_at)
    draft.claimed_sum = with_block(draft, table, block, "score", outside=True)
    draft.total_row = row
    return row + 1


def _put_total_label(draft: Draft, table: Table, block: Block | None, row: int, left: int) -> None:
    """Place 总分 over the labels and the sum of the points; a form without a column for them prints it beside."""
    plan, points = draft.score, draft.columns.of("points")
    if points is not None:
        plan.spread((row, left), (row, before(draft)), "总分", _BOLD)
        plan.put(row, points, with_block(draft, table, block, "points"), replace(_BOLD, number=POINTS))
        return
    title = draft.columns.need(table.title_role)
    plan.spread((row, left), (row, title), "合计", _BOLD)
    plan.spread((row, title + 1), (row, before(draft)), f"{decimal_text(draft.framework.total)}分", _BOLD)


def before(draft: Draft) -> int:
    """Return the last column of the labels of total and grade: left of points and score, whichever comes first."""
    found = [draft.columns.of(role) for role in ("points", "score")]
    return min(column for column in found if column is not None) - 1


def _total_hint(draft: Draft, table: Table, claimed: Live, live: Live) -> Live:
    cases = [(is_blank(claimed), words("缺自评得分"))]
    comparable = all_of(is_number(claimed), is_number(live))
    off = when(comparable, differs(claimed, live), Live("FALSE", value=False))
    cases.append((off, words("总分与各行得分之和不符")))
    column, full = draft.columns.of("points"), draft.framework.total
    if column is not None:
        away = differs(draft.score.at(table.last + 1, column), number(full))
        cases.append((away, words(f"分值合计不等于{decimal_text(full)}，不符")))
    return first_of(cases, NOTHING)
