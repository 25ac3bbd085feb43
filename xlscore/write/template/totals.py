"""Sums over the score sheet as formulas: what is claimed, what is recomputed."""

from fractions import Fraction
from typing import Final

from xlscore.model.stamp import NOT_APPLICABLE
from xlscore.write.template.draft import Draft
from xlscore.write.template.funds_block import Block
from xlscore.write.template.live import (
    NOTHING,
    Live,
    all_of,
    equals,
    minus,
    more,
    number,
    over,
    plus,
    says,
    times,
    when,
    words,
)
from xlscore.write.template.live_areas import count_of, filled_in, sum_of
from xlscore.write.template.score_table import Table

INCOMPLETE: Final = "不完整"
"""Shown for a total while a row of it cannot be recomputed."""


def with_block(draft: Draft, table: Table, block: Block | None, role: str, *, outside: bool = False) -> Live:
    """Return the sum of a column, with the funds block's own cell where it stands elsewhere.

    ``outside`` writes it for a formula on another sheet.
    """
    summed = sum_of(*table.column(draft, role, outside=outside))
    if block is None:
        return summed
    column = block.columns.roles[role][0]
    cell = draft.score.from_elsewhere(block.total, column) if outside else draft.score.at(block.total, column)
    return Live(f"SUM({summed.text[4:-1]},{cell.text})", plus(summed, Live("", cell.number or Fraction(0))).value)


def claimed_total(draft: Draft, table: Table, block: Block | None) -> Live:
    """Return the sum of the claimed scores; nothing before the first is typed."""
    address, values = table.column(draft, "score")
    counted = count_of(address, values)
    if block is not None:
        own = block.cell(block.total, "score")
        counted = Live(f"COUNT({address},{own.text})", Fraction((counted.number or 0) + (own.number is not None)))
    return when(more(counted, number(0)), with_block(draft, table, block, "score"), NOTHING)


def recomputed_total(draft: Draft, table: Table, block: Block | None) -> Live:
    """Return the sum of the recomputed scores, 不完整 while one of them is not known."""
    plan, framework = draft.score, draft.framework
    column = draft.columns.need("recomputed")
    top = block.total if block is not None else table.header
    scores, known = plan.area(top, column, table.last, column)
    if framework.remainder is not None and framework.remainder.points > 0:
        return words(INCOMPLETE)
    wanted = number(len(framework.indicators))
    tests: list[Live] = []
    for section in framework.open_sections:
        first, last = table.rows_of(section)
        title = draft.columns.need(table.title_role)
        used = filled_in(*plan.area(first, title, last, title))
        wanted = plus(wanted, used)
        if not section.optional:
            tests.append(more(used, number(0)))
    dropped = [
        (plan.at(row, column), line.indicator.points)
        for row, line in table.lines.items()
        if line.indicator is not None and line.indicator.not_applicable == "redistribute" and line.indicator.points
    ]
    rest, total = number(framework.total), sum_of(scores, known)
    for cell, points in dropped:
        off = says(cell, NOT_APPLICABLE)
        wanted = minus(wanted, Live(f"({off.text})", Fraction(off.value is True)))
        rest = minus(rest, when(off, number(points), number(0)))
    if dropped:
        total = over(times(total, number(framework.total)), rest)
    complete = all_of(equals(count_of(scores, known), Live(f"({wanted.text})", wanted.value)), *tests)
    return when(complete, total, words(INCOMPLETE))
