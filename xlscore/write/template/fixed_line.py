"""The line of an indicator the framework lists: its rule in words, its points, and cells for score and reason."""

from dataclasses import replace
from typing import Final

from xlscore.exact import decimal_text
from xlscore.model.framework import Indicator
from xlscore.model.stamp import row_name
from xlscore.write.measure import height_of
from xlscore.write.style import (
    ENTRY,
    PALE_INK,
    PLAIN,
    RATE,
    TEXT,
    UNCONFIRMED,
    Look,
)
from xlscore.write.template.ask import ask_field, ask_text
from xlscore.write.template.draft import Draft, FieldCell
from xlscore.write.template.fixed_scores import put_scores
from xlscore.write.template.indicator_fields import hosted_field
from xlscore.write.template.rates import rate_in_words, rate_now

SUPPLIED_BY: Final = {"unit": "本单位", "finance": "财政部门", "both": "单位、财政部门"}
_LEAST_HEIGHT: Final = 26.0


def criterion_of(indicator: Indicator) -> str:
    """Return 评分标准: the rule's own wording, and what is known beside it."""
    parts = []
    if indicator.rule is not None:
        points = indicator.points
        parts.append(indicator.rule.describe(points) if points is not None else LOCAL_POINTS)
    if indicator.criterion:
        parts.append(indicator.criterion)
    return "\n".join(parts) or "评分标准未公布，得分无法由公开数据复算"


LOCAL_POINTS: Final = "分值由各地确定，填入分值后按评分标准自动复算"


def explanation_of(draft: Draft, indicator: Indicator) -> str:
    """Return 指标说明: the formula in words and the note."""
    rates = [indicator.rate, *indicator.rates.values()]
    parts = [rate_in_words(draft, rate) for rate in rates if rate is not None]
    return "\n".join([*parts, *([indicator.note] if indicator.note else [])])


def title_of(draft: Draft, indicator: Indicator) -> str:
    """Return the printed title: with its points where the form has no column for them."""
    if draft.columns.of("points") is not None or indicator.points is None:
        return indicator.title
    return f"{indicator.title}\n（{decimal_text(indicator.points)}分）"


def put_fixed(draft: Draft, row: int, indicator: Indicator, title_role: str) -> None:
    """Place the line of a fixed indicator."""
    plan, columns = draft.score, draft.columns
    shade = UNCONFIRMED if indicator.standing.unconfirmed() else ""
    still = replace(TEXT, fill=shade)
    printed = title_of(draft, indicator)
    title_at = plan.put(row, columns.need(title_role), printed, replace(still, across="center"))
    draft.name(row_name(indicator.code), title_at)
    texts = {
        "criterion": criterion_of(indicator),
        "explanation": explanation_of(draft, indicator),
        "source": SUPPLIED_BY[indicator.supplied_by],
        "evidence": "、".join(indicator.evidence),
    }
    heights = [height_of(printed, _width(draft, title_role))]
    for role, text in texts.items():
        column = columns.of(role)
        if column is not None:
            plan.put(row, column, text or None, still)
            heights.append(height_of(text, _width(draft, role)))
    plan.heights[row] = max(_LEAST_HEIGHT, *heights)
    _put_measures(draft, row, indicator, still)
    score, points = columns.need("score"), columns.of("points")
    put_scores(draft, row, indicator, score=(score, score), points=None if points is None else (points, points))
    _put_words(draft, row, indicator)


def _width(draft: Draft, role: str) -> float:
    return draft.columns.widths()[draft.columns.need(role)]


def _put_measures(draft: Draft, row: int, indicator: Indicator, still: Look) -> None:
    """Fill 指标值 and 实际完成值, printed for lines the unit lists: here the actual is the rate, where there is one."""
    plan, columns = draft.score, draft.columns
    own = columns.of("own_data")
    if own is not None:
        plan.put(
            row,
            own,
            draft.filled.texts.get(f"{indicator.code}：本单位执行情况"),
            ENTRY,
            ask_text("本单位执行情况", "填本单位的数据和算式。"),
        )
    hosted = hosted_field(draft, indicator)
    for role in ("operator", "target", "unit", "actual"):
        column = columns.of(role)
        if column is None:
            continue
        if role == "actual" and hosted is not None:
            spec = draft.specs[hosted]
            look = replace(ENTRY, across="center", number=RATE if spec.unit == "%" else PLAIN)
            plan.put(row, column, draft.typed(hosted), look, ask_field(spec))
            draft.place(hosted, FieldCell(plan, row, column))
        elif role == "actual" and indicator.rate is not None:
            now = rate_now(draft, indicator.rate, plan)
            plan.put(row, column, now, replace(still, across="center", number=RATE))
        else:
            plan.put(row, column, "—", replace(still, across="center", colour=PALE_INK))


def _put_words(draft: Draft, row: int, indicator: Indicator) -> None:
    column = draft.columns.of("evidence_no")
    if column is not None:
        ask = ask_text("佐证编号", "填佐证材料的编号或文件名，多份用顿号分开。")
        draft.score.put(row, column, draft.filled.evidence.get(indicator.code), ENTRY, ask)
