"""基础数据: every figure asked of the unit, each in a cell of its own, and the rates that follow from them."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Final

from xlscore.model.framework import FieldKind, FieldSpec, Indicator, RateSpec
from xlscore.model.stamp import SHEET_FIELDS
from xlscore.write.measure import height_of
from xlscore.write.style import DAY, ENTRY, FIGURE, HEAD, LABEL, MONEY, NOTE, PLAIN, RATE, TEXT, TITLE, WHOLE, Look
from xlscore.write.template.ask import WORDS_ALLOWED, ask_field
from xlscore.write.template.draft import Draft, FieldCell
from xlscore.write.template.fixed_line import SUPPLIED_BY
from xlscore.write.template.indicator_fields import fields_of
from xlscore.write.template.plan import SheetPlan
from xlscore.write.template.rates import rate_in_words, rate_now

DAYS_LISTED: Final = 15
"""Cells below each other for a list of dates: the public holidays of a few weeks around a deadline."""

_NOTE_ON_DATES: Final = "每格填一个日期，没有的空着"
VALUE_COLUMN: Final = 4
_HEADERS: Final = (
    ("序号", 6.0),
    ("填报项", 38.0),
    ("单位", 8.0),
    ("填报数", 20.0),
    ("提供方", 14.0),
    ("用于指标", 26.0),
    ("说明", 36.0),
)
_FORMATS: Final = {
    FieldKind.AMOUNT: MONEY,
    FieldKind.QUANTITY: PLAIN,
    FieldKind.COUNT: WHOLE,
    FieldKind.PERCENT: RATE,
    FieldKind.DATE: DAY,
    FieldKind.DATES: DAY,
}

_FIGURES: Final = {FieldKind.AMOUNT, FieldKind.QUANTITY, FieldKind.COUNT, FieldKind.PERCENT}


def put_inputs(draft: Draft, names: list[str]) -> SheetPlan:
    """Place an input row for every field named and return the sheet."""
    plan = SheetPlan(SHEET_FIELDS)
    plan.widths = {place: width for place, (_, width) in enumerate(_HEADERS, start=1)}
    last = len(_HEADERS)
    plan.spread((1, 1), (1, last), f"{draft.framework.title}——基础数据", replace(TITLE, size=16))
    plan.heights[1] = 32
    note = f"黄色单元格由填报单位填写。{WORDS_ALLOWED}金额单位和口径见“单位”“说明”两列。"
    plan.spread((2, 1), (2, last), note, NOTE)
    plan.heights[2] = 20
    for column, (header, _) in enumerate(_HEADERS, start=1):
        plan.put(3, column, header, HEAD)
    row = 4
    for place, name in enumerate(names, start=1):
        row = _put_field(draft, plan, row, place, name)
    if not names:
        plan.spread((row, 1), (row, last), "本表没有另行填报的基础数据，请直接填写评分表。", TEXT)
        row += 1
    plan.page.last_column, plan.page.last_row, plan.page.repeat, plan.page.freeze = last, row, (3, 3), (4, 1)
    return plan


def _users(draft: Draft, name: str) -> str:
    titles = [item.title for item in draft.framework.indicators if name in fields_of(item)]
    return "、".join(dict.fromkeys(titles)) or "（不直接计分）"


def _look(spec: FieldSpec) -> Look:
    look = replace(ENTRY, number=_FORMATS.get(spec.kind, PLAIN), across="center")
    return replace(look, across="right") if spec.kind in _FIGURES else look


def _put_field(draft: Draft, plan: SheetPlan, row: int, place: int, name: str) -> int:
    spec = draft.specs[name]
    many = spec.kind is FieldKind.DATES
    last = row + DAYS_LISTED - 1 if many else row
    users = _users(draft, name)
    note = spec.note or (_NOTE_ON_DATES if many else "")
    texts = (
        Fraction(place),
        spec.label,
        spec.unit or None,
        None,
        SUPPLIED_BY[spec.supplied_by],
        users,
        note or None,
    )
    looks = (replace(LABEL, number=WHOLE), TEXT, LABEL, TEXT, LABEL, TEXT, TEXT)
    for column, (text, look) in enumerate(zip(texts, looks, strict=True), start=1):
        if column != VALUE_COLUMN:
            plan.spread((row, column), (last, column), text, look)
    days: tuple[date, ...] = draft.days(name)
    for offset in range(last - row + 1):
        day = days[offset] if offset < len(days) else None
        plan.put(row + offset, VALUE_COLUMN, day if many else draft.typed(name), _look(spec), ask_field(spec))
        plan.heights[row + offset] = 18
    if not many:
        widths = dict(enumerate((width for _, width in _HEADERS), start=1))
        heights = [height_of(text, widths[column]) for column, text in ((2, spec.label), (6, users), (7, note))]
        plan.heights[row] = max(22.0, *heights)
    draft.place(name, FieldCell(plan, row, VALUE_COLUMN, rows=DAYS_LISTED if many else 1))
    return last + 1


def _rates(draft: Draft) -> list[tuple[Indicator, RateSpec]]:
    return [
        (indicator, rate)
        for indicator in draft.framework.indicators
        for rate in (indicator.rate, *indicator.rates.values())
        if rate is not None
    ]


def put_rates(draft: Draft, plan: SheetPlan) -> None:
    """Place the live rates below the inputs; every field must have its cell by now."""
    rates, last = _rates(draft), len(_HEADERS)
    if not rates:
        return
    row = plan.page.last_row + 1
    plan.spread((row, 1), (row, last), "比率（由填报数自动计算，得分按未经舍入的比率复算）", HEAD)
    for place, (indicator, rate) in enumerate(rates, start=1):
        row += 1
        plan.put(row, 1, Fraction(place), replace(LABEL, number=WHOLE))
        plan.put(row, 2, rate.name or indicator.title, TEXT)
        plan.put(row, 3, "%", LABEL)
        plan.put(row, VALUE_COLUMN, rate_now(draft, rate, plan), replace(FIGURE, number=RATE))
        formula = rate_in_words(draft, rate)
        plan.spread((row, 5), (row, last), formula, TEXT)
        plan.heights[row] = max(20.0, height_of(formula, sum(width for _, width in _HEADERS[4:])))
    plan.page.last_row = row
