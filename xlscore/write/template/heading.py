"""The top of a score sheet: mark, title, year, and the cells that say whose sheet it is."""

from dataclasses import replace
from fractions import Fraction
from typing import Final

from xlscore.model.stamp import UNIT, YEAR
from xlscore.write.style import ENTRY, LABEL, MARK, SUBTITLE, TITLE, WHOLE
from xlscore.write.template.ask import Ask, ask_text
from xlscore.write.template.draft import Draft
from xlscore.write.template.spans import fit_spans

YEAR_FORMAT: Final = '"（"0"年度）"'
TOTAL_LABEL: Final = "自评总分"
_UNIT_WORDS: Final = ("单位名称", "实施单位", "单位", "主管部门", "部门")
_LONG_WORDS: Final = ("目标", "情况", "原因", "规模")
_YEAR_WIDTH: Final = 9.0


def unit_label(labels: tuple[str, ...]) -> str | None:
    """Return the head cell that holds the unit's name, ``None`` where the form prints none."""
    return next((label for word in _UNIT_WORDS for label in labels if word in label), None)


def put_title(draft: Draft) -> int:
    """Place mark, title and year; returns the next row."""
    plan, last, layout = draft.score, draft.columns.last_printed, draft.framework.layout
    row = 1
    if layout.mark:
        plan.spread((row, 1), (row, last), layout.mark, MARK)
        plan.heights[row] = 20
        row += 1
    plan.spread((row, 1), (row, last), draft.framework.title, TITLE)
    plan.heights[row] = 34
    row += 1
    _put_year(draft, row)
    plan.heights[row] = 22
    return row + 1


def _put_year(draft: Draft, row: int) -> None:
    """Place the year: printed where the edition has one, otherwise typed between 「（」 and 「年度）」."""
    plan, last = draft.score, draft.columns.last_printed
    fixed = draft.framework.fiscal_year
    if fixed is not None:
        draft.name(YEAR, plan.spread((row, 1), (row, last), Fraction(fixed), replace(SUBTITLE, number=YEAR_FORMAT)))
        return
    widths = [draft.columns.widths()[number] for number in range(1, last + 1)]
    side = (sum(widths) - _YEAR_WIDTH) / 2
    left, middle, right = ((first + 1, end + 1) for first, end in fit_spans(widths, [side, _YEAR_WIDTH, side]))
    plan.spread((row, left[0]), (row, left[1]), "（", replace(SUBTITLE, across="right"))
    year = draft.filled.fiscal_year
    look = replace(SUBTITLE, fill=ENTRY.fill, locked=False, number=WHOLE)
    shown = None if year is None else Fraction(year)
    draft.name(YEAR, plan.spread((row, middle[0]), (row, middle[1]), shown, look, ask_year()))
    plan.spread((row, right[0]), (row, right[1]), "年度）", replace(SUBTITLE, across="left"))


def ask_year() -> Ask:
    """Return the prompt of the fiscal year."""
    return Ask(
        "年度",
        "填预算年度的四位数字，如 2024。",
        test="AND(ISNUMBER({cell}),{cell}>=2000,{cell}<=2100,{cell}=INT({cell}))",
        error="只能填2000到2100之间的年份数字。",
    )


def _rows_of(labels: tuple[str, ...], per_row: int) -> list[tuple[str, ...]]:
    """Return the head cells row by row: long ones alone, an odd one first."""
    short = [label for label in labels if not any(word in label for word in _LONG_WORDS)]
    result: list[tuple[str, ...]] = []
    odd = len(short) % per_row
    if odd:
        result.append(tuple(short[:odd]))
    result += [tuple(short[start : start + per_row]) for start in range(odd, len(short), per_row)]
    return result + [(label,) for label in labels if label not in short]


def put_head(draft: Draft, row: int) -> int:
    """Place the head cells; a form that prints none gets 单位名称.  Returns the next row."""
    printed = draft.framework.layout.head
    labels = printed if unit_label(printed) else ("单位名称", *printed)
    per_row = 4 if draft.framework.layout.form == "flat" else 2
    for cells in _rows_of(labels, per_row):
        _put_row(draft, row, cells)
        row += 1
    return row


def _put_row(draft: Draft, row: int, labels: tuple[str, ...]) -> None:
    plan, columns = draft.score, draft.columns
    widths = [columns.widths()[number] for number in range(1, columns.last_printed + 1)]
    room = sum(widths)
    wanted: list[float] = []
    for _ in labels:
        wanted += [16.0, max(8.0, room / len(labels) - 16.0)]
    spans = fit_spans(widths, wanted)
    whose = unit_label(tuple(draft.framework.layout.head)) or "单位名称"
    for place, label in enumerate(labels):
        (first, last), (start, end) = spans[2 * place], spans[2 * place + 1]
        plan.spread((row, first + 1), (row, last + 1), label, LABEL)
        if label == TOTAL_LABEL:
            # The total is known only when the table stands; the table places it.
            draft.total_at = (row, start + 1, end + 1)
            continue
        text = draft.filled.unit if label == whose else draft.filled.head.get(label, "")
        prompt = f"填{label}全称。" if label == whose else f"填{label}。"
        at = plan.spread((row, start + 1), (row, end + 1), text or None, ENTRY, ask_text(label, prompt))
        if label == whose:
            draft.name(UNIT, at)
    tall = any(word in labels[0] for word in _LONG_WORDS)
    plan.heights[row] = 60 if tall else 24
