"""评价等级: what the unit states, and what follows from the total."""

from dataclasses import replace
from typing import Final

from xlscore.exact import Interval, decimal_text
from xlscore.model.framework import Framework
from xlscore.model.stamp import GRADE
from xlscore.write.style import ENTRY, HEAD, HINT, LABEL, TEXT
from xlscore.write.template.ask import ask_choice
from xlscore.write.template.draft import Draft
from xlscore.write.template.live import (
    NOTHING,
    Live,
    all_of,
    first_of,
    is_blank,
    is_number,
    not_blank,
    when,
    words,
)
from xlscore.write.template.total_row import before

_BOLD: Final = replace(LABEL, bold=True)


def grade_of(framework: Framework, total: Live) -> Live:
    """Return the grade of a total as a formula; nothing while there is no total."""
    cases = []
    for band in framework.grades.bands:
        span, tests = band.totals, []
        if span.low is not None:
            tests.append(
                Live(f"ROUND({total.text},9){'>=' if span.low_closed else '>'}{decimal_text(span.low)}", value=None)
            )
        if span.high is not None:
            tests.append(
                Live(f"ROUND({total.text},9){'<=' if span.high_closed else '<'}{decimal_text(span.high)}", value=None)
            )
        inside = total.number is not None and total.number in span
        text = f"AND({','.join(test.text for test in tests)})"
        cases.append((Live(text, inside), words(band.label)))
    return when(is_number(total), first_of(cases, NOTHING), NOTHING)


def bands_in_words(framework: Framework) -> str:
    """Return the grades with their totals: ``优：90分（含）以上``."""
    return "，".join(f"{band.label}：{_span_in_words(band.totals)}" for band in framework.grades.bands)


def _span_in_words(span: Interval) -> str:
    low = "" if not span.low else f"{decimal_text(span.low)}分{'（含）' if span.low_closed else ''}"
    high = "" if span.high is None else f"{decimal_text(span.high)}分{'（含）' if span.high_closed else ''}"
    if low and high:
        return f"{low}至{high}"
    return f"{low}以上" if low else f"{high}以下"


def put_grade(draft: Draft, row: int) -> int:
    """Place the grade; returns the next row."""
    plan, columns, framework = draft.score, draft.columns, draft.framework
    left = 1 if columns.labelled else columns.first
    plan.spread((row, left), (row, before(draft)), "评价等级", _BOLD)
    labels = tuple(band.label for band in framework.grades.bands)
    ask = ask_choice("评价等级", f"按总分选择等级：{bands_in_words(framework)}。", labels)
    first = before(draft) + 1
    at = plan.spread(
        (row, first), (row, columns.last_printed), draft.filled.grade or None, replace(ENTRY, across="center"), ask
    )
    draft.name(GRADE, at)
    draft.grade_column = first
    total = plan.at(draft.total_row, columns.need("recomputed"))
    claimed_sum = plan.at(draft.total_row, columns.need("score"))
    basis = when(is_number(total), total, claimed_sum)
    plan.put(row, columns.need("level"), "应为等级", HEAD)
    plan.put(
        row,
        columns.need("recomputed"),
        grade_of(framework, Live(f"({basis.text})", basis.value)),
        replace(LABEL, bold=True),
    )
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
