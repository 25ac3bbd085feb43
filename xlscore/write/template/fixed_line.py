"""The line of an indicator the framework lists: its rule in words, its points, and cells for score and reason."""

from dataclasses import replace
from typing import Final

from xlscore.exact import decimal_text
from xlscore.model.framework import Indicator
from xlscore.model.stamp import row_name
from xlscore.rules import Rule
from xlscore.rules.base import CHOSEN
from xlscore.write.style import (
    ENTRY,
    FIGURE,
    HELPER,
    HINT,
    LABEL,
    PALE_INK,
    PLAIN,
    POINTS,
    RATE,
    SCORE,
    TEXT,
    UNCONFIRMED,
    Look,
)
from xlscore.write.template.ask import ask_choice, ask_field, ask_number, ask_score, ask_text
from xlscore.write.template.draft import Draft, FieldCell
from xlscore.write.template.hints import comparison_hints, hint, score_hints
from xlscore.write.template.live import NOTHING, Live, all_of, is_blank, is_number, minus, number, rounded, says, when, words
from xlscore.write.template.measure import height_of
from xlscore.write.template.rates import rate_in_words
from xlscore.write.template.recompute import NOT_APPLICABLE, UNKNOWN, recomputed_fixed

SUPPLIED_BY: Final = {"unit": "本单位", "finance": "财政部门", "both": "单位、财政部门"}
_LEAST_HEIGHT: Final = 30.0


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


def level_words(rule: Rule | None) -> tuple[str, ...]:
    """Return the levels a person chooses from in the row itself, none where the rule is no such thing."""
    if rule is None:
        return ()
    return next((item.choices for item in rule.inputs() if item.name == "level"), ())


def put_fixed(draft: Draft, row: int, indicator: Indicator, title_role: str) -> None:
    """Place the line of a fixed indicator."""
    plan, columns = draft.score, draft.columns
    shade = UNCONFIRMED if indicator.standing.unconfirmed() else ""
    still = replace(TEXT, fill=shade)
    title_at = plan.put(row, columns.need(title_role), indicator.title, replace(still, across="center"))
    draft.name(row_name(indicator.code), title_at)
    texts = {
        "criterion": criterion_of(indicator),
        "explanation": explanation_of(draft, indicator),
        "source": SUPPLIED_BY[indicator.supplied_by],
        "evidence": "、".join(indicator.evidence),
    }
    heights = [height_of(indicator.title, _width(draft, title_role))]
    for role, text in texts.items():
        column = columns.of(role)
        if column is not None:
            plan.put(row, column, text or None, still)
            heights.append(height_of(text, _width(draft, role)))
    plan.heights[row] = max(_LEAST_HEIGHT, *heights)
    _put_measures(draft, row, indicator, still)
    score, points = columns.need("score"), columns.need("points")
    put_scores(draft, row, indicator, score=(score, score), points=(points, points))
    _put_words(draft, row, indicator)


def _width(draft: Draft, role: str) -> float:
    return draft.columns.widths()[draft.columns.need(role)]


def _put_measures(draft: Draft, row: int, indicator: Indicator, still: Look) -> None:
    """Fill 指标值 and 实际完成值, printed for lines the unit lists: here the actual is the field of the rate, if one."""
    plan, columns = draft.score, draft.columns
    own = columns.of("own_data")
    if own is not None:
        plan.put(row, own, draft.filled.texts.get(f"{indicator.code}：本单位执行情况"), ENTRY, ask_text("本单位执行情况", "填本单位的数据和算式。"))
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
        else:
            plan.put(row, column, "—", replace(still, across="center", colour=PALE_INK))


def hosted_field(draft: Draft, indicator: Indicator) -> str | None:
    """Return the field typed in as 实际完成值 of an indicator: the one its rate is, where the sheet has that column."""
    rate = indicator.rate
    if rate is None or rate.to or len(rate.of) != 1 or draft.columns.of("actual") is None:
        return None
    name = rate.of[0].field
    users = [item for item in draft.framework.indicators if name in fields_of(item)]
    return name if len(users) == 1 else None


def fields_of(indicator: Indicator) -> set[str]:
    """Return every field an indicator is worked out from."""
    rates = [rate for rate in (indicator.rate, *indicator.rates.values()) if rate is not None]
    return {term.field for rate in rates for term in (*rate.of, *rate.to)} | {
        bound.field for bound in indicator.bound_inputs()
    }


def level_field(indicator: Indicator) -> str | None:
    """Return the field that holds the level of a judged indicator: typed in as 完成等级 of its line."""
    if not level_words(indicator.rule):
        return None
    return next((bound.field for bound in indicator.bound_inputs() if bound.name == "level"), None)


def put_scores(
    draft: Draft, row: int, indicator: Indicator, *, score: tuple[int, int], points: tuple[int, int]
) -> None:
    """Place points, claimed score and the helper columns of an indicator.

    ``score`` and ``points`` are first and last column of those cells: in the funds block they stand elsewhere.
    """
    plan, columns, code = draft.score, draft.columns, indicator.code
    shade = UNCONFIRMED if indicator.standing.unconfirmed() else ""
    points_look = replace(LABEL, number=POINTS, fill=shade or LABEL.fill)
    points_ask = None
    if indicator.points is None:
        points_ask = ask_number("分值", f"填本地规定的“{indicator.title}”分值。")
        points_look = replace(ENTRY, across="center", number=POINTS)
    set_points = draft.filled.points.get(code) if indicator.points is None else indicator.points
    plan.spread((row, points[0]), (row, points[1]), set_points, points_look, points_ask)
    most = "" if indicator.points is None else decimal_text(indicator.points)
    score_look = replace(ENTRY, across="center", number=SCORE)
    plan.spread((row, score[0]), (row, score[1]), draft.filled.claimed.get(code), score_look, ask_score(most))
    draft.claimed[code] = (row, score[0])
    _put_rest(draft, row, indicator, plan.at(row, score[0]), plan.at(row, points[0]))


def _put_rest(draft: Draft, row: int, indicator: Indicator, claimed: Live, points: Live) -> None:
    plan, columns, code = draft.score, draft.columns, indicator.code
    _put_level(draft, row, indicator)
    score = recomputed_fixed(draft, indicator, points, claimed)
    plan.put(row, columns.need("recomputed"), score, replace(FIGURE, number=SCORE))
    recomputed = plan.at(row, columns.need("recomputed"))
    put_difference(draft, row, claimed, recomputed)
    reason = _put_reason(draft, row, code)
    lacking = [(is_blank(points), words("缺分值"))] if indicator.points is None else []
    cases = [*lacking, *score_hints(claimed, points), *_state_hints(draft, row, indicator, recomputed)]
    cases += comparison_hints(claimed, recomputed, points, reason)
    plan.put(row, columns.need("hint"), hint(cases, unconfirmed=bool(indicator.standing.unconfirmed())), HINT)


def _put_level(draft: Draft, row: int, indicator: Indicator) -> None:
    plan, column = draft.score, draft.columns.need("level")
    name = level_field(indicator)
    if name is None:
        plan.put(row, column, "—", replace(TEXT, across="center", colour=PALE_INK))
        return
    choices = level_words(indicator.rule)
    ask = ask_choice("完成等级", "选择等级，再在该等级的分数区间内填自评得分。", choices)
    plan.put(row, column, draft.typed(name), ENTRY, ask)
    draft.place(name, FieldCell(plan, row, column))


def put_difference(draft: Draft, row: int, claimed: Live, recomputed: Live) -> None:
    """Place 差异: claimed less recomputed, where both are numbers."""
    both = all_of(is_number(claimed), is_number(recomputed))
    gap = when(both, rounded(minus(claimed, recomputed), 2), NOTHING)
    draft.score.put(row, draft.columns.need("difference"), gap, replace(FIGURE, number="0.00;[Red]-0.00;0.00"))


def _put_reason(draft: Draft, row: int, code: str) -> Live:
    column = draft.columns.need("reason")
    ask = ask_text(draft.columns.headed("reason", "扣分原因"), "得分低于分值时，写明原因、依据和改进措施。")
    draft.score.put(row, column, draft.filled.reasons.get(code), ENTRY, ask)
    return draft.score.at(row, column)


def _put_words(draft: Draft, row: int, indicator: Indicator) -> None:
    column = draft.columns.of("evidence_no")
    if column is not None:
        ask = ask_text("佐证编号", "填佐证材料的编号或文件名，多份用顿号分开。")
        draft.score.put(row, column, draft.filled.evidence.get(indicator.code), ENTRY, ask)


def _state_hints(draft: Draft, row: int, indicator: Indicator, recomputed: Live) -> list[tuple[Live, Live]]:
    if indicator.rule is None:
        return []
    blank = is_blank(recomputed)
    result = []
    if level_field(indicator) is not None:
        level = draft.score.at(row, draft.columns.need("level"))
        result.append((is_blank(level), words("缺完成等级")))
        if indicator.rule.person:
            blank_words = words("得分不在所选等级的区间内，不符")
            result.append((blank, blank_words))
    result.append((blank, words("缺填报数据")))
    result.append((says(recomputed, NOT_APPLICABLE), words("不适用，需说明")))
    return result
