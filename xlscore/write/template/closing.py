"""The end of a score sheet: total, grade, notes and the line for the official seal."""

from dataclasses import replace
from fractions import Fraction
from typing import Final

from xlscore.exact import decimal_text
from xlscore.model.framework import STANDING_WORDS, Framework, Standing
from xlscore.model.stamp import GRADE, NOT_APPLICABLE, TOTAL
from xlscore.write.style import ENTRY, FIGURE, HEAD, HINT, LABEL, NOTE, POINTS, SCORE, SEAL, TEXT
from xlscore.write.template.ask import ask_choice, ask_text
from xlscore.write.template.draft import Draft
from xlscore.write.template.fixed_line import put_difference
from xlscore.write.template.funds_block import Block
from xlscore.write.template.lines import shows_remainder
from xlscore.write.template.live import (
    NOTHING,
    Live,
    all_of,
    any_of,
    count_of,
    differs,
    equals,
    filled_in,
    first_of,
    is_blank,
    is_number,
    less,
    minus,
    more,
    not_blank,
    number,
    over,
    plus,
    says,
    sum_of,
    times,
    when,
    words,
)
from xlscore.write.template.measure import height_of
from xlscore.write.template.score_table import Table

INCOMPLETE: Final = "不完整"
"""Shown for a total while a row of it cannot be recomputed."""

_BOLD: Final = replace(LABEL, bold=True)


def _with_block(draft: Draft, table: Table, block: Block | None, role: str) -> Live:
    """Return the sum of a column, with the funds block's own cell where it stands elsewhere."""
    summed = sum_of(*table.column(draft, role))
    if block is None:
        return summed
    cell = block.cell(block.total, role)
    return Live(f"SUM({summed.text[4:-1]},{cell.text})", plus(summed, Live("", cell.number or Fraction(0))).value)


def claimed_total(draft: Draft, table: Table, block: Block | None) -> Live:
    """Return the sum of the claimed scores; nothing before the first is typed."""
    address, values = table.column(draft, "score")
    counted = count_of(address, values)
    if block is not None:
        own = block.cell(block.total, "score")
        counted = Live(f"COUNT({address},{own.text})", Fraction((counted.number or 0) + (own.number is not None)))
    return when(more(counted, number(0)), _with_block(draft, table, block, "score"), NOTHING)


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


def grade_of(framework: Framework, total: Live) -> Live:
    """Return the grade of a total as a formula; nothing while there is no total."""
    cases = []
    for band in framework.grades.bands:
        span, tests = band.totals, []
        if span.low is not None:
            tests.append(Live(f"ROUND({total.text},9){'>=' if span.low_closed else '>'}{decimal_text(span.low)}", value=None))
        if span.high is not None:
            tests.append(Live(f"ROUND({total.text},9){'<=' if span.high_closed else '<'}{decimal_text(span.high)}", value=None))
        inside = total.number is not None and total.number in span
        text = f"AND({','.join(test.text for test in tests)})"
        cases.append((Live(text, inside), words(band.label)))
    return when(is_number(total), first_of(cases, NOTHING), NOTHING)


def put_total(draft: Draft, table: Table, block: Block | None) -> int:
    """Place total and grade; returns the next row."""
    plan, columns, row = draft.score, draft.columns, table.last + 1
    left = 1 if columns.labelled else columns.first
    points, score = columns.need("points"), columns.need("score")
    plan.spread((row, left), (row, _before(draft, points)), "总分", _BOLD)
    plan.put(row, points, _with_block(draft, table, block, "points"), replace(_BOLD, number=POINTS))
    live = claimed_total(draft, table, block)
    stated = live if draft.filled.total is None else draft.filled.total
    total_at = plan.put(row, score, stated, replace(FIGURE, number=SCORE, bold=True, across="center"))
    for column in columns.columns:
        if (row, column.number) not in plan.boxes and column.printed:
            plan.put(row, column.number, None, LABEL)
    claimed = plan.at(row, score)
    plan.put(row, columns.need("level"), "合计", HEAD)
    plan.put(row, columns.need("recomputed"), recomputed_total(draft, table, block), replace(FIGURE, number=SCORE, bold=True))
    put_difference(draft, row, claimed, plan.at(row, columns.need("recomputed")))
    plan.put(row, columns.need("hint"), _total_hint(draft, table, claimed, live), HINT)
    plan.heights[row] = 28
    if draft.total_at is not None:
        at, first, last = draft.total_at
        total_at = plan.spread((at, first), (at, last), claimed, replace(FIGURE, number=SCORE, bold=True, across="center"))
    draft.name(TOTAL, total_at)
    draft.total_row = row
    return _put_grade(draft, row + 1)


def _before(draft: Draft, column: int) -> int:
    """Return the last column of the label of the total: left of points and score, whichever comes first."""
    return min(column, draft.columns.need("score"), *([draft.columns.of("points1") or column])) - 1


def _total_hint(draft: Draft, table: Table, claimed: Live, live: Live) -> Live:
    points = draft.score.at(table.last + 1, draft.columns.need("points"))
    full = draft.framework.total
    cases = [(is_blank(claimed), words("缺自评得分"))]
    comparable = all_of(is_number(claimed), is_number(live))
    off = when(comparable, differs(claimed, live), Live("FALSE", value=False))
    cases.append((off, words("总分与各行得分之和不符")))
    away = differs(points, number(full))
    cases.append((away, words(f"分值合计不等于{decimal_text(full)}，不符")))
    return first_of(cases, NOTHING)


def _put_grade(draft: Draft, row: int) -> int:
    plan, columns, framework = draft.score, draft.columns, draft.framework
    left = 1 if columns.labelled else columns.first
    points = columns.need("points")
    plan.spread((row, left), (row, _before(draft, points)), "评价等级", _BOLD)
    labels = tuple(band.label for band in framework.grades.bands)
    bands = "，".join(f"{band.label}{band.totals}" for band in framework.grades.bands)
    ask = ask_choice("评价等级", f"按总分选择等级：{bands}。", labels)
    first = min(points, columns.need("score"), columns.of("points1") or points)
    at = plan.spread((row, first), (row, columns.last_printed), draft.filled.grade or None, replace(ENTRY, across="center"), ask)
    draft.name(GRADE, at)
    draft.grade_column = first
    total = plan.at(draft.total_row, columns.need("recomputed"))
    claimed_sum = plan.at(draft.total_row, columns.need("score"))
    basis = when(is_number(total), total, claimed_sum)
    plan.put(row, columns.need("level"), "应为等级", HEAD)
    plan.put(row, columns.need("recomputed"), grade_of(framework, Live(f"({basis.text})", basis.value)), replace(LABEL, bold=True))
    plan.put(row, columns.need("difference"), None, TEXT)
    claimed, due = plan.at(row, first), plan.at(row, columns.need("recomputed"))
    wrong = Live(f"{claimed.text}<>{due.text}", (claimed.value or "") != (due.value or ""))
    cases = [
        (all_of(is_blank(claimed), not_blank(due)), words("缺评价等级")),
        (all_of(not_blank(due), wrong), words("等级与总分不符")),
    ]
    plan.put(row, columns.need("hint"), first_of(cases, NOTHING), HINT)
    plan.heights[row] = 24
    return row + 1


def _notes(framework: Framework) -> list[str]:
    notes = [f"{place}. {text}" for place, text in enumerate(framework.layout.notes, start=1)]
    if framework.remainder is not None and not shows_remainder(framework):
        notes.append(framework.remainder.why)
    document = framework.source.document or "文号未知"
    notes.append(
        f"依据：{document}《{framework.source.title}》（{STANDING_WORDS[framework.source.standing]}）。"
        f"版式{STANDING_WORDS[framework.layout.standing]}。"
    )
    if rests_on_unconfirmed(framework):
        notes.append("橙色底纹的行所依据的分值、评分标准或计算口径待核，复算结果仅供参考。")
    return notes


def rests_on_unconfirmed(framework: Framework) -> bool:
    """Tell whether any figure of the sheet is unconfirmed."""
    standings = [section.standing for section in framework.open_sections]
    fixed = any(indicator.standing.unconfirmed() for indicator in framework.indicators)
    return fixed or Standing.UNCONFIRMED in standings or framework.remainder is not None


def put_foot(draft: Draft, row: int) -> int:
    """Place notes and the line for seal and date; returns the last row."""
    plan, last = draft.score, draft.columns.last_printed
    width = sum(draft.columns.widths()[number] for number in range(1, last + 1))
    text = "注：" + "\n".join(_notes(draft.framework))
    plan.spread((row, 1), (row, last), text, NOTE)
    plan.heights[row] = height_of(text, width, 9)
    half = max(1, last // 3)
    ask = ask_text("填报日期", "填实际填报的日期。")
    plan.spread((row + 1, 1), (row + 1, half), "单位（公章）：", SEAL)
    plan.spread((row + 1, half + 1), (row + 1, 2 * half), "填报人（签字）：", SEAL)
    date = draft.filled.texts.get("填报日期", "      年    月    日")
    plan.spread((row + 1, 2 * half + 1), (row + 1, last), f"填报日期：{date}", replace(SEAL, locked=False), ask)
    plan.heights[row + 1] = 40
    return row + 1


__all__ = ["INCOMPLETE", "any_of", "grade_of", "less", "put_foot", "put_total", "rests_on_unconfirmed"]
